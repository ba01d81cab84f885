#include "folder.h"

#include <exchange/importpath.h>
#include <exchange/importreport.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <support/fakearticlestore.h>

#include <filesystem>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

class TestMarkdownImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frontMatter_becomesTheArticle();
    void oddFields_areWarnedOfAndKept();
    void report_countsDatesAndArchived();
    void longestBody_comesInBehindLongFrontMatter();
    void namedFencesAndSecondDates_waitAsDrafts();
    void keyTwiceInJson_failsTheFile();
    void withoutFrontMatter_headingThenFileNameIsTheTitle();
    void status_data();
    void status();
    void storeTrouble_isTheAnswer();
    void stop_callsItOff();
    void report_isJson();
};

namespace {

Core::Article onlyArticle(FakeArticleStore &store)
{
    const auto articles = articlesByPath(store);
    return articles.size() == 1 ? *articles.begin() : Core::Article();
}

} // namespace

void TestMarkdownImporter::frontMatter_becomesTheArticle()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"),
                         "---\nTITLE: The  Title\nDate: August 9, 2019\ntime: \"08:15\"\nAuthors: "
                         "[Ann, {name: Bob}]\n"
                         "tags: one, two\ncategories: [two, three]\nTeaser: What it "
                         "says\ndescription:\nlang: pt_BR\n"
                         "section: News\npermalink: /2019/08/My-Title.html\nheader: {image: x.png, "
                         "sizes: [1, 2.5]}\n"
                         "comments: true\nzip: 01234\n---\n\n \nBody *text*.\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->warnings + report->failures), QString());
    QCOMPARE(report->created, 1);
    const Core::Article article = onlyArticle(store);
    QCOMPARE(article.title, QStringLiteral("The Title"));
    QCOMPARE(article.publishAt, QDateTime(QDate(2019, 8, 9), QTime(8, 15), Qt::UTC));
    QCOMPARE(article.authors, (QStringList{QStringLiteral("Ann"), QStringLiteral("Bob")}));
    QCOMPARE(article.tags,
             (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    QCOMPARE(article.summary, QStringLiteral("What it says"));
    QCOMPARE(article.language, QStringLiteral("pt-BR"));
    QCOMPARE(article.section, QStringLiteral("News"));
    QCOMPARE(article.slug, QStringLiteral("My-Title"));
    QCOMPARE(article.status, Core::Status::Published);
    QCOMPARE(article.body, QStringLiteral("Body *text*.\n"));
    QCOMPARE(article.createdBy, QStringLiteral("tester"));
    QVERIFY2(article.source->name.endsWith(QLatin1String("/content")),
             qPrintable(article.source->name));
    QCOMPARE(article.source->path, QStringLiteral("a.md"));
    const QJsonObject fields{
        {QStringLiteral("permalink"), QStringLiteral("/2019/08/My-Title.html")},
        {QStringLiteral("header"), QJsonObject{{QStringLiteral("image"), QStringLiteral("x.png")},
                                               {QStringLiteral("sizes"), QJsonArray{1, 2.5}}}},
        {QStringLiteral("comments"), true},
        {QStringLiteral("zip"), QStringLiteral("01234")}};
    QCOMPARE(article.fields, fields);
}

void TestMarkdownImporter::report_countsDatesAndArchived()
{
    Folder folder;
    const std::pair<const char *, const char *> files[] = {
        {"a.md", "publishDate: 2021-05-01"},
        {"b.md", "published_at: 2021-05-01T10:00:00Z"},
        {"c.md", "date: 2021-05-01\nembargo: 2999-01-01"},
        {"d.md", "lastmod: 2999-01-01"},
        {"e.md", "publish_at: 2021-05-01\ndate: 2999-01-01"},
        {"f.md", "published: 2021-05-01"},
        {"g.md", "title: G"},
        {"h.md", "status: archived\ndate: 2021-05-01"},
        {"i.md", "expiryDate: 2021-05-01"},
        {"j.md", "status: pending"},
        {"k.md", "draft: true"},
        {"l.md", "draft: true\npublishDate: never"}};
    for (const auto &[name, matter] : files)
        QVERIFY(folder.write(QLatin1String(name), QByteArray("---\n") + matter + "\n---\nText.\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 12);
    QCOMPARE(report->undated, 5);
    QCOMPARE(report->archived, 2);
    QCOMPARE(report->drafts, 3);
    QCOMPARE(report->scheduled, 3);
    int dates = 0;
    for (const DateForm &form : report->dateForms)
        dates += form.count;
    QCOMPARE(dates, 7);
    QCOMPARE(report->dateForms.value(QStringLiteral("9999-99-99")).count, 6);
}

void TestMarkdownImporter::longestBody_comesInBehindLongFrontMatter()
{
    const QByteArray matter =
        "---\ntitle: Long\n" + QByteArray("# A note of the site.\n").repeated(40'000) + "---\n";
    QByteArray body =
        QByteArray("Words and more words.\n").repeated(int(Core::MaximumBodyBytes / 22 + 1));
    for (const bool fits : {true, false}) {
        body.truncate(Core::MaximumBodyBytes + (fits ? 0 : 1));
        body += fits ? QByteArray() : QByteArray("x");
        Folder folder;
        QVERIFY(folder.write(QStringLiteral("a.md"), matter + body));
        FakeArticleStore store;
        const auto report = importNow(store, folder.path());
        QVERIFY(report);
        QVERIFY2(report->created == int(fits) && report->failed == int(!fits),
                 qPrintable(notes(report->failures)));
        if (fits)
            QCOMPARE(Core::utf8Size(articlesByPath(store).value(QStringLiteral("a.md")).body),
                     Core::MaximumBodyBytes);
    }
}

void TestMarkdownImporter::oddFields_areWarnedOfAndKept()
{
    Folder folder;
    QVERIFY(folder.write(
        QStringLiteral("2020-05-06-odd.md"),
        "---\ntitle: [not, a, title]\ndate: someday\nauthors: [Ann, [x]]\ntags: [a]\nlang: \"!!\"\n"
        "summary: {a: b}\nstatus: stable\ndraft: maybe\n---\n# Heading\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->failed, 0);
    QList<int> lines;
    for (const ImportNote &note : report->warnings) {
        QCOMPARE(note.file, QStringLiteral("2020-05-06-odd.md"));
        QVERIFY(!note.reason.isEmpty());
        lines << note.line;
    }
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QList<int>{2, 3, 4, 6, 7, 8, 9}));
    const Core::Article article = onlyArticle(store);
    QCOMPARE(article.title, QStringLiteral("Heading"));
    QCOMPARE(article.publishAt, QDateTime(QDate(2020, 5, 6), QTime(0, 0), Qt::UTC));
    QCOMPARE(article.authors, QStringList{QStringLiteral("Ann")});
    QCOMPARE(article.language, QStringLiteral("en"));
    QCOMPARE(article.status, Core::Status::Draft);
    QCOMPARE(article.fields.keys().join(QLatin1Char(' ')),
             QStringLiteral("authors date draft lang status summary title"));
}

void TestMarkdownImporter::namedFencesAndSecondDates_waitAsDrafts()
{
    Folder folder;
    const QList<QByteArray> texts{"--- yaml\ntitle: a\ndraft: true\n---\nx\n",
                                  "--- YAML\ntitle: b\ndraft: true\n---\nx\n",
                                  "--- toml\ntitle = \"c\"\ndraft = true\n---\nx\n",
                                  "---\ntitle: d\ndate: 2024-01-01, moved to 2031-01-01\n---\nx\n",
                                  "---\ntitle: e\ndate: \"2024-01-01 / 2031-01-01\"\n---\nx\n"};
    for (qsizetype i = 0; i < texts.size(); ++i)
        QVERIFY(folder.write(QStringLiteral("%1.md").arg(i), texts.at(i)));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, texts.size());
    QCOMPARE(report->drafts, texts.size());
    for (const Core::Article &article : articlesByPath(store))
        QCOMPARE(article.body, QStringLiteral("x\n"));
}

void TestMarkdownImporter::keyTwiceInJson_failsTheFile()
{
    Folder folder;
    QVERIFY(
        folder.write(QStringLiteral("a.md"), "{\n\"draft\": true,\n\"draft\": false\n}\n\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"),
                         "{\"title\": \"B\", \"x\": {\"title\": 1}}\n\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->failures.size(), 1);
    QCOMPARE(report->failures.first().line, 3);
    QVERIFY(report->failures.first().reason.contains(QLatin1String("\"draft\" twice")));
}

void TestMarkdownImporter::withoutFrontMatter_headingThenFileNameIsTheTitle()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "Intro\n\nA *heading*\n---------\n"));
    QVERIFY(folder.write(QStringLiteral("2019-01-02-some_file-name.markdown"),
                         "Just text\r\nmore\r\n"));
    QVERIFY(folder.write(QStringLiteral("short.mdown"), "x"));
    QVERIFY(folder.write(QStringLiteral("notes.txt"), "no"));
    QVERIFY(folder.write(QStringLiteral(".hidden.md"), "no"));
    QVERIFY(folder.write(QStringLiteral(".git/x.md"), "no"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 3);
    const auto articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("a.md")).title, QStringLiteral("A heading"));
    const Core::Article named =
        articles.value(QStringLiteral("2019-01-02-some_file-name.markdown"));
    QCOMPARE(named.title, QStringLiteral("Some file name"));
    QCOMPARE(named.slug, QStringLiteral("some-file-name"));
    QCOMPARE(named.body, QStringLiteral("Just text\nmore\n"));
    QCOMPARE(named.publishAt.date(), QDate(2019, 1, 2));
    QCOMPARE(articles.value(QStringLiteral("short.mdown")).title, QStringLiteral("Short"));
}

