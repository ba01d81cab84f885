#include <text/frontmatter.h>

#include <QTest>

using namespace Triptych::Text;

/** Front matter in an odd place or an odd form, and text that only looks like it. */
class TestDoubtedMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void displaced_isReadAllTheSame_data();
    void displaced_isReadAllTheSame();
    void otherWaysToWriteIt_areRead_data();
    void otherWaysToWriteIt_areRead();
    void whatLooksLikeIt_isDoubted_data();
    void whatLooksLikeIt_isDoubted();
    void proseIsNotDoubted_data();
    void proseIsNotDoubted();
    void comments_stayWithTheBody();
};

void TestDoubtedMatter::displaced_isReadAllTheSame_data()
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

void TestDoubtedMatter::displaced_isReadAllTheSame()
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

void TestDoubtedMatter::otherWaysToWriteIt_areRead_data()
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
    QTest::newRow("Hexo, JSON, nothing opens") << "\"title\": \"A\",\n\"draft\": true\n;;;\nBody\n";
    QTest::newRow("Hexo, an object") << ";;;\n{\"title\": \"A\",\n\"draft\": true}\n;;;\nBody\n";
    QTest::newRow("Pelican") << "Title: A\nDraft: true\n\nBody\n";
    QTest::newRow("MultiMarkdown") << "\nAuthor: X\n  and Y\nTitle: A\nDraft: true\n\nBody\n";
    QTest::newRow("JSON with a comment above")
        << "{\n// exported {\n\"title\": \"A\", \"draft\": true\n}\nBody\n";
    QTest::newRow("JSON with comments between")
        << "{ /* \"draft\": false } */\n\"title\": \"A\", // \"x\n\"draft\": true }\nBody\n";
}

void TestDoubtedMatter::otherWaysToWriteIt_areRead()
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

void TestDoubtedMatter::whatLooksLikeIt_isDoubted_data()
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
        << "// exported\n{\n  \"title\": \"x\",\n  \"draft\": true\n}\nBody\n"
        << 2;
    QTest::newRow("JSON in a line below a heading")
        << "# x\n\n{\"title\": \"x\", \"draft\": true}\n\nBody\n"
        << 3;
    QTest::newRow("a hidden mark behind the fence")
        << "---\u200B\ntitle: x\ndraft: true\n---\u200B\nBody\n"
        << 1;
    QTest::newRow("a Markdown comment") << "[//]: # (x)\n---\ndraft: true\n---\nBody\n" << 2;
    QTest::newRow("headers and no blank line") << "Title: x\nDraft: true\nBody\n" << 1;
    QTest::newRow("headers in two parts") << "Title: x\n\nDraft: true\n\nBody\n" << 3;
    QTest::newRow("a key in the fence") << "---title: x\ndraft: true\n---\nBody\n" << 1;
    QTest::newRow("keys behind an empty block") << "---\n---\ndraft: true\n---\nBody\n" << 3;
    QTest::newRow("a second block") << "---\ntitle: x\n---\n\n---\ndraft: true\n---\nBody\n" << 5;
}

void TestDoubtedMatter::whatLooksLikeIt_isDoubted()
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

void TestDoubtedMatter::proseIsNotDoubted_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a rule") << "---\n\nThe draft: it was published.\n";
    QTest::newRow("rules around a note") << "Text\n\n---\nNote: it is closed.\n---\nmore\n";
    QTest::newRow("an event") << "Text\n\n---\nTitle: Concert\nDate: 5 May\nPlace: Hall\n---\n";
    QTest::newRow("a place") << "Text\n\n---\nTitle: Fair\nState: Texas\nStage: main\n---\n";
    QTest::newRow("an example") << "# Jekyll\n\n```yaml\n---\ndraft: true\n---\n```\n";
    QTest::newRow("an example in JSON")
        << "```json\n{\"private\": true, \"draft\": true}\n```\n\nText\n";
    QTest::newRow("a comment of MDX") << "{/* draft: true */}\n\nText\n";
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

void TestDoubtedMatter::proseIsNotDoubted()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY2(matter, qPrintable(matter ? QString() : matter.error().reason));
    QCOMPARE(matter->format, FrontMatter::Format::None);
    QCOMPARE(matter->body, text);
    QVERIFY2(!matter->doubt, qPrintable(text));
}

void TestDoubtedMatter::comments_stayWithTheBody()
{
    const auto matter =
        parseFrontMatter(QStringLiteral("<!-- a -->\n\n<!-- b\n -->\n---\ntitle: A\n---\nBody\n"));
    QVERIFY(matter);
    QCOMPARE(matter->before, QStringLiteral("<!-- a -->\n<!-- b\n -->"));
    QCOMPARE(matter->body, QStringLiteral("Body\n"));
}

QTEST_GUILESS_MAIN(TestDoubtedMatter)
#include "tst_doubtedmatter.moc"
