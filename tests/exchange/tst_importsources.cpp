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

/** What an import is known again by: a source with a name and a folder, and who created an article. */
class TestImportSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposal_isShortReadableAndFree_data();
    void proposal_isShortReadableAndFree();
    void badNames_areUsage_data();
    void badNames_areUsage();
    void sameLastName_isAnotherSource();
    void partsOfOneSite_areBothWhole_data();
    void partsOfOneSite_areBothWhole();
    void movedFolder_changesNothing();
    void knownNameOfAnotherFolder_isRefused();
    void nothingKnown_cannotHaveMoved();
    void oldIdentity_isClaimedOrLeftAlone();
    void overlap_isRefusedUnlessSaid_data();
    void overlap_isRefusedUnlessSaid();
    void laterLinks_areSeenThrough_data();
    void laterLinks_areSeenThrough();
    void wholeDisk_isAnOverlap();
    void insideIsByWholeNames_data();
    void insideIsByWholeNames();
    void sameFolder_byEverySpelling();
    void emptyFolder_isNotRemembered();
    void othersArticle_isNotAdopted();
    void othersArticle_isNotTiedToATranslation();
    void olderTables_needAName();
    void otherDeskNamedIt_writesNothing();
    void dryRun_saysWhatTheImportDoes();
    void addresses_areToldWhereTheyChange();
    void noFolder_isUsage_data();
    void noFolder_isUsage();
    void linksOut_areLeftOut();
    void fileThatBecameALink_isNotFollowed();
    void changingFile_isReadAgainThenFails();
    void unreadableFile_isNeverEmpty_data();
    void unreadableFile_isNeverEmpty();
    void vanishedFolder_stopsAndSaysWhatIsKept();
    void vanishedFile_failsAlone();
};


void TestImportSources::proposal_isShortReadableAndFree_data()
{
    QTest::addColumn<QString>("root");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("name");
    QTest::newRow("two parts") << "/srv/siteA/content" << QStringList{} << "siteA/content";
    QTest::newRow("another of that end") << "/srv/en/news/_posts" << QStringList{QStringLiteral("news/_posts")}
                                         << "en/news/_posts";
    QTest::newRow("all taken") << "/a/b" << QStringList{QStringLiteral("a/b")} << "a/b (2)";
    QTest::newRow("one part") << "/posts" << QStringList{} << "posts";
    QTest::newRow("one part, taken") << "/posts" << QStringList{QStringLiteral("posts"), QStringLiteral("posts (2)")} << "posts (3)";
    QTest::newRow("root") << "/" << QStringList{} << "/";
    QTest::newRow("line end") << QStringLiteral("/a/b\nc/d") << QStringList{} << "b?c/d";
    QTest::newRow("scripts") << QStringLiteral("/home/아나/블로그") << QStringList{}
                             << QStringLiteral("아나/블로그");
}

void TestImportSources::proposal_isShortReadableAndFree()
{
    QFETCH(QString, root);
    QFETCH(QStringList, taken);
    const QString name = proposedSourceName(root, QSet<QString>(taken.begin(), taken.end()));
    QTEST(name, "name");
    QVERIFY(checkSourceName(name));
}

void TestImportSources::badNames_areUsage_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blank") << "   ";
    QTest::newRow("two lines") << "a\nb";
    QTest::newRow("tab") << "a\tb";
    QTest::newRow("the program's own") << "triptych:help";
    QTest::newRow("long") << QString(201, QLatin1Char('x'));
}

void TestImportSources::badNames_areUsage()
{
    QFETCH(QString, name);
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("a/x.md"), "# X\n"));
    FakeArticleStore store;
    const auto report = importNow(store, disk.path(QStringLiteral("a")), named(name));
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Usage);
    QCOMPARE(store.writes, 0);
}

