#include "folder.h"
#include "markdownfiles.h"

#include <exchange/markdownexport.h>

#include <QJsonArray>
#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

/** "public", "scheduled", or the status that keeps it from readers. */
QString whoReads(const Core::Article &article)
{
    if (article.isPublic(Now))
        return QStringLiteral("public");
    return article.isScheduled(Now) ? QStringLiteral("scheduled")
                                    : Core::statusName(article.status);
}

} // namespace

/** What the words of a file become, and which files are articles. */
class TestMarkdownWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void words_areDecodedOnceAndKeepTheirSpelling();
    void tooMuch_isOneLine_data();
    void tooMuch_isOneLine();
    void whatIsNoArticle_isLeftOutAndSaid();
    void everything_bringsItIn();
    void otherEndings_areTakenOrSaid();
    void exportedArticle_comesBackAlike();
};

void TestMarkdownWords::names_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("authors");
    QTest::addColumn<QString>("tags");
    const auto row = [](const QByteArray &lines, const char *authors, const char *tags) {
        QTest::newRow(lines.constData())
            << lines << QString::fromUtf8(authors) << QString::fromUtf8(tags);
    };
    row("tags: harbour budget", "", "harbour|budget");
    row("categories: jekyll  update", "", "jekyll|update");
    row("tags: city harbour, budget", "", "city harbour|budget");
    row("tags: a b; c, d", "", "a b|c, d");
    row("tags: \"#harbour #budget\"", "", "harbour|budget");
    row("tags: [\"#harbour\", C#, \"##1\"]", "", "harbour|C#|#1");
    row("tags: [Harbour, harbour, HARBOUR]", "", "Harbour");
    row("tags: [Stra\xC3\x9F"
        "e, STRASSE, \xC3\x89t\xC3\xA9, e\xCC\x81t\xC3\xA9]",
        "",
        "Stra\xC3\x9F"
        "e|\xC3\x89t\xC3\xA9");
    row("tags: harbour\ncategories: [Harbour, city council]", "", "harbour|city council");
    row("tag: city council", "", "city council");
    row("tags: \xE6\xB8\xAF\xE3\x80\x81\xE4\xBA\x88\xE7\xAE\x97", "",
        "\xE6\xB8\xAF|\xE4\xBA\x88\xE7\xAE\x97");
    row("tags: [True, 1.10, 2024, no]", "", "True|1.10|2024|no");
    row("tags: [R&amp;D, \"Q &#38; A\"]", "", "R&D|Q & A");
    row("tags: [{name: News, slug: news}]", "", "News");
    row("authors: Jane Doe", "Jane Doe", "");
    row("authors: Jane Doe, John Roe", "Jane Doe|John Roe", "");
    row("author: Doe, Jane", "Doe, Jane", "");
    row("by: Jane Doe", "Jane Doe", "");
    row("byline: By Jane Doe", "Jane Doe", "");
    row("byline: \"BY: Jane Doe\"\nauthor: jane doe", "jane doe", "");
    row("author: Byron", "Byron", "");
    row("author: {name: Jane Doe}", "Jane Doe", "");
    row("author: {name: Jane Doe, url: https://example.org}", "Jane Doe", "");
    row("authors: [{display_name: Jane}, John &amp; Co]", "Jane|John & Co", "");
}

void TestMarkdownWords::names()
{
    QFETCH(QByteArray, lines);
    const auto read = readFile(yaml(lines));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    QTEST(read->article.authors.join(QLatin1Char('|')), "authors");
    QTEST(read->article.tags.join(QLatin1Char('|')), "tags");
    QCOMPARE(notes(read->warnings), QString());
    QCOMPARE(read->article.fields.contains(QStringLiteral("author")), lines.contains("url:"));
}

