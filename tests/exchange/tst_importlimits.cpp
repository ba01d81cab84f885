#include "../articles/storefixture.h"
#include "folder.h"

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** Files that no store can keep: they fail alone, and before anything is saved. */
class TestImportLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameThatIsTooLong_failsTheFileAlone_data();
    void nameThatIsTooLong_failsTheFileAlone();
};

void TestImportLimits::nameThatIsTooLong_failsTheFileAlone_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QString>("said");
    const QByteArray longName(600, 'x');
    QTest::newRow("section") << "section: " + longName << "section is too long";
    QTest::newRow("tag") << "tags: [" + longName + "]" << "tag is too long";
    QTest::newRow("byline") << "author: " + longName << "byline is too long";
}

void TestImportLimits::nameThatIsTooLong_failsTheFileAlone()
{
    QFETCH(QByteArray, matter);
    QFETCH(QString, said);
    Folder folder;
    QVERIFY(folder.write(QStringLiteral("a/x.md"), "---\n" + matter + "\n---\n# One\n"));
    QVERIFY(folder.write(QStringLiteral("b/x.md"), "# Two\n"));
    StoreFixture fixture(Sql::Dialect::Sqlite);
    MarkdownImportOptions look;
    look.dryRun = true;
    for (const MarkdownImportOptions &options : {look, MarkdownImportOptions()}) {
        const auto report = importNow(fixture.store, folder.path(), options);
        VERIFY_RESULT(report);
        QCOMPARE(report->failed, 1);
        QCOMPARE(report->created, 1);
        QVERIFY2(report->failures.first().reason.contains(said),
                 qPrintable(notes(report->failures)));
        // Its address stays free for others.
        QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
        QCOMPARE(report->files.first().slug, QStringLiteral("x"));
    }
}

QTEST_GUILESS_MAIN(TestImportLimits)
#include "tst_importlimits.moc"