void TestImportSources::sameLastName_isAnotherSource()
{
    Disk disk;
    for (const char *site : {"siteA", "siteB", "other/siteA"}) {
        QVERIFY(disk.write(QLatin1String(site) + QStringLiteral("/content/about.md"),
                           QByteArray("# About ") + site + "\n"));
    }
    FakeArticleStore store;
    QStringList names;
    for (const char *site : {"siteA", "siteB", "other/siteA"}) {
        const QString folder = disk.path(QLatin1String(site) + QStringLiteral("/content"));
        const auto report = importNow(store, folder);
        QVERIFY2(report && report->created == 1 && report->failed == 0, qPrintable(said(report)));
        QVERIFY(report->isSourceNew);
        QCOMPARE(report->root, folder);
        names << report->source;
    }
    QCOMPARE(names, (QStringList{QStringLiteral("siteA/content"), QStringLiteral("siteB/content"),
                                 QStringLiteral("other/siteA/content")}));
    const QStringList before = picture(store);
    QCOMPARE(before.size(), 3);
    for (const char *site : {"other/siteA", "siteB", "siteA"}) {
        // By whatever way the folder is reached.
        const auto report = importNow(
            store, disk.path(QLatin1String(site) + QStringLiteral("/../") +
                             QString(QLatin1String(site)).section(QLatin1Char('/'), -1) +
                             QStringLiteral("/content/")));
        QVERIFY2(report && report->unchanged == 1, qPrintable(said(report)));
        QVERIFY(!report->isSourceNew);
    }
    QCOMPARE(picture(store), before);
}

void TestImportSources::partsOfOneSite_areBothWhole_data()
{
    QTest::addColumn<QStringList>("order");
    QTest::newRow("English first") << QStringList{QStringLiteral("en"), QStringLiteral("ja")};
    QTest::newRow("Japanese first") << QStringList{QStringLiteral("ja"), QStringLiteral("en")};
}

void TestImportSources::partsOfOneSite_areBothWhole()
{
    QFETCH(QStringList, order);
    Disk disk;
    for (int i = 1; i <= 5; ++i) {
        for (const char *language : {"en", "ja"}) {
            QVERIFY(disk.write(QStringLiteral("%1/news/_posts/2024-01-0%2-post-%2.md")
                                   .arg(QLatin1String(language))
                                   .arg(i),
                               "---\ntitle: " + QByteArray(language) + " " + QByteArray::number(i) +
                                   "\n---\nText.\n"));
        }
    }
    FakeArticleStore store;
    const auto import = [&](const QString &language) {
        return importNow(store, disk.path(language + QStringLiteral("/news/_posts")));
    };
    for (const QString &language : order) {
        const auto report = import(language);
        QVERIFY2(report, qPrintable(said(report)));
        QCOMPARE(report->created, 5);
        QCOMPARE(report->updated + report->failed, 0);
    }
    const QStringList before = picture(store);
    QCOMPARE(before.size(), 10);
    QCOMPARE(before.filter(QStringLiteral("|en ")).size(), 5);
    QCOMPARE(before.filter(QStringLiteral("|ja ")).size(), 5);
    for (const QString &language : order)
        QCOMPARE(import(language)->unchanged, 5);
    QCOMPARE(picture(store), before);
}

void TestImportSources::movedFolder_changesNothing()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("old/content/a.md"), "# A\n"));
    QVERIFY(disk.write(QStringLiteral("old/content/de/a.md"), "# A auf Deutsch\n"));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("old/content")))->created, 2);
    const QStringList before = picture(store);
    QVERIFY(disk.rename(QStringLiteral("old"), QStringLiteral("new")));
    const QString folder = disk.path(QStringLiteral("new/content"));
    for (int run = 0; run < 2; ++run) {
        const auto report = importNow(store, folder, named(QStringLiteral("old/content"), true));
        QVERIFY2(report, qPrintable(said(report)));
        QCOMPARE(report->unchanged, 2);
        QCOMPARE(picture(store), before);
    }
    // From here on that is its folder.
    const auto plain = importNow(store, folder);
    QCOMPARE(plain->source, QStringLiteral("old/content"));
    QCOMPARE(plain->unchanged, 2);
    QCOMPARE(store.importSources({}).result()->size(), 1);
}

void TestImportSources::knownNameOfAnotherFolder_isRefused()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("a/x.md"), "# X\n"));
    QVERIFY(disk.write(QStringLiteral("b/x.md"), "# Another X\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, disk.path(QStringLiteral("a")), named(QStringLiteral("site"))));
    const QStringList before = picture(store);
    for (const bool dry : {true, false}) {
        MarkdownImportOptions options = named(QStringLiteral("site"));
        options.dryRun = dry;
        const auto report = importNow(store, disk.path(QStringLiteral("b")), options);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Usage);
        QVERIFY(report.error().message.contains(disk.path(QStringLiteral("a"))));
        QVERIFY(report.error().message.contains(disk.path(QStringLiteral("b"))));
    }
    QCOMPARE(picture(store), before);
}

