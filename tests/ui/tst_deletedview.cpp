#include "windowtest.h"

#include <newsroom/changes.h>
#include <ui/article/deletedpage.h>
#include <ui/article/editorpage.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/removalnotice.h>
#include <ui/text/articleview.h>
#include <ui/window/commandpalette.h>
#include <ui/window/pages.h>
#include <ui/window/sidebar.h>
#include <ui/window/sidebaritem.h>
#include <unsaved/journal.h>
#include <workspace/journalplace.h>

#include <QAction>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace Triptych;
using namespace Triptych::Ui;
using Tests::wait;

/** The section "Deleted": what it shows, and how one gets an article back or rid of it. */
class TestDeletedView : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void emptyList_saysWhatToDo();
    void deleted_isShownWithItsTextAndWhoDeletedIt();
    void restore_bringsItBackAsADraft_data();
    void restore_bringsItBackAsADraft();
    void restore_isUndone();
    void takenSlug_isAskedFor();
    void restoredElsewhere_leavesTheList();
    void erase_asksAndForgetsTheText();
    void erase_cancelIsTheDefault();
    void keysOfTheList_doNotWriteInWhatIsDeleted();
    void sectionOfLiving_showsNothingDeleted();
    void clickOnTheCurrentRow_showsItInsteadOfAnEditor();
    void menu_offersNothingWhileTheStoreWorks();
    void clickOnItsRow_showsItWhereAnotherArticleIsOpen();

private:
    void remove(const Core::Article &article)
    {
        QVERIFY(wait(m_workspace->library().remove(article.id, 0, {})));
    }
    void showDeleted()
    {
        for (SidebarItem *item : desk()->sidebar()->items()) {
            if (item->section().kind == Section::Kind::Deleted)
                QTest::mouseClick(item, Qt::LeftButton);
        }
        QVERIFY(desk()->pages()->showsDeleted());
    }
    /** The list of what was deleted, with this one open. */
    void showDeleted(const Core::Article &article)
    {
        showDeleted();
        // The rows of the section before stay until these arrive.
        QTRY_VERIFY(isListedAsDeleted(article));
        select(article.id);
        QTRY_VERIFY(page()->shown() && page()->shown()->article.id == article.id);
        QTRY_COMPARE(page()->view()->toPlainText().contains(article.body), true);
    }
    DeletedPage *page() { return desk()->pages()->deleted(); }
    InlineNotice *notice() { return list()->notice(); }
    bool isListedAsDeleted(const Core::Article &article)
    {
        const int row = model()->rowOf(article.id);
        return row >= 0 && model()
                               ->index(row)
                               .data(Models::ArticleListModel::DeletedAtRole)
                               .toDateTime()
                               .isValid();
    }
    bool isThere(const Core::Article &article) { return model()->rowOf(article.id) >= 0; }
    /** Runs the command as the palette does. */
    void run(const QString &words)
    {
        for (const CommandPalette::Entry &entry : m_window->commands()) {
            if (CommandPalette::withoutKeys(entry.action->text()).startsWith(words)) {
                entry.action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(words));
    }
};

void TestDeletedView::emptyList_saysWhatToDo()
{
    showDeleted();
    QTRY_COMPARE(list()->shownState(), QStringLiteral("state"));
    QVERIFY(list()->emptyState()->title().contains(QStringLiteral("Deleted")));
    QVERIFY(list()->emptyState()->actionButton()->isHidden());
    QVERIFY(!page()->restoreButton()->isEnabled());
    QVERIFY(!page()->eraseButton()->isEnabled());
}

