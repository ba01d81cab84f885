#include "disk.h"

#include <exchange/importfile.h>
#include <exchange/sourcestanding.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;
using Core::ErrorKind;
using Kind = SourceStanding::Kind;

/** Folders of sources that overlap, by whatever spelling or link. */
class TestImportOverlaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlap_isRefusedUnlessSaid_data();
    void overlap_isRefusedUnlessSaid();
    void laterLinks_areSeenThrough_data();
    void laterLinks_areSeenThrough();
    void wholeDisk_isAnOverlap();
    void insideIsByWholeNames_data();
    void insideIsByWholeNames();
    void sameFolder_byEverySpelling();
};

void TestImportOverlaps::overlap_isRefusedUnlessSaid_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    QTest::newRow("inside") << "site" << "site/content/posts" << "";
    QTest::newRow("around") << "site/content" << "site" << "";
    QTest::newRow("the same, by another name") << "site" << "site" << "other";
    QTest::newRow("through a link") << "site" << "link" << "other";
    QTest::newRow("inside, with a slash") << "site/" << "site/content/" << "";
    QTest::newRow("inside, not clean") << "site/./content/.." << "site/content/../content" << "";
    QTest::newRow("known through a link, whole") << "link" << "site/content" << "other";
    QTest::newRow("around what is known through a link") << "link" << "site" << "";
}

void TestImportOverlaps::overlap_isRefusedUnlessSaid()
{
    QFETCH(QString, known);
    QFETCH(QString, folder);
    QFETCH(QString, name);
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("site/content/posts/a.md"), "# A\n"));
    QVERIFY(disk.write(QStringLiteral("site-b/content/posts/a.md"), "# A of B\n"));
    QVERIFY(
        QFile::link(disk.path(QStringLiteral("site/content")), disk.path(QStringLiteral("link"))));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(known))->created, 1);
    const QStringList before = picture(store);
    MarkdownImportOptions options = named(name);
    for (const bool dry : {true, false}) {
        options.dryRun = dry;
        const auto refused = importNow(store, disk.path(folder), options);
        QVERIFY(refused);
        QCOMPARE(refused->failed, 1);
        QCOMPARE(refused->overlaps, 1);
        QCOMPARE(refused->failures.first().file, QStringLiteral("."));
        QVERIFY(refused->failures.first().reason.contains(QStringLiteral("source \"")));
        QCOMPARE(picture(store), before);
    }
    QCOMPARE(store.importSources({}).result()->size(), 1);
    // A folder whose name only begins alike is no overlap.
    QCOMPARE(importNow(store, disk.path(QStringLiteral("site-b")))->created, 1);
    options.allowOverlap = true;
    QCOMPARE(importNow(store, disk.path(folder), options)->created, 1);
    options.allowOverlap = false;
    QCOMPARE(importNow(store, disk.path(folder), options)->unchanged, 1);
}

void TestImportOverlaps::laterLinks_areSeenThrough_data()
{
    QTest::addColumn<QString>("moved");  ///< this goes to "new", and a link stands in its place
    QTest::addColumn<QString>("folder"); ///< what is imported then
    QTest::addColumn<QString>("begin");  ///< of the sentence
    const QString in = QStringLiteral("This folder lies in the source");
    const QString around = QStringLiteral("The source \"www/site\" (");
    const QString same = QStringLiteral("This folder is the source");
    QTest::newRow("the source, inside") << "www/site" << "new/posts" << in;
    QTest::newRow("the source, through the link") << "www/site" << "www/site/posts" << in;
    QTest::newRow("the source, around") << "www/site" << "." << around;
    QTest::newRow("the source itself") << "www/site" << "new" << same;
    QTest::newRow("its parent, inside") << "www" << "new/site/posts" << in;
    QTest::newRow("its parent, around") << "www" << "new" << around;
    QTest::newRow("its parent, itself") << "www" << "new/site" << same;
}

