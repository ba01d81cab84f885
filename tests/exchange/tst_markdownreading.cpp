#include "folder.h"

#include <exchange/articlefrommarkdown.h>
#include <exchange/markdownexport.h>

#include <QJsonArray>
#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QDateTime Now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

MarkdownContext context(bool isUnpublished = false)
{
    return {{}, Now, isUnpublished};
}

Text::Parsed<MarkdownArticle> readFile(const QByteArray &bytes,
                                       const QString &path = QStringLiteral("a.md"))
{
    return articleFromMarkdown(ImportPath(path), bytes, context());
}

/** "public", "scheduled", or the status that keeps it from readers. */
QString whoReads(const Core::Article &article)
{
    if (article.isPublic(Now))
        return QStringLiteral("public");
    return article.isScheduled(Now) ? QStringLiteral("scheduled")
                                    : Core::statusName(article.status);
}

QByteArray yaml(const QByteArray &lines)
{
    return "---\ntitle: Budget talk\n" + lines + "\n---\nBody.\n";
}

} // namespace

class TestMarkdownReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_decideWhoReads_data();
    void keys_decideWhoReads();
    void folders_decideWhoReads_data();
    void folders_decideWhoReads();
    void sourceInADraftFolder_isDrafts();
    void leastPublicWord_countsInAnyOrder();
    void hiddenText_isNotShown_data();
    void hiddenText_isNotShown();
    void displacedMatter_neverPublishes_data();
    void displacedMatter_neverPublishes();
    void unreadableMatter_isNoText();
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