void TestMarkdownImporter::status_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Core::Status>("status");
    using enum Core::Status;
    QTest::newRow("says nothing") << QByteArray("x: 1") << Published;
    QTest::newRow("draft") << QByteArray("draft: true") << Draft;
    QTest::newRow("draft, in words") << QByteArray("Draft: \"yes\"") << Draft;
    QTest::newRow("no draft") << QByteArray("draft: false") << Published;
    QTest::newRow("unpublished") << QByteArray("published: false") << Draft;
    QTest::newRow("published") << QByteArray("published: true") << Published;
    QTest::newRow("a date") << QByteArray("published: 2019-03-13") << Published;
    QTest::newRow("status") << QByteArray("status: Review") << Review;
    QTest::newRow("WordPress") << QByteArray("status: pending") << Review;
    QTest::newRow("archived") << QByteArray("status: archived\ndraft: true") << Archived;
    QTest::newRow("published, but draft") << QByteArray("status: published\ndraft: true") << Draft;
}

void TestMarkdownImporter::status()
{
    QFETCH(QByteArray, line);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\n" + line + "\n---\ntext\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    QTEST(onlyArticle(store).status, "status");
}

void TestMarkdownImporter::storeTrouble_isTheAnswer()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    FakeArticleStore store;
    for (const char *call : {"bySource", "saveAll"}) {
        store.trouble = [call](const QString &name) -> std::optional<Core::Error> {
            if (name != QLatin1String(call))
                return std::nullopt;
            return Core::Error{Core::ErrorKind::Unreachable, QStringLiteral("Away."), {}};
        };
        const auto report = importNow(store, folder.path());
        QVERIFY(report && report->stopped);
        QCOMPARE(report->stopped->kind, Core::ErrorKind::Unreachable);
        QCOMPARE(report->stopped->message, QStringLiteral("Away. Kept: 0 new, 0 changed; "
                                                          "running it again completes it."));
    }
    store.trouble = [](const QString &name) -> std::optional<Core::Error> {
        if (name != QLatin1String("importSources"))
            return std::nullopt;
        return Core::Error{Core::ErrorKind::Unreachable, QStringLiteral("Away."), {}};
    };
    QCOMPARE(importNow(store, folder.path()).error().kind, Core::ErrorKind::Unreachable);
    store.trouble = nullptr;
    QCOMPARE(importNow(store, folder.path())->created, 1);
}

