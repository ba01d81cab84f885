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

/** What paths, slugs, dates and languages of a folder become. */
class TestImportNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void path_tellsNameAndDate_data();
    void path_tellsNameAndDate();
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
    void language_isWhatSomebodyNamed_data();
    void language_isWhatSomebodyNamed();
    void wordFolders_joinNothing();
};

namespace {

Core::Article onlyArticle(FakeArticleStore &store)
{
    const auto articles = articlesByPath(store);
    return articles.size() == 1 ? *articles.begin() : Core::Article();
}

} // namespace

void TestImportNames::path_tellsNameAndDate_data()
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

void TestImportNames::path_tellsNameAndDate()
{
    const ImportPath read(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(read.language, QString());
    QTEST(read.name, "name");
    QTEST(read.date, "date");
}

void TestImportNames::slug_isWhatTheSiteGave_data()
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

void TestImportNames::slug_isWhatTheSiteGave()
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

void TestImportNames::changedSlugs_areToldAndKept_data()
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

void TestImportNames::changedSlugs_areToldAndKept()
{
    QFETCH(QString, key);
    QFETCH(QString, given);
    QFETCH(QString, slug);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("file.md"),
                         QStringLiteral("---\n%1: \"%2\"\n---\ntext\n").arg(key, given).toUtf8()));
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(
        notes(report->warnings),
        QStringLiteral("file.md:2: The address \"%1\" cannot be kept; the article got the slug "
                       "\"%2\".")
            .arg(given, slug));
    QCOMPARE(onlyArticle(store).slug, slug);
    QCOMPARE(onlyArticle(store).fields.value(key), QJsonValue(given));
    QCOMPARE(importNow(store, folder.path())->unchanged, 1);
}

void TestImportNames::date_comesFromWhereASiteKeepsIt_data()
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

void TestImportNames::date_comesFromWhereASiteKeepsIt()
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

void TestImportNames::unreadDates_sayWhatWasLost_data()
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
    QTest::newRow("time apart") << QByteArray("date: 2031-05-01\ntime: hh:mm")
                                << "2031-05-01T00:00:00Z"
                                << "The article was kept as a draft: its time was left out "
                                   "(\"hh:mm\" is not a time of day).";
    QTest::newRow("past time") << QByteArray("date: 2021-05-01T25:00:00Z") << "2021-05-01T00:00:00Z"
                               << "The time was left out: there is no time of day 25:00:00.";
    QTest::newRow("two days") << QByteArray("date: 2024-01-01, moved to 2031-01-01")
                              << "2024-01-01T00:00:00Z"
                              << "The article was kept as a draft: \"date\" names more than one "
                                 "day, of which the first was "
                                 "taken.";
    QTest::newRow("month") << QByteArray("date: 2015-03") << ""
                           << "The article was kept as a draft: its date cannot be read "
                              "(\"2015-03\" names no day; write it as year-month-day).";
    QTest::newRow("day") << QByteArray("date: 2031-02-30 08:00") << ""
                         << "The article was kept as a draft: its date cannot be read (there is no "
                            "such day as 2031-02-30 08:00).";
}

void TestImportNames::unreadDates_sayWhatWasLost()
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

void TestImportNames::oddDayInAName_holdsTheArticle()
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
    QCOMPARE(told,
             (QStringList{QStringLiteral("2023_02_29 y.md"), QStringLiteral("2024-04-31-x.md"),
                          QStringLiteral("2024-13-01.md")}));
}

void TestImportNames::hiddenNames_areSaid()
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
        const QString hidden =
            QStringLiteral(":0: Its name begins with a dot, so it is hidden and was "
                           "not read.");
        QCOMPARE(told, (QStringList{QStringLiteral(".:0: Files that are no articles: 1 others."),
                                    QStringLiteral(".:0: Folders of tools: .git, .github."),
                                    QStringLiteral(".drafts") + hidden,
                                    QStringLiteral(".secret.md") + hidden,
                                    QStringLiteral("x/.private") + hidden}));
    }
}

void TestImportNames::namesThatAreNotUtf8_areSaid()
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

void TestImportNames::unknownMarkedFolder_isSaidOnce()
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
    const QString reason = QStringLiteral(":0: Sites do not publish a folder whose name begins "
                                          "with \"_\" unless their configuration says "
                                          "so. Its articles were kept as drafts.");
    QCOMPARE(notes(report->warnings),
             QStringLiteral("_notes") + reason + QStringLiteral("\nx/_internal") + reason);
}

void TestImportNames::doubtfulTime_isSaidOnlyWhereItCounts()
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

void TestImportNames::language_isWhatSomebodyNamed_data()
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

void TestImportNames::language_isWhatSomebodyNamed()
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

void TestImportNames::wordFolders_joinNothing()
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

QTEST_GUILESS_MAIN(TestImportNames)
#include "tst_importnames.moc"
