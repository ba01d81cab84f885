#include "importdialogtest.h"

#include <ui/controls/inlinenotice.h>
#include <ui/exchange/sourcesdialog.h>

#include <QAbstractButton>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Triptych;
using namespace Triptych::Ui;
using Tests::wait;

/** The sources of imports as an admin sees and removes them. */
class TestSourcesDialog final : public Tests::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void sources_areListedAndRemoved();
    void sourceUnderImport_isNotRemoved();
    void nothingChosen_nothingIsRemoved();
    void removalThatFails_canBeTriedAgain();
    void noSource_isSaid();
    void workspaceThatGoes_isAskedNothingMore();
    void deletedArticles_areNotCounted();

private:
    static void removeCurrent(SourcesDialog &dialog, QMessageBox::ButtonRole answer)
    {
        QTest::mouseClick(dialog.removeButton(), Qt::LeftButton);
        auto *box = dialog.findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == answer)
                button->click();
        }
        QTRY_VERIFY(!dialog.findChild<QMessageBox *>());
    }
};

void TestSourcesDialog::sources_areListedAndRemoved()
{
    for (const char *site : {"one/site", "two/site"}) {
        QVERIFY(write(QLatin1String(site) + QStringLiteral("/a.md"), QByteArray("# ") + site));
        QVERIFY(importNow(QLatin1String(site)));
    }
    auto *dialog = new SourcesDialog(*m_desk->workspace);
    const QPointer<SourcesDialog> gone(dialog);
    dialog->open();
    QTRY_COMPARE(dialog->list()->count(), 2);
    const QString first = dialog->list()->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(first.startsWith(QStringLiteral("one/site, ")) &&
                 first.contains(path(QStringLiteral("one/site"))),
             qPrintable(first));
    dialog->list()->setFocus();
    QTest::keyClick(dialog->list(), Qt::Key_Home);
    dialog->list()->setCurrentRow(0);
    const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(dialog->grab().save(folder + QStringLiteral("/sources.png")));
    removeCurrent(*dialog, QMessageBox::RejectRole);
    QCOMPARE(sources().count(QLatin1Char('\n')), 1);
    removeCurrent(*dialog, QMessageBox::DestructiveRole);
    QTRY_COMPARE(dialog->list()->count(), 1);
    QCOMPARE(sources(), QStringLiteral("two/site=") + path(QStringLiteral("two/site")));
    QCOMPARE(articles(), 2);
    dialog->close();
    QTRY_VERIFY(!gone);
}

void TestSourcesDialog::sourceUnderImport_isNotRemoved()
{
    QVERIFY(write(QStringLiteral("one/site/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("one/site")));
    const auto claim =
        wait(m_desk->workspace->stores().articles.claimSource(QStringLiteral("one/site"), {}));
    QVERIFY(claim);
    auto *dialog = new SourcesDialog(*m_desk->workspace);
    dialog->open();
    QTRY_COMPARE(dialog->list()->count(), 1);
    dialog->list()->setCurrentRow(0);
    removeCurrent(*dialog, QMessageBox::DestructiveRole);
    QTRY_VERIFY(dialog->notice()->message().contains(QStringLiteral("Nothing was removed")));
    QVERIFY(!sources().isEmpty());
    dialog->close();
}

void TestSourcesDialog::nothingChosen_nothingIsRemoved()
{
    QVERIFY(write(QStringLiteral("one/site/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("one/site")));
    auto *dialog = new SourcesDialog(*m_desk->workspace);
    dialog->open();
    QTRY_COMPARE(dialog->list()->count(), 1);
    // With the keyboard in the list a line is current, and none is marked.
    dialog->list()->setCurrentRow(0, QItemSelectionModel::NoUpdate);
    QVERIFY(dialog->list()->selectedItems().isEmpty());
    QVERIFY(!dialog->removeButton()->isEnabled());
    QTest::keyClick(dialog->list(), Qt::Key_Space);
    QVERIFY(dialog->removeButton()->isEnabled());
    dialog->close();
}

void TestSourcesDialog::removalThatFails_canBeTriedAgain()
{
    QVERIFY(write(QStringLiteral("one/site/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("one/site")));
    auto *dialog = new SourcesDialog(*m_desk->workspace);
    dialog->open();
    QTRY_COMPARE(dialog->list()->count(), 1);
    dialog->list()->setCurrentRow(0);
    {
        // Neither the removal nor the reading after it is answered.
        QSqlDatabase file =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("broken"));
        file.setDatabaseName(path(QStringLiteral("desk.triptych")));
        QVERIFY(file.open());
        QVERIFY(QSqlQuery(file).exec(
            QStringLiteral("ALTER TABLE import_sources RENAME TO import_sources_away")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("broken"));
    removeCurrent(*dialog, QMessageBox::DestructiveRole);
    QTRY_VERIFY(!dialog->notice()->message().isEmpty());
    QTRY_VERIFY(dialog->sentence().isEmpty());
    QCOMPARE(dialog->list()->selectedItems().size(), 1);
    QVERIFY(dialog->removeButton()->isEnabled());
    dialog->close();
}

void TestSourcesDialog::noSource_isSaid()
{
    auto *dialog = new SourcesDialog(*m_desk->workspace);
    dialog->open();
    QTRY_VERIFY(dialog->sentence().startsWith(QStringLiteral("No folder was imported")));
    QVERIFY(!dialog->removeButton()->isVisible());
    dialog->close();
}

void TestSourcesDialog::workspaceThatGoes_isAskedNothingMore()
{
    QVERIFY(write(QStringLiteral("one/site/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("one/site")));
    // The sources are there, and their articles are still to be counted.
    delete new SourcesDialog(*m_desk->workspace);
    m_imports.reset();
    m_desk.reset();
    // An answer that was on its way goes to nobody.
    QCoreApplication::processEvents();
    QVERIFY(!m_desk);
}

void TestSourcesDialog::deletedArticles_areNotCounted()
{
    for (const char *file : {"a.md", "b.md", "c.md"})
        QVERIFY(write(QStringLiteral("one/site/") + QLatin1String(file), "# A\n"));
    QVERIFY(importNow(QStringLiteral("one/site")));
    auto &store = m_desk->workspace->stores().articles;
    const auto stored = wait(store.scan({}, 10, {}));
    QVERIFY(stored && stored->size() == 3);
    const Core::Article &first = stored->constFirst();
    QVERIFY(wait(store.remove(first.id, first.version, QStringLiteral("ann"), {})));
    auto *dialog = new SourcesDialog(*m_desk->workspace);
    dialog->open();
    QTRY_COMPARE(dialog->list()->count(), 1);
    const QString said = dialog->list()->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(Tests::plain(said).endsWith(QStringLiteral(", 2 article(s)")), qPrintable(said));
    dialog->close();
}

QTEST_MAIN(TestSourcesDialog)
#include "tst_sourcesdialog.moc"