void TestMarkdownImporter::stop_callsItOff()
{
    Folder folder;
    for (int i = 0; i < 500; ++i)
        QVERIFY(folder.write(QStringLiteral("%1.md").arg(i), "# T\n"));
    FakeArticleStore store;
    std::stop_source stop;
    store.beforeSaveAll = [&](QList<Core::Article> &) { stop.request_stop(); };
    MarkdownImporter importer(store);
    auto future = importer.importFolder(
        folder.path(), {}, Core::Call::within(std::chrono::minutes(1), stop.get_token()));
    future.waitForFinished();
    // The batch that was being written is whole, and told.
    QVERIFY(future.result() && future.result()->stopped);
    QCOMPARE(future.result()->stopped->kind, Core::ErrorKind::Cancelled);
    QCOMPARE(future.result()->stopped->message,
             QStringLiteral("The import was stopped. Kept: 200 new, 0 changed; running it "
                            "again completes it."));
    QCOMPARE(future.result()->created, 200);
    QCOMPARE(store.writes, 200);
    store.beforeSaveAll = nullptr;
    const auto rest = importNow(store, folder.path());
    QCOMPARE(rest->created, 300);
    QCOMPARE(rest->unchanged, 200);
    auto late =
        importer.importFolder(folder.path(), {}, Core::Call::within(std::chrono::milliseconds(0)));
    late.waitForFinished();
    QCOMPARE(late.result()->stopped->kind, Core::ErrorKind::Timeout);
    QVERIFY(late.result()->stopped->message.startsWith(QLatin1String("The import took too long.")));
}

