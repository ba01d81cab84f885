#include <search/querywords.h>

#include <support/corpora.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using Triptych::Search::QueryWords;

class TestQueryWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedText_isTakenApart_data();
    void typedText_isTakenApart();
    void repeatedTerm_isCounted();
    void punctuationOnly_asksNothing();
    void longPaste_isBounded();
    void hostileStrings_leaveOnlySearchableParts();
    void scripts_areTold();
};

void TestQueryWords::typedText_isTakenApart_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("terms");
    QTest::addColumn<QStringList>("phrases");
    QTest::addColumn<QStringList>("excludedTerms");
    QTest::addColumn<QStringList>("excludedPhrases");

    const QStringList none;
    QTest::newRow("words") << u"  city   council "_s << QStringList{u"city"_s, u"council"_s} << none
                           << none << none;
    QTest::newRow("phrase") << u"\"city  council\" vote"_s << QStringList{u"vote"_s}
                            << QStringList{u"city council"_s} << none << none;
    QTest::newRow("typographic") << u"„erste Seite“ «deux mots» 「最佳实践」"_s << none
                                 << QStringList{u"erste Seite"_s, u"deux mots"_s, u"最佳实践"_s}
                                 << none << none;
    QTest::newRow("excluded") << u"jaguar -car -\"big cat\""_s << QStringList{u"jaguar"_s} << none
                              << QStringList{u"car"_s} << QStringList{u"big cat"_s};
    QTest::newRow("hyphens mean nothing inside")
        << u"well-known 2019 - 2020 --x"_s
        << QStringList{u"well-known"_s, u"2019"_s, u"2020"_s, u"--x"_s} << none << none << none;
    QTest::newRow("open quote") << u"say \"hello wor"_s
                                << QStringList{u"say"_s, u"\"hello"_s, u"wor"_s} << none << none
                                << none;
    QTest::newRow("inch") << u"24\" screen 5\""_s << QStringList{u"24\""_s, u"screen"_s, u"5\""_s}
                          << none << none << none;
    QTest::newRow("operators are words")
        << u"a AND title:b* (c OR d)~2 C++"_s
        << QStringList{u"a"_s, u"AND"_s, u"title:b*"_s, u"(c"_s, u"OR"_s, u"d)~2"_s, u"C++"_s}
        << none << none << none;
    QTest::newRow("repeats") << u"news News NEWS"_s << QStringList{u"news"_s} << none << none
                             << none;
    QTest::newRow("umlauts in NFC")
        << u"U\u0308ber"_s << QStringList{u"Über"_s} << none << none << none;
    QTest::newRow("emoji") << u"🎉 -🎉"_s << QStringList{u"🎉"_s} << none << QStringList{u"🎉"_s}
                           << none;
    QTest::newRow("null and half a character")
        << u"a"_s + QChar(0) + u"b "_s + QChar(0xD83C) + u"c"_s
        << QStringList{u"a"_s, u"b"_s, u"c"_s} << none << none << none;
    QTest::newRow("empty phrase") << u"\"\" x \"!\""_s << QStringList{u"x"_s} << none << none
                                  << none;
    QTest::newRow("minus alone") << u"- -"_s << none << none << none << none;
}

void TestQueryWords::typedText_isTakenApart()
{
    QFETCH(QString, typed);
    const QueryWords words = QueryWords::parse(typed);
    QTEST(words.terms, "terms");
    QTEST(words.phrases, "phrases");
    QTEST(words.excludedTerms, "excludedTerms");
    QTEST(words.excludedPhrases, "excludedPhrases");
    QVERIFY(words.typed);
    QCOMPARE(words.counts.size(), words.terms.size());
}

void TestQueryWords::repeatedTerm_isCounted()
{
    const QueryWords words = QueryWords::parse(u"war and peace and War");
    QCOMPARE(words.terms, (QStringList{u"war"_s, u"and"_s, u"peace"_s}));
    QCOMPARE(words.counts, (QList<int>{2, 2, 1}));
}

void TestQueryWords::punctuationOnly_asksNothing()
{
    QVERIFY(QueryWords::parse(u"!!! ... \"??\"").isEmpty());
    QVERIFY(QueryWords::parse(u"!!!").typed);
    QVERIFY(!QueryWords::parse(u" \n\t").typed);
    const QueryWords excluding = QueryWords::parse(u"-car");
    QVERIFY(excluding.asksNothing());
    QVERIFY(!excluding.isEmpty());
}

void TestQueryWords::longPaste_isBounded()
{
    QString many;
    for (int i = 0; i < 100'000; ++i)
        many += u"word%1 "_s.arg(i);
    QCOMPARE(QueryWords::parse(many).terms.size(), QueryWords::MaximumUnits);

    const QueryWords chinese = QueryWords::parse(QString(5000, QChar(0x6700)));
    QCOMPARE(chinese.terms.size(), 1);
    QCOMPARE(QueryWords::units(chinese.terms.constFirst()), QueryWords::MaximumUnits);
}

void TestQueryWords::hostileStrings_leaveOnlySearchableParts()
{
    QFile file(Triptych::Tests::corpusFile(u"blns.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/corpora/blns.json is not here");
    const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(strings.size() > 500);
    for (const QJsonValue value : strings) {
        const QueryWords words = QueryWords::parse(value.toString());
        const QStringList all =
            words.terms + words.phrases + words.excludedTerms + words.excludedPhrases;
        for (const QString &part : all) {
            QVERIFY(QueryWords::units(part) > 0);
            QVERIFY(!part.contains(QChar(0)));
            QVERIFY(part.isValidUtf16());
        }
    }
}

void TestQueryWords::scripts_areTold()
{
    using namespace Triptych::Search;
    QVERIFY(hasCjk(u"Qt 最佳"));
    QVERIFY(hasCjk(u"한국어"));
    QVERIFY(hasCjk(u"カメラ"));
    QVERIFY(!hasCjk(u"Über уже سلام"));
    QVERIFY(hasArabic(u"گفتگو"));
    QVERIFY(!hasArabic(u"最佳 plain"));
}

QTEST_GUILESS_MAIN(TestQueryWords)
#include "tst_querywords.moc"