void TestDeletedView::deleted_isShownWithItsTextAndWhoDeletedIt()
{
    remove(m_alpha);
    const QDateTime first = Core::utcNow();
    QTRY_VERIFY(Core::utcNow() > first.addMSecs(1)); // not deleted in the same millisecond
    remove(m_beta);
    showDeleted();
    QTRY_VERIFY(isListedAsDeleted(m_alpha) && isListedAsDeleted(m_beta));
    QCOMPARE(model()->rowCount(), 2);
    QCOMPARE(model()->rowOf(m_beta.id), 0); // the last first
    select(m_beta.id);
    QTRY_VERIFY(page()->view()->toPlainText().contains(m_beta.body));
    QVERIFY(page()->view()->isReadOnly());
    QVERIFY(page()->facts()->text().contains(m_workspace->actor()));
    QVERIFY(page()->view()->toPlainText().contains(QStringLiteral("Published")));
    // What commands write to is nothing that is deleted.
    QVERIFY(!desk()->pages()->article());
    const QImage picture = m_window->grab().toImage();
    QVERIFY(!picture.isNull());
    if (const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES"); !folder.isEmpty())
        picture.save(folder + QStringLiteral("/deleted.png"));
}

void TestDeletedView::restore_bringsItBackAsADraft_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"button", "key", "palette", "context menu"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestDeletedView::restore_bringsItBackAsADraft()
{
    QFETCH(QString, way);
    remove(m_beta);
    showDeleted(m_beta);
    if (way == QLatin1String("button")) {
        QTest::mouseClick(page()->restoreButton(), Qt::LeftButton);
    } else if (way == QLatin1String("key")) {
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
    } else if (way == QLatin1String("palette")) {
        run(QStringLiteral("Restore"));
    } else {
        const QRect row = view()->visualRect(view()->currentIndex());
        Q_EMIT view()->customContextMenuRequested(row.center());
        auto *menu = page()->findChild<QMenu *>();
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {},
                          menu->actionGeometry(menu->actions().constFirst()).center());
    }
    QTRY_VERIFY(notice()->message().contains(QStringLiteral("Beta")));
    QVERIFY(notice()->message().contains(QStringLiteral("draft")));
    const auto back = stored(m_beta.id);
    QVERIFY(back);
    QCOMPARE(back->status, Core::Status::Draft);
    QCOMPARE(back->body, m_beta.body);
    QTRY_VERIFY(!isThere(m_beta));
}

void TestDeletedView::restore_isUndone()
{
    remove(m_gamma);
    showDeleted(m_gamma);
    QTest::mouseClick(page()->restoreButton(), Qt::LeftButton);
    QTRY_VERIFY(notice()->offersAction());
    QVERIFY(stored(m_gamma.id));
    QCOMPARE(stored(m_gamma.id)->status, Core::Status::Review);
    QTest::mouseClick(notice()->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(!stored(m_gamma.id));
    QTRY_VERIFY(isThere(m_gamma));
    // By the key, too; and the key takes back what came last.
    select(m_gamma.id);
    QTRY_VERIFY(page()->shown());
    QTest::mouseClick(page()->restoreButton(), Qt::LeftButton);
    QTRY_VERIFY(stored(m_gamma.id));
    QTRY_VERIFY(desk()->removals()->lastRestoredTitle());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(!stored(m_gamma.id));
}

void TestDeletedView::takenSlug_isAskedFor()
{
    remove(m_alpha);
    const Core::Article other = add(QStringLiteral("Alpha"), Core::Status::Draft, {});
    QCOMPARE(other.slug, m_alpha.slug);
    showDeleted(m_alpha);
    QTest::mouseClick(page()->restoreButton(), Qt::LeftButton);
    auto *dialog = page()->findChild<QInputDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(dialog->textValue(), m_alpha.slug + QStringLiteral("-2"));
    QVERIFY(!stored(m_alpha.id));
    auto *field = dialog->findChild<QLineEdit *>();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("alpha-again"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(stored(m_alpha.id));
    QCOMPARE(stored(m_alpha.id)->slug, QStringLiteral("alpha-again"));
}

void TestDeletedView::restoredElsewhere_leavesTheList()
{
    remove(m_alpha);
    showDeleted(m_alpha);
    const auto back = wait(m_workspace->stores().articles.restoreAsDraft(
        m_alpha.id, 2, {}, QStringLiteral("somebody else"), {}));
    QVERIFY(back);
    Q_EMIT m_workspace->changes().articleSaved(*back); // as the feed of changes tells it
    QTRY_VERIFY(!isThere(m_alpha));
    QTRY_VERIFY(!page()->shown());
    QVERIFY(!page()->restoreButton()->isEnabled());
}

void TestDeletedView::erase_asksAndForgetsTheText()
{
    remove(m_beta);
    // Unsaved text of it on this computer.
    Unsaved::Journal journal(Workspace::journalFolder(*m_workspace));
    QVERIFY(wait(journal.write(m_beta)));
    showDeleted(m_beta);
    QTest::mouseClick(page()->eraseButton(), Qt::LeftButton);
    auto *box = page()->findChild<QMessageBox *>();
    QVERIFY(box);
    QTRY_VERIFY(box->isVisible());
    QVERIFY(box->text().contains(QStringLiteral("Beta")));
    QPushButton *erase = nullptr;
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            erase = qobject_cast<QPushButton *>(button);
    }
    QVERIFY(erase);
    QTest::mouseClick(erase, Qt::LeftButton);
    QTRY_VERIFY(notice()->message().contains(QStringLiteral("erased for good")));
    QTRY_VERIFY(!isThere(m_beta));
    const auto left = wait(m_workspace->library().articles({m_beta.id}, {}));
    QVERIFY(left && left->size() == 1);
    QVERIFY(left->constFirst().isErased());
    QVERIFY(wait(m_workspace->library().revisions(m_beta.id, {}))->isEmpty());
    QTRY_VERIFY(!wait(journal.entry(m_beta.id)).value());
    // What this session deleted and erased is nothing that an undo could bring back.
    QVERIFY(!desk()->removals()->lastRemovedTitle());
}

void TestDeletedView::erase_cancelIsTheDefault()
{
    remove(m_beta);
    showDeleted(m_beta);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Delete);
    auto *box = page()->findChild<QMessageBox *>();
    QVERIFY(box);
    QTRY_VERIFY(box->isVisible());
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!page()->findChild<QMessageBox *>());
    QVERIFY(wait(m_workspace->library().tombstone(m_beta.id, {})));
    QVERIFY(isThere(m_beta));
}