void TestMarkdownWords::words_areDecodedOnceAndKeepTheirSpelling()
{
    const auto title = [](const QByteArray &written) {
        const auto read = readFile("---\ntitle: " + written + "\n---\nBody &amp; soul.\n");
        return read ? read->article.title : read.error().reason;
    };
    QCOMPARE(title("NARA&#8217;s plans"), QStringLiteral("NARA\u2019s plans"));
    QCOMPARE(title("R&amp;D &hellip; &lt;b&gt;"), QStringLiteral("R&D \u2026 <b>"));
    QCOMPARE(title("What &amp;nbsp; means"), QStringLiteral("What &nbsp; means"));
    QCOMPARE(title("AT&T; fish & chips"), QStringLiteral("AT&T; fish & chips"));
    QCOMPARE(title("True"), QStringLiteral("True"));
    QCOMPARE(title("FALSE"), QStringLiteral("FALSE"));
    QCOMPARE(title("1.10"), QStringLiteral("1.10"));
    QCOMPARE(title("007"), QStringLiteral("007"));
    QCOMPARE(title("2024-01-01"), QStringLiteral("2024-01-01"));
    QCOMPARE(title("\"1\\_000\\Nmiles\""), QStringLiteral("1 000 miles"));
    const auto read = readFile(yaml("summary: caf&eacute;\nsection: Arts &amp; more\n"
                                    "note: R&amp;D\nflag: True"));
    QVERIFY(read);
    QCOMPARE(read->article.summary, QStringLiteral("caf\u00E9"));
    QCOMPARE(read->article.section, QStringLiteral("Arts & more"));
    QCOMPARE(read->article.fields.value(QStringLiteral("note")),
             QJsonValue(QStringLiteral("R&amp;D")));
    QCOMPARE(read->article.fields.value(QStringLiteral("flag")), QJsonValue(true));
    QCOMPARE(readFile("# R&amp;D\n\nBody &amp; soul.\n")->article.body,
             QStringLiteral("# R&amp;D\n\nBody &amp; soul.\n"));
}

void TestMarkdownWords::tooMuch_isOneLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray words;
    for (int i = 0; i < 100'000; ++i)
        words += " t" + QByteArray::number(i);
    QTest::newRow("tags in a text") << yaml("tags:" + words);
    QTest::newRow("tags in a list") << yaml("tags: [" + words.trimmed().replace(' ', ',') + "]");
    QTest::newRow("tags in TOML") << "+++\ntags = ['" + words.trimmed().replace(" ", "','") +
                                         "']\n+++\nBody.\n";
    QTest::newRow("authors") << yaml("authors:" + words.left(20'000).replace(' ', ','));
    QTest::newRow("keys") << yaml(words.trimmed().replace(" ", ": 1\n") + ": 1");
    QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray last = "*a" + QByteArray::number(i - 1);
        bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                QByteArrayList(9, last).join(',') + "]\n";
    }
    QTest::newRow("aliases") << yaml(bomb + "tags: *a11");
}

void TestMarkdownWords::tooMuch_isOneLine()
{
    QFETCH(QByteArray, bytes);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), bytes));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# B\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->warnings.size(), 0);
    QVERIFY(report->failures.first().line >= 1);
    QVERIFY2(report->failures.first().reason.size() < 200,
             qPrintable(report->failures.first().reason));
}

void TestMarkdownWords::whatIsNoArticle_isLeftOutAndSaid()
{
    Folder folder;
    const QStringList out{
        QStringLiteral("README.md"),          QStringLiteral("posts/readme.markdown"),
        QStringLiteral("zh/README.zh-CN.md"), QStringLiteral("LICENSE"),
        QStringLiteral("LICENSE.md"),         QStringLiteral("CONTRIBUTING.md"),
        QStringLiteral("CHANGELOG.md"),       QStringLiteral("CODE_OF_CONDUCT.md"),
        QStringLiteral("contributing.md"),    QStringLiteral("_index.md"),
        QStringLiteral("posts/_index.fr.md"), QStringLiteral("_includes/x.md"),
        QStringLiteral("node_modules/a/b.md")};
    for (const QString &name : out)
        QVERIFY(folder.write(name, "# Not an article\n\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("latin/README.md"), "Caf\xE9\n"));
    QVERIFY(folder.write(QStringLiteral("empty.md"), ""));
    QVERIFY(folder.write(QStringLiteral("blank.md"), "\xEF\xBB\xBF\n  \n<!-- soon -->\n"));
    QVERIFY(folder.write(QStringLiteral("place.md"), "---\nlayout: post\ntitle:\n---\n\n"));
    const QStringList in{QStringLiteral("license.md"), QStringLiteral("changelog.md"),
                         QStringLiteral("history.md"), QStringLiteral("readme-for-editors.md"),
                         QStringLiteral("en/readme.md")};
    for (const QString &name : in)
        QVERIFY(folder.write(name, "---\ntitle: An article\n---\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("only-title.md"), "---\ntitle: Gallery\n---\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->failures), QString());
    QStringList created = articlesByPath(store).keys();
    created.sort();
    QCOMPARE(created.join(QLatin1Char(' ')),
             QStringLiteral("changelog.md en/readme.md history.md license.md only-title.md "
                            "readme-for-editors.md"));
    QStringList said;
    for (const ImportNote &note : report->leftOut) {
        QVERIFY(!note.reason.isEmpty());
        said << note.file;
    }
    said.sort();
    QStringList expected =
        out + QStringList{QStringLiteral("latin/README.md"), QStringLiteral("empty.md"),
                          QStringLiteral("blank.md"), QStringLiteral("place.md")};
    expected.sort();
    QCOMPARE(said, expected);
    QCOMPARE(importReportToJson(*report).value(QStringLiteral("left_out")).toArray().size(),
             expected.size());
}

void TestMarkdownWords::everything_bringsItIn()
{
    Folder folder;
    for (const char *name : {"README.md", "LICENSE.md", "_index.md", "_includes/x.md"})
        QVERIFY(folder.write(QLatin1String(name), "# A text\n\nText.\n"));
    QVERIFY(folder.write(QStringLiteral("empty.md"), ""));
    QVERIFY(folder.write(QStringLiteral("page.html"), "<p>text"));
    FakeArticleStore store;
    MarkdownImportOptions options;
    options.everything = true;
    const auto report = importNow(store, folder.path(), options);
    QVERIFY(report);
    QCOMPARE(notes(report->failures), QString());
    QCOMPARE(report->created, 5);
    const auto articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("README.md")).status, Core::Status::Published);
    QCOMPARE(articles.value(QStringLiteral("empty.md")).status, Core::Status::Draft);
    QCOMPARE(report->leftOut.size(), 1);
    QCOMPARE(report->leftOut.first().file, QStringLiteral("page.html"));
}

