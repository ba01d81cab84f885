#include <text/frontmatter.h>
#include <text/publicationkeys.h>
#include <text/yamlwriter.h>

#include <QElapsedTimer>
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
    void displaced_isReadAllTheSame_data();
    void displaced_isReadAllTheSame();
    void otherWaysToWriteIt_areRead_data();
    void otherWaysToWriteIt_areRead();
    void whatLooksLikeIt_isDoubted_data();
    void whatLooksLikeIt_isDoubted();
    void proseIsNotDoubted_data();
    void proseIsNotDoubted();
    void comments_stayWithTheBody();
    void yamlEscapes_areWhatYamlSays();
    void words_keepTheirSpelling();
    void mergeKeys_bringTheirFields();
    void publicationKeys_areKnownInAnySpelling_data();
    void publicationKeys_areKnownInAnySpelling();
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

void TestFrontMatter::displaced_isReadAllTheSame_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("nothing") << "";
    QTest::newRow("a blank line") << "\n";
    QTest::newRow("blank lines") << "\n\n\n\n";
    QTest::newRow("a line of blanks") << "  \t\n";
    QTest::newRow("a no-break space") << "\u00A0\n";
    QTest::newRow("a mark and a blank line") << "\uFEFF\n";
    QTest::newRow("two marks") << "\uFEFF\uFEFF";
    QTest::newRow("a mark below a blank line") << "\n\uFEFF";
    QTest::newRow("returns") << "\r\n\r\n";
    QTest::newRow("a mark of direction") << "\u200E\u2060";
    QTest::newRow("a comment") << "<!-- exported -->\n";
    QTest::newRow("comments over lines") << "<!-- a\n\n b -->\n\n<!--c-->\n";
    QTest::newRow("a comment in the same line") << "<!-- a -->";
    QTest::newRow("an indented fence") << " ";
    QTest::newRow("all of them") << "\uFEFF\n<!-- a -->\n  \n  ";
}

void TestFrontMatter::displaced_isReadAllTheSame()
{
    QFETCH(QString, before);
    const QString matters[] = {
        QStringLiteral("---\ntitle: Budget talk\ndraft: true\n---\nBody\n"),
        QStringLiteral("+++\ntitle = \"Budget talk\"\ndraft = true\n+++\nBody\n"),
        QStringLiteral("{\n\"title\": \"Budget talk\",\n\"draft\": true}\nBody\n"),
        QStringLiteral(";;;\n\"title\": \"Budget talk\",\n\"draft\": true\n;;;\nBody\n"),
    };
    for (const QString &text : matters) {
        const auto matter = parseFrontMatter(before + text);
        QVERIFY2(matter, qPrintable(text));
        QCOMPARE(matter->fields.size(), 2);
        QCOMPARE(matter->find(u"title")->value, QJsonValue(QStringLiteral("Budget talk")));
        QCOMPARE(matter->find(u"draft")->value, QJsonValue(true));
        const int lines = int(before.count(QLatin1Char('\n')));
        QCOMPARE(matter->find(u"draft")->line, lines + 3);
        QCOMPARE(matter->body, QStringLiteral("Body\n"));
        QCOMPARE(matter->bodyLine, lines + int(text.count(QLatin1Char('\n'))));
        QVERIFY(!matter->doubt);
    }
}

void TestFrontMatter::otherWaysToWriteIt_areRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("returns alone") << "---\rtitle: A\rdraft: true\r---\rBody\r";
    QTest::newRow("a comment behind the fence") << "--- # mine\ntitle: A\ndraft: true\n---\nBody\n";
    QTest::newRow("named YAML") << "---yaml\ntitle: A\ndraft: true\n---\nBody\n";
    QTest::newRow("named TOML") << "---toml\ntitle = \"A\"\ndraft = true\n---\nBody\n";
    QTest::newRow("named JSON") << "---json\n{\"title\": \"A\", \"draft\": true}\n---\nBody\n";
    QTest::newRow("indented at both ends") << " ---\ntitle: A\ndraft: true\n ---\nBody\n";
    QTest::newRow("indented throughout") << "  ---\n  title: A\n  draft: true\n  ---\nBody\n";
    QTest::newRow("indented above only") << " ---\ntitle: A\ndraft: true\n---\nBody\n";
    QTest::newRow("Hexo, nothing opens") << "title: A\ndraft: true\n---\nBody\n";
    QTest::newRow("Hexo, JSON, nothing opens")
        << "\"title\": \"A\",\n\"draft\": true\n;;;\nBody\n";
    QTest::newRow("Hexo, an object") << ";;;\n{\"title\": \"A\",\n\"draft\": true}\n;;;\nBody\n";
    QTest::newRow("Pelican") << "Title: A\nDraft: true\n\nBody\n";
    QTest::newRow("MultiMarkdown") << "\nAuthor: X\n  and Y\nTitle: A\nDraft: true\n\nBody\n";
}

