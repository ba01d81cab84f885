#include "disk.h"

#include <exchange/runcalls.h>
#include <exchange/sourcestanding.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** What ends an import, and how long each of its questions may take. */
class TestImportStops final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopWhileFilesAreSought_isNoEnd_data();
    void stopWhileFilesAreSought_isNoEnd();
    void readsAndWrites_endByWhatTheyAreToldTo();
    void standing_givesEachQuestionItsOwnTime();
};

void TestImportStops::stopWhileFilesAreSought_isNoEnd_data()
{
    QTest::addColumn<bool>("looks");
    QTest::newRow("look") << true;
    QTest::newRow("import") << false;
}

void TestImportStops::stopWhileFilesAreSought_isNoEnd()
{
    QFETCH(bool, looks);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), "# A\n"));
    QVERIFY(folder.write(QStringLiteral("b/b.md"), "# B\n"));
    FakeArticleStore store;
    std::stop_source stop;
    // The last that is asked before the folder is read.
    store.trouble = [&stop](const QString &call) -> std::optional<Core::Error> {
        if (call == QLatin1String("mayPublish"))
            stop.request_stop();
        return std::nullopt;
    };
    MarkdownImportOptions options;
    options.sourceName = QStringLiteral("site");
    options.dryRun = looks;
    MarkdownImporter importer(store);
    auto importing = importer.importFolder(
        folder.path(), options, Core::Call::within(std::chrono::minutes(4), stop.get_token()));
    importing.waitForFinished();
    const auto report = importing.result();
    QVERIFY2(report, qPrintable(said(report)));
    QVERIFY(report->stopped);
    QCOMPARE(report->stopped->kind, Core::ErrorKind::Cancelled);
    QVERIFY(report->stopped->message.contains(looks ? QStringLiteral("Nothing was written")
                                                    : QStringLiteral("Kept: 0 new")));
    QCOMPARE(store.importSources({}).result()->size(), 0);
    QCOMPARE(store.writes, 0);
}

void TestImportStops::readsAndWrites_endByWhatTheyAreToldTo()
{
    for (const bool isAtOnce : {true, false}) {
        std::stop_source stop;
        std::stop_source atOnce;
        const RunCalls made({QDeadlineTimer(QDeadlineTimer::Forever), stop.get_token()},
                            atOnce.get_token());
        const RunCalls calls = made;
        const Core::Call read = calls.read();
        const Core::Call write = calls.write();
        QVERIFY(calls.check());
        (isAtOnce ? atOnce : stop).request_stop();
        QVERIFY(calls.isStopped());
        QVERIFY(calls.stop().stop_requested());
        QVERIFY(read.stop.stop_requested());
        QVERIFY(calls.read().stop.stop_requested());
        // A batch that is being written ends by itself, unless all is to end.
        QCOMPARE(write.stop.stop_requested(), isAtOnce);
        QCOMPARE(calls.check().error().kind, Core::ErrorKind::Cancelled);
    }
}

void TestImportStops::standing_givesEachQuestionItsOwnTime()
{
    Disk disk;
    FakeArticleStore store;
    for (const char *site : {"one", "two"}) {
        QVERIFY(disk.write(QLatin1String(site) + QStringLiteral("/content/a.md"),
                           QByteArray("# ") + site));
        QVERIFY(importNow(store, disk.path(QLatin1String(site) + QStringLiteral("/content"))));
    }
    QVERIFY(disk.rename(QStringLiteral("one"), QStringLiteral("three")));
    for (const char *folder : {"three/content", "two/content"}) {
        int asked = 0;
        int made = 0;
        store.trouble = [&asked](const QString &) -> std::optional<Core::Error> {
            ++asked;
            return std::nullopt;
        };
        QVERIFY(sourceStanding(store, disk.path(QLatin1String(folder)), {}, [&made] {
            ++made;
            return Core::Call();
        }));
        QVERIFY(asked > 1);
        QVERIFY2(made >= asked, folder);
    }
}

QTEST_GUILESS_MAIN(TestImportStops)
#include "tst_importstops.moc"
