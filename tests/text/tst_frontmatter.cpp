#include <text/frontmatter.h>
#include <text/publicationkeys.h>
#include <text/yamlwriter.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <support/corpora.h>

using namespace Triptych::Text;

Q_DECLARE_METATYPE(Triptych::Text::PublicationKey)

class TestFrontMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yaml_keepsTypesOrderAndLines();
    void yaml_keepsWhatJsonCannotPrintBackAsString_data();
    void yaml_keepsWhatJsonCannotPrintBackAsString();
    void repeatedKey_theLastCounts();
    void yaml_acceptsATrailingTab();
    void toml_keepsTypesAndLines();
    void json_keepsTypesAndLines();
    void otherBeginnings_areBody_data();
    void otherBeginnings_areBody();
    void markAndLineEnds_areTolerated();
    void yamlEscapes_areWhatYamlSays();
    void words_keepTheirSpelling();
    void mergeKeys_bringTheirFields();
    void publicationKeys_areKnownInAnySpelling_data();
    void publicationKeys_areKnownInAnySpelling();
    void writtenYaml_readsBackAlike();
    void naughtyStrings_comeBackFromJson();
};

void TestFrontMatter::yaml_keepsTypesOrderAndLines()
{
    const Parsed<FrontMatter> matter = parseFrontMatter(QStringLiteral(
        "---\nTitle: \"Hi: there\"\ndate: 2019-03-13\ntime: 09:00:00\ncount: 7\nratio: 1.5\n"
        "draft: true\nquoted: \"true\"\nnothing:\ntags: [a, 'b c']\nheader:\n  image:\n    - "
        "x.png\n    - 2\n"
        "text: |\n  one\n  two\n--- \n\nBody\n---\nmore\n"));
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->format, FrontMatter::Format::Yaml);
    QStringList keys;
    for (const FrontMatterField &field : matter->fields)
        keys << field.key;
    QCOMPARE(keys.join(QLatin1Char(' ')),
             QStringLiteral("Title date time count ratio draft quoted nothing tags header text"));
    QCOMPARE(matter->find(u"title")->value, QJsonValue(QStringLiteral("Hi: there")));
    QCOMPARE(matter->find(u"title")->line, 2);
    QCOMPARE(matter->find(u"date")->value, QJsonValue(QStringLiteral("2019-03-13")));
    QCOMPARE(matter->find(u"time")->value, QJsonValue(QStringLiteral("09:00:00")));
    QCOMPARE(matter->find(u"count")->value, QJsonValue(7));
    QCOMPARE(matter->find(u"ratio")->value, QJsonValue(1.5));
    QCOMPARE(matter->find(u"draft")->value, QJsonValue(true));
    QCOMPARE(matter->find(u"quoted")->value, QJsonValue(QStringLiteral("true")));
    QVERIFY(matter->find(u"nothing")->value.isNull());
    QCOMPARE(matter->find(u"tags")->value,
             QJsonValue(QJsonArray{QStringLiteral("a"), QStringLiteral("b c")}));
    const QJsonObject header{{QStringLiteral("image"), QJsonArray{QStringLiteral("x.png"), 2}}};
    QCOMPARE(matter->find(u"HEADER")->value, QJsonValue(header));
    QCOMPARE(matter->find(u"text")->value, QJsonValue(QStringLiteral("one\ntwo\n")));
    QCOMPARE(matter->find(u"text")->line, 15);
    QVERIFY(!matter->find(u"absent"));
    QCOMPARE(matter->body, QStringLiteral("\nBody\n---\nmore\n"));
    QCOMPARE(matter->bodyLine, 19);
}

void TestFrontMatter::yaml_keepsWhatJsonCannotPrintBackAsString_data()
{
    QTest::addColumn<QString>("scalar");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *scalar, const QJsonValue &value) {
        QTest::newRow(scalar) << QString::fromLatin1(scalar) << value;
    };
    for (const char *text : {"1.10", "007", "0x1F", ".inf", "1e3", "+5", "12:30", "yes",
                             "2014-07-02 10:00", "99999999999999999999"})
        row(text, QJsonValue(QString::fromLatin1(text)));
    row("-12", -12);
    row("9007199254740993", qint64(9007199254740993));
    row("~", QJsonValue(QJsonValue::Null));
    row("False", false);
}

void TestFrontMatter::yaml_keepsWhatJsonCannotPrintBackAsString()
{
    QFETCH(QString, scalar);
    const auto matter = parseFrontMatter(QStringLiteral("---\nk: %1\n---\n").arg(scalar));
    QVERIFY(matter);
    QTEST(matter->find(u"k")->value, "value");
}

