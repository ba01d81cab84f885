#include <text/frontmatter.h>
#include <text/yamlwriter.h>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <support/corpora.h>

using namespace Triptych::Text;

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
    void torn_namesLineAndReason_data();
    void torn_namesLineAndReason();
    void bombs_areRefused_data();
    void bombs_areRefused();
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

void TestFrontMatter::torn_namesLineAndReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("quote") << "---\ndate: 2019-01-01\ntitle: \"torn\ntags: [a]\n---\nBody\n" << 4;
    QTest::newRow("quote last") << "---\ntitle: 'torn\n---\nBody\n" << 3;
    QTest::newRow("stray word") << "---\ntitle: a\nstray\n---\nBody\n" << 3;
    QTest::newRow("stray word inside") << "---\nheader:\n  a: 1\n  stray\n---\nBody\n" << 4;
    QTest::newRow("list") << "---\ntitle: a\ntags: [a, b\n---\nBody\n" << 4;
    QTest::newRow("indent") << "---\ntitle: a\n  tags: b\n---\n" << 3;
    QTest::newRow("no end") << "---\ntitle: a\n\nBody\n" << 1;
    QTest::newRow("toml") << "+++\ntitle = \"a\nx = 1\n+++\n" << 2;
    QTest::newRow("toml without end") << "+++\ntitle = \"a\"\n" << 1;
    QTest::newRow("json") << "{\n \"a\": 1,\n \"b\": nope\n}\n" << 3;
    QTest::newRow("json without end") << "{ \"a\": 1\n\nBody\n" << 1;
    QTest::newRow("odd key") << "---\na: 1\n? [x]\n: y\n---\n" << 3;
}

void TestFrontMatter::torn_namesLineAndReason()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const auto matter = parseFrontMatter(text);
    QVERIFY(!matter);
    QVERIFY(!matter.error().reason.isEmpty());
    QVERIFY2(
        qAbs(matter.error().line - line) <= 1,
        qPrintable(QStringLiteral("%1: %2").arg(matter.error().line).arg(matter.error().reason)));
}

void TestFrontMatter::bombs_areRefused_data()
{
    QTest::addColumn<QString>("text");
    QString laughs = QStringLiteral("---\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; ++i) {
        const QString last = QStringLiteral("*a%1").arg(i - 1);
        laughs += QStringLiteral("a%1: &a%1 [%2]\n")
                      .arg(i)
                      .arg(QStringList(9, last).join(QLatin1Char(',')));
    }
    QTest::newRow("billion laughs") << laughs + QStringLiteral("---\n");
    QTest::newRow("deep flow") << QStringLiteral("---\na: ") +
                                      QStringLiteral("[").repeated(100'000) +
                                      QStringLiteral("\n---\n");
    QTest::newRow("deep blocks") << QStringLiteral("---\na:\n ") +
                                        QStringLiteral("- ").repeated(400) +
                                        QStringLiteral("x\n---\n");
    QTest::newRow("deep TOML") << QStringLiteral("+++\na = ") + QStringLiteral("[").repeated(100) +
                                      QStringLiteral("]").repeated(100) + QStringLiteral("\n+++\n");
    QTest::newRow("deep JSON") << QStringLiteral("{\"a\": ") + QStringLiteral("[").repeated(100) +
                                      QStringLiteral("]").repeated(100) + QStringLiteral("}\n");
    QTest::newRow("many in JSON") << QStringLiteral("{\"a\": [0") +
                                         QStringLiteral(",0").repeated(100'000) +
                                         QStringLiteral("]}\n");
    QTest::newRow("circle") << QStringLiteral("---\na: &a [*a]\n---\n");
    QTest::newRow("huge") << QStringLiteral("---\na: \"") +
                                 QStringLiteral("x").repeated(2'000'000) +
                                 QStringLiteral("\"\n---\n");
    QTest::newRow("long alias") << QStringLiteral("---\na: &a \"") +
                                       QStringLiteral("x").repeated(900'000) +
                                       QStringLiteral("\"\nb: [*a,*a,*a,*a,*a,*a]\n---\n");
}

void TestFrontMatter::bombs_areRefused()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY(!matter);
    QVERIFY(!matter.error().reason.isEmpty());
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