void TestDeletedView::keysOfTheList_doNotWriteInWhatIsDeleted()
{
    remove(m_alpha);
    showDeleted(m_alpha);
    view()->setFocus();
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Return}) {
        QTest::keyClick(view(), key);
        QVERIFY(desk()->pages()->showsDeleted());
    }
    run(QStringLiteral("Edit"));
    QVERIFY(desk()->pages()->showsDeleted());
    QVERIFY(!stored(m_alpha.id));
}

void TestDeletedView::sectionOfLiving_showsNothingDeleted()
{
    remove(m_alpha);
    showDeleted(m_alpha);
    run(QStringLiteral("All articles"));
    QTRY_COMPARE(model()->rowCount(), 2);
    QVERIFY(!desk()->pages()->showsDeleted());
    QVERIFY(!isThere(m_alpha));
    run(QStringLiteral("Deleted"));
    QTRY_COMPARE(model()->rowCount(), 1);
    QVERIFY(desk()->pages()->showsDeleted());
}

void TestDeletedView::clickOnTheCurrentRow_showsItInsteadOfAnEditor()
{
    remove(m_beta);
    edit(m_alpha.id);
    run(QStringLiteral("Deleted"));
    QTRY_VERIFY(isListedAsDeleted(m_beta));
    desk()->editor()->focusText();
    select(m_beta.id);
    QVERIFY(desk()->pages()->showsEditor());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                      view()->visualRect(view()->currentIndex()).center());
    QTRY_VERIFY(desk()->pages()->showsDeleted());
    QTRY_VERIFY(page()->shown());
}

void TestDeletedView::menu_offersNothingWhileTheStoreWorks()
{
    remove(m_alpha);
    showDeleted(m_alpha);
    const auto enabled = [this] {
        page()->popUpMenu(page()->mapToGlobal(QPoint(9, 9)));
        auto *menu = page()->findChild<QMenu *>();
        int count = 0;
        for (const QAction *action : menu->actions())
            count += action->isEnabled();
        delete menu;
        return count;
    };
    QCOMPARE(enabled(), 2);
    page()->restore();
    QCOMPARE(enabled(), 0);
    QVERIFY(!page()->restoreButton()->isEnabled());
    QVERIFY(!page()->eraseButton()->isEnabled());
    QTRY_VERIFY(stored(m_alpha.id));
}

void TestDeletedView::clickOnItsRow_showsItWhereAnotherArticleIsOpen()
{
    remove(m_alpha);
    showDeleted(m_alpha);
    edit(m_beta.id);
    QVERIFY(!desk()->pages()->showsDeleted());
    const QModelIndex row = model()->index(model()->rowOf(m_alpha.id));
    QCOMPARE(view()->currentIndex(), row);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(row).center());
    QVERIFY(desk()->pages()->showsDeleted());
    QCOMPARE(desk()->pages()->deleted()->shown()->article.id, m_alpha.id);
}

QTEST_MAIN(TestDeletedView)
#include "tst_deletedview.moc"