void TestMarkdownImporter::report_isJson()
{
    ImportReport report;
    report.created = 1;
    report.failed = 1;
    report.source = QStringLiteral("site");
    report.root = QStringLiteral("/srv/site");
    report.languages.insert(QStringLiteral("de"), 2);
    report.addresses = {{QStringLiteral("b.md"),
                         {QStringLiteral("en"), QStringLiteral("b")},
                         {QStringLiteral("en"), QStringLiteral("b-2")}}};
    report.failures = {{QStringLiteral("a.md"), 3, QStringLiteral("torn")}};
    QCOMPARE(
        QJsonDocument(importReportToJson(report)).toJson(QJsonDocument::Compact),
        QByteArray(
            R"({"addresses":[{"file":"b.md","from":"b","from_language":"en","to":"b-2",)"
            R"("to_language":"en"}],"archived":0,"created":1,"dates":{},)"
            R"("drafts":0,"dry_run":false,"edited_here":[],"failed":1,)"
            R"("failures":[{"file":"a.md","line":3,"reason":"torn"}],"gone":[],"gone_in_all":0,"held_by_programs":0,)"
            R"("languages":{"de":2},)"
            R"("left_out":[],"others":0,"readers":{"become_public":0,"changed":0,"leave_until_their_time":0,"taken_off":0},)"
            R"("renamed":[],"scheduled":0,"source":{"name":"site","new":false,)"
            R"("root":"/srv/site"},"states":[],"stopped":null,"unchanged":0,"undated":0,"updated":0,)"
            R"("warnings":[]})"));
    report.failures.first().file = QStringLiteral("=cmd(\"x\").md");
    QCOMPARE(importReportToCsv(report),
             QByteArray("\xEF\xBB\xBF"
                        "kind,file,line,reason\r\n"
                        "\"Failed\",\"'=cmd(\"\"x\"\").md\",3,\"torn\"\r\n"
                        "\"New address\",\"b.md\",,\"b \xE2\x86\x92 b-2\"\r\n"));
}

QTEST_GUILESS_MAIN(TestMarkdownImporter)
#include "tst_markdownimporter.moc"