void TestFrontMatter::otherWaysToWriteIt_areRead()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QVERIFY(matter->format != FrontMatter::Format::None);
    QCOMPARE(matter->find(u"title")->value.toString(), QStringLiteral("A"));
    QCOMPARE(matter->find(u"draft")->value.toVariant().toString(), QStringLiteral("true"));
    QCOMPARE(matter->body, QStringLiteral("Body\n"));
    QVERIFY(!matter->doubt);
}

void TestFrontMatter::whatLooksLikeIt_isDoubted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("below a heading") << "# Budget\n\n---\ndraft: true\n---\nBody\n" << 3;
    QTest::newRow("below a word") << "Budget\n---\ndraft: true\ntitle: x\n---\nBody\n" << 2;
    QTest::newRow("four dashes") << "----\ntitle: x\ndraft: true\n----\nBody\n" << 1;
    QTest::newRow("two dashes") << "--\ndraft: true\n--\nBody\n" << 1;
    QTest::newRow("long dashes") << "\u2014\ntitle: x\nstatus: draft\n\u2014\nBody\n" << 1;
    QTest::newRow("stars") << "***\ntitle: x\ndate: 2031-01-01\n***\nBody\n" << 1;
    QTest::newRow("a code block of Markdown") << "    ---\n    draft: true\n    ---\nBody\n" << 1;
    QTest::newRow("a fenced code block") << "```yaml\ntitle: x\ndraft: true\n```\nBody\n" << 1;
    QTest::newRow("fences in a code block") << "```\n---\ndraft: true\n---\n```\nBody\n" << 1;
    QTest::newRow("inside a comment") << "\n<!--\ntitle: x\ndraft: true\n-->\nBody\n" << 2;
    QTest::newRow("Nikola") << "<!--\n.. title: x\n.. status: draft\n-->\n\nBody\n" << 1;
    QTest::newRow("behind a blank line") << "---\n\ndraft: true\n\nBody\n" << 1;
    QTest::newRow("keys alone") << "draft: true\nauthor: x\n\nBody\n" << 1;
    QTest::newRow("keys like code") << "draft = true\ntitle = \"x\"\n\nBody\n" << 1;
    QTest::newRow("JavaScript's object") << "{ title: 'x', draft: true }\n\nBody\n" << 1;
    QTest::newRow("JSON and text") << "\n{\"draft\": true} Body\n" << 2;
    QTest::newRow("JSON below a comment")
        << "// exported\n{\n  \"title\": \"x\",\n  \"draft\": true\n}\nBody\n" << 2;
    QTest::newRow("JSON in a line below a heading")
        << "# x\n\n{\"title\": \"x\", \"draft\": true}\n\nBody\n" << 3;
    QTest::newRow("a hidden mark behind the fence")
        << "---\u200B\ntitle: x\ndraft: true\n---\u200B\nBody\n" << 1;
    QTest::newRow("a Markdown comment") << "[//]: # (x)\n---\ndraft: true\n---\nBody\n" << 2;
    QTest::newRow("headers and no blank line") << "Title: x\nDraft: true\nBody\n" << 1;
    QTest::newRow("headers in two parts") << "Title: x\n\nDraft: true\n\nBody\n" << 3;
    QTest::newRow("a key in the fence") << "---title: x\ndraft: true\n---\nBody\n" << 1;
    QTest::newRow("keys behind an empty block") << "---\n---\ndraft: true\n---\nBody\n" << 3;
    QTest::newRow("a second block") << "---\ntitle: x\n---\n\n---\ndraft: true\n---\nBody\n" << 5;
}

void TestFrontMatter::whatLooksLikeIt_isDoubted()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QVERIFY(matter->doubt.has_value());
    QTEST(matter->doubt->line, "line");
    QVERIFY(!matter->doubt->reason.isEmpty());
    QVERIFY(text.endsWith(matter->body));
    QVERIFY(matter->body.contains(QStringLiteral("draft"), Qt::CaseInsensitive) ||
            text.contains(QStringLiteral("2031")));
    QVERIFY(matter->format != FrontMatter::Format::None || matter->body == text);
}