void TestImportSources::nothingKnown_cannotHaveMoved()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("a/x.md"), "# X\n"));
    FakeArticleStore store;
    for (const QString &name : {QString(), QStringLiteral("site")}) {
        const auto report = importNow(store, disk.path(QStringLiteral("a")), named(name, true));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Usage);
    }
    QCOMPARE(store.writes, 0);
}

void TestImportSources::oldIdentity_isClaimedOrLeftAlone()
{
    Disk disk;
    for (const char *name : {"a", "b", "c"})
        QVERIFY(disk.write(QStringLiteral("site/content/%1.md").arg(QLatin1String(name)),
                           QByteArray("# ") + name + "\n"));
    const QString folder = disk.path(QStringLiteral("site/content"));
    const auto oldStore = [&](FakeArticleStore &store) {
        // As an import of the time before sources left it: a name, and no folder.
        MarkdownImportOptions old = named(QStringLiteral("markdown:content"));
        old.remembersSource = false;
        return importNow(store, folder, old)->created == 3;
    };
    FakeArticleStore left;
    QVERIFY(oldStore(left));
    const QStringList before = picture(left);
    const auto asked = importNow(left, folder, named(QStringLiteral("markdown:content")));
    QCOMPARE(asked.error().kind, ErrorKind::Usage);
    // Before anything is written, until the person says which it is.
    for (const bool dry : {true, false}) {
        MarkdownImportOptions plain;
        plain.dryRun = dry;
        const auto refused = importNow(left, folder, plain);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY(refused.error().message.startsWith(QStringLiteral("3 article")));
        QVERIFY(refused.error().message.contains(QStringLiteral("as the source \"markdown:content\". ")));
        QVERIFY(refused.error().detail.contains(QStringLiteral("--source \"markdown:content\" --moved")));
        QCOMPARE(picture(left), before);
        QVERIFY(left.importSources({}).result()->isEmpty());
    }
    const auto fresh = importNow(left, folder, named(QStringLiteral("another site")));
    QVERIFY2(fresh, qPrintable(said(fresh)));
    QCOMPARE(fresh->created, 3);
    for (const QString &line : before)
        QVERIFY(picture(left).contains(line));
    QCOMPARE(importNow(left, folder)->unchanged, 3);
    // A site of which no file stands there is not asked about it.
    QVERIFY(disk.write(QStringLiteral("other/content/x.md"), "# X\n"));
    QCOMPARE(importNow(left, disk.path(QStringLiteral("other/content")))->created, 1);

    FakeArticleStore claimed;
    QVERIFY(oldStore(claimed));
    const auto claim = importNow(claimed, folder, named(QStringLiteral("markdown:content"), true));
    QVERIFY2(claim, qPrintable(said(claim)));
    QCOMPARE(claim->unchanged, 3);
    QCOMPARE(importNow(claimed, folder)->unchanged, 3);
    QCOMPARE(picture(claimed), before);
}

void TestImportSources::overlap_isRefusedUnlessSaid_data()
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

void TestImportSources::overlap_isRefusedUnlessSaid()
{
    QFETCH(QString, known);
    QFETCH(QString, folder);
    QFETCH(QString, name);
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("site/content/posts/a.md"), "# A\n"));
    QVERIFY(disk.write(QStringLiteral("site-b/content/posts/a.md"), "# A of B\n"));
    QVERIFY(QFile::link(disk.path(QStringLiteral("site/content")), disk.path(QStringLiteral("link"))));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(known))->created, 1);
    const QStringList before = picture(store);
    MarkdownImportOptions options = named(name);
    for (const bool dry : {true, false}) {
        options.dryRun = dry;
        const auto refused = importNow(store, disk.path(folder), options);
        QVERIFY(refused);
        QCOMPARE(refused->failed, 1);
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

void TestImportSources::laterLinks_areSeenThrough_data()
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

void TestImportSources::laterLinks_areSeenThrough()
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
    QVERIFY(isFolderWithin(disk.path(moved) + QStringLiteral("/gone/x"), disk.path(QStringLiteral("new"))));
}

void TestImportSources::wholeDisk_isAnOverlap()
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
    QVERIFY(whole.putImportSource(QStringLiteral("disk"), QStringLiteral("/"), {}, {}, {}).result());
    const auto inside = importNow(whole, folder);
    QVERIFY(inside);
    QCOMPARE(inside->failures.size(), 1);
    QCOMPARE(whole.writes, 0);
}

