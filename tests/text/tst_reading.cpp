#include <text/counting.h>
#include <text/encoding.h>

#include <QTest>

using namespace Triptych::Text;

class TestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areCounted_data();
    void words_areCounted();
    void paragraphs_addUp();
    void readingTime_followsTheScript();
    void utf8_isDecoded();
    void badUtf8_namesLineAndByte_data();
    void badUtf8_namesLineAndByte();
};

void TestReading::words_areCounted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("sentences");
    QTest::newRow("nothing") << "" << 0 << 0 << 0;
    QTest::newRow("English") << QStringLiteral("Don\u2019t panic. It's 3.5 km!") << 5 << 25 << 2;
    QTest::newRow("punctuation") << "-- ... !" << 0 << 8 << 0;
    QTest::newRow("Chinese") << QStringLiteral("\u6700\u4f73\u5b9e\u8df5\u3002\u597d\u3002") << 5
                             << 7 << 2;
    QTest::newRow("mixed") << QStringLiteral("Git\u7684\u6700\u4f73") << 4 << 6 << 1;
    QTest::newRow("Korean") << QStringLiteral("\uc548\ub155 \uc138\uacc4") << 2 << 5 << 1;
    QTest::newRow("Arabic")
        << QStringLiteral(
               "\u0623\u0641\u0636\u0644 \u0627\u0644\u0645\u0645\u0627\u0631\u0633\u0627\u062a")
        << 2 << 14 << 1;
    QTest::newRow("family") << QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467") << 0
                            << 1 << 0;
    QTest::newRow("combining") << QStringLiteral("e\u0301") << 1 << 1 << 1;
    QTest::newRow("lines") << "one\ntwo\n" << 2 << 6 << 2;
}

void TestReading::words_areCounted()
{
    QFETCH(QString, text);
    const TextCount count = countText(text);
    QTEST(count.words, "words");
    QTEST(count.characters, "characters");
    QTEST(count.sentences, "sentences");
}

void TestReading::paragraphs_addUp()
{
    const QStringList paragraphs{QStringLiteral("One two. Three?"), QStringLiteral("\u6700\u4f73"),
                                 QString(), QStringLiteral("Last one, no stop")};
    TextCount sum;
    for (const QString &paragraph : paragraphs)
        sum += countText(paragraph);
    QCOMPARE(sum, countText(paragraphs.join(QLatin1Char('\n'))));
    sum -= countText(paragraphs.last());
    QCOMPARE(sum, countText(paragraphs.mid(0, 3).join(QLatin1Char('\n'))));
}

void TestReading::readingTime_followsTheScript()
{
    QCOMPARE(readingMinutes({}), 0);
    QCOMPARE(readingMinutes(countText(u"word")), 1);
    QCOMPARE(readingMinutes(countText(QStringLiteral("word ").repeated(238 * 3))), 3);
    QCOMPARE(readingMinutes(countText(QStringLiteral("word ").repeated(238 * 3 + 1))), 4);
    QCOMPARE(readingMinutes(countText(QStringLiteral("\u6700").repeated(510))), 2);
}

void TestReading::utf8_isDecoded()
{
    QCOMPARE(decodeUtf8("caf\xC3\xA9 \xF0\x9F\x98\x80"), QStringLiteral("caf\u00e9 \U0001F600"));
    QCOMPARE(decodeUtf8("\xEF\xBB\xBFx"), QStringLiteral("x"));
    QCOMPARE(decodeUtf8(""), QString());
}

void TestReading::badUtf8_namesLineAndByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("byte");
    QTest::newRow("Latin-1") << QByteArray("a\nb\ncaf\xE9 x") << 3 << 7;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << 1 << 0;
    QTest::newRow("overlong three") << QByteArray("x\xE0\x80\x80") << 1 << 1;
    QTest::newRow("surrogate") << QByteArray("\n\xED\xA0\x80") << 2 << 1;
    QTest::newRow("too high") << QByteArray("\xF4\x90\x80\x80") << 1 << 0;
    QTest::newRow("cut") << QByteArray("ab\xE2\x82") << 1 << 2;
    QTest::newRow("stray") << QByteArray("a\x80") << 1 << 1;
    QTest::newRow("null") << QByteArray("a\n\0b", 4) << 2 << 2;
}

void TestReading::badUtf8_namesLineAndByte()
{
    QFETCH(QByteArray, bytes);
    const auto text = decodeUtf8(bytes);
    QVERIFY(!text);
    QTEST(text.error().line, "line");
    QFETCH(int, byte);
    QCOMPARE(int(text.error().byte), byte);
    QVERIFY(!text.error().reason.isEmpty());
}

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
