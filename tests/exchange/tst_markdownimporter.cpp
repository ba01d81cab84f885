#include "folder.h"

#include <exchange/helparticles.h>
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
    void path_tellsNameAndDate_data();
    void path_tellsNameAndDate();
    void frontMatter_becomesTheArticle();
    void oddFields_areWarnedOfAndKept();
    void report_countsDatesAndArchived();
    void longestBody_comesInBehindLongFrontMatter();
    void refusedFolder_isNoProgress();
    void unreadableFolder_isNamed();
    void slug_isWhatTheSiteGave_data();
    void slug_isWhatTheSiteGave();
    void changedSlugs_areToldAndKept_data();
    void changedSlugs_areToldAndKept();
    void date_comesFromWhereASiteKeepsIt_data();
    void date_comesFromWhereASiteKeepsIt();
    void unreadDates_sayWhatWasLost_data();
    void unreadDates_sayWhatWasLost();
    void oddDayInAName_holdsTheArticle();
    void hiddenNames_areSaid();
    void namesThatAreNotUtf8_areSaid();
    void unknownMarkedFolder_isSaidOnce();
    void doubtfulTime_isSaidOnlyWhereItCounts();
    void namedFencesAndSecondDates_waitAsDrafts();
    void keyTwiceInJson_failsTheFile();
    void language_isWhatSomebodyNamed_data();
    void language_isWhatSomebodyNamed();
    void wordFolders_joinNothing();
    void withoutFrontMatter_headingThenFileNameIsTheTitle();
    void status_data();
    void status();
    void badFiles_failAlone();
    void pipesAsConfigurations_areNotOpened();
    void folderLinks_areFollowedOnceAndLoopsTold();
    void sameNames_getNumbersAndKeepThem();
    void takenSlug_getsANumber();
    void changedSlugInTheFile_movesTheArticle();
    void changedSlugThatIsTaken_isLeftAndTold();
    void slugChosenInTriptych_stays();
    void digestsOfBefore_changeNothing();
    void secondRun_changesNothing();
    void editedFile_updatesAnUntouchedArticle();
    void editedArticle_isNotOverwritten();
    void deletedArticle_staysDeleted();
    void lateTranslation_joinsTheGroup();
    void storeTrouble_isTheAnswer();
    void racingSave_failsThatFileAlone();
    void stop_callsItOff();
    void missingFolder_isNotFound();
    void report_isJson();
    void help_comesIntoAFreshStoreOnly();
};

namespace {

Core::Article onlyArticle(FakeArticleStore &store)
{
    const auto articles = articlesByPath(store);
    return articles.size() == 1 ? *articles.begin() : Core::Article();
}

Core::Result<Core::Article> saveNow(FakeArticleStore &store, const Core::Article &article)
{
    return store.save(article, QStringLiteral("editor"), {}).result();
}

} // namespace

void TestMarkdownImporter::path_tellsNameAndDate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDate>("date");
    QTest::newRow("legal.md") << "legal" << QDate();
    QTest::newRow("2018/2018-08-29-launch.md") << "launch" << QDate(2018, 8, 29);
    QTest::newRow("2018-13-29-launch.md") << "2018-13-29-launch" << QDate();
    QTest::newRow("posts/hello/index.md") << "hello" << QDate();
    QTest::newRow("posts/_index.md") << "posts" << QDate();
    QTest::newRow("v1.2.md") << "v1.2" << QDate();
    QTest::newRow("2021-05-12-x/index.md") << "x" << QDate(2021, 5, 12);
    QTest::newRow("posts/2021_5_12 x.md") << "x" << QDate(2021, 5, 12);
    QTest::newRow("20210512-x.md") << "x" << QDate(2021, 5, 12);
    QTest::newRow("2021-05-12.md") << "2021-05-12" << QDate(2021, 5, 12);
    QTest::newRow("2021/05/12/x.md") << "x" << QDate(2021, 5, 12);
    QTest::newRow("blog/2021/05/12/x/index.md") << "x" << QDate(2021, 5, 12);
    QTest::newRow("2021/05/12/index.md") << "12" << QDate(2021, 5, 12);
    QTest::newRow("2021-05-12/x.md") << "x" << QDate(2021, 5, 12);
    QTest::newRow("2021/05/12/2021-05-13-x.md") << "x" << QDate(2021, 5, 13);
    QTest::newRow("2021/05/x.md") << "x" << QDate();
    QTest::newRow("2021/13/12/x.md") << "x" << QDate();
    QTest::newRow("a2021/05/12/x.md") << "x" << QDate();
    QTest::newRow("2021-05-x.md") << "2021-05-x" << QDate();
    QTest::newRow("12345678-x.md") << "12345678-x" << QDate();
}