void TestFrontMatter::repeatedKey_theLastCounts()
{
    const auto matter = parseFrontMatter(QStringLiteral("---\na: 1\nb: {c: 1, c: 2}\nA: 2\n---\n"));
    QVERIFY(matter);
    QCOMPARE(matter->fields.size(), 3);
    QCOMPARE(matter->find(u"a")->value, QJsonValue(2));
    QCOMPARE(matter->find(u"b")->value.toObject().value(QStringLiteral("c")), QJsonValue(2));
}

void TestFrontMatter::yaml_acceptsATrailingTab()
{
    const auto matter = parseFrontMatter(
        QStringLiteral("---\ntitle: \"A\"\t\t\nplain: b\t\nlist: [a, b] \t\n---\nBody\n"));
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->find(u"title")->value, QJsonValue(QStringLiteral("A")));
    QCOMPARE(matter->find(u"plain")->value, QJsonValue(QStringLiteral("b")));
    QCOMPARE(matter->find(u"list")->value.toArray().size(), 2);
}

void TestFrontMatter::toml_keepsTypesAndLines()
{
    const auto matter = parseFrontMatter(
        QStringLiteral("+++\r\ntitle = \"Hi\"\r\ndate = 2019-03-13T10:00:00Z\r\nday = "
                       "2019-03-13\r\ndraft = false\r\nn = 3\r\n"
                       "tags = [\"a\", \"b\"]\r\n[params]\r\nx = 1.5\r\n+++\r\nBody\r\n"));
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->format, FrontMatter::Format::Toml);
    QCOMPARE(matter->find(u"date")->value, QJsonValue(QStringLiteral("2019-03-13T10:00:00Z")));
    QCOMPARE(matter->find(u"day")->value, QJsonValue(QStringLiteral("2019-03-13")));
    QCOMPARE(matter->find(u"draft")->value, QJsonValue(false));
    QCOMPARE(matter->find(u"n")->value, QJsonValue(3));
    QCOMPARE(matter->find(u"n")->line, 6);
    QCOMPARE(matter->find(u"params")->value, QJsonValue(QJsonObject{{QStringLiteral("x"), 1.5}}));
    QCOMPARE(matter->fields.first().key, QStringLiteral("title"));
    QCOMPARE(matter->body, QStringLiteral("Body\n"));
    QCOMPARE(matter->bodyLine, 11);
}

void TestFrontMatter::json_keepsTypesAndLines()
{
    const auto matter =
        parseFrontMatter(QStringLiteral("{\n  \"title\": \"A } \\\" b\",\n  \"tags\": [\"x\"],\n  "
                                        "\"params\": {\"title\": 1}\n}\n\nBody\n"));
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->format, FrontMatter::Format::Json);
    QCOMPARE(matter->fields.size(), 3);
    QCOMPARE(matter->find(u"title")->value, QJsonValue(QStringLiteral("A } \" b")));
    QCOMPARE(matter->find(u"params")->line, 4);
    QCOMPARE(matter->body, QStringLiteral("\nBody\n"));
    QCOMPARE(matter->bodyLine, 6);
}

void TestFrontMatter::otherBeginnings_areBody_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("heading") << "# Title\n\ntext\n";
    QTest::newRow("rule") << "---\n\nSome text.\n";
    QTest::newRow("two rules") << "---\nSome text.\n---\nmore\n";
    QTest::newRow("rule and list") << "---\n- a\n- b\n---\n";
    QTest::newRow("prose with colons") << "---\nHe said: \"x\": y\n\n---\n";
    QTest::newRow("template") << "{{< figure src=\"x\" >}}\n";
    QTest::newRow("liquid") << "{% include x %}\n";
    QTest::newRow("four dashes") << "----\ntitle: x\n----\n";
}

void TestFrontMatter::otherBeginnings_areBody()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->format, FrontMatter::Format::None);
    QVERIFY(matter->fields.isEmpty());
    QCOMPARE(matter->body, text);
    QCOMPARE(matter->bodyLine, 1);
}