void TestImportSources::insideIsByWholeNames_data()
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

void TestImportSources::insideIsByWholeNames()
{
    QFETCH(QString, path);
    QFETCH(QString, root);
    QTEST(isPathWithin(path, root), "isIn");
    QTEST(isFolderWithin(path, root), "isIn");
}

void TestImportSources::sameFolder_byEverySpelling()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("real/site/a.md"), "# A\n"));
    FakeArticleStore store;
    QCOMPARE(importNow(store, disk.path(QStringLiteral("real/site")))->created, 1);
    // Its disk moves, and a link stands where it was: the folder is the one it was.
    QVERIFY(disk.rename(QStringLiteral("real"), QStringLiteral("data")));
    QVERIFY(QFile::link(disk.path(QStringLiteral("data")), disk.path(QStringLiteral("real"))));
    const QString relative = QDir::current().relativeFilePath(disk.path(QStringLiteral("real/site")));
    for (const QString &folder : {disk.path(QStringLiteral("real/site")), disk.path(QStringLiteral("data/site/")),
                                  relative}) {
        const auto report = importNow(store, folder);
        QVERIFY2(report && report->unchanged == 1, qPrintable(said(report)));
        QCOMPARE(report->source, QStringLiteral("real/site"));
    }
    QVERIFY(isSameFolder(disk.path(QStringLiteral("real")), disk.path(QStringLiteral("data"))));
    QVERIFY(!isSameFolder(disk.path(QStringLiteral("real/site")), disk.path(QStringLiteral("data"))));
    QVERIFY(!isSameFolder(disk.path(QStringLiteral("Real")), disk.path(QStringLiteral("real"))) ||
            QFileInfo::exists(disk.path(QStringLiteral("Real"))));
    QVERIFY(isFolderWithin(disk.path(QStringLiteral("data/site")), disk.path(QStringLiteral("data"))));
    QVERIFY(!isFolderWithin(disk.path(QStringLiteral("data-2")), disk.path(QStringLiteral("data"))));
}

void TestImportSources::emptyFolder_isNotRemembered()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("a/x.md"), "# X\n"));
    QVERIFY(QDir().mkpath(disk.path(QStringLiteral("empty"))));
    FakeArticleStore store;
    QVERIFY(importNow(store, disk.path(QStringLiteral("empty")), named(QStringLiteral("site"))));
    QVERIFY(store.importSources({}).result()->isEmpty());
    QVERIFY(importNow(store, disk.path(QStringLiteral("a")), named(QStringLiteral("site"))));
    // Nor does an empty mount point move what is known.
    QVERIFY(!importNow(store, disk.path(QStringLiteral("empty")), named(QStringLiteral("site"), true)));
    QCOMPARE(store.importSources({}).result()->first().root, disk.path(QStringLiteral("a")));
}

void TestImportSources::othersArticle_isNotAdopted()
{
    Disk disk;
    for (const char *name : {"a", "b"})
        QVERIFY(disk.write(QStringLiteral("x/%1.md").arg(QLatin1String(name)), "# First\n"));
    FakeArticleStore store;
    MarkdownImportOptions ann;
    ann.actor = QStringLiteral("ann");
    QCOMPARE(importNow(store, disk.path(QStringLiteral("x")), ann)->created, 2);
    const QStringList before = picture(store);
    QVERIFY(disk.write(QStringLiteral("x/a.md"), "# Confidential\n"));
    MarkdownImportOptions ed;
    ed.actor = QStringLiteral("ed");
    for (const bool dry : {true, false}) {
        ed.dryRun = dry;
        const auto report = importNow(store, disk.path(QStringLiteral("x")), ed);
        QVERIFY(report);
        QCOMPARE(report->unchanged, 1);
        QCOMPARE(report->failed, 1);
        QCOMPARE(report->othersArticles, 1);
        QCOMPARE(report->failures.first().file, QStringLiteral("a.md"));
        QVERIFY(report->failures.first().reason.contains(QStringLiteral("ann")));
        QCOMPARE(picture(store), before);
    }
    ed.updateOthers = true;
    const auto asked = importNow(store, disk.path(QStringLiteral("x")), ed);
    QCOMPARE(asked->updated, 1);
    QCOMPARE(asked->failed, 0);
    const Core::Article article = articlesByPath(store).value(QStringLiteral("a.md"));
    QCOMPARE(article.title, QStringLiteral("Confidential"));
    QCOMPARE(article.createdBy, QStringLiteral("ann"));
}

