#include <core/article.h>
#include <core/slug.h>
#include <core/visible.h>

#include <QTest>

using namespace Triptych::Core;

class TestVisible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void character_showsOrNot_data();
    void character_showsOrNot();
    void textWithOneVisibleGrapheme_passes_data();
    void textWithOneVisibleGrapheme_passes();
    void lettersOfAnyScript_passAmongInvisibleOnes();
};

void TestVisible::character_showsOrNot_data()
{
    QTest::addColumn<uint>("code");
    // Each stands for a kind; the rest of Default_Ignorable_Code_Point is in the last rows.
    for (const uint code :
         {0xFEFFU,  0x200BU,  0x200CU,  0x200DU,  0x2060U,  0x00ADU,  0x3164U,  0x115FU,
          0x1160U,  0xFFA0U,  0x2800U,  0x034FU,  0xE0001U, 0xE007FU, 0xE0100U, 0xFE0FU,
          0x061CU,  0x180EU,  0x180BU,  0x2028U,  0x00A0U,  0x3000U,  0x1680U,  0x0085U,
          0x0001U,  0x007FU,  0x202EU,  0x2066U,  0x2065U,  0xFFF0U,  0xFFFBU,  0x17B4U,
          0x1BCA0U, 0x1D173U, 0x1D159U, 0xE0FFFU, 0x0020U,  0x000AU})
        QTest::addRow("U+%04X", code) << code;
}

void TestVisible::character_showsOrNot()
{
    QFETCH(uint, code);
    const char32_t one = code;
    // fromUcs4() takes a byte order mark for what comes before a text.
    const QString alone = code == 0xFEFF ? QString(QChar(0xFEFF)) : QString::fromUcs4(&one, 1);
    QVERIFY(!isVisible(code));
    QVERIFY(!hasVisible(alone) && !hasVisible(alone.repeated(3)));
    QVERIFY(hasVisible(QString(alone + QLatin1Char('a'))) &&
            hasVisible(QString(QLatin1Char('a') + alone)));
    Article article;
    article.title = alone;
    article.body = alone + QLatin1Char('\n') + alone;
    const auto refused = checkArticle(article);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    // No address is made of it, whichever way.
    QVERIFY(!checkSlug(alone));
    QVERIFY(hasVisible(slugFromTitle(alone)));
    QCOMPARE(cleanedSlug(alone), QString());
    article.body += QLatin1Char('.');
    QVERIFY(checkArticle(article));
}

void TestVisible::textWithOneVisibleGrapheme_passes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("letter") << QStringLiteral("a");
    QTest::newRow("sign") << QStringLiteral(".");
    QTest::newRow("emoji of several")
        << QString::fromUtf8("\U0001F469\u200D\U0001F469\u200D\U0001F467");
    QTest::newRow("flag") << QString::fromUtf8("\U0001F3F4\U000E0067\U000E0062\U000E007F");
    QTest::newRow("heart") << QString::fromUtf8("\u2764\uFE0F");
    QTest::newRow("Persian") << QString::fromUtf8(
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
    QTest::newRow("Arabic number sign") << QString::fromUtf8("\u0600");
    QTest::newRow("Braille") << QString::fromUtf8("\u2800\u2801");
    QTest::newRow("Hangul") << QString::fromUtf8("\u115F\u1161");
    QTest::newRow("Devanagari") << QString::fromUtf8("\u0915\u094D\u200D\u0937");
    QTest::newRow("Khmer") << QString::fromUtf8("\u1781\u17D2");
    QTest::newRow("private use") << QString::fromUtf8("\uE000");
    QTest::newRow("not assigned yet") << QString::fromUtf8("\U0003FFF0");
    QTest::newRow("after a byte order mark") << QString::fromUtf8("\uFEFFx");
}

void TestVisible::textWithOneVisibleGrapheme_passes()
{
    QFETCH(QString, text);
    QVERIFY(hasVisible(text));
    Article article;
    article.body = text;
    QVERIFY(checkArticle(article));
}

void TestVisible::lettersOfAnyScript_passAmongInvisibleOnes()
{
    // All that is a letter and no filler, in the whole of Unicode.
    for (char32_t code = 0; code <= QChar::LastValidCodePoint; ++code) {
        const bool isFiller = code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0;
        if (!QChar::isLetterOrNumber(code) || isFiller)
            continue;
        const QString text =
            QString::fromUtf8("\u200B") + QString::fromUcs4(&code, 1) + QString::fromUtf8("\u2060");
        QVERIFY2(hasVisible(text), qPrintable(QString::number(uint(code), 16)));
    }
}

QTEST_GUILESS_MAIN(TestVisible)

#include "tst_visible.moc"