void TestMarkdownImporter::path_tellsNameAndDate()
{
    const ImportPath read(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(read.language, QString());
    QTEST(read.name, "name");
    QTEST(read.date, "date");
}

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
    QVERIFY2(article.source->name.endsWith(QLatin1String("/content")), qPrintable(article.source->name));
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
        {"a.md", "publishDate: 2021-05-01"}, {"b.md", "published_at: 2021-05-01T10:00:00Z"},
        {"c.md", "date: 2021-05-01\nembargo: 2999-01-01"}, {"d.md", "lastmod: 2999-01-01"},
        {"e.md", "publish_at: 2021-05-01\ndate: 2999-01-01"}, {"f.md", "published: 2021-05-01"},
        {"g.md", "title: G"}, {"h.md", "status: archived\ndate: 2021-05-01"},
        {"i.md", "expiryDate: 2021-05-01"}, {"j.md", "status: pending"}, {"k.md", "draft: true"},
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
    const QByteArray matter = "---\ntitle: Long\n" + QByteArray("# A note of the site.\n").repeated(40'000) + "---\n";
    QByteArray body = QByteArray("Words and more words.\n").repeated(int(Core::MaximumBodyBytes / 22 + 1));
    for (const bool fits : {true, false}) {
        body.truncate(Core::MaximumBodyBytes + (fits ? 0 : 1));
        body += fits ? QByteArray() : QByteArray("x");
        Folder folder;
        QVERIFY(folder.write(QStringLiteral("a.md"), matter + body));
        FakeArticleStore store;
        const auto report = importNow(store, folder.path());
        QVERIFY(report);
        QVERIFY2(report->created == int(fits) && report->failed == int(!fits), qPrintable(notes(report->failures)));
        if (fits)
            QCOMPARE(Core::utf8Size(articlesByPath(store).value(QStringLiteral("a.md")).body), Core::MaximumBodyBytes);
    }
}

void TestMarkdownImporter::refusedFolder_isNoProgress()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# A\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    MarkdownImporter importer(store);
    QSignalSpy spy(&importer, &MarkdownImporter::progressed);
    MarkdownImportOptions options;
    options.actor = options.sourceName = QStringLiteral("other");
    auto future = importer.importFolder(folder.path(), options, Core::Call::within(std::chrono::minutes(1)));
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
    QCOMPARE(future.result()->failed, 1);
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 0);
}

void TestMarkdownImporter::unreadableFolder_isNamed()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("posts/a.md"), "# A\n"));
    for (const char *name : {"posts", "."}) {
        const QString place = QDir::cleanPath(folder.path() + QLatin1Char('/') + QLatin1String(name));
        const QFile::Permissions before = QFile::permissions(place);
        QVERIFY(QFile::setPermissions(place, QFile::WriteOwner | QFile::ExeOwner));
        const bool isReadable = QFileInfo(place).isReadable();
        FakeArticleStore store;
        const auto report = importNow(store, folder.path());
        QVERIFY(QFile::setPermissions(place, before));
        if (isReadable)
            QSKIP("This user may read every folder");
        QVERIFY(report);
        QCOMPARE(report->failures.size(), 1);
        QCOMPARE(report->failures.first().file, QString::fromLatin1(name));
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

void TestMarkdownImporter::slug_isWhatTheSiteGave_data()
{
    QTest::addColumn<QString>("slug");
    const auto row = [](const char *matter, const char *slug) {
        QTest::newRow(matter) << QString::fromUtf8(slug);
    };
    row("permalink: '/{{ title | slugify }}/'", "file");
    row("permalink: '/posts/${slug}'", "file");
    row("slug: v0.4.3", "v0.4.3");
    row("slug: Case_Kept", "Case_Kept");
    row("slug: 2024-10-05-election", "2024-10-05-election");
    row("slug: 대한민국의-역사", "대한민국의-역사");
    const QString longSlug = QStringLiteral("매우-긴-주소-").repeated(25);
    row(QByteArray("slug: ").append(longSlug.toUtf8()).constData(), longSlug.toUtf8().constData());
    row("slug: /guides/start/", "start");
    row("slug: '%e5%a4%a7%e5%a1%9a'", "大塚");
    row("slug: ''\npermalink: /a/b/", "b");
    row("permalink: https://example.org/2018/02/07/%e5%a4%a7%e5%a1%9a%e6%84%9b-aio/", "大塚愛-aio");
    row("permalink: /about/index.html", "about");
    row("permalink: /about/Index.HTM?x=1", "about");
    row("permalink: /blog/harbour/", "harbour");
    row("permalink: /blog/harbour.html?utm=1#top", "harbour");
    row("permalink: //example.org/harbour", "harbour");
    row("permalink: harbour", "harbour");
    row("url: /2016/02/18/vs-debug-linux/", "vs-debug-linux");
    row("path: 2024/07/25/x", "x");
    row("permalink: /", "file");
    row("permalink: https://example.org", "file");
    row("permalink: /index.html", "file");
    row("permalink: /:categories/:title/", "file");
    row("permalink: pretty", "file");
    row("permalink: {a: b}\nurl: /u/", "u");
    row("title: X", "file");
}

void TestMarkdownImporter::slug_isWhatTheSiteGave()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("File.md"),
                         QByteArray("---\n") + QTest::currentDataTag() + "\n---\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->warnings + report->failures), QString());
    QTEST(onlyArticle(store).slug, "slug");
}

void TestMarkdownImporter::changedSlugs_areToldAndKept_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("slug");
    QTest::newRow("spaces") << "slug" << "Hello World" << "Hello-World";
    QTest::newRow("question") << "slug" << "why?" << "why";
    QTest::newRow("up") << "slug" << ".." << "file";
    QTest::newRow("a slash that is encoded") << "permalink" << "/a/b%2Fc/" << "b-c";
    QTest::newRow("no UTF-8") << "permalink" << "/a/caf%e9/" << "caf-e9";
    QTest::newRow("half an escape") << "url" << "/a/100%/" << "100";
    QTest::newRow("a null") << "permalink" << "/a/b%00c" << "b-00c";
    QTest::newRow("too long") << "slug" << QStringLiteral("word-").repeated(101)
                              << QStringLiteral("word-").repeated(100).chopped(1);
    QTest::newRow("a long word") << "slug" << QStringLiteral("가").repeated(501)
                                 << QStringLiteral("가").repeated(500);
}