void TestMarkdownReading::keys_decideWhoReads_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("warnings");
    const auto row = [](const char *lines, const char *who, int warnings = 0) {
        QTest::newRow(lines) << QByteArray(lines) << QString::fromLatin1(who) << warnings;
    };
    row("x: 1", "public");
    // 1.1: switches
    for (const char *lines :
         {"draft: true", "Draft: yes", "drafts: true", "is_draft: 1", "isDraft: on",
          "private: true", "hidden: true", "unlisted: true", "published: false",
          "published: no", "published: off", "published: \"False\"", "publish: false",
          "public: no", "dg-publish: false", "permalink: false", "members_only: true"})
        row(lines, "draft");
    for (const char *lines :
         {"draft: false", "private: no", "hidden: false", "published: true", "publish: yes",
          "draft:", "published:", "noindex: true", "sitemap: false", "hide: [toc, navigation]",
          "craft: true", "publisher: The Press", "state: Texas", "build: {render: true}",
          "build: {list: local}"})
        row(lines, "public");
    for (const char *lines :
         {"draft: maybe", "published: perhaps", "private: [a]", "darft: true", "pubished: false",
          "publshed: no", "hiden: true", "statsu: draft", "build: {render: never}",
          "_build: {list: false}", "password: secret", "draft: {a: b}"})
        row(lines, "draft", 1);
    for (const char *lines : {"state: draft", "stage: Draft", "workflow_state: unpublished",
                              "access: members", "editorial_status: in review"})
        row(lines, "draft", 1);
    for (const char *lines : {"access: free", "stage: theatre", "meta: {draft: true}",
                              "tags: [draft]", "layout: draft"})
        row(lines, "public");
    for (const char *lines : {"upublishdate: 2020-01-01", "npublishdate: 2031-01-01",
                              "npublished: true", "npublished: false"})
        row(lines, "draft", 1);
    row("draft: true\ndraft: false", "draft", 1);
    row("draft: false\nprivate: true", "draft");
    // 1.1: words
    for (const char *lines : {"status: publish", "status: Published", "post_status: publish",
                              "visibility: public", "status:", "status: live"})
        row(lines, "public");
    for (const char *lines :
         {"status: draft", "status: auto-draft", "status: private", "post_status: draft",
          "post_status: private", "visibility: private", "visibility: hidden", "status: hidden",
          "visibility: password", "visibility: members", "visibility: Password protected",
          "status: inherit", "status: sent"})
        row(lines, "draft");
    row("status: pending", "review");
    row("post_status: pending", "review");
    row("status: In review", "review");
    row("status: archived", "archived");
    row("status: trash", "archived");
    row("status: published\ndraft: true", "draft");
    row("status: published\nvisibility: private", "draft");
    row("status: stable", "draft", 1);
    row("status: 200", "draft", 1);
    row("visibility: everyone", "draft", 1);
    row("status: [a, b]", "draft", 1);
    row("status: future", "draft", 1);
    row("status: scheduled\ndate: 2031-05-01", "scheduled");
    row("status: future\ndate: 2024-05-01", "public");
    // 1.3
    row("date: 2031-05-01 08:00 somewhere", "draft", 1);
    row("date: someday", "draft", 1);
    row("date: [2024, 5]", "draft", 1);
    row("publish_at: soon", "draft", 1);
    row("date: 2024-01-05\nembargo: until spring", "draft", 1);
    row("date: 2024-01-05\nexpiryDate: at the end", "draft", 1);
    row("date: 2024-01-05\ntime: hh:mm", "public", 1);
    row("date: 2026-06-01\ntime: hh:mm", "draft", 1);
    // 1.4
    for (const char *key :
         {"publishdate", "publishDate", "pubDate", "pubdate", "published_at", "publish_date",
          "publishAt", "date_published", "published", "publish", "embargo", "embargo_until",
          "releaseDate", "scheduled_for", "post_date", "publish_at"}) {
        const QByteArray lines = QByteArray("date: 2024-01-05\n") + key + ": 2031-05-01T10:00:00Z";
        QTest::newRow(lines.constData()) << lines << QStringLiteral("scheduled") << 0;
    }
    row("date: 2031-05-01T10:00:00Z", "scheduled");
    row("date: 2031-05-01\npublishDate: 2024-01-05", "scheduled");
    row("date: 2031-05-01\npublish_at: 2024-01-05", "scheduled");
    row("date: 2024-01-05\npublishDate: 2024-02-01", "public");
    row("publishDate: 2024-02-01", "public");
    row("lastmod: 2031-05-01", "scheduled");
    row("unpublish_at: 0000-00-00 00:00:00", "public");
    row("pubDatetime: 2031-05-01T10:00:00Z", "scheduled");
    row("article:published_time: 2031-05-01T10:00:00Z", "scheduled");
    row("live_at: 2031-05-01T10:00:00Z", "scheduled");
    row("date: 2024-01-05\nlastmod: 2031-05-01", "public");
    row("date: 2024-01-05\nembargo: true", "draft", 1);
    row("date: 2024-01-05\nembargo: false", "public");
    row("date: 2024-01-05\npublihsDate: 2031-05-01", "draft", 1);
    for (const char *key : {"expiryDate", "expirydate", "unpublishdate", "expires", "expires_at",
                            "expiration_date"}) {
        const QByteArray past = QByteArray("date: 2024-01-05\n") + key + ": 2025-01-01";
        QTest::newRow(past.constData()) << past << QStringLiteral("archived") << 0;
        const QByteArray later = QByteArray("date: 2024-01-05\n") + key + ": 2031-01-01";
        QTest::newRow(later.constData()) << later << QStringLiteral("public") << 1;
    }
    row("expires: never", "public");
    row("expiryDate: 0001-01-01T00:00:00Z", "public");
    row("expiryDate: 2025-01-01\ndraft: true", "archived");
}

void TestMarkdownReading::keys_decideWhoReads()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, warnings);
    const auto read = readFile(yaml(lines));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    QTEST(whoReads(read->article), "who");
    QVERIFY2(read->warnings.size() == warnings, qPrintable(notes(read->warnings)));
    for (const ImportNote &note : read->warnings) {
        QCOMPARE(note.file, QStringLiteral("a.md"));
        QVERIFY(note.line >= 3 && note.line <= 4 && !note.reason.isEmpty());
    }
}

