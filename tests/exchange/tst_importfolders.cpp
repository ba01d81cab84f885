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

/** Folders and files that cannot be read, or not as they stand. */
class TestImportFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badFiles_failAlone();
    void pipesAsConfigurations_areNotOpened();
    void folderLinks_areFollowedOnceAndLoopsTold();
    void missingFolder_isNotFound();
    void refusedFolder_isNoProgress();
    void unreadableFolder_isNamed();
};

void TestImportFolders::badFiles_failAlone()
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

void TestImportFolders::pipesAsConfigurations_areNotOpened()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("_posts/2020-01-01-a.md"), "# A\n"));
    for (const char *name :
         {"_config.yml", "hugo.toml", "config.toml", "config.yaml", "_posts/_index.md"}) {
        const QString pipe = folder.path() + QLatin1Char('/') + QLatin1String(name);
        QCOMPARE(QProcess::execute(QStringLiteral("mkfifo"), {pipe}), 0);
    }
    FakeArticleStore store;
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created, 1);
}

void TestImportFolders::folderLinks_areFollowedOnceAndLoopsTold()
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

void TestImportFolders::missingFolder_isNotFound()
{
    Folder folder;
    FakeArticleStore store;
    QCOMPARE(importNow(store, folder.path()).error().kind, Core::ErrorKind::NotFound);
    QVERIFY(QDir().mkpath(folder.path()));
    const auto report = importNow(store, folder.path());
    QVERIFY(report);
    QCOMPARE(report->created + report->updated + report->unchanged + report->failed, 0);
}

void TestImportFolders::refusedFolder_isNoProgress()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# A\n"));
    FakeArticleStore store;
    QVERIFY(importNow(store, folder.path()));
    MarkdownImporter importer(store);
    QSignalSpy spy(&importer, &MarkdownImporter::progressed);
    MarkdownImportOptions options;
    options.actor = options.sourceName = QStringLiteral("other");
    auto future =
        importer.importFolder(folder.path(), options, Core::Call::within(std::chrono::minutes(1)));
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
    QCOMPARE(future.result()->failed, 1);
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 0);
}

void TestImportFolders::unreadableFolder_isNamed()
{
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("posts/a.md"), "# A\n"));
    for (const char *name : {"posts", "."}) {
        const QString place =
            QDir::cleanPath(folder.path() + QLatin1Char('/') + QLatin1String(name));
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

QTEST_GUILESS_MAIN(TestImportFolders)
#include "tst_importfolders.moc"