void TestMarkdownImporter::changedSlugs_areToldAndKept()
{
    QFETCH(QString, key);
    QFETCH(QString, given);
    QFETCH(QString, slug);
    Folder folder;
    QVERIFY(folder.write(
        QStringLiteral("file.md"),
        QStringLiteral("---\n%1: \"%2\"\n---\ntext\n").arg(key, given).toUtf8()));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->warnings),
             QStringLiteral("file.md:2: The address \"%1\" cannot be kept; the article got the slug "
                            "\"%2\".")
                 .arg(given, slug));
    QCOMPARE(onlyArticle(store).slug, slug);
    QCOMPARE(onlyArticle(store).fields.value(key), QJsonValue(given));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
}

void TestMarkdownImporter::date_comesFromWhereASiteKeepsIt_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QString>("date");
    const auto row = [](const char *name, const char *file, const char *matter, const char *date) {
        QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(matter)
                            << QString::fromLatin1(date);
    };
    row("Zola's path", "x.md", "path: 2024/07/25/x", "2024-07-25T00:00:00Z");
    row("Hugo's url", "x.md", "url: /2016/02/18/vs-debug-linux/", "2016-02-18T00:00:00Z");
    row("permalink", "x.md", "permalink: https://example.org/2018/02/07/x/?a#b",
        "2018-02-07T00:00:00Z");
    row("an address without a day", "x.md", "permalink: /2018/02/x/", "");
    row("date before address", "x.md", "date: 2024-07-26\npath: 2024/07/25/x",
        "2024-07-26T00:00:00Z");
    row("file before address", "2024-07-24-x.md", "path: 2024/07/25/x", "2024-07-24T00:00:00Z");
    row("bundle", "2021-05-12-x/index.md", "title: X", "2021-05-12T00:00:00Z");
    row("folders", "2021/05/12/x.md", "title: X\ntime: 8:15 pm", "2021-05-12T20:15:00Z");
    row("time apart, with a zone", "x.md", "date: 2021-05-12\ntime: 00:15 CEST",
        "2021-05-11T22:15:00Z");
    row("epoch", "x.md", "date: 1712586300", "2024-04-08T14:25:00Z");
    row("YAML's own type", "x.md", "date: !!timestamp 2024-04-08", "2024-04-08T00:00:00Z");
    row("Go's zero time", "x.md", "date: 0001-01-01T00:00:00Z", "");
    row("Go's zero time, in a dated file", "2024-07-24-x.md", "date: 0001-01-01T00:00:00Z",
        "2024-07-24T00:00:00Z");
    row("MySQL's zero", "x.md", "date: '0000-00-00 00:00:00'", "");
}

void TestMarkdownImporter::date_comesFromWhereASiteKeepsIt()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, matter);
    Folder folder;
    QVERIFY(folder.write(file, "---\n" + matter + "\n---\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->warnings + report->failures), QString());
    QTEST(onlyArticle(store).publishAt.toString(Qt::ISODate), "date");
}

void TestMarkdownImporter::unreadDates_sayWhatWasLost_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("reason");
    QTest::newRow("zone") << QByteArray("date: 2031-05-01 08:00 somewhere")
                          << "2031-05-01T00:00:00Z"
                          << "The article was kept as a draft: its time was left out (the "
                             "time zone \"somewhere\" is not known).";
    QTest::newRow("time") << QByteArray("date: 2031-05-01T25:00:00Z") << "2031-05-01T00:00:00Z"
                          << "The article was kept as a draft: its time was left out (there is "
                             "no time of day 25:00:00).";
    QTest::newRow("time apart")
        << QByteArray("date: 2031-05-01\ntime: hh:mm") << "2031-05-01T00:00:00Z"
        << "The article was kept as a draft: its time was left out (\"hh:mm\" is not a time of day).";
    QTest::newRow("past time") << QByteArray("date: 2021-05-01T25:00:00Z") << "2021-05-01T00:00:00Z"
                               << "The time was left out: there is no time of day 25:00:00.";
    QTest::newRow("two days")
        << QByteArray("date: 2024-01-01, moved to 2031-01-01") << "2024-01-01T00:00:00Z"
        << "The article was kept as a draft: \"date\" names more than one day, of which the first was "
           "taken.";
    QTest::newRow("month") << QByteArray("date: 2015-03") << ""
                           << "The article was kept as a draft: its date cannot be read "
                              "(\"2015-03\" names no day; write it as year-month-day).";
    QTest::newRow("day") << QByteArray("date: 2031-02-30 08:00") << ""
                         << "The article was kept as a draft: its date cannot be read (there is no "
                            "such day as 2031-02-30 08:00).";
}

void TestMarkdownImporter::unreadDates_sayWhatWasLost()
{
    QFETCH(QByteArray, matter);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("x.md"), "---\n" + matter + "\n---\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->warnings.size(), 1);
    QTEST(report->warnings.first().reason, "reason");
    const Core::Article article = onlyArticle(store);
    QTEST(article.publishAt.toString(Qt::ISODate), "date");
    // What could not be read is kept as it was written.
    QVERIFY(!article.fields.isEmpty());
}