void TestMarkdownReading::folders_decideWhoReads_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("warnings");
    for (const char *path :
         {"_drafts/x.md", "drafts/x.md", "Drafts/x.md", "draft/x.md", "site/_drafts/2024/x.md",
          "content/drafts/x.md", "_draft/x.md", "_unpublished/x.md", "unpublished/x.md",
          "blog/_private/x.md", "_trash/x.md", "trash/x.md", "_archive/x.md", "posts/_drafts/en/index.md"})
        QTest::newRow(path) << QString::fromLatin1(path) << "draft" << 0;
    for (const char *path : {"_posts/x.md", "posts/x.md", "drafting/x.md", "trash-fish/x.md",
                             "private/x.md", "archive/x.md", "draft.md", "beer-on-draft/x.md"})
        QTest::newRow(path) << QString::fromLatin1(path) << "public" << 0;
    for (const char *path : {"posts/_partial.md", "#x.md", "~x.md"})
        QTest::newRow(path) << QString::fromLatin1(path) << "draft" << 1;
}

void TestMarkdownReading::folders_decideWhoReads()
{
    QFETCH(QString, path);
    QFETCH(int, warnings);
    const auto read = readFile("---\ntitle: T\ndate: 2024-01-05\n---\nBody.\n", path);
    QVERIFY(read);
    QTEST(whoReads(read->article), "who");
    QCOMPARE(read->warnings.size(), warnings);
    QCOMPARE(read->leftOut, QString());
    // Jekyll publishes nothing of _drafts, whatever its front matter says.
    const auto insists = readFile("---\ntitle: T\nstatus: published\n---\nBody.\n", path);
    QVERIFY(insists);
    QTEST(whoReads(insists->article), "who");
    QVERIFY(insists->warnings.size() == 1 || whoReads(insists->article) == QLatin1String("public"));
}

void TestMarkdownReading::sourceInADraftFolder_isDrafts()
{
    QTemporaryDir dir;
    for (const char *place : {"_drafts", "site/drafts", "_drafts/2024", "drafts/site", ".notes"}) {
        const QString root = dir.filePath(QLatin1String(place));
        QVERIFY(QDir().mkpath(root));
        QFile file(root + QStringLiteral("/x.md"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# X\n") > 0);
        file.close();
        FakeArticleStore store;
        const auto report = importNow(store, root);
        QVERIFY(report);
        const auto articles = articlesByPath(store);
        const Core::Status status = articles.value(QStringLiteral("x.md")).status;
        const bool isPlainAbove = QLatin1String(place) == QLatin1String("drafts/site");
        QCOMPARE(report->warnings.size(), isPlainAbove ? 0 : 1);
        QVERIFY2(status == (isPlainAbove ? Core::Status::Published : Core::Status::Draft), place);
    }
}

void TestMarkdownReading::leastPublicWord_countsInAnyOrder()
{
    // From the most public to the least.
    const QList<std::pair<QByteArray, QString>> words{{"publish", QStringLiteral("public")},
                                                      {"archived", QStringLiteral("archived")},
                                                      {"pending", QStringLiteral("review")},
                                                      {"private", QStringLiteral("draft")}};
    for (qsizetype a = 0; a < words.size(); ++a) {
        for (qsizetype b = 0; b < words.size(); ++b) {
            for (const char *order : {"status: %1\nvisibility: %2", "visibility: %1\nstatus: %2",
                                      "visibility: %2\npost_status: %1", "expiryDate: 2020-01-01\nstatus: %1"}) {
                const bool isExpiry = QByteArray(order).startsWith("expiry");
                const QByteArray lines = QByteArray(order).replace("%1", words[a].first).replace("%2", words[b].first);
                const auto read = readFile(yaml(lines), QStringLiteral("a.md"));
                QVERIFY(read);
                QVERIFY2(whoReads(read->article) == words[qMax(a, isExpiry ? 1 : b)].second, lines.constData());
            }
        }
    }
}

void TestMarkdownReading::hiddenText_isNotShown_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("line");
    const QString md = QStringLiteral("a.md");
    const QString mdx = QStringLiteral("a.mdx");
    QTest::newRow("Liquid") << md << QByteArray("a\n{% comment %}name{% endcomment %}\n") << 5;
    QTest::newRow("Liquid, trimmed") << md << QByteArray("{%- comment -%}x{% endcomment %}\n") << 4;
    QTest::newRow("Obsidian") << md << QByteArray("a %%the\nname%% b\n") << 4;
    QTest::newRow("MDX comment") << mdx << QByteArray("a\n\n{/* name */}\n") << 6;
    QTest::newRow("MDX import") << mdx << QByteArray("import X from './x'\n\na\n") << 4;
    QTest::newRow("MDX component") << mdx << QByteArray("a\n<Chart data={x} />\n") << 5;
    QTest::newRow("plain MDX") << mdx << QByteArray("a `<Chart />` <b>c</b>\n") << 0;
    QTest::newRow("an import in a text") << md << QByteArray("import taxes rose\n") << 0;
    QTest::newRow("HTML comment") << md << QByteArray("a <!-- more -->\n") << 0;
    QTest::newRow("a code block")
        << md << QByteArray("```\n%%time\n%%\n```\n~~~\n{% comment %}\n~~~\n") << 0;
    QTest::newRow("four ticks around three")
        << md << QByteArray("````\n```\n%%a\n%%\n```\n{% comment %}\n````\na\n") << 0;
    QTest::newRow("other fences inside")
        << md << QByteArray("~~~ py\n```\n~~~ x\n%%a%%\n~~\n~~~~\na\n") << 0;
    QTest::newRow("behind a longer end")
        << md << QByteArray("```\na\n`````\n%%name%%\n") << 7;
    QTest::newRow("behind ticks that are code in a line")
        << md << QByteArray("``` a ``` b\n%%name%%\n```\n") << 5;
    QTest::newRow("behind a block that its item closes")
        << md << QByteArray("- ```\n  a\n\n  ```\n  b\n\n%%name%%\n") << 10;
    QTest::newRow("code in a line") << md << QByteArray("`{% comment %}` and 5%% or 6%\n") << 0;
}

void TestMarkdownReading::hiddenText_isNotShown()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, line);
    const auto read = readFile("---\ntitle: T\n---\n" + body, path);
    QVERIFY(read);
    QCOMPARE(whoReads(read->article), QLatin1String(line > 0 ? "draft" : "public"));
    QCOMPARE(read->warnings.size(), line > 0 ? 1 : 0);
    QVERIFY(line == 0 || read->warnings.first().line == line);
}

