#include "importdialogtest.h"

#include <exchange/markdownimporter.h>
#include <ui/exchange/importdialog.h>
#include <ui/exchange/importquestion.h>
#include <ui/exchange/importquestions.h>
#include <ui/exchange/importreportmodel.h>
#include <ui/exchange/importreportview.h>
#include <ui/window/imports.h>

#include <QAbstractButton>
#include <QCheckBox>
#include <QListView>
#include <QMessageBox>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Tests::plain;
using Tests::retype;
using Tests::wait;

namespace {

QByteArray file(const QByteArray &title, const QByteArray &text)
{
    return "---\ntitle: " + title + "\ndate: 2021-01-01\n---\n" + text;
}

} // namespace

/** One look at a folder, and another that comes before the first is done. */
class TestImportTwoLooks final : public Tests::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void anotherLook_isShownBeforeItIsImported_data();
    void anotherLook_isShownBeforeItIsImported();
    void anotherSource_isNotTakenByTheYesOfTheFirst();
    void refusedImport_keepsTheYes();
    void stopping_isSaidUntilItHasStopped();

private:
    /** The articles of a.md and b.md were edited here, and their files changed. */
    bool makeConflict(const QString &site)
    {
        for (const char *name : {"a.md", "b.md"}) {
            if (!write(site + QLatin1Char('/') + QLatin1String(name), file(name, "First.\n")))
                return false;
        }
        if (!importNow(site))
            return false;
        for (Core::Article article : stored()) {
            if (article.source->name != site)
                continue;
            article.body = QStringLiteral("Edited here.\n");
            if (!wait(
                    m_desk->workspace->stores().articles.save(article, QStringLiteral("ann"), {})))
                return false;
            if (!write(site + QLatin1Char('/') + article.source->path,
                       file(article.title.toUtf8(), "News.\n")))
                return false;
        }
        return true;
    }
    QList<Core::Article> stored()
    {
        return wait(m_desk->workspace->stores().articles.scan({}, 1000, {}))
            .value_or(QList<Core::Article>());
    }
    QString body(const QString &source, const char *path)
    {
        for (const Core::Article &article : stored()) {
            if (article.source && article.source->name == source &&
                article.source->path == QLatin1String(path))
                return article.body;
        }
        return {};
    }
    /** The person says yes to the text of this file. */
    static void take(ImportDialog *dialog, const char *path)
    {
        QListView *list = dialog->report()->list();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const auto line = index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
            if (line.file == QLatin1String(path))
                list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        }
        QTest::mouseClick(dialog->report()->takeButton(), Qt::LeftButton);
        auto *box = dialog->findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
    }
};

