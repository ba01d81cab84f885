// The window as a person uses it, on an embedded workspace: keys and clicks in, what is shown out.

#include "windowtest.h"

#include <newsroom/articlefeed.h>
#include <ui/article/readingpage.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/exchange/importdialog.h>
#include <ui/exchange/importreportview.h>
#include <ui/list/filterbar.h>
#include <ui/list/termchips.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/stores/startpage.h>
#include <ui/stores/storespage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/commandpalette.h>
#include <ui/window/imports.h>
#include <ui/window/sidebar.h>
#include <ui/window/sidebaritem.h>
#include <ui/window/statusstrip.h>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace Triptych;
using Ui::Section;

class TestWindow final : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void arrowKeys_showTheRowWithoutOpeningIt()
    {
        view()->setFocus();
        view()->setCurrentIndex(model()->index(0));
        QTest::keyClick(view(), Qt::Key_Down);
        QCOMPARE(view()->currentIndex().row(), 1);
        QVERIFY(qobject_cast<Ui::SelectionPage *>(m_window->desk()->currentPage()));
    }

    void returnKey_reads_f2Edits()
    {
        view()->setFocus();
        const auto row = model()->index(0);
        view()->setCurrentIndex(row);
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::ReadingPage *>(m_window->desk()->currentPage()));
        QCOMPARE(m_window->desk()->reader()->articleId(), *model()->idAt(0));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_F2);
        QTRY_VERIFY(qobject_cast<Ui::EditorPage *>(m_window->desk()->currentPage()));
        QTRY_COMPARE(m_window->desk()->editor()->articleId(), *model()->idAt(0));
    }

    void countThatRises_leavesTheOpenPage()
    {
        view()->setCurrentIndex(model()->index(0));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::ReadingPage *>(m_window->desk()->currentPage()));
        view()->setFocus();
        model()->countsChanged({{*model()->idAt(0), 5}});
        QVERIFY(qobject_cast<Ui::ReadingPage *>(m_window->desk()->currentPage()));
        QCOMPARE(model()->index(0).data(Models::ArticleListModel::ViewsRole).toLongLong(), 5);
    }

    void sidebar_filtersByStatus()
    {
        for (Ui::SidebarItem *item : m_window->desk()->sidebar()->items()) {
            if (item->section() == Section{Section::Kind::Review})
                QTest::mouseClick(item, Qt::LeftButton);
        }
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(model()->index(0).data().toString(), QStringLiteral("Gamma"));
    }

    void chips_filterAndClear()
    {
        list()->filters()->terms()->setWords(QStringLiteral("author:Grace"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QVERIFY(list()->filters()->isVisible());
        list()->filters()->terms()->setWords(QStringLiteral("author:Grace status:archived"));
        QTRY_COMPARE(model()->state(), Models::ArticleListModel::State::FilteredToNothing);
        QTRY_COMPARE(list()->shownState(), QStringLiteral("state"));
        Ui::Chip *chip = list()->filters()->terms()->chips().constLast();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_COMPARE(model()->rowCount(), 1);
        list()->filters()->clear();
        QVERIFY(!list()->filters()->isVisible());
        QTRY_VERIFY(model()->rowCount() >= 3);
    }

    void deleteKey_removesAndUndoBringsBack()
    {
        const int before = model()->rowCount();
        view()->setFocus();
        view()->setCurrentIndex(model()->index(0));
        const auto id = *model()->idAt(0);
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowOf(id), -1);
        QCOMPARE(Tests::wait(m_workspace->library().article(id, {})).error().kind,
                 Core::ErrorKind::NotFound);
        QTRY_VERIFY(list()->notice()->isVisible());
        QTest::mouseClick(list()->notice()->actionButton(), Qt::LeftButton);
        QTRY_VERIFY(model()->rowOf(id) >= 0);
        QTRY_COMPARE(model()->rowCount(), before);
        QVERIFY(Tests::wait(m_workspace->library().article(id, {})));
    }

    void savedElsewhere_movesTheRowUp()
    {
        const int last = model()->rowCount() - 1;
        const auto id = *model()->idAt(last);
        auto article = Tests::wait(m_workspace->library().article(id, {}));
        QVERIFY(article);
        article->title = QStringLiteral("Renamed");
        QVERIFY(Tests::wait(m_workspace->library().save(*article, {})));
        QTRY_COMPARE(model()->rowOf(id), 0);
        QCOMPARE(model()->index(0).data().toString(), QStringLiteral("Renamed"));
    }

    void palette_findsAndRuns()
    {
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_window->commandPalette()->isVisible());
        QTest::keyClicks(m_window->commandPalette()->field(), QStringLiteral("stores"));
        QTRY_VERIFY(m_window->commandPalette()->list()->count() >= 1);
        QTest::keyClick(m_window->commandPalette()->field(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::StoresPage *>(m_window->desk()->currentPage()));
        QVERIFY(!m_window->commandPalette()->isVisible());
    }

    void everyMenuAction_hasANameInThePalette()
    {
        QStringList names;
        for (const auto &entry : m_window->commands()) {
            if (entry.action && !entry.action->isSeparator())
                names << entry.action->text().remove(QLatin1Char('&'));
        }
        QVERIFY(names.contains(QStringLiteral("New Article")));
        QVERIFY(names.contains(QStringLiteral("Dark")));
        QVERIFY(!names.contains(QString()));
    }

    void narrowWindow_collapsesTheSidebar()
    {
        const int before = list()->width();
        m_window->resize(900, 600);
        QTRY_VERIFY(m_window->desk()->sidebar()->isNarrow());
        m_window->resize(1'300, 800);
        QTRY_VERIFY(!m_window->desk()->sidebar()->isNarrow());
        QTRY_COMPARE(list()->width(), before);
    }

    void articleAskedForLast_isTheOneThatOpens()
    {
        const auto idOf = [&](const QString &title) {
            const auto page = Tests::wait(m_workspace->library().list({}, 10, {}, Core::Call{}));
            for (const Core::Article &row : page->rows)
                if (row.title == title)
                    return row.id;
            return Core::ArticleId();
        };
        Ui::Desk *desk = m_window->desk();
        const Core::ArticleId alpha = idOf(QStringLiteral("Alpha"));
        const Core::ArticleId beta = idOf(QStringLiteral("Beta"));
        desk->editArticle(alpha);
        QTRY_COMPARE(desk->editor()->shownArticle().title, QStringLiteral("Alpha"));
        QTest::keyClicks(desk->editor()->bodyEdit(), QStringLiteral("Typed. "));
        QVERIFY(desk->hasUnsavedText());
        desk->editArticle(beta);
        QVERIFY(desk->editor()->bodyEdit()->isReadOnly()); // it is waited for
        desk->editArticle(alpha);
        QTRY_VERIFY(!desk->editor()->bodyEdit()->isReadOnly());
        desk->saveArticle();
        QTRY_VERIFY(!desk->hasUnsavedText());
        QCOMPARE(desk->editor()->articleId(), alpha);
        QCOMPARE(Tests::wait(m_workspace->library().article(alpha, Core::Call{}))->body,
                 QStringLiteral("Typed. Some words about Alpha."));
    }

    void findField_filtersInPlaceAndLosesNoLetter()
    {
        QLineEdit *find = list()->findField();
        find->setFocus();
        QSignalSpy asked(list()->findChild<Newsroom::ArticleFeed *>(),
                         &Newsroom::ArticleFeed::started);
        for (const QChar letter : QStringLiteral("bet")) {
            QTest::keyClick(find, letter.toLatin1());
            // As slowly as somebody types who waits for the list.
            QVERIFY(asked.wait());
        }
        QCOMPARE(find->text(), QStringLiteral("bet"));
        QVERIFY(find->hasFocus());
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(model()->idAt(0), std::optional(m_beta.id));
        QVERIFY(!qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
        // By a byline, in any case; then Escape shows everything again.
        find->setText(QStringLiteral("ADA"));
        QTRY_COMPARE(model()->rowCount(), 2);
        QTest::keyClick(find, Qt::Key_Escape);
        QTRY_VERIFY(model()->rowCount() >= 3);
        QVERIFY(view()->hasFocus());
    }

    void findField_takesItsWordsToTheSearchPage()
    {
        QLineEdit *find = list()->findField();
        find->setFocus();
        QTest::keyClicks(find, QStringLiteral("zebrafish"));
        QTRY_COMPARE(list()->shownState(), QStringLiteral("state"));
        QVERIFY(list()->emptyState()->isVisible());
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
        QCOMPARE(desk()->searcher()->field()->text(), QStringLiteral("zebrafish"));
        QTRY_VERIFY(desk()->searcher()->field()->hasFocus());
    }

    void emptyFind_offersToSearchTheTexts()
    {
        list()->findField()->setText(QStringLiteral("words about"));
        QTRY_COMPARE(list()->shownState(), QStringLiteral("state"));
        QTest::mouseClick(list()->emptyState()->actionButton(), Qt::LeftButton);
        QTRY_VERIFY(qobject_cast<Ui::SearchPage *>(desk()->currentPage()));
        QTRY_VERIFY(desk()->searcher()->hitsView()->model()->rowCount() >= 3);
    }

    void storeState_isInTheStatusLine()
    {
        QVERIFY(Tests::wait(m_workspace->checkHealth(Core::Call{})));
        QTRY_VERIFY(!m_window->desk()->status()->storeButtons().isEmpty());
        QTRY_VERIFY(m_window->desk()->status()->storeButtons().first()->text().contains(
            QStringLiteral("SQLite")));
        QTest::mouseClick(m_window->desk()->status()->storeButtons().first(), Qt::LeftButton);
        QTRY_VERIFY(qobject_cast<Ui::StoresPage *>(m_window->desk()->currentPage()));
    }

    void reportOfAnImport_isHadBack()
    {
        QTemporaryDir site;
        QFile file(site.filePath(QStringLiteral("a.md")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# Came in\n") > 0);
        file.close();
        QAction *last = nullptr;
        for (QAction *action : m_window->findChildren<QAction *>()) {
            if (action->text() == QStringLiteral("Last Import &Report…"))
                last = action;
        }
        QVERIFY(last);
        QVERIFY(!last->isEnabled());
        m_window->desk()->imports()->importFolder(site.path(), m_window.get());
        auto *dialog = m_window->findChild<Ui::ImportDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->stage(), Ui::ImportDialog::Stage::Ready);
        QVERIFY(!last->isEnabled());
        QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
        QTRY_COMPARE(dialog->stage(), Ui::ImportDialog::Stage::Done);
        QVERIFY(last->isEnabled());
        QListView *rows = dialog->report()->list();
        rows->setFocus();
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QTest::keyClick(rows, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QTRY_COMPARE(m_window->desk()->currentPage()->metaObject()->className(),
                     Ui::ReadingPage::staticMetaObject.className());
        last->trigger();
        QVERIFY(dialog->isVisible());
        QCOMPARE(rows->currentIndex().row(), 0);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        QVERIFY(last->isEnabled());
    }

    void anotherWorkspace_waitsForTheImportThatRuns()
    {
        QTemporaryDir site;
        for (int i = 0; i < 600; ++i) {
            QFile file(site.filePath(QStringLiteral("a%1.md").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# Came in\n\nText.\n") > 0);
        }
        m_window->desk()->imports()->importFolder(site.path(), m_window.get());
        QPointer<Ui::ImportDialog> dialog = m_window->findChild<Ui::ImportDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->stage(), Ui::ImportDialog::Stage::Ready);
        QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
        QCOMPARE(dialog->stage(), Ui::ImportDialog::Stage::Importing);
        const QString first = m_workspace->profile().file;
        bool isWhole = false;
        connect(dialog, &Ui::ImportDialog::ended, this,
                [&isWhole, dialog] { isWhole = dialog->stage() == Ui::ImportDialog::Stage::Done; });
        m_window->open(
            {Profiles::embeddedProfile(m_home.filePath(QStringLiteral("b.triptych"))), {}});
        QTRY_VERIFY(m_window->desk()->workspace().profile().file != first);
        QVERIFY(isWhole);
    }

    void windowThatAppearsWithItsDesk_buildsNoStartPage()
    {
        QVERIFY(m_window->desk());
        QVERIFY(!m_window->findChild<Ui::StartPage *>());
    }

    void windowThatAppearsBeforeItsDesk_saysWhatOpens()
    {
        Ui::MainWindow window(nullptr, *m_profiles, m_secrets);
        window.open(
            {Profiles::embeddedProfile(m_home.filePath(QStringLiteral("later.triptych"))), {}});
        window.show();
        QVERIFY(window.startPage()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(window.desk(), 30'000);
    }

    void workspaceThatCannotBeOpened_saysWhatToDo()
    {
        Ui::MainWindow window(nullptr, *m_profiles, m_secrets);
        window.show();
        window.open(
            {Profiles::embeddedProfile(QStringLiteral("/nonexistent/folder/x.triptych")), {}});
        QTRY_VERIFY_WITH_TIMEOUT(window.startPage()->retryButton()->isVisible(), 10'000);
        QVERIFY(!window.desk());
        QVERIFY(!window.startPage()->accessibleDescription().isEmpty());
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
