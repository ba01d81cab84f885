#include <exchange/textsketch.h>

#include <QTest>

using namespace Triptych::Exchange;

namespace {

/** Paragraphs of ten words that no other text has. */
QString paragraphs(const QString &word, int count)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < 10; ++j)
            text += QStringLiteral("%1%2x%3 ").arg(word).arg(i).arg(j);
        text += QStringLiteral("\n\n");
    }
    return text;
}

} // namespace

/** How much of two texts is the same. */
class TestTextSketch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreement_isMeasuredInCharacters_data();
    void agreement_isMeasuredInCharacters();
    void longText_isKeptShort();
    void words_areThoseThatReadersSee_data();
    void words_areThoseThatReadersSee();
};

void TestTextSketch::agreement_isMeasuredInCharacters_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isMost");
    QTest::addColumn<bool>("isSure");
    const QString three = paragraphs(QStringLiteral("a"), 12);
    const QString shortLines = QStringLiteral("word\nwords\n");
    QTest::newRow("the same") << three << three << true << true;
    QTest::newRow("other blanks around lines")
        << three << QString(three).replace(QLatin1String("\n\n"), QLatin1String("  \n\t")) << true
        << true;
    const QString few = QStringLiteral("Only one sentence of a footer.");
    QTest::newRow("one sentence") << few << few << true << false;
    QTest::newRow("lines broken elsewhere")
        << three << QString(three).replace(QLatin1String("x4 "), QLatin1String("x4\n")) << true
        << true;
    QTest::newRow("one paragraph, a figure changed")
        << QString(three).remove(QLatin1Char('\n'))
        << QString(three)
               .remove(QLatin1Char('\n'))
               .replace(QLatin1String("a5x5"), QLatin1String("45000"))
        << true << true;
    const QString chinese = QStringLiteral("港口明天早上重新开放市长说所有的船都可以回来了"
                                           "商店也会在同一时间开门欢迎大家前来参观并品尝新鲜的鱼");
    QTest::newRow("Chinese, a sign changed")
        << chinese.repeated(1) + QStringLiteral("谢谢大家的耐心等待和支持我们会继续努力")
        << QString(chinese).replace(QChar(0x660E), QChar(0x540E)) +
               QStringLiteral("谢谢大家的耐心等待和支持我们会继续努力")
        << true << true;
    QTest::newRow("one very long line")
        << QString(200, QLatin1Char('x')) << QString(200, QLatin1Char('x')) << true << true;
    QTest::newRow("a quarter") << three << three + paragraphs(QStringLiteral("b"), 36) << false
                               << false;
    QTest::newRow("more than half")
        << three << three + paragraphs(QStringLiteral("b"), 6) << true << true;
    QTest::newRow("more than half of the shorter one only")
        << three + paragraphs(QStringLiteral("b"), 2) << three + paragraphs(QStringLiteral("c"), 36)
        << false << false;
    QTest::newRow("short lines") << shortLines << shortLines << false << false;
    QTest::newRow("empty") << QString() << QString() << false << false;
    QTest::newRow("empty beside a text") << QString() << three << false << false;
    // Of these a sketch keeps a part.
    const QString most = paragraphs(QStringLiteral("a"), 900);
    QTest::newRow("nine tenths of a long text")
        << most + paragraphs(QStringLiteral("b"), 100)
        << paragraphs(QStringLiteral("c"), 100) + most << true << true;
    QTest::newRow("a tenth of a long text")
        << paragraphs(QStringLiteral("a"), 100) + paragraphs(QStringLiteral("b"), 900)
        << paragraphs(QStringLiteral("a"), 100) + paragraphs(QStringLiteral("c"), 900) << false
        << false;
    QTest::newRow("a short text in a long one") << three << most << false << false;
}

void TestTextSketch::agreement_isMeasuredInCharacters()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, isMost);
    QFETCH(bool, isSure);
    for (const bool isTurned : {false, true}) {
        const TextSketch a(isTurned ? other : one);
        const TextSketch b(isTurned ? one : other);
        const TextSketch::Agreement agreement = a.with(b);
        QCOMPARE(agreement.isMost, isMost);
        QCOMPARE(agreement.isSure(), isSure);
    }
}

void TestTextSketch::longText_isKeptShort()
{
    const TextSketch sketch(paragraphs(QStringLiteral("a"), 5'000));
    QCOMPARE(sketch.lines().size(), 16);
    QCOMPARE(sketch.with(sketch).lines, 16);
    QVERIFY(sketch.with(sketch).characters >= 16 * TextSketch::LongLine);
}

void TestTextSketch::words_areThoseThatReadersSee_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("marks") << QStringLiteral("**A**, _b_ (c): \"d\"") << QStringLiteral("a b c d");
    QTest::newRow("capitals") << QStringLiteral("STRASSE Straße")
                              << QStringLiteral("strasse strasse");
    QTest::newRow("invisible") << QStringLiteral("a\u200bb\u00adc\ufeffd")
                               << QStringLiteral("abcd");
    QTest::newRow("full width") << QStringLiteral("\uff21\uff22 \ufb01n")
                                << QStringLiteral("ab fin");
    QTest::newRow("blanks") << QStringLiteral("a\u00a0b\u3000c\u2800d")
                            << QStringLiteral("a b c d");
    QTest::newRow("without blanks") << QStringLiteral("港口。") << QStringLiteral("港 口");
    QTest::newRow("money") << QStringLiteral("5 € + 3") << QStringLiteral("5 € 3");
    QTest::newRow("none") << QStringLiteral(" --- \u200b") << QString();
}

void TestTextSketch::words_areThoseThatReadersSee()
{
    QFETCH(QString, text);
    QTEST(plainWords(text).join(QLatin1Char(' ')), "words");
}

QTEST_GUILESS_MAIN(TestTextSketch)
#include "tst_textsketch.moc"
