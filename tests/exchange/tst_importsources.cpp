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

/** What an import is known again by: a source with a name and a folder, and who created an article.
 */
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
    void emptyFolder_isNotRemembered();
    void othersArticle_isNotAdopted();
    void othersArticle_isNotTiedToATranslation();
    void olderTables_needAName();
    void otherDeskNamedIt_writesNothing();
};

void TestImportSources::proposal_isShortReadableAndFree_data()
{
    QTest::addColumn<QString>("root");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("name");
    QTest::newRow("two parts") << "/srv/siteA/content" << QStringList{} << "siteA/content";
    QTest::newRow("another of that end")
        << "/srv/en/news/_posts" << QStringList{QStringLiteral("news/_posts")} << "en/news/_posts";
    QTest::newRow("all taken") << "/a/b" << QStringList{QStringLiteral("a/b")} << "a/b (2)";
    QTest::newRow("one part") << "/posts" << QStringList{} << "posts";
    QTest::newRow("one part, taken")
        << "/posts" << QStringList{QStringLiteral("posts"), QStringLiteral("posts (2)")}
        << "posts (3)";
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
        const auto report =
            importNow(store, disk.path(QLatin1String(site) + QStringLiteral("/../") +
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
        QVERIFY(refused.error().message.contains(
            QStringLiteral("as the source \"markdown:content\". ")));
        QVERIFY(refused.error().detail.contains(
            QStringLiteral("--source \"markdown:content\" --moved")));
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
    QVERIFY(
        !importNow(store, disk.path(QStringLiteral("empty")), named(QStringLiteral("site"), true)));
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

QTEST_GUILESS_MAIN(TestImportSources)
#include "tst_importsources.moc"