void TestImportOverlaps::laterLinks_areSeenThrough()
{
    QFETCH(QString, moved);
    QFETCH(QString, folder);
    QFETCH(QString, begin);
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("www/site/posts/a.md"), "# A\n"));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("www/site")))->created, 1);
    QVERIFY(disk.rename(moved, QStringLiteral("new")));
    QVERIFY(QFile::link(disk.path(QStringLiteral("new")), disk.path(moved)));
    const QStringList before = picture(store);
    const auto refused = importNow(store, disk.path(folder), named(QStringLiteral("other")));
    QVERIFY(refused);
    QVERIFY2(refused->failures.size() == 1 && refused->failures.first().reason.startsWith(begin),
             qPrintable(said(refused)));
    QCOMPARE(picture(store), before);
    // What is gone lies where its parent, now a link, leads to.
    QVERIFY(isFolderWithin(disk.path(moved) + QStringLiteral("/gone/x"),
                           disk.path(QStringLiteral("new"))));
}

void TestImportOverlaps::wholeDisk_isAnOverlap()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("s/site/a.md"), "# A\n"));
    const QString folder = disk.path(QStringLiteral("s/site"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder));
    // Refused before it is read.
    const auto around = importNow(store, QStringLiteral("/"));
    QVERIFY(around);
    QCOMPARE(around->failures.size(), 1);
    FakeArticleStore whole;
    QVERIFY(
        whole.putImportSource(QStringLiteral("disk"), QStringLiteral("/"), {}, {}, {}).result());
    const auto inside = importNow(whole, folder);
    QVERIFY(inside);
    QCOMPARE(inside->failures.size(), 1);
    QCOMPARE(whole.writes, 0);
}

void TestImportOverlaps::insideIsByWholeNames_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("root");
    QTest::addColumn<bool>("isIn");
    QTest::newRow("the same") << "/a/b" << "/a/b" << true;
    QTest::newRow("in it") << "/a/b/c" << "/a/b" << true;
    QTest::newRow("beside it") << "/a/bc" << "/a/b" << false;
    QTest::newRow("around it") << "/a" << "/a/b" << false;
    QTest::newRow("the whole disk") << "/a" << "/" << true;
    QTest::newRow("a whole disk of Windows") << "C:/a/b" << "C:/" << true;
    QTest::newRow("another one") << "D:/a" << "C:/" << false;
}

void TestImportOverlaps::insideIsByWholeNames()
{
    QFETCH(QString, path);
    QFETCH(QString, root);
    QTEST(isPathWithin(path, root), "isIn");
    QTEST(isFolderWithin(path, root), "isIn");
}

void TestImportOverlaps::sameFolder_byEverySpelling()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("real/site/a.md"), "# A\n"));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("real/site")))->created, 1);
    // Its disk moves, and a link stands where it was: the folder is the one it was.
    QVERIFY(disk.rename(QStringLiteral("real"), QStringLiteral("data")));
    QVERIFY(QFile::link(disk.path(QStringLiteral("data")), disk.path(QStringLiteral("real"))));
    const QString relative =
        QDir::current().relativeFilePath(disk.path(QStringLiteral("real/site")));
    for (const QString &folder : {disk.path(QStringLiteral("real/site")),
                                  disk.path(QStringLiteral("data/site/")), relative}) {
        const auto report = importNow(store, folder);
        QVERIFY2(report && report->unchanged == 1, qPrintable(said(report)));
        QCOMPARE(report->source, QStringLiteral("real/site"));
    }
    QVERIFY(isSameFolder(disk.path(QStringLiteral("real")), disk.path(QStringLiteral("data"))));
    QVERIFY(
        !isSameFolder(disk.path(QStringLiteral("real/site")), disk.path(QStringLiteral("data"))));
    QVERIFY(!isSameFolder(disk.path(QStringLiteral("Real")), disk.path(QStringLiteral("real"))) ||
            QFileInfo::exists(disk.path(QStringLiteral("Real"))));
    QVERIFY(
        isFolderWithin(disk.path(QStringLiteral("data/site")), disk.path(QStringLiteral("data"))));
    QVERIFY(
        !isFolderWithin(disk.path(QStringLiteral("data-2")), disk.path(QStringLiteral("data"))));
}

QTEST_GUILESS_MAIN(TestImportOverlaps)
#include "tst_importoverlaps.moc"