void TestImportSources::othersArticle_isNotTiedToATranslation()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("x/a.md"), "# First\n"));
    FakeArticleStore store;
    MarkdownImportOptions ann;
    ann.actor = QStringLiteral("ann");
    QCOMPARE(importNow(store, disk.path(QStringLiteral("x")), ann)->created, 1);
    QVERIFY(disk.write(QStringLiteral("x/de/a.md"), "# Erstens\n"));
    const auto report = importNow(store, disk.path(QStringLiteral("x")));
    QCOMPARE(report->created, 1);
    QCOMPARE(report->unchanged, 1);
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(articlesByPath(store).value(QStringLiteral("a.md")).version, 1);
}

void TestImportSources::olderTables_needAName()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("a/content/x.md"), "# X\n"));
    FakeArticleStore store;
    store.hasSources = false;
    const QString folder = disk.path(QStringLiteral("a/content"));
    const auto refused = importNow(store, folder);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QVERIFY(refused.error().detail.contains(QLatin1String("--source")));
    QCOMPARE(importNow(store, folder, named(QStringLiteral("site")))->created, 1);
    QCOMPARE(importNow(store, folder, named(QStringLiteral("site")))->unchanged, 1);
}

void TestImportSources::otherDeskNamedIt_writesNothing()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("a/x.md"), "# X\n"));
    FakeArticleStore store;
    store.trouble = [](const QString &call) -> std::optional<Core::Error> {
        if (call != QLatin1String("putImportSource"))
            return std::nullopt;
        return Core::Error{ErrorKind::Conflict, QStringLiteral("Somebody was faster."), {}};
    };
    const auto report = importNow(store, disk.path(QStringLiteral("a")));
    QVERIFY(report && report->stopped);
    QCOMPARE(report->stopped->kind, ErrorKind::Conflict);
    QCOMPARE(store.writes, 0);
}

void TestImportSources::dryRun_saysWhatTheImportDoes()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("s/new.md"), "---\ndate: 2019-03-13\n---\n# New\n"));
    QVERIFY(disk.write(QStringLiteral("s/old.md"), "---\ndate: March 13, 2019\n---\n# Old\n"));
    QVERIFY(disk.write(QStringLiteral("s/same.md"), "---\ndate: 2999-03-13\n---\n# Same\n"));
    QVERIFY(disk.write(QStringLiteral("s/de/draft.md"), "---\ndraft: true\nlang: de\n---\n# Entwurf\n"));
    QVERIFY(disk.write(QStringLiteral("s/torn.md"), "---\ntitle: [a\n---\n"));
    FakeArticleStore store;
    QVERIFY(QFile::rename(disk.path(QStringLiteral("s/new.md")), disk.path(QStringLiteral("new"))));
    QCOMPARE(importNow(store, disk.path(QStringLiteral("s")))->created, 3);
    QVERIFY(QFile::rename(disk.path(QStringLiteral("new")), disk.path(QStringLiteral("s/new.md"))));
    QVERIFY(disk.write(QStringLiteral("s/old.md"), "---\ndate: March 13, 2019\n---\n# Old news\n"));
    Core::Article there;
    there.title = QStringLiteral("New");
    there.slug = QStringLiteral("new");
    QVERIFY(store.save(there, QStringLiteral("x"), {}).result());

    const QStringList before = picture(store);
    MarkdownImportOptions options;
    options.dryRun = true;
    const auto look = importNow(store, disk.path(QStringLiteral("s")), options);
    QVERIFY(look);
    QVERIFY(look->isDryRun);
    QCOMPARE(picture(store), before);
    QCOMPARE(look->created, 1);
    QCOMPARE(look->updated, 1);
    QCOMPARE(look->unchanged, 2);
    QCOMPARE(look->failed, 1);
    QCOMPARE(look->drafts, 1);
    QCOMPARE(look->scheduled, 1);
    QCOMPARE(look->undated, 1);
    QCOMPARE(look->languages,
             (QMap<QString, int>{{QStringLiteral("de"), 1}, {QStringLiteral("en"), 3}}));
    QCOMPARE(look->dateForms,
             (QMap<QString, DateForm>{
                 {QStringLiteral("9999-99-99"), {2, QStringLiteral("2019-03-13")}},
                 {QStringLiteral("a 99, 9999"), {1, QStringLiteral("March 13, 2019")}}}));
    QCOMPARE(look->addresses,
             (QList<AddressChange>{{QStringLiteral("new.md"), QStringLiteral("new"),
                                    QStringLiteral("new-2")}}));
    ImportReport done = *importNow(store, disk.path(QStringLiteral("s")));
    done.isDryRun = true;
    QCOMPARE(importReportToJson(done), importReportToJson(*look));
}