void TestMarkdownImporter::hiddenNames_areSaid()
{
    Folder folder;
    for (const char *name : {"a.md", ".drafts/b.md", "x/.private/c.md", ".secret.md", ".git/d.md",
                             "x/.git/e.md", ".github/f.md", ".DS_Store"})
        QVERIFY(folder.write(QLatin1String(name), "# T\n\ntext\n"));
    for (const bool everything : {false, true}) {
        FakeArticleStore store;
        MarkdownImportOptions options;
        options.everything = everything;
        const auto report = importNow(store, folder.path(), options);
        QVERIFY(report);
        QCOMPARE(report->created, 1);
        QStringList told = notes(report->leftOut).split(QLatin1Char('\n'));
        told.sort();
        const QString hidden = QStringLiteral(":0: Its name begins with a dot, so it is hidden and was "
                                              "not read.");
        QCOMPARE(told, (QStringList{QStringLiteral(".:0: Files that are no articles: 1 others."),
                                    QStringLiteral(".:0: Folders of tools: .git, .github."),
                                    QStringLiteral(".drafts") + hidden,
                                    QStringLiteral(".secret.md") + hidden,
                                    QStringLiteral("x/.private") + hidden}));
    }
}

void TestMarkdownImporter::namesThatAreNotUtf8_areSaid()
{
#ifdef Q_OS_LINUX
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("x/a.md"), "# T\n\ntext\n"));
    const QByteArray place = QFile::encodeName(folder.path());
    for (const char *name : {"/x/caf\xE9.md", "/x/caf\xE9.png", "/\xFF.markdown"}) {
        const int file = ::open(QByteArray(place + name).constData(), O_CREAT | O_WRONLY, 0600);
        QVERIFY(file >= 0);
        ::close(file);
    }
    QCOMPARE(::mkdir(QByteArray(place + "/d\xF6rfer").constData(), 0700), 0);
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QStringList told = notes(report->leftOut).split(QLatin1Char('\n'));
    told.sort();
    const QString reason =
        QStringLiteral(":0: Its name is not UTF-8 and was not read. Give it another name.");
    QCOMPARE(told, (QStringList{QStringLiteral(".:0: Files that are no articles: 1 others."),
                                QStringLiteral("d\uFFFDrfer") + reason,
                                QStringLiteral("x/caf\uFFFD.md") + reason,
                                QStringLiteral("\uFFFD.markdown") + reason}));
    std::filesystem::remove_all(place.toStdString()); // QTemporaryDir cannot
#else
    QSKIP("names are bytes on Linux only");
#endif
}

