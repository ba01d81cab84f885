#include "disk.h"

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** A site that stands in another folder than at its last import. */
class TestImportMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seemingMove_isAskedBeforeAnythingIsWritten_data();
    void seemingMove_isAskedBeforeAnythingIsWritten();
    void standingTellsTheDesk();
    void severalMoved_theOneWithMostFilesIsMeant();
    void partOfALargeMovedSource_isNoticed();
    void folderWithFewOfItsFiles_isAnotherSite();
    void moveOntoOtherFiles_isRefused_data();
    void moveOntoOtherFiles_isRefused();
    void moveWithinTheSite_asksNothing();
    void otherSiteInTheSameFolder_isAskedAbout();
    void swappedFolders_areAskedAbout();
    void siteWrittenAnew_isAskedAboutOnce();
    void articlesRewrittenAtTheDesk_askNothing();
    void linkToTheRoot_isFollowed();
};

namespace {

const Calls calls = [] { return Core::Call(); };

/** Three files of a site, each in a folder of its own language. */
bool writeSite(const Disk &disk, const QString &folder)
{
    bool isWritten = true;
    for (const char *file : {"posts/a.md", "posts/b.md", "pages/c.md"}) {
        isWritten = isWritten && disk.write(folder + QLatin1Char('/') + QLatin1String(file),
                                            QByteArray("# ") + file + "\n");
    }
    return isWritten;
}

} // namespace

void TestImportMoves::seemingMove_isAskedBeforeAnythingIsWritten_data()
{
    QTest::addColumn<QString>("from");    ///< what is renamed
    QTest::addColumn<QString>("to");      ///< to what
    QTest::addColumn<bool>("isReplaced"); ///< another site is where it was
    QTest::addColumn<QString>("folder");  ///< what is imported then
    QTest::addColumn<QString>("whole");   ///< where the source is by then
    QTest::newRow("renamed") << "www/content" << "www/site" << false << "www/site" << "www/site";
    QTest::newRow("renamed parent") << "www" << "new" << false << "new/content" << "new/content";
    QTest::newRow("another site in its place")
        << "www/content" << "www/site" << true << "www/site" << "www/site";
    QTest::newRow("whole parent, renamed") << "www" << "new" << false << "new" << "new/content";
    QTest::newRow("far above it") << "www" << "new/a/b" << false << "new" << "new/a/b/content";
    QTest::newRow("a part of it") << "www" << "new" << false << "new/content/posts"
                                  << "new/content";
}

void TestImportMoves::seemingMove_isAskedBeforeAnythingIsWritten()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, isReplaced);
    QFETCH(QString, folder);
    QFETCH(QString, whole);
    Disk disk;
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("www/content")))->created, 3);
    const QStringList before = picture(store);
    QVERIFY(QDir().mkpath(QFileInfo(disk.path(to)).path()));
    QVERIFY(disk.rename(from, to));
    if (isReplaced)
        QVERIFY(disk.write(QStringLiteral("www/content/posts/z.md"), "# Z\n"));
    for (int run = 0; run < 4; ++run) {
        MarkdownImportOptions options;
        options.dryRun = run % 2 == 0;
        const auto refused = importNow(store, disk.path(folder), options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY2(refused.error().message.contains(disk.path(QStringLiteral("www/content"))),
                 qPrintable(refused.error().message));
        QVERIFY(
            refused.error().detail.contains(QStringLiteral("--source \"www/content\" --moved")));
        QCOMPARE(picture(store), before);
        QCOMPARE(store.importSources({}).result()->size(), 1);
    }
    // As the sentence says: the source has moved.
    for (int run = 0; run < 2; ++run) {
        const auto moved =
            importNow(store, disk.path(whole), named(QStringLiteral("www/content"), true));
        QVERIFY2(moved && moved->unchanged == 3, qPrintable(said(moved)));
        QCOMPARE(picture(store), before);
    }
    QCOMPARE(importNow(store, disk.path(whole))->unchanged, 3);
    // Or it is another site.
    FakeArticleStore other;
    QVERIFY(disk.rename(to, QStringLiteral("away")));
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    QVERIFY(importNow(other, disk.path(QStringLiteral("www/content"))));
    QVERIFY(disk.rename(QStringLiteral("www/content"), QStringLiteral("lost")));
    QVERIFY(disk.rename(QStringLiteral("away"), to));
    const int files = folder.endsWith(QLatin1String("posts")) ? 2 : 3;
    const auto named = importNow(other, disk.path(folder), Tests::named(QStringLiteral("other")));
    QVERIFY2(named && named->created == files, qPrintable(said(named)));
    QCOMPARE(importNow(other, disk.path(folder))->unchanged, files);
}