void TestImportSources::addresses_areToldWhereTheyChange()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("s/2019/x.md"), "# X\n"));
    QVERIFY(disk.write(QStringLiteral("s/2020/x.md"), "# X\n"));
    FakeArticleStore store;
    const auto report = importNow(store, disk.path(QStringLiteral("s")));
    QCOMPARE(report->created, 2);
    QCOMPARE(report->addresses, (QList<AddressChange>{{QStringLiteral("2020/x.md"),
                                                       QStringLiteral("x"), QStringLiteral("x-2")}}));
    QCOMPARE(notes(report->warnings),
             QStringLiteral("2020/x.md:0: Its slug is that of 2019/x.md, too; the article got the "
                            "slug \"x-2\"."));
    QVERIFY(importNow(store, disk.path(QStringLiteral("s")))->addresses.isEmpty());
}

void TestImportSources::noFolder_isUsage_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("nothing") << "" << ErrorKind::Usage;
    QTest::newRow("a file") << "x.md" << ErrorKind::Usage;
    QTest::newRow("not there") << "nowhere" << ErrorKind::NotFound;
}

void TestImportSources::noFolder_isUsage()
{
    QFETCH(QString, folder);
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("x.md"), "# X\n"));
    FakeArticleStore store;
    const auto report = importNow(store, folder.isEmpty() ? folder : disk.path(folder));
    QVERIFY(!report);
    QTEST(report.error().kind, "kind");
    QCOMPARE(store.writes, 0);
}

void TestImportSources::linksOut_areLeftOut()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("secret/passwd"), "root:x:0\n"));
    QVERIFY(disk.write(QStringLiteral("secret/plans.md"), "# Plans\n"));
    QVERIFY(disk.write(QStringLiteral("s/a.md"), "# A\n"));
    QVERIFY(disk.write(QStringLiteral("s/.hidden/b.txt"), "# B\n"));
    QVERIFY(disk.write(QStringLiteral("s/folder.md/c.md"), "# C\n"));
    const auto link = [&](const QString &target, const char *name) {
        return QFile::link(target, disk.path(QStringLiteral("s/") + QLatin1String(name)));
    };
    QVERIFY(link(disk.path(QStringLiteral("secret/passwd")), "file.md"));
    QVERIFY(link(QStringLiteral("../secret/plans.md"), "relative.md"));
    QVERIFY(link(disk.path(QStringLiteral("secret")), "more"));
    QVERIFY(link(QStringLiteral("../secret"), "posts.md"));
    QVERIFY(link(QStringLiteral("/proc/self/environ"), "environ.md"));
    QVERIFY(link(QStringLiteral("a.md"), "again.md"));
    QVERIFY(link(QStringLiteral(".hidden/b.txt"), "inside.md"));
    FakeArticleStore store;
    const auto report = importNow(store, disk.path(QStringLiteral("s")));
    QVERIFY(report);
    QCOMPARE(said(report), QString());
    QStringList left;
    for (const ImportNote &note : report->leftOut)
        left << note.file;
    left.sort();
    QCOMPARE(left.join(QLatin1Char(' ')),
             QStringLiteral(".hidden environ.md file.md more posts.md relative.md"));
    QStringList paths = articlesByPath(store).keys();
    paths.sort();
    QCOMPARE(paths.join(QLatin1Char(' ')), QStringLiteral("a.md folder.md/c.md inside.md"));
    QCOMPARE(report->warnings.size(), 1);
    QCOMPARE(report->warnings.first().file, QStringLiteral("again.md"));
}

void TestImportSources::fileThatBecameALink_isNotFollowed()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("secret.md"), "# Secret\n"));
    for (int i = 100; i < 310; ++i)
        QVERIFY(disk.write(QStringLiteral("s/%1.md").arg(i), "# T\n"));
    FakeArticleStore store;
    store.beforeSaveAll = [&](QList<Core::Article> &) {
        const QString file = disk.path(QStringLiteral("s/309.md"));
        if (!QFileInfo(file).isSymLink()) {
            QVERIFY(QFile::remove(file));
            QVERIFY(QFile::link(disk.path(QStringLiteral("secret.md")), file));
        }
    };
    const auto report = importNow(store, disk.path(QStringLiteral("s")));
    QCOMPARE(report->created, 209);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->failures.first().file, QStringLiteral("309.md"));
}