void TestMarkdownImporter::unknownMarkedFolder_isSaidOnce()
{
    Folder folder;
    for (const char *name : {"_notes/a.md", "_notes/b.md", "x/_internal/c.md", "_drafts/d.md",
                             "_posts/2024-01-05-e.md"})
        QVERIFY(folder.write(QLatin1String(name), "# T\n\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("_notes/f.md"), "---\ndraft: true\n---\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->drafts, 5);
    const QString reason = QStringLiteral(
        ":0: Sites do not publish a folder whose name begins with \"_\" unless their configuration says "
        "so. Its articles were kept as drafts.");
    QCOMPARE(notes(report->warnings), QStringLiteral("_notes") + reason +
                                          QStringLiteral("\nx/_internal") + reason);
}

void TestMarkdownImporter::doubtfulTime_isSaidOnlyWhereItCounts()
{
    // The clocks of Berlin show 02:30 twice on 2020-10-25.
    const QByteArray twice = "date: 2020-10-25 02:30";
    const std::pair<QByteArray, int> rows[] = {
        {twice, 1},
        {twice + "\npublishDate: 2031-05-01T10:00:00Z", 0},
        {twice + "\nembargo: 2031-05-01", 0},
        {"date: 2019-01-01\npublishDate: 2031-10-26 02:30", 1},
        {"publishDate: 2031-10-26 02:30\nembargo: 2031-12-01T10:00:00Z", 0},
        {twice + "\nstatus: archived", 1},
    };
    for (const auto &[matter, warnings] : rows) {
        Folder folder;
        QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: A\n" + matter + "\n---\ntext\n"));
        FakeArticleStore store;
        MarkdownImportOptions options;
        options.zone = Core::SiteZone::fromName(QStringLiteral("Europe/Berlin")).value();
        const auto report = importNow(store, folder.path(), options);
        QVERIFY(report);
        QVERIFY2(report->warnings.size() == warnings, qPrintable(notes(report->warnings)));
        const Core::Status status = onlyArticle(store).status;
        QCOMPARE(status == Core::Status::Draft, warnings == 1 && !matter.contains("archived"));
        // What the sentence says is what became of it.
        QCOMPARE(notes(report->warnings).contains(QLatin1String("kept as a draft")),
                 status == Core::Status::Draft);
    }
}

void TestMarkdownImporter::oddDayInAName_holdsTheArticle()
{
    Folder folder;
    for (const char *name : {"2024-04-31-x.md", "2023_02_29 y.md", "2024-13-01.md"})
        QVERIFY(folder.write(QLatin1String(name), "# T\n\ntext\n"));
    // Names that only begin with numbers, and one whose matter says the day.
    QVERIFY(folder.write(QStringLiteral("1234-56-78-x.md"), "# T\n\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("2024-04-31-z.md"), "---\ndate: 2024-04-30\n---\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->drafts, 3);
    QStringList told;
    for (const ImportNote &warning : report->warnings) {
        if (warning.reason.contains(QLatin1String("which is no day")))
            told << warning.file;
    }
    told.sort();
    QCOMPARE(told, (QStringList{QStringLiteral("2023_02_29 y.md"), QStringLiteral("2024-04-31-x.md"),
                                QStringLiteral("2024-13-01.md")}));
}

void TestMarkdownImporter::namedFencesAndSecondDates_waitAsDrafts()
{
    Folder folder;
    const QList<QByteArray> texts{
        "--- yaml\ntitle: a\ndraft: true\n---\nx\n", "--- YAML\ntitle: b\ndraft: true\n---\nx\n",
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
    QVERIFY(folder.write(QStringLiteral("a.md"), "{\n\"draft\": true,\n\"draft\": false\n}\n\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "{\"title\": \"B\", \"x\": {\"title\": 1}}\n\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->failures.size(), 1);
    QCOMPARE(report->failures.first().line, 3);
    QVERIFY(report->failures.first().reason.contains(QLatin1String("\"draft\" twice")));
}

void TestMarkdownImporter::language_isWhatSomebodyNamed_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("warnings");
    QTest::newRow("lang: English") << "en" << 0;
    QTest::newRow("lang: Deutsch") << "de" << 0;
    QTest::newRow("locale: es-PR") << "es-PR" << 0;
    QTest::newRow("locale: en_US.UTF-8") << "en-US" << 0;
    QTest::newRow("language: [fr]") << "fr" << 0;
    QTest::newRow("language: [fr, de]") << "fr" << 1;
    QTest::newRow("locale: de_DE\nlang: fr") << "fr" << 0;
    QTest::newRow("lang:") << "en" << 0;
    QTest::newRow("lang: jp") << "en" << 1;
    QTest::newRow("lang: prose") << "en" << 1;
    QTest::newRow("lang: {a: b}") << "en" << 1;
}

void TestMarkdownImporter::language_isWhatSomebodyNamed()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("x.md"),
                         QByteArray("---\n") + QTest::currentDataTag() + "\n---\ntext\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->failed, 0);
    QTEST(onlyArticle(store).language, "language");
    QTEST(int(report->warnings.size()), "warnings");
    QCOMPARE(onlyArticle(store).fields.size(), report->warnings.size());
}

void TestMarkdownImporter::wordFolders_joinNothing()
{
    Folder folder;
    for (const char *path : {"it/x.md", "go/x.md", "be/x.md", "blog/mar/x.md", "blog/may/x.md",
                             "hello.md", "hello.fr.md", "2024/index.md", "2024/index.pt-BR.md"})
        QVERIFY(folder.write(QLatin1String(path), "# X\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    const auto articles = articlesByPath(store);
    for (const char *path : {"it/x.md", "go/x.md", "be/x.md", "blog/mar/x.md", "blog/may/x.md"}) {
        QCOMPARE(articles.value(QLatin1String(path)).language, QStringLiteral("en"));
        QVERIFY2(articles.value(QLatin1String(path)).translationGroup.isNull(), path);
    }
    const Core::Article hello = articles.value(QStringLiteral("hello.md"));
    const Core::Article bonjour = articles.value(QStringLiteral("hello.fr.md"));
    QCOMPARE(bonjour.language, QStringLiteral("fr"));
    QCOMPARE(bonjour.slug, QStringLiteral("hello"));
    QVERIFY(!hello.translationGroup.isNull());
    QCOMPARE(hello.translationGroup, bonjour.translationGroup);
    QCOMPARE(articles.value(QStringLiteral("2024/index.pt-BR.md")).slug, QStringLiteral("2024"));
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

void TestMarkdownImporter::badFiles_failAlone()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("good.md"), "---\ntitle: Good\n---\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("torn.md"),
                         "---\ntitle: Torn\ntags: [a, b\nauthors: [c]\n---\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("quote.md"),
                         "---\ndate: 2019-01-01\ntitle: \"Torn\n---\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("latin1.md"), "---\ntitle: Caf\xE9\n---\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("null.md"), QByteArray("a\nb\0c", 5)));
    QVERIFY(folder.write(QStringLiteral("escaped-null.md"), "---\ntitle: \"a\\0b\"\n---\n"));
    QVERIFY(folder.write(QStringLiteral("toml.md"), "+++\ntitle = \n+++\n"));
    QVERIFY(folder.write(QStringLiteral("sub/good.md"), "# Also good\n"));
    QFile huge(folder.path() + QStringLiteral("/huge.md"));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(200'000'000));
    QVERIFY(QFile::link(QStringLiteral("nowhere"), folder.path() + QStringLiteral("/dead.md")));
    QCOMPARE(
        QProcess::execute(QStringLiteral("mkfifo"), {folder.path() + QStringLiteral("/pipe.md")}),
        0);
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 2);
    QHash<QString, int> lines;
    for (const ImportNote &failure : report->failures) {
        QVERIFY(!failure.reason.isEmpty());
        lines.insert(failure.file, failure.line);
    }
    QCOMPARE(lines.size(), report->failed);
    QCOMPARE(report->failed, 9);
    QVERIFY(lines.value(QStringLiteral("torn.md")) >= 3);
    QCOMPARE(lines.value(QStringLiteral("quote.md")), 3);
    QCOMPARE(lines.value(QStringLiteral("latin1.md")), 2);
    QCOMPARE(lines.value(QStringLiteral("null.md")), 2);
    QCOMPARE(lines.value(QStringLiteral("toml.md")), 2);
    for (const char *file : {"escaped-null.md", "huge.md", "dead.md", "pipe.md"})
        QVERIFY2(lines.contains(QLatin1String(file)), file);
}

void TestMarkdownImporter::pipesAsConfigurations_areNotOpened()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("_posts/2020-01-01-a.md"), "# A\n"));
    for (const char *name : {"_config.yml", "hugo.toml", "config.toml", "config.yaml", "_posts/_index.md"}) {
        const QString pipe = folder.path() + QLatin1Char('/') + QLatin1String(name);
        QCOMPARE(QProcess::execute(QStringLiteral("mkfifo"), {pipe}), 0);
    }
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
}