void TestImportMoves::standingTellsTheDesk()
{
    Disk disk;
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    FakeArticleStore store;
    QVERIFY(importNow(store, disk.path(QStringLiteral("www/content"))));
    QVERIFY(disk.rename(QStringLiteral("www"), QStringLiteral("new")));
    const auto part =
        sourceStanding(store, disk.path(QStringLiteral("new/content/posts")), {}, calls);
    QVERIFY(part && part->moved);
    QVERIFY(part->moved->place == MovedSource::Place::Around);
    QCOMPARE(part->moved->part, QStringLiteral("posts"));
    const auto around = sourceStanding(store, disk.path(QStringLiteral("new")), {}, calls);
    QVERIFY(around && around->moved);
    QVERIFY(around->moved->place == MovedSource::Place::Inside);
    QCOMPARE(around->moved->part, QStringLiteral("content"));
    const auto here = sourceStanding(store, disk.path(QStringLiteral("new/content")), {}, calls);
    QVERIFY(here && here->moved);
    QVERIFY(here->moved->place == MovedSource::Place::Here);
    QCOMPARE(here->name, QStringLiteral("new/content"));
    // A name is an answer.
    QVERIFY(!sourceStanding(store, disk.path(QStringLiteral("new")), QStringLiteral("x"), calls)
                 ->moved);
}

void TestImportMoves::severalMoved_theOneWithMostFilesIsMeant()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("one/content/posts/a.md"), "# A\n"));
    QVERIFY(writeSite(disk, QStringLiteral("two/content")));
    FakeArticleStore store;
    for (const char *site : {"one/content", "two/content"})
        QVERIFY(importNow(store, disk.path(QLatin1String(site))));
    QVERIFY(disk.rename(QStringLiteral("one"), QStringLiteral("away")));
    QVERIFY(disk.rename(QStringLiteral("two"), QStringLiteral("three")));
    const auto standing =
        sourceStanding(store, disk.path(QStringLiteral("three/content")), {}, calls);
    QVERIFY(standing && standing->moved);
    QCOMPARE(standing->moved->source.name, QStringLiteral("two/content"));
}

void TestImportMoves::partOfALargeMovedSource_isNoticed()
{
    // More than are looked for; each part is a small part of it.
    Disk disk;
    for (int part = 10; part < 30; ++part) {
        for (int i = 0; i < 50; ++i)
            QVERIFY(disk.write(QStringLiteral("www/content/20%1/post-%1-%2.md").arg(part).arg(i),
                               "T\n"));
    }
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("www/content")))->created, 1000);
    QVERIFY(disk.rename(QStringLiteral("www"), QStringLiteral("new")));
    for (const int part : {10, 19, 29}) {
        const auto standing = sourceStanding(
            store, disk.path(QStringLiteral("new/content/20%1").arg(part)), {}, calls);
        QVERIFY(standing && standing->moved);
        QVERIFY(standing->moved->place == MovedSource::Place::Around);
        QCOMPARE(standing->moved->part, QStringLiteral("20%1").arg(part));
    }
    const auto whole = sourceStanding(store, disk.path(QStringLiteral("new")), {}, calls);
    QVERIFY(whole && whole->moved);
    QVERIFY(whole->moved->place == MovedSource::Place::Inside);
    // One of its files in a folder of many others is another site's.
    for (int i = 0; i < 40; ++i)
        QVERIFY(disk.write(QStringLiteral("other/site/of-its-own-%1.md").arg(i), "T\n"));
    QVERIFY(disk.write(QStringLiteral("other/site/post-19-0.md"), "T\n"));
    const auto other = sourceStanding(store, disk.path(QStringLiteral("other/site")), {}, calls);
    QVERIFY(other && !other->moved);
}