void TestFrontMatter::markAndLineEnds_areTolerated()
{
    const auto matter =
        parseFrontMatter(QStringLiteral("\uFEFF--- \r\ntitle: A  \r\n---  \r\nBody\r\nx\r\n"));
    QVERIFY(matter);
    QCOMPARE(matter->find(u"title")->value, QJsonValue(QStringLiteral("A")));
    QCOMPARE(matter->body, QStringLiteral("Body\nx\n"));
    const auto empty = parseFrontMatter(QStringLiteral("---\n---\nBody"));
    QVERIFY(empty);
    QCOMPARE(empty->format, FrontMatter::Format::Yaml);
    QCOMPARE(empty->body, QStringLiteral("Body"));
    const auto atEnd = parseFrontMatter(QStringLiteral("---\ntitle: Blog\n---"));
    QVERIFY(atEnd);
    QCOMPARE(atEnd->body, QString());
    QCOMPARE(atEnd->find(u"title")->value, QJsonValue(QStringLiteral("Blog")));
}

/** YAML 1.2.2, 5.7 "Escaped Characters". */
void TestFrontMatter::yamlEscapes_areWhatYamlSays()
{
    const auto matter =
        parseFrontMatter(QStringLiteral("---\na: \"1\\_000 \\N \\L \\P \\e \\xA0 \\u00A0\"\n"
                                        "b: \"\u00E9\\_\u4E2D\\N\U0001F600\\_\"\n"
                                        "\"k\\_\": [\"\\N\"]\n---\n"));
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->find(u"a")->value.toString(),
             QStringLiteral("1\u00A0000 \u0085 \u2028 \u2029 \u001B \u00A0 \u00A0"));
    QCOMPARE(matter->find(u"b")->value.toString(),
             QStringLiteral("\u00E9\u00A0\u4E2D\u0085\U0001F600\u00A0"));
    QCOMPARE(matter->find(u"k\u00A0")->value.toArray().first().toString(),
             QStringLiteral("\u0085"));
}

void TestFrontMatter::words_keepTheirSpelling()
{
    const auto matter = parseFrontMatter(QStringLiteral(
        "---\ntitle: True\ntags: [FALSE, Null, 1.10, {x: True}]\nplain: true\nnothing: ~\n---\n"));
    QVERIFY(matter);
    QCOMPARE(matter->find(u"title")->value, QJsonValue(true));
    QCOMPARE(matter->find(u"title")->words(), QJsonValue(QStringLiteral("True")));
    const QJsonArray tags = matter->find(u"tags")->words().toArray();
    QCOMPARE(tags.at(0), QJsonValue(QStringLiteral("FALSE")));
    QVERIFY(tags.at(1).isNull());
    QCOMPARE(tags.at(2), QJsonValue(QStringLiteral("1.10")));
    QCOMPARE(tags.at(3).toObject().value(QLatin1String("x")), QJsonValue(QStringLiteral("True")));
    QCOMPARE(matter->find(u"plain")->words(), QJsonValue(true));
    QVERIFY(matter->find(u"nothing")->words().isNull());
}

void TestFrontMatter::mergeKeys_bringTheirFields()
{
    const auto matter = parseFrontMatter(
        QStringLiteral("---\nbase: &b {draft: true, title: B}\nmore: &m {draft: false, x: 1}\n"
                       "<<: [*b, *m]\ntitle: A\n---\n"));
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->find(u"draft")->value, QJsonValue(true));
    QCOMPARE(matter->find(u"x")->value, QJsonValue(1));
    QCOMPARE(matter->find(u"title")->value, QJsonValue(QStringLiteral("A")));
    QVERIFY(!matter->find(u"<<"));
}

void TestFrontMatter::publicationKeys_areKnownInAnySpelling_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<PublicationKey>("kind");
    QTest::addColumn<bool>("isGuess");
    using enum PublicationKey;
    for (const char *key : {"draft", "Draft", "DRAFT", "drafts", "is_draft", "isDraft", "is-draft"})
        QTest::newRow(key) << QString::fromLatin1(key) << Keeps << false;
    QTest::newRow("wide") << QStringLiteral("\uFF44\uFF52\uFF41\uFF46\uFF54") << Keeps << false;
    QTest::newRow("Cyrillic a") << QStringLiteral("dr\u0430ft") << Keeps << true;
    for (const char *key : {"darft", "drfat", "draf", "drraft", "ddraft", "dtaft"})
        QTest::newRow(key) << QString::fromLatin1(key) << Keeps << true;
    QTest::newRow("publishd") << "publishd" << Shows << true;
    QTest::newRow("pubished") << "pubished" << Shows << true;
    QTest::newRow("post status") << "post status" << Status << false;
    QTest::newRow("state") << "state" << Status << true;
    QTest::newRow("publishDate") << "publishDate" << Begins << false;
    QTest::newRow("publsh_date") << "publsh_date" << Begins << true;
    QTest::newRow("expiryDate") << "expiryDate" << Ends << false;
    for (const char *key : {"craft", "raft", "publisher", "title", "date", "draft_"})
        QTest::newRow(key) << QString::fromLatin1(key) << None << false;
}