void TestMarkdownImporter::folderLinks_areFollowedOnceAndLoopsTold()
{
    Folder folder, other;
    QVERIFY(folder.write(QStringLiteral("posts/a.md"), "# A\n"));
    QVERIFY(other.write(QStringLiteral("b.md"), "# B\n"));
    const auto link = [&](const QString &target, const QString &name) {
        return QFile::link(target, folder.path() + QLatin1Char('/') + name);
    };
    QVERIFY(link(QStringLiteral(".."), QStringLiteral("posts/loop")));
    QVERIFY(link(QStringLiteral("../.."), QStringLiteral("posts/above")));
    QVERIFY(link(QStringLiteral("self"), QStringLiteral("self")));
    QVERIFY(link(QStringLiteral("nowhere"), QStringLiteral("picture.png")));
    QVERIFY(link(QStringLiteral("posts"), QStringLiteral("again")));
    QVERIFY(link(other.path(), QStringLiteral("elsewhere")));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(articlesByPath(store).keys(), QStringList{QStringLiteral("posts/a.md")});
    QStringList leftOut;
    for (const ImportNote &note : report->leftOut)
        leftOut << note.file;
    leftOut.sort();
    // The picture is counted with its kind.
    QCOMPARE(leftOut.join(QLatin1Char(' ')), QStringLiteral(". elsewhere"));
    QStringList failed;
    for (const ImportNote &failure : report->failures)
        failed << failure.file;
    failed.sort();
    QCOMPARE(failed.join(QLatin1Char(' ')), QStringLiteral("posts/above posts/loop self"));
    QCOMPARE(report->failed, 3);
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(report->warnings.first().file, QStringLiteral("again"));
}

void TestMarkdownImporter::sameNames_getNumbersAndKeepThem()
{
    Folder folder;
    for (const char *path : {"2019/x.md", "2020/x.md", "2021/x.md", "pt-BR/x.md", "2019/x-2.md"})
        QVERIFY(folder.write(QLatin1String(path), "# X\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    auto articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("2019/x-2.md")).slug, QStringLiteral("x-2"));
    QCOMPARE(articles.value(QStringLiteral("2019/x.md")).slug, QStringLiteral("x"));
    QCOMPARE(articles.value(QStringLiteral("2020/x.md")).slug, QStringLiteral("x-3"));
    QCOMPARE(articles.value(QStringLiteral("2021/x.md")).slug, QStringLiteral("x-4"));
    QCOMPARE(articles.value(QStringLiteral("pt-BR/x.md")).slug, QStringLiteral("x"));
    QVERIFY(folder.write(QStringLiteral("2018/x.md"), "# X\n"));
    QVERIFY(folder.write(QStringLiteral("2020/x.md"), "# X is edited\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->unchanged, 4);
    articles = articlesByPath(store);
    QCOMPARE(articles.value(QStringLiteral("2020/x.md")).slug, QStringLiteral("x-3"));
    QCOMPARE(articles.value(QStringLiteral("2018/x.md")).slug, QStringLiteral("x-5"));
}

void TestMarkdownImporter::takenSlug_getsANumber()
{
    FakeArticleStore store;
    Core::Article there;
    there.title = QStringLiteral("There already");
    there.slug = QStringLiteral("news");
    QVERIFY(saveNow(store, there));
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: news\n---\ntext\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).slug, QStringLiteral("news-2"));
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).fields,
             (QJsonObject{{QStringLiteral("slug"), QStringLiteral("news")}}));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
}

void TestMarkdownImporter::changedSlugInTheFile_movesTheArticle()
{
    Folder folder;
    FakeArticleStore store;
    const auto write = [&](const char *matter, const char *text) {
        return folder.write(QStringLiteral("a.md"),
                            QByteArray("---\ntitle: A\n") + matter + "---\n" + text);
    };
    QVERIFY(write("slug: one\n", "text\n"));
    QVERIFY(importNow(store, folder.path()));
    // Even where the article was edited since: the address alone is news.
    Core::Article edited = onlyArticle(store);
    edited.body = QStringLiteral("Edited at the desk\n");
    QVERIFY(saveNow(store, edited));
    QVERIFY(write("slug: Two.5\n", "text\n"));
    auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(notes(report->warnings + report->failures), QString());
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->addresses.size(), 1);
    QCOMPARE(report->addresses.first().from, QStringLiteral("one"));
    QCOMPARE(report->addresses.first().to, QStringLiteral("Two.5"));
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("Two.5"));
    QCOMPARE(onlyArticle(store).body, edited.body);
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
    // With a new text, of an article that nobody edited.
    edited = onlyArticle(store);
    edited.body = QStringLiteral("text\n");
    QVERIFY(saveNow(store, edited));
    QVERIFY(write("permalink: /x/three/\n", "new text\n"));
    QCOMPARE(importNow(store, folder.path())->updated, 1);
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("three"));
    QCOMPARE(onlyArticle(store).body, QStringLiteral("new text\n"));
    // A slug taken out of the file is no other slug.
    QVERIFY(write("", "new text\n"));
    report = importNow(store, folder.path());
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("three"));
    QCOMPARE(report->addresses.size(), 0);
}