void TestImportMoves::folderWithFewOfItsFiles_isAnotherSite()
{
    Disk disk;
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    QVERIFY(disk.write(QStringLiteral("new/content/posts/a.md"), "# Another A\n"));
    QVERIFY(disk.write(QStringLiteral("new/content/posts/x.md"), "# X\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, disk.path(QStringLiteral("www/content"))));
    QVERIFY(disk.rename(QStringLiteral("www"), QStringLiteral("away")));
    const auto report = importNow(store, disk.path(QStringLiteral("new/content")));
    QVERIFY2(report && report->created == 2, qPrintable(said(report)));
    // Where the known one is still there, nothing has moved, however alike the two are.
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    QVERIFY(writeSite(disk, QStringLiteral("third/content")));
    const auto third = sourceStanding(store, disk.path(QStringLiteral("third/content")), {}, calls);
    QVERIFY(third && !third->moved && third->copyOf);
}

void TestImportMoves::moveOntoOtherFiles_isRefused_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::newRow("a known source") << false;
    QTest::newRow("one of a time without folders") << true;
}

void TestImportMoves::moveOntoOtherFiles_isRefused()
{
    QFETCH(bool, isOld);
    Disk disk;
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    QVERIFY(disk.write(QStringLiteral("other/content/posts/a.md"), "# Of another site\n"));
    QVERIFY(disk.write(QStringLiteral("other/content/x.md"), "# X\n"));
    FakeArticleStore store;
    // A name that looks like a place of a sentence.
    const QString name = QStringLiteral("site %2 %4");
    MarkdownImportOptions options = named(name);
    options.remembersSource = !isOld;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("www/content")), options)->created, 3);
    const QStringList before = picture(store);
    options = named(name, true);
    for (int run = 0; run < 4; ++run) {
        options.dryRun = run % 2 == 0;
        const auto refused = importNow(store, disk.path(QStringLiteral("other/content")), options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY2(refused.error().message.startsWith(
                     QStringLiteral("Of the source \"site %2 %4\", 1 of 3 files are in ")),
                 qPrintable(refused.error().message));
        QCOMPARE(picture(store), before);
    }
    options.allowOverlap = true;
    options.dryRun = false;
    const auto meant = importNow(store, disk.path(QStringLiteral("other/content")), options);
    QVERIFY2(meant && meant->updated == 1 && meant->created == 1, qPrintable(said(meant)));
    QCOMPARE(importNow(store, disk.path(QStringLiteral("other/content")))->unchanged, 2);
}

void TestImportMoves::otherSiteInTheSameFolder_isAskedAbout()
{
    // A server that builds sites has one folder for all of them.
    Disk disk;
    const QString root = QStringLiteral("build/content");
    QVERIFY(disk.write(root + QStringLiteral("/about.md"),
                       "# About the harbour\nShips come in at all hours of the day.\n"));
    QVERIFY(disk.write(root + QStringLiteral("/index.md"),
                       "# The Harbour Times\nNews of the quay since eighteen ninety.\n"));
    QVERIFY(disk.write(root + QStringLiteral("/contact.md"),
                       "# Contact\nWrite to the harbour master, please.\n"));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(root))->created, 3);
    const auto before = picture(store);
    QVERIFY(disk.write(root + QStringLiteral("/about.md"),
                       "---\nlang: de\n---\n# Der Verein\nWir kegeln jeden Dienstag im Keller.\n"));
    QVERIFY(disk.write(root + QStringLiteral("/index.md"),
                       "---\nlang: de\n---\n# Kegelclub\nGut Holz seit neunzehnhundertvier.\n"));
    QVERIFY(disk.write(root + QStringLiteral("/news.md"),
                       "---\nlang: de\n---\n# Neues\nDie Bahn ist frisch gewachst worden.\n"));
    for (int run = 0; run < 3; ++run) {
        MarkdownImportOptions options;
        options.dryRun = run == 0;
        const auto refused = importNow(store, disk.path(root), options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY2(refused.error().message.contains(QLatin1String("2 of 3 files")),
                 qPrintable(refused.error().message));
        QCOMPARE(picture(store), before);
    }
    MarkdownImportOptions another = named(QStringLiteral("club"));
    another.allowOverlap = true;
    QCOMPARE(importNow(store, disk.path(root), another)->created, 4);
}

