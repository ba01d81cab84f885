#include "importdialogtest.h"

#include <ui/exchange/importreportmodel.h>
#include <ui/exchange/importreportview.h>

#include <QListView>
#include <QPushButton>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Test::plain;
using Test::wait;

namespace {

QByteArray file(const QByteArray &title, const QByteArray &lines = {})
{
    return "---\ntitle: " + title + "\n" + lines + "---\nText.\n";
}

} // namespace

/** What the look says before anything is written. */
class TestImportLook final : public Test::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesForReaders_isSaidBeforeAndAfter();
    void nothingForReaders_isSaid();

private:
    const QString m_site = QStringLiteral("s/site");
    bool writeHere(const char *name, const QByteArray &bytes) const
    {
        return write(m_site + QLatin1Char('/') + QLatin1String(name), bytes);
    }
    static Exchange::ReportRow row(ImportDialog *dialog, const char *name)
    {
        const QAbstractItemModel *model = dialog->report()->list()->model();
        for (int i = 0; i < model->rowCount(); ++i) {
            const auto row =
                model->index(i, 0).data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
            if (row.file == QLatin1String(name))
                return row;
        }
        return {};
    }
};

void TestImportLook::whatChangesForReaders_isSaidBeforeAndAfter()
{
    QVERIFY(writeHere("comes.md", file("Comes", "draft: true\n")));
    QVERIFY(writeHere("goes.md", file("Goes")));
    QVERIFY(writeHere("waits.md", file("Waits")));
    QVERIFY(importNow(m_site));
    QVERIFY(writeHere("comes.md", file("Comes")));
    QVERIFY(writeHere("goes.md", file("Goes", "draft: true\n")));
    QVERIFY(writeHere("waits.md", file("Waits", "date: 2999-01-01\n")));
    QVERIFY(writeHere("new.md", file("New")));
    ImportDialog *dialog = open(m_site);
    TRY_STAGE(dialog, Ready);
    const auto readers = [&] { return plain(dialog->readers()).simplified(); };
    QCOMPARE(readers(), QStringLiteral("For readers: 2 become(s) public · 1 is/are taken off · "
                                       "1 leave(s) until its/their time"));
    QCOMPARE(plain(reportRowFacts(row(dialog, "comes.md"))),
             QStringLiteral("Comes · Draft → Published · en/comes"));
    QCOMPARE(plain(reportRowFacts(row(dialog, "waits.md"))),
             QStringLiteral("Waits · Published → Scheduled · en/waits"));
    QCOMPARE(plain(reportRowArticle(row(dialog, "goes.md"))),
             QStringLiteral("Goes · Published → Draft"));
    QCOMPARE(plain(reportRowFacts(row(dialog, "new.md"))),
             QStringLiteral("New · Published · en/new"));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(readers(), QStringLiteral("For readers: 2 became public · 1 was/were taken off · "
                                       "1 left until its/their time"));
    QCOMPARE(plain(reportRowArticle(row(dialog, "goes.md"))),
             QStringLiteral("Goes · Published → Draft"));
}

void TestImportLook::nothingForReaders_isSaid()
{
    QVERIFY(writeHere("a.md", file("A", "draft: true\n")));
    ImportDialog *dialog = open(m_site);
    TRY_STAGE(dialog, Ready);
    QCOMPARE(dialog->readers(), QStringLiteral("For readers nothing changes."));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(dialog->readers(), QStringLiteral("For readers nothing changed."));
}

QTEST_MAIN(TestImportLook)
#include "tst_importlook.moc"