void TestMarkdownReading::displacedMatter_neverPublishes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isRead");
    const QByteArray matter = "---\ntitle: Budget talk\ndraft: true\n---\nBody.\n";
    QTest::newRow("blank line") << "\n" + matter << true;
    QTest::newRow("mark and blank lines") << "\xEF\xBB\xBF\n\n" + matter << true;
    QTest::newRow("line of blanks") << "  \n" + matter << true;
    QTest::newRow("comment") << "<!-- exported -->\n" + matter << true;
    QTest::newRow("indented") << QByteArray(" ---\ntitle: Budget talk\ndraft: true\n ---\nBody.\n")
                              << true;
    QTest::newRow("TOML")
        << QByteArray("\n+++\ntitle = \"Budget talk\"\ndraft = true\n+++\nBody.\n") << true;
    QTest::newRow("JSON") << QByteArray("\n{\"title\": \"Budget talk\", \"draft\": true}\nBody.\n")
                          << true;
    QTest::newRow("Pelican") << QByteArray("Title: Budget talk\nStatus: draft\n\nBody.\n") << true;
    QTest::newRow("below a heading") << "# Budget talk\n\n" + matter << false;
    QTest::newRow("long dashes")
        << QByteArray("\xE2\x80\x94\ntitle: Budget talk\ndraft: true\n\xE2\x80\x94\nBody.\n")
        << false;
    QTest::newRow("JavaScript") << QByteArray("{ title: 'Budget talk', draft: true }\nBody.\n")
                                << false;
}

void TestMarkdownReading::displacedMatter_neverPublishes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isRead);
    const auto read = readFile(bytes);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    QCOMPARE(whoReads(read->article), QStringLiteral("draft"));
    QCOMPARE(read->warnings.size(), isRead ? 0 : 1);
    QVERIFY(read->article.body.contains(QStringLiteral("Body.")));
    if (isRead) {
        QCOMPARE(read->article.title, QStringLiteral("Budget talk"));
        QVERIFY(!read->article.body.contains(QStringLiteral("draft")));
    } else {
        QVERIFY(read->warnings.first().line >= 1);
        // Nothing is lost: what was not understood is still to be read by a person.
        QCOMPARE(read->article.body.trimmed(), QString::fromUtf8(bytes).trimmed());
    }
    QCOMPARE(read->article.body.contains(QStringLiteral("exported")), bytes.contains("exported"));
}