void TestMarkdownWords::otherEndings_areTakenOrSaid()
{
    Folder folder;
    const QStringList taken{
        QStringLiteral("md"),    QStringLiteral("MARKDOWN"), QStringLiteral("mdown"),
        QStringLiteral("mkdn"),  QStringLiteral("mkd"),      QStringLiteral("mdwn"),
        QStringLiteral("mdtxt"), QStringLiteral("mdx"),      QStringLiteral("qmd")};
    for (const QString &ending : taken)
        QVERIFY(folder.write(QStringLiteral("taken-%1.%1").arg(ending), "# Text\n"));
    const QStringList said{QStringLiteral("html"), QStringLiteral("adoc"), QStringLiteral("rst"),
                           QStringLiteral("Rmd"),  QStringLiteral("text"), QStringLiteral("docx")};
    for (const QString &ending : said)
        QVERIFY(folder.write(QStringLiteral("said.%1").arg(ending), "text"));
    for (int i = 0; i < 5; ++i)
        QVERIFY(folder.write(QStringLiteral("img/%1.PNG").arg(i), "png"));
    QVERIFY(folder.write(QStringLiteral("site.css"), "css"));
    QVERIFY(folder.write(QStringLiteral("Makefile"), "all:"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, int(taken.size()));
    QStringList files;
    for (const ImportNote &note : report->leftOut) {
        files << note.file;
        if (note.file == QLatin1String("."))
            QCOMPARE(note.reason,
                     QStringLiteral("Files that are no articles: 1 .css, 5 .png, 1 others."));
    }
    files.sort();
    QCOMPARE(files.join(QLatin1Char(' ')),
             QStringLiteral(". said.Rmd said.adoc said.docx said.html said.rst "
                            "said.text"));
}

void TestMarkdownWords::exportedArticle_comesBackAlike()
{
    const auto first = readFile(yaml(
        "draft: maybe\nstatus: stable\nvisibility: everyone\npassword: p\ndate: someday\n"
        "embargo: soon\nexpiryDate: 2031-01-01\nbuild: {render: never}\ndraft_: x\nmood: good\n"
        "state: draft\naccess: free\nhide: [toc]"));
    QVERIFY(first);
    Core::Article article = first->article;
    QCOMPARE(article.status, Core::Status::Draft);
    // An editor decides, and gives it words that the import would change.
    article.status = Core::Status::Published;
    article.title = QStringLiteral("What &nbsp; and &amp;lt; mean");
    article.summary = QStringLiteral("R&D");
    article.tags = {QStringLiteral("#MeToo"), QStringLiteral("a&amp;b"), QStringLiteral("C#")};
    article.fields.insert(QStringLiteral("date_"), QStringLiteral("x"));
    const QByteArray exported = articleToMarkdown(article);
    // What says nothing about publication keeps its name for other programs.
    QVERIFY(exported.contains("\naccess: free\n") && exported.contains("\nhide:"));
    const auto back = readFile(exported);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().reason));
    QVERIFY2(whoReads(back->article) == QLatin1String("public"), qPrintable(notes(back->warnings)));
    QCOMPARE(back->article.title, article.title);
    QCOMPARE(back->article.summary, article.summary);
    QCOMPARE(back->article.tags, article.tags);
    QCOMPARE(back->article.fields, article.fields);
    QVERIFY(back->article.sameContent(article));
}

QTEST_GUILESS_MAIN(TestMarkdownWords)
#include "tst_markdownwords.moc"
