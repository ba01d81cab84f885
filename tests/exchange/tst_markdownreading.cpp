#include "folder.h"
#include "markdownfiles.h"

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
    // A mark beside the word takes it back, or doubts it.
    for (const char *lines : {"status: \"!published\"", "status: published?",
                              "visibility: \"!public\"", "status: publish!?"})
        row(lines, "draft", 1);
    // 1.1: switches
    for (const char *lines :
         {"draft: true", "Draft: yes", "drafts: true", "is_draft: 1", "isDraft: on",
          "published: false", "published: no", "published: off", "published: \"False\"",
          "publish: false", "dg-publish: false", "permalink: false"})
        row(lines, "draft");
    // What is a draft by no word of its own gets a reason.
    for (const char *lines : {"private: true", "hidden: true", "unlisted: true", "public: no",
                              "members_only: true", "draft: false\nprivate: true"})
        row(lines, "draft", 1);
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
    for (const char *lines : {"access: free", "stage: theatre", "image: {hidden: true}",
                              "tags: [draft]", "layout: draft"})
        row(lines, "public");
    for (const char *lines : {"upublishdate: 2020-01-01", "npublishdate: 2031-01-01",
                              "npublished: true", "npublished: false"})
        row(lines, "draft", 1);
    row("draft: true\ndraft: false", "draft", 1);
    // 1.1: words
    for (const char *lines : {"status: publish", "status: Published", "post_status: publish",
                              "visibility: public", "status:", "status: live"})
        row(lines, "public");
    for (const char *lines :
         {"status: draft", "status: auto-draft", "post_status: draft", "status: unpublished"})
        row(lines, "draft");
    for (const char *lines :
         {"status: private", "post_status: private", "visibility: private", "visibility: hidden",
          "status: hidden", "visibility: password", "visibility: members",
          "visibility: Password protected", "status: inherit", "status: sent"})
        row(lines, "draft", 1);
    row("status: pending", "review");
    row("post_status: pending", "review");
    row("status: In review", "review");
    row("status: archived", "archived");
    row("status: trash", "archived");
    row("status: published\ndraft: true", "draft");
    row("status: published\nvisibility: private", "draft", 1);
    row("status: stable", "draft", 1);
    row("status: 200", "draft", 1);
    row("visibility: everyone", "public");
    row("meta: {draft: true}", "draft", 1);
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
          "blog/_private/x.md", "_trash/x.md", "trash/x.md", "_archive/x.md",
          "posts/_drafts/en/index.md"})
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
    for (const char *place : {"_drafts", "site/drafts", "_drafts/2024", "drafts/2024", ".notes"}) {
        const QString root = dir.filePath(QLatin1String(place));
        QVERIFY(QDir().mkpath(root));
        QFile file(root + QStringLiteral("/x.md"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# X\n") > 0);
        file.close();
        FakeArticleStore store;
        const auto report = importNow(store, root);
        QVERIFY(report);
        const auto articles = articlesByPath(store);
        QCOMPARE(report->warnings.size(), 1);
        QVERIFY2(articles.value(QStringLiteral("x.md")).status == Core::Status::Draft, place);
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
            for (const char *order :
                 {"status: %1\nvisibility: %2", "visibility: %1\nstatus: %2",
                  "visibility: %2\npost_status: %1", "expiryDate: 2020-01-01\nstatus: %1"}) {
                const bool isExpiry = QByteArray(order).startsWith("expiry");
                const QByteArray lines =
                    QByteArray(order).replace("%1", words[a].first).replace("%2", words[b].first);
                const auto read = readFile(yaml(lines), QStringLiteral("a.md"));
                QVERIFY(read);
                QVERIFY2(whoReads(read->article) == words[qMax(a, isExpiry ? 1 : b)].second,
                         lines.constData());
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
    QTest::newRow("a code block") << md
                                  << QByteArray("```\n%%time\n%%\n```\n~~~\n{% comment %}\n~~~\n")
                                  << 0;
    QTest::newRow("four ticks around three")
        << md << QByteArray("````\n```\n%%a\n%%\n```\n{% comment %}\n````\na\n") << 0;
    QTest::newRow("other fences inside")
        << md << QByteArray("~~~ py\n```\n~~~ x\n%%a%%\n~~\n~~~~\na\n") << 0;
    QTest::newRow("behind a longer end") << md << QByteArray("```\na\n`````\n%%name%%\n") << 7;
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
    QTest::newRow("TOML") << QByteArray(
                                 "\n+++\ntitle = \"Budget talk\"\ndraft = true\n+++\nBody.\n")
                          << true;
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

/** DESIGN.md, 13: what came in can go out, also what was not understood. */
QTEST_GUILESS_MAIN(TestMarkdownReading)
#include "tst_markdownreading.moc"