void TestFrontMatter::publicationKeys_areKnownInAnySpelling()
{
    QFETCH(QString, key);
    const KeyMeaning meaning = publicationKey(key);
    QTEST(meaning.kind, "kind");
    QTEST(meaning.isGuess(), "isGuess");
}

void TestFrontMatter::writtenYaml_readsBackAlike()
{
    const QList<std::pair<QString, QJsonValue>> fields{
        {QStringLiteral("title"), QStringLiteral("A: b # c")},
        {QStringLiteral("seven"), QStringLiteral("7")},
        {QStringLiteral("n"), 7},
        {QStringLiteral("d"), 1.5},
        {QStringLiteral("big"), qint64(9007199254740993)},
        {QStringLiteral("tiny"), 1e-300},
        {QStringLiteral("far"), 1e300},
        {QStringLiteral("yes"), true},
        {QStringLiteral("word"), QStringLiteral("true")},
        {QStringLiteral("null"), QJsonValue::Null},
        {QStringLiteral("tilde"), QStringLiteral("~")},
        {QStringLiteral("empty"), QString(QLatin1String(""))},
        {QStringLiteral("lines"), QStringLiteral("a\n\n  b\t\n")},
        {QStringLiteral("list"), QJsonArray{}},
        {QStringLiteral("map"), QJsonObject{}},
        {QStringLiteral("date"), QStringLiteral("2019-03-13")},
        {QStringLiteral("zip"), QStringLiteral("01234")},
        {QStringLiteral("dash"), QStringLiteral("---")},
        {QStringLiteral("a key: with"),
         QJsonArray{QJsonArray{1, QJsonValue::Null},
                    QJsonObject{{QStringLiteral("x"), QJsonArray{}}}}}};
    const QString yaml = writeYaml(fields);
    const auto matter =
        parseFrontMatter(QStringLiteral("---\n") + yaml + QStringLiteral("---\nBody\n"));
    QVERIFY2(matter, qPrintable(yaml));
    QCOMPARE(matter->fields.size(), fields.size());
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QCOMPARE(matter->fields.at(i).key, fields.at(i).first);
        QVERIFY2(matter->fields.at(i).value == fields.at(i).second,
                 qPrintable(fields.at(i).first + QLatin1Char('\n') + yaml));
    }
    QCOMPARE(matter->body, QStringLiteral("Body\n"));
}

void TestFrontMatter::naughtyStrings_comeBackFromJson()
{
    QFile file(Triptych::Tests::corpusFile(QStringLiteral("blns.json")));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/corpora/blns.json is not here");
    const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue string : strings) {
        // JSON is a subset of YAML 1.2, so one text tests both readers.
        const QByteArray json = QJsonDocument(QJsonObject{{QStringLiteral("k"), string}}).toJson();
        const auto fromJson = parseFrontMatter(QString::fromUtf8(json));
        QVERIFY(fromJson);
        QCOMPARE(fromJson->toJson().value(QStringLiteral("k")), string);
        if (!string.toString().contains(QChar(0xFFFE))) {
            const QList<std::pair<QString, QJsonValue>> fields{
                {QStringLiteral("k"), string},
                {QStringLiteral("list"), QJsonArray{string, string}},
                {QStringLiteral("map"),
                 QJsonObject{
                     {QStringLiteral("x"), QJsonArray{QJsonObject{{string.toString(), string}}}}}}};
            const auto written = parseFrontMatter(QStringLiteral("---\n") + writeYaml(fields) +
                                                  QStringLiteral("---\nBody\n"));
            QVERIFY2(written, qPrintable(writeYaml(fields)));
            for (const auto &[key, value] : fields)
                QCOMPARE(written->toJson().value(key), value);
        }
        const auto anything = parseFrontMatter(string.toString() + QLatin1Char('\n'));
        QVERIFY(!anything || anything->format != FrontMatter::Format::None ||
                anything->body == string.toString() + QLatin1Char('\n') ||
                string.toString().startsWith(QChar(QChar::ByteOrderMark)));
    }
}

QTEST_GUILESS_MAIN(TestFrontMatter)
#include "tst_frontmatter.moc"