void TestImportSources::changingFile_isReadAgainThenFails()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("x.md"), "one"));
    const QString file = disk.path(QStringLiteral("x.md"));
    int reads = 0;
    const auto growing = [&](int times) {
        reads = 0;
        return [&, times](const QString &path, qint64 maximum) {
            auto bytes = readOnce(path, maximum);
            if (reads++ < times) {
                QFile more(path);
                if (!more.open(QIODevice::Append) || more.write("+") != 1)
                    qFatal("the test's file cannot be written");
            }
            return bytes;
        };
    };
    QCOMPARE(readSettled(file, 100, growing(0)), Core::Result<QByteArray>("one"));
    QCOMPARE(reads, 1);
    QCOMPARE(readSettled(file, 100, growing(1)), Core::Result<QByteArray>("one+"));
    QCOMPARE(reads, 2);
    const auto restless = readSettled(file, 100, growing(100));
    QCOMPARE(restless.error().kind, ErrorKind::Invalid);
    QVERIFY(reads < 10);
    // What reads less than the file holds was cut short.
    const auto cut = readSettled(file, 100, [](const QString &, qint64) -> Core::Result<QByteArray> {
        return QByteArray("o");
    });
    QCOMPARE(cut.error().kind, ErrorKind::Invalid);
}

void TestImportSources::unreadableFile_isNeverEmpty_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("fails while read") << "/proc/self/mem" << ErrorKind::Invalid;
    QTest::newRow("a folder") << "/tmp" << ErrorKind::Invalid;
    QTest::newRow("endless") << "/dev/zero" << ErrorKind::Invalid;
    QTest::newRow("gone") << "/tmp/nowhere/at/all.md" << ErrorKind::NotFound;
}

void TestImportSources::unreadableFile_isNeverEmpty()
{
#ifndef Q_OS_LINUX
    QSKIP("/proc is Linux's");
#endif
    QFETCH(QString, file);
    const auto bytes = readSettled(file, 1000);
    QVERIFY(!bytes);
    QTEST(bytes.error().kind, "kind");
    QVERIFY(!bytes.error().message.isEmpty());
}

void TestImportSources::vanishedFolder_stopsAndSaysWhatIsKept()
{
    Disk disk;
    for (int i = 100; i < 510; ++i)
        QVERIFY(disk.write(QStringLiteral("s/%1.md").arg(i), "# T\n"));
    FakeArticleStore store;
    bool vanish = true;
    store.beforeSaveAll = [&](QList<Core::Article> &) {
        if (vanish)
            QVERIFY(disk.rename(QStringLiteral("s"), QStringLiteral("away")));
        vanish = false;
    };
    const QString folder = disk.path(QStringLiteral("s"));
    const auto report = importNow(store, folder);
    QVERIFY(report && report->stopped);
    QCOMPARE(report->stopped->kind, ErrorKind::NotFound);
    QCOMPARE(report->stopped->message,
             QStringLiteral("The folder %1 is gone. Kept: 200 new and 0 changed articles; running it "
                            "again completes it.")
                 .arg(folder));
    QCOMPARE(report->failed, 0);
    QCOMPARE(store.writes, 200);
    QVERIFY(disk.rename(QStringLiteral("away"), QStringLiteral("s")));
    const auto rest = importNow(store, folder);
    QCOMPARE(rest->created, 210);
    QCOMPARE(rest->unchanged, 200);
}

void TestImportSources::vanishedFile_failsAlone()
{
    Disk disk;
    for (int i = 100; i < 310; ++i)
        QVERIFY(disk.write(QStringLiteral("s/%1.md").arg(i), "# T\n"));
    FakeArticleStore store;
    store.beforeSaveAll = [&](QList<Core::Article> &) {
        QFile::remove(disk.path(QStringLiteral("s/309.md")));
    };
    const auto report = importNow(store, disk.path(QStringLiteral("s")));
    QVERIFY(report && !report->stopped);
    QCOMPARE(report->created, 209);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->failures.first().file, QStringLiteral("309.md"));
}

QTEST_GUILESS_MAIN(TestImportSources)
#include "tst_importsources.moc"