void TestMarkdownImporter::changedSlugThatIsTaken_isLeftAndTold()
{
    Folder folder;
    FakeArticleStore store;
    for (const char *name : {"a", "b", "c"})
        QVERIFY(folder.write(QLatin1String(name) + QStringLiteral(".md"),
                             QByteArray("---\nslug: ") + name + "\n---\ntext\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: c\n---\ntext\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "---\nslug: c\n---\nnew text\n"));
    for (int run = 0; run < 2; ++run) {
        const auto report = importNow(store, folder.path());
        QVERIFY(report);
        QCOMPARE(report->failed, 0);
        QCOMPARE(report->updated, run == 0 ? 1 : 0);
        QCOMPARE(report->warnings.size(), 2);
        QVERIFY(report->warnings.first().reason.startsWith(
            QStringLiteral("The file asks for the slug \"c\" now")));
        QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).slug, QStringLiteral("a"));
        QCOMPARE(articlesByPath(store).value(QStringLiteral("b.md")).slug, QStringLiteral("b"));
    }
    // Two ask for one slug that is free: the first gets it.
    for (const char *name : {"a.md", "b.md"})
        QVERIFY(folder.write(QLatin1String(name), "---\nslug: free\n---\ntext\n"));
    const auto report = importNow(store, folder.path());
    QCOMPARE(report->failed, 0);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).slug, QStringLiteral("free"));
    QCOMPARE(articlesByPath(store).value(QStringLiteral("b.md")).slug, QStringLiteral("b"));
}

void TestMarkdownImporter::slugChosenInTriptych_stays()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\ntext\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article moved = onlyArticle(store);
    moved.slug = QStringLiteral("chosen-here");
    QVERIFY(saveNow(store, moved));
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: two\n---\ntext\n"));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: three\n---\nnew text\n"));
    QCOMPARE(importNow(store, folder.path())->updated, 1);
    QCOMPARE(onlyArticle(store).slug, QStringLiteral("chosen-here"));
}

void TestMarkdownImporter::digestsOfBefore_changeNothing()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\ntext\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article old = onlyArticle(store);
    old.slug = QStringLiteral("cut-by-an-older-version");
    old.source->digest = old.source->digest.section(QLatin1Char('/'), 0, 0);
    QCOMPARE(old.source->digest.size(), 64);
    QVERIFY(saveNow(store, old));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\nslug: one\n---\nnew text\n"));
    QCOMPARE(importNow(store, folder.path())->updated, 1);
    QCOMPARE(onlyArticle(store).slug, old.slug);
    QCOMPARE(onlyArticle(store).body, QStringLiteral("new text\n"));
}

void TestMarkdownImporter::secondRun_changesNothing()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "---\ntitle: A\ndate: nonsense\n---\ntext\n"));
    FakeArticleStore store;
    const auto first = importNow(store, folder.path());
    QVERIFY(first);
    const int writes = store.writes;
    const auto second = importNow(store, folder.path() + QStringLiteral("/"));
    QVERIFY(second);
    QCOMPARE(second->unchanged, 1);
    QCOMPARE(second->created + second->updated + second->failed, 0);
    QCOMPARE(second->warnings, first->warnings);
    QCOMPARE(store.writes, writes);
    MarkdownImportOptions other;
    other.sourceName = QStringLiteral("another");
    other.allowOverlap = true;
    QCOMPARE(importNow(store, folder.path(), other)->created, 1);
}

void TestMarkdownImporter::editedFile_updatesAnUntouchedArticle()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(importNow(store, folder.path()));
    const Core::Article before = onlyArticle(store);
    for (const char *text : {"# Two\n", "# Three\n"}) {
        QVERIFY(folder.write(QStringLiteral("a.md"), text));
        const auto report = importNow(store, folder.path());
        QVERIFY(report);
        QCOMPARE(report->updated, 1);
    }
    const Core::Article after = onlyArticle(store);
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.slug, before.slug);
    QCOMPARE(after.version, 3);
    QCOMPARE(after.title, QStringLiteral("Three"));
}

void TestMarkdownImporter::editedArticle_isNotOverwritten()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# B\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article edited = articlesByPath(store).value(QStringLiteral("a.md"));
    edited.body = QStringLiteral("Edited at the desk\n");
    QVERIFY(saveNow(store, edited));
    // A file without news has nothing to overwrite with.
    QCOMPARE(importNow(store, folder.path())->unchanged, 2);
    QVERIFY(folder.write(QStringLiteral("a.md"), "# News\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# News for B\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->failures.first().file, QStringLiteral("a.md"));
    QVERIFY(report->failures.first().reason.contains(QStringLiteral("edited in Triptych since")));
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).body, edited.body);
}