void TestFrontMatter::proseIsNotDoubted_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a rule") << "---\n\nThe draft: it was published.\n";
    QTest::newRow("rules around a note") << "Text\n\n---\nNote: it is closed.\n---\nmore\n";
    QTest::newRow("an event") << "Text\n\n---\nTitle: Concert\nDate: 5 May\nPlace: Hall\n---\n";
    QTest::newRow("a place") << "Text\n\n---\nTitle: Fair\nState: Texas\nStage: main\n---\n";
    QTest::newRow("an example") << "# Jekyll\n\n```yaml\n---\ndraft: true\n---\n```\n";
    QTest::newRow("a heading with a colon") << "Harbour: it reopens\n===\n\ntext\n";
    QTest::newRow("a line with a colon") << "Summary: we were there.\n\nText\n";
    QTest::newRow("a byline") << "By: Jane Doe\n\nText\n";
    QTest::newRow("an address") << "http://example.org: an address\n\nText\n";
    QTest::newRow("a sentence") << "Status reports: draft and final are published.\n";
    QTest::newRow("a comment") << "<!-- more -->\nText\n";
    QTest::newRow("a comment that never ends") << "<!-- more\n---\nText\n";
    QTest::newRow("a table") << "| draft | status |\n|---|---|\n| a | b |\n";
    QTest::newRow("a template") << "{{< draft >}}\n{% if published %}\n";
    QTest::newRow("attributes") << "{: .wide}\nText\n";
    QTest::newRow("a status in a sentence") << "Status: it is open.\nThe rest of it.\n";
    QTest::newRow("a rule around drafts") << "---\nDraft beer\n---\ntrue\n";
    QTest::newRow("braces") << "{not: json\n\n{ a set, of things }\n";
    QTest::newRow("a poem") << "***\n\nRoses\n\n***\n";
}

void TestFrontMatter::proseIsNotDoubted()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->format, FrontMatter::Format::None);
    QCOMPARE(matter->body, text);
    QVERIFY2(!matter->doubt, qPrintable(text));
}

void TestFrontMatter::comments_stayWithTheBody()
{
    const auto matter = parseFrontMatter(
        QStringLiteral("<!-- a -->\n\n<!-- b\n -->\n---\ntitle: A\n---\nBody\n"));
    QVERIFY(matter);
    QCOMPARE(matter->before, QStringLiteral("<!-- a -->\n<!-- b\n -->"));
    QCOMPARE(matter->body, QStringLiteral("Body\n"));
}

/** YAML 1.2.2, 5.7 "Escaped Characters". */
void TestFrontMatter::yamlEscapes_areWhatYamlSays()
{
    const auto matter = parseFrontMatter(QStringLiteral(
        "---\na: \"1\\_000 \\N \\L \\P \\e \\xA0 \\u00A0\"\n"
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
    QTest::newRow("behind blank lines") << "\n\n---\ntitle: a\ntags: [a, b\n---\nBody\n" << 6;
    QTest::newRow("no end behind a comment") << "<!-- x -->\n---\ndraft: true\n\nBody\n" << 2;
    QTest::newRow("TOML behind a line") << "\n+++\ntitle = x\n+++\n" << 3;
    QTest::newRow("no blank behind a colon") << "---\ndraft:true\n---\nBody\n" << 2;
    QTest::newRow("one key without a blank") << "---\ntitle: a\ndraft:true\n---\nBody\n" << 3;
    QTest::newRow("TOML between dashes") << "---\ntitle = \"a\"\ndraft = true\n---\n" << 2;
    QTest::newRow("a wide colon") << "---\ndraft\uFF1A true\n---\nBody\n" << 2;
    QTest::newRow("no colon") << "---\ndraft true\n---\nBody\n" << 2;
    QTest::newRow("a list of keys") << "---\n- title: a\n- draft: true\n---\nBody\n" << 2;
    QTest::newRow("JavaScript") << "---js\n{ title: 'a', draft: true }\n---\nBody\n" << 1;
    QTest::newRow("Hexo's JSON") << ";;;\n\"draft\": nope\n;;;\nBody\n" << 2;
    QTest::newRow("Hexo without an end") << ";;;\n\"draft\": true\n\nBody\n" << 1;
    QTest::newRow("keys in Russian") << "---\n\u0447: [a\n---\nBody\n" << 3;
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
    QString keys;
    for (int i = 0; i < 20'000; ++i)
        keys += QStringLiteral("k%1: 1\n").arg(i);
    QTest::newRow("many keys") << QStringLiteral("---\n%1---\n").arg(keys);
    QTest::newRow("many keys in a map")
        << QStringLiteral("---\na:\n%1---\n")
               .arg(QString(keys).replace(QLatin1Char('k'), QLatin1String(" k")));
    QTest::newRow("many keys in TOML")
        << QStringLiteral("+++\n%1+++\n").arg(keys.replace(QLatin1Char(':'), QLatin1String(" =")));
    QTest::newRow("many merged keys")
        << QStringLiteral("---\nb: &b {x: 1, y: 2}\n<<: [*b%1]\n---\n")
               .arg(QStringLiteral(",*b").repeated(60'000));
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