void TestImportTwoLooks::anotherLook_isShownBeforeItIsImported_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"box", "name", "answer", "bad name, then a good one"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void TestImportTwoLooks::anotherLook_isShownBeforeItIsImported()
{
    QFETCH(QString, change);
    const QString site = QStringLiteral("s/site");
    QVERIFY(makeConflict(site));
    QVERIFY(write(site + QStringLiteral("/README.md"), "# Read me\n"));
    QVERIFY(write(site + QStringLiteral("/c.md"), file("Third", "Text.\n")));
    Exchange::MarkdownImportOptions theirs;
    theirs.actor = QStringLiteral("somebody");
    QVERIFY(write(site + QStringLiteral("/theirs.md"), file("Theirs", "One.\n")));
    QVERIFY(importNow(site, theirs));
    QVERIFY(write(site + QStringLiteral("/theirs.md"), file("Theirs", "Two.\n")));
    ImportDialog *dialog = open(site);
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    const qsizetype before = articles();
    QSignalSpy imported(m_imports.get(), &Imports::imported);
    take(dialog, "a.md");
    QCOMPARE(dialog->stage(), Stage::Looking);
    if (change == QLatin1String("box")) {
        dialog->everythingBox()->click();
    } else if (change == QLatin1String("answer")) {
        QVERIFY(dialog->questions()->others()->isVisible());
        dialog->questions()->others()->box()->click();
    } else {
        if (change != QLatin1String("name")) {
            retype(dialog, QStringLiteral("triptych:x"));
            TRY_STAGE(dialog, Asking);
        }
        retype(dialog, QStringLiteral("other name"));
        TRY_STAGE(dialog, Asking);
        QVERIFY(dialog->questions()->overlap()->isVisible());
        dialog->questions()->overlap()->box()->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(dialog->stage() == Stage::Ready || dialog->stage() == Stage::Done,
                             30'000);
    QCOMPARE(dialog->stage(), Stage::Ready);
    QCOMPARE(imported.size(), 0);
    QCOMPARE(articles(), before);
    QCOMPARE(body(site, "a.md"), QStringLiteral("Edited here.\n"));
    QCOMPARE(body(site, "theirs.md"), QStringLiteral("One.\n"));
}

void TestImportTwoLooks::anotherSource_isNotTakenByTheYesOfTheFirst()
{
    QVERIFY(makeConflict(QStringLiteral("s/site")));
    QVERIFY(makeConflict(QStringLiteral("t/site")));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    take(dialog, "a.md");
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 edited here")));
    // The folder is that of the other source now, whose a.md nobody said yes to.
    retype(dialog, QStringLiteral("t/site"));
    TRY_STAGE(dialog, Asking);
    dialog->questions()->takenName()->box()->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->stage() != Stage::Looking, 30'000);
    if (dialog->stage() == Stage::Asking) {
        QVERIFY(dialog->questions()->overlap()->isVisible());
        dialog->questions()->overlap()->box()->click();
    }
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("2 edited here")),
             qPrintable(dialog->summary()));
}

void TestImportTwoLooks::refusedImport_keepsTheYes()
{
    const QString site = QStringLiteral("s/site");
    QVERIFY(makeConflict(site));
    ImportDialog *dialog = open(site);
    TRY_STAGE(dialog, Ready);
    take(dialog, "a.md");
    TRY_STAGE(dialog, Ready);
    auto claim = wait(m_desk->workspace->stores().articles.claimSource(site, {}));
    QVERIFY(claim);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Ready);
    claim->reset();
    // What is shown is what is done.
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 changed")));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(body(site, "a.md"), QStringLiteral("News.\n"));
    QCOMPARE(body(site, "b.md"), QStringLiteral("Edited here.\n"));
}

void TestImportTwoLooks::stopping_isSaidUntilItHasStopped()
{
    const QString site = QStringLiteral("s/site");
    QVERIFY(write(site + QStringLiteral("/000.md"), "# T\n"));
    QVERIFY(importNow(site));
    // Two files are settled before the first batch is written: one that cannot be read, and the one
    // without news.
    for (int i = 0; i < 200; ++i)
        QVERIFY(write(site + QStringLiteral("/%1.md").arg(i, 3, 10, QLatin1Char('0')), "# T\n"));
    QVERIFY(write(site + QStringLiteral("/198-torn.md"), "---\ntitle: [torn\n---\n"));
    ImportDialog *dialog = open(site);
    TRY_STAGE(dialog, Ready);
    QSignalSpy said(dialog, &ImportDialog::progressed);
    {
        // While the test holds the database, nothing can be written.
        QSqlDatabase held =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("held"));
        held.setDatabaseName(path(QStringLiteral("desk.triptych")));
        QVERIFY(held.open());
        QVERIFY(QSqlQuery(held).exec(QStringLiteral("BEGIN IMMEDIATE")));
        QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 3, 30'000);
        QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
        QVERIFY(!dialog->closeButton()->isEnabled());
        QVERIFY(QSqlQuery(held).exec(QStringLiteral("COMMIT")));
    }
    TRY_STAGE(dialog, Done);
    QSqlDatabase::removeDatabase(QStringLiteral("held"));
    // The batch is written to its end, and its files are no news any more.
    QCOMPARE(articles(), 200);
    QCOMPARE(said.size(), 5);
    QVERIFY(said.at(3).first().toString().startsWith(QStringLiteral("Stopping")));
    QCOMPARE(said.at(4).first().toString(), QString());
}

QTEST_MAIN(TestImportTwoLooks)
#include "tst_importtwolooks.moc"