void TestMarkdownImporter::deletedArticle_staysDeleted()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(store.remove(onlyArticle(store).id, 0, QStringLiteral("editor"), {}).result());
    QVERIFY(folder.write(QStringLiteral("a.md"), "# News\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(report->warnings.size(), 1);
    QVERIFY(onlyArticle(store).isDeleted());
}

void TestMarkdownImporter::lateTranslation_joinsTheGroup()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(importNow(store, folder.path()));
    Core::Article edited = onlyArticle(store);
    QVERIFY(edited.translationGroup.isNull());
    edited.body = QStringLiteral("Edited\n");
    QVERIFY(saveNow(store, edited));
    QVERIFY(folder.write(QStringLiteral("de/a.md"), "# Eins\n"));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->updated, 1);
    const auto articles = articlesByPath(store);
    const Core::Article english = articles.value(QStringLiteral("a.md"));
    QCOMPARE(english.body, edited.body);
    QVERIFY(!english.translationGroup.isNull());
    QCOMPARE(english.translationGroup, articles.value(QStringLiteral("de/a.md")).translationGroup);
    QCOMPARE(importNow(store, folder.path())->unchanged, 2);
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
        QCOMPARE(report->stopped->message, QStringLiteral("Away. Kept: 0 new and 0 changed articles; "
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

void TestMarkdownImporter::racingSave_failsThatFileAlone()
{
    Folder folder;
    FakeArticleStore store;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# One\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# B\n"));
    QVERIFY(importNow(store, folder.path()));
    QVERIFY(folder.write(QStringLiteral("a.md"), "# Two\n"));
    QVERIFY(folder.write(QStringLiteral("b.md"), "# BB\n"));
    // Someone saves between the importer's look and its write.
    Core::Article other = articlesByPath(store).value(QStringLiteral("a.md"));
    other.title = QStringLiteral("Someone else");
    store.beforeSaveAll = [&](QList<Core::Article> &) { QVERIFY(store.saveUnlocked(other)); };
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->failures.first().file, QStringLiteral("a.md"));
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).title,
             QStringLiteral("Someone else"));
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
             QStringLiteral("The import was stopped. Kept: 200 new and 0 changed articles; running it "
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

void TestMarkdownImporter::missingFolder_isNotFound()
{
    Folder folder;
    FakeArticleStore store;
    QCOMPARE(importNow(store, folder.path()).error().kind, Core::ErrorKind::NotFound);
    QVERIFY(QDir().mkpath(folder.path()));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created + report->updated + report->unchanged + report->failed, 0);
}

void TestMarkdownImporter::report_isJson()
{
    ImportReport report;
    report.created = 1;
    report.failed = 1;
    report.source = QStringLiteral("site");
    report.root = QStringLiteral("/srv/site");
    report.languages.insert(QStringLiteral("de"), 2);
    report.addresses = {{QStringLiteral("b.md"), QStringLiteral("b"), QStringLiteral("b-2")}};
    report.failures = {{QStringLiteral("a.md"), 3, QStringLiteral("torn")}};
    QCOMPARE(QJsonDocument(importReportToJson(report)).toJson(QJsonDocument::Compact),
             QByteArray(
                 R"({"addresses":[{"file":"b.md","from":"b","to":"b-2"}],"archived":0,"created":1,"dates":{},)"
                 R"("drafts":0,"dry_run":false,"failed":1,)"
                 R"("failures":[{"file":"a.md","line":3,"reason":"torn"}],"gone":[],"gone_in_all":0,"languages":{"de":2},)"
                 R"("left_out":[],"others":0,"renamed":[],"scheduled":0,"source":{"name":"site","new":false,)"
                 R"("root":"/srv/site"},"stopped":null,"unchanged":0,"undated":0,"updated":0,)"
                 R"("warnings":[]})"));
    report.failures.first().file = QStringLiteral("=cmd(\"x\").md");
    QCOMPARE(importReportToCsv(report),
             QByteArray("\xEF\xBB\xBF" "kind,file,line,reason\r\n"
                        "\"Failed\",\"'=cmd(\"\"x\"\").md\",3,\"torn\"\r\n"
                        "\"New address\",\"b.md\",,\"b \xE2\x86\x92 b-2\"\r\n"));
}

void TestMarkdownImporter::help_comesIntoAFreshStoreOnly()
{
    FakeArticleStore store;
    HelpArticles help(store);
    auto seeded = help.seed({});
    QTRY_VERIFY_WITH_TIMEOUT(seeded.isFinished(), 60'000);
    QVERIFY2(seeded.result(),
             qPrintable(seeded.result() ? QString() : seeded.result().error().message));
    const auto articles = articlesByPath(store);
    QCOMPARE(*seeded.result(), int(articles.size()));
    QVERIFY(articles.size() >= 7);
    bool welcome = false;
    for (const Core::Article &article : articles) {
        QCOMPARE(article.status, Core::Status::Published);
        QCOMPARE(article.authors, QStringList{QStringLiteral("Triptych")});
        QCOMPARE(article.fields, QJsonObject());
        QVERIFY(!article.summary.isEmpty());
        const auto words = article.body.split(QLatin1Char(' ')).size();
        QVERIFY2(words >= 120 && words <= 450, qPrintable(article.title));
        welcome = welcome || article.slug == QLatin1String("welcome");
    }
    QVERIFY(welcome);
    for (const Core::Article &article : articles)
        QVERIFY(store.remove(article.id, 0, QStringLiteral("x"), {}).result());
    seeded = help.seed({});
    QTRY_VERIFY_WITH_TIMEOUT(seeded.isFinished(), 60'000);
    QCOMPARE(*seeded.result(), 0);
}

QTEST_GUILESS_MAIN(TestMarkdownImporter)
#include "tst_markdownimporter.moc"
