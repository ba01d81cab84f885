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

/** Files and folders that change, vanish or lead elsewhere during an import, and what a dry run
 * says. */
class TestImportFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

void TestImportFiles::dryRun_saysWhatTheImportDoes()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("s/new.md"), "---\ndate: 2019-03-13\n---\n# New\n"));
    QVERIFY(disk.write(QStringLiteral("s/old.md"), "---\ndate: March 13, 2019\n---\n# Old\n"));
    QVERIFY(disk.write(QStringLiteral("s/same.md"), "---\ndate: 2999-03-13\n---\n# Same\n"));
    QVERIFY(disk.write(QStringLiteral("s/de/draft.md"),
                       "---\ndraft: true\nlang: de\n---\n# Entwurf\n"));
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
             (QList<AddressChange>{{QStringLiteral("new.md"),
                                    {QStringLiteral("en"), QStringLiteral("new")},
                                    {QStringLiteral("en"), QStringLiteral("new-2")}}}));
    ImportReport done = *importNow(store, disk.path(QStringLiteral("s")));
    done.isDryRun = true;
    QCOMPARE(importReportToJson(done), importReportToJson(*look));
}

void TestImportFiles::addresses_areToldWhereTheyChange()
{
    Disk disk;
    QVERIFY(disk.write(QStringLiteral("s/2019/x.md"), "# X\n"));
    QVERIFY(disk.write(QStringLiteral("s/2020/x.md"), "# X\n"));
    FakeArticleStore store;
    const auto report = importNow(store, disk.path(QStringLiteral("s")));
    QCOMPARE(report->created, 2);
    QCOMPARE(report->addresses,
             (QList<AddressChange>{{QStringLiteral("2020/x.md"),
                                    {QStringLiteral("en"), QStringLiteral("x")},
                                    {QStringLiteral("en"), QStringLiteral("x-2")}}}));
    QCOMPARE(notes(report->warnings),
             QStringLiteral("2020/x.md:0: Its slug is that of 2019/x.md, too; the article got the "
                            "slug \"x-2\"."));
    QVERIFY(importNow(store, disk.path(QStringLiteral("s")))->addresses.isEmpty());
}

void TestImportFiles::noFolder_isUsage_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("nothing") << "" << ErrorKind::Usage;
    QTest::newRow("a file") << "x.md" << ErrorKind::Usage;
    QTest::newRow("not there") << "nowhere" << ErrorKind::NotFound;
}

void TestImportFiles::noFolder_isUsage()
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

void TestImportFiles::linksOut_areLeftOut()
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

void TestImportFiles::fileThatBecameALink_isNotFollowed()
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

void TestImportFiles::changingFile_isReadAgainThenFails()
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
    const auto cut =
        readSettled(file, 100, [](const QString &, qint64) -> Core::Result<QByteArray> {
            return QByteArray("o");
        });
    QCOMPARE(cut.error().kind, ErrorKind::Invalid);
}

void TestImportFiles::unreadableFile_isNeverEmpty_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("fails while read") << "/proc/self/mem" << ErrorKind::Invalid;
    QTest::newRow("a folder") << "/tmp" << ErrorKind::Invalid;
    QTest::newRow("endless") << "/dev/zero" << ErrorKind::Invalid;
    QTest::newRow("gone") << "/tmp/nowhere/at/all.md" << ErrorKind::NotFound;
}

void TestImportFiles::unreadableFile_isNeverEmpty()
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

void TestImportFiles::vanishedFolder_stopsAndSaysWhatIsKept()
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
             QStringLiteral("The folder %1 is gone. Kept: 200 new, 0 changed; running it "
                            "again completes it.")
                 .arg(folder));
    QCOMPARE(report->failed, 0);
    QCOMPARE(store.writes, 200);
    QVERIFY(disk.rename(QStringLiteral("away"), QStringLiteral("s")));
    const auto rest = importNow(store, folder);
    QCOMPARE(rest->created, 210);
    QCOMPARE(rest->unchanged, 200);
}

void TestImportFiles::vanishedFile_failsAlone()
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

QTEST_GUILESS_MAIN(TestImportFiles)
#include "tst_importfiles.moc"