void TestImportMoves::swappedFolders_areAskedAbout()
{
    Disk disk;
    for (const char *site : {"a", "b"}) {
        for (const char *file : {"one", "two", "three"}) {
            QVERIFY(disk.write(
                QStringLiteral("%1/content/%2.md").arg(QLatin1String(site), QLatin1String(file)),
                QByteArray("# Site ") + site + ", " + file + "\nA line that only " + site +
                    " has, in " + file + ".\n"));
        }
    }
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("a/content")))->created, 3);
    QCOMPARE(importNow(store, disk.path(QStringLiteral("b/content")))->created, 3);
    const auto before = picture(store);
    QVERIFY(QDir().rename(disk.path(QStringLiteral("a")), disk.path(QStringLiteral("c"))));
    QVERIFY(QDir().rename(disk.path(QStringLiteral("b")), disk.path(QStringLiteral("a"))));
    QVERIFY(QDir().rename(disk.path(QStringLiteral("c")), disk.path(QStringLiteral("b"))));
    for (const char *site : {"a/content", "b/content"})
        QVERIFY(!importNow(store, disk.path(QLatin1String(site))));
    QCOMPARE(picture(store), before);
}

void TestImportMoves::siteWrittenAnew_isAskedAboutOnce()
{
    Disk disk;
    const QString root = QStringLiteral("s/content");
    const auto write = [&](const char *file, const QByteArray &text) {
        return disk.write(root + QLatin1Char('/') + QLatin1String(file), text);
    };
    for (const char *file : {"a.md", "b.md", "c.md"})
        QVERIFY(write(file, QByteArray("# Title of ") + file + "\nThe first text of this page, " +
                                file + ".\n"));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(root))->created, 3);
    // Titles stay, or lines stay: that is the same site.
    QVERIFY(write("a.md", "# Title of a.md\nAll of it written anew by somebody.\n"));
    QVERIFY(write("b.md", "# Renamed\nThe first text of this page, b.md.\n"));
    QVERIFY(write("c.md", "# Other\nAltogether other words stand here now.\n"));
    QCOMPARE(importNow(store, disk.path(root))->updated, 3);
    for (const char *file : {"a.md", "b.md", "c.md"})
        QVERIFY(write(file, QByteArray("# Nothing is as before, ") + file +
                                "\nNot a single line of it stayed: " + file + ".\n"));
    QVERIFY(!importNow(store, disk.path(root)));
    MarkdownImportOptions meant;
    meant.allowOverlap = true;
    QCOMPARE(importNow(store, disk.path(root), meant)->updated, 3);
    QCOMPARE(importNow(store, disk.path(root))->unchanged, 3);
}

void TestImportMoves::moveWithinTheSite_asksNothing()
{
    Disk disk;
    QVERIFY(writeSite(disk, QStringLiteral("www/content")));
    FakeArticleStore store;
    QVERIFY(importNow(store, disk.path(QStringLiteral("www/content"))));
    // The source's own folder, whatever became of its files: the person says nothing about another
    // one.
    QVERIFY(disk.rename(QStringLiteral("www/content/posts"), QStringLiteral("www/content/news")));
    const auto report = importNow(store, disk.path(QStringLiteral("www/content")));
    QVERIFY(report);
    QCOMPARE(report->created, 0);
    QCOMPARE(report->unchanged, 3);
    QCOMPARE(report->renamed.size(), 2);
}

void TestImportMoves::articlesRewrittenAtTheDesk_askNothing()
{
    Disk disk;
    const QString site = QStringLiteral("www/content");
    QVERIFY(writeSite(disk, site));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(site))->created, 3);
    for (Core::Article article : articlesByPath(store)) {
        if (article.source->path.startsWith(QLatin1String("pages/")))
            continue;
        article.title = QStringLiteral("Another title ") + article.slug;
        article.body = QStringLiteral("A text that a person wrote at the desk, all of it new.\n");
        QVERIFY(store.save(article, QStringLiteral("ann"), {}).result());
    }
    const auto report = importNow(store, disk.path(site));
    QVERIFY2(report && report->unchanged == 3, qPrintable(said(report)));
}

void TestImportMoves::linkToTheRoot_isFollowed()
{
    Disk disk;
    const QString link = disk.path(QStringLiteral("disk"));
    QVERIFY(QFile::link(QStringLiteral("/"), link));
    QCOMPARE(realPlace(link + QStringLiteral("/srv/no such folder")),
             QStringLiteral("/srv/no such folder"));
    QCOMPARE(realPlace(link), QStringLiteral("/"));
    QCOMPARE(realPlace(QStringLiteral("/no such folder/here")),
             QStringLiteral("/no such folder/here"));
}

QTEST_GUILESS_MAIN(TestImportMoves)
#include "tst_importmoves.moc"