void TestMarkdownReading::unreadableMatter_isNoText()
{
    for (const char *bytes :
         {"---\ntitle: a\ntags: [a, b\n---\nBody.\n", "---\ndraft:true\n---\nBody.\n",
          "---\ntitle = \"a\"\n---\nBody.\n", "\n---\ntitle: 'a\n---\nBody.\n",
          "+++\ntitle: a\n+++\nBody.\n", "{\"title\": a}\nBody.\n", "---\ntitle: a\n\nBody.\n"}) {
        const auto read = readFile(bytes);
        QVERIFY2(!read, bytes);
        QVERIFY(read.error().line >= 1 && !read.error().reason.isEmpty());
    }
}

void TestMarkdownReading::names_data()
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
    row("tags: [Stra\xC3\x9F" "e, STRASSE, \xC3\x89t\xC3\xA9, e\xCC\x81t\xC3\xA9]", "",
        "Stra\xC3\x9F" "e|\xC3\x89t\xC3\xA9");
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

void TestMarkdownReading::names()
{
    QFETCH(QByteArray, lines);
    const auto read = readFile(yaml(lines));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    QTEST(read->article.authors.join(QLatin1Char('|')), "authors");
    QTEST(read->article.tags.join(QLatin1Char('|')), "tags");
    QCOMPARE(notes(read->warnings), QString());
    QCOMPARE(read->article.fields.contains(QStringLiteral("author")), lines.contains("url:"));
}

void TestMarkdownReading::words_areDecodedOnceAndKeepTheirSpelling()
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

void TestMarkdownReading::tooMuch_isOneLine_data()
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

void TestMarkdownReading::tooMuch_isOneLine()
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

void TestMarkdownReading::whatIsNoArticle_isLeftOutAndSaid()
{
    Folder folder;
    const QStringList out{
        QStringLiteral("README.md"),         QStringLiteral("posts/readme.markdown"),
        QStringLiteral("zh/README.zh-CN.md"), QStringLiteral("LICENSE"),
        QStringLiteral("LICENSE.md"),        QStringLiteral("CONTRIBUTING.md"),
        QStringLiteral("CHANGELOG.md"),      QStringLiteral("CODE_OF_CONDUCT.md"),
        QStringLiteral("contributing.md"),   QStringLiteral("_index.md"),
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
    QStringList expected = out + QStringList{QStringLiteral("latin/README.md"),
                                             QStringLiteral("empty.md"), QStringLiteral("blank.md"),
                                             QStringLiteral("place.md")};
    expected.sort();
    QCOMPARE(said, expected);
    QCOMPARE(importReportToJson(*report).value(QStringLiteral("left_out")).toArray().size(),
             expected.size());
}

void TestMarkdownReading::everything_bringsItIn()
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

void TestMarkdownReading::otherEndings_areTakenOrSaid()
{
    Folder folder;
    const QStringList taken{QStringLiteral("md"),   QStringLiteral("MARKDOWN"),
                            QStringLiteral("mdown"), QStringLiteral("mkdn"),
                            QStringLiteral("mkd"),  QStringLiteral("mdwn"),
                            QStringLiteral("mdtxt"), QStringLiteral("mdx")};
    for (const QString &ending : taken)
        QVERIFY(folder.write(QStringLiteral("taken-%1.%1").arg(ending), "# Text\n"));
    const QStringList said{QStringLiteral("html"), QStringLiteral("adoc"), QStringLiteral("rst"),
                           QStringLiteral("qmd"),  QStringLiteral("Rmd"),  QStringLiteral("text"),
                           QStringLiteral("docx")};
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
             QStringLiteral(". said.Rmd said.adoc said.docx said.html said.qmd said.rst "
                            "said.text"));
}

/** DESIGN.md, 13: what came in can go out, also what was not understood. */
void TestMarkdownReading::exportedArticle_comesBackAlike()
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

QTEST_GUILESS_MAIN(TestMarkdownReading)
#include "tst_markdownreading.moc"
