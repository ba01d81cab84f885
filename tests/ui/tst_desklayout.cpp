// Where the panes of the window are: they fit, also on a small screen, and nothing moves by itself.

#include "windowtest.h"

#include <core/storedarticle.h>
#include <ui/article/articlehead.h>
#include <ui/article/comparedialog.h>
#include <ui/article/editorbar.h>
#include <ui/article/editorsheet.h>
#include <ui/article/inspector.h>
#include <ui/article/inspectordrawer.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/readingpage.h>
#include <ui/article/revisiondialog.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/screenfit.h>
#include <ui/exchange/sourcesdialog.h>
#include <ui/search/searchpage.h>
#include <ui/stores/connectiondialog.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/pages.h>
#include <ui/window/sidebar.h>
#include <ui/window/sitezonedialog.h>
#include <ui/window/statusstrip.h>

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

using namespace Triptych;
using Ui::Section;

class TestDeskLayout final : public Tests::WindowTest
{
    Q_OBJECT

private:
    /** A screen of 1400 x 900 pixels at scale 2, less the frame of a window. */
    static constexpr QSize SmallScreen{692, 410};

    void resizeWindow(int width, int height)
    {
        m_window->resize(width, height);
        QTRY_COMPARE(m_window->size(), QSize(width, height));
        QCoreApplication::processEvents();
    }

    Ui::EditorSheet *sheet() { return desk()->editor()->sheet(); }

    static double charactersALine(Ui::MarkdownEditor *body)
    {
        const QString words = QStringLiteral("the harbour budget went through the council again");
        const double one = body->fontMetrics().horizontalAdvance(words) / double(words.size());
        return body->viewport()->width() / one;
    }

private Q_SLOTS:
    void narrowWindow_inspectorLiesOverTheTextAndGoes_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("isOver");
        QTest::newRow("900") << 900 << true;
        QTest::newRow("1000") << 1'000 << true;
        QTest::newRow("1440") << 1'440 << false;
        QTest::newRow("1900") << 1'900 << false;
    }

    void narrowWindow_inspectorLiesOverTheTextAndGoes()
    {
        QFETCH(int, width);
        QFETCH(bool, isOver);
        m_theme->setMotionOn(false);
        resizeWindow(width, 600);
        edit(m_alpha.id);
        Ui::MarkdownEditor *body = desk()->editor()->bodyEdit();
        body->setFocus();
        const QRect alone = body->geometry();
        QTest::keyClick(body, Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk()->editor()->inspector()->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(sheet()->drawer()->isOver(), isOver);
        QCOMPARE(body->width() == alone.width(), isOver);
        QVERIFY2(charactersALine(body) >= 45, qPrintable(QString::number(charactersALine(body))));
        QCOMPARE(sheet()->drawer()->width(), Ui::Inspector::Width + 1);
        QVERIFY(m_window->rect().contains(
            QRect(sheet()->drawer()->mapTo(m_window.get(), QPoint()), sheet()->drawer()->size())));
        // Save and the button that opened it stay in sight.
        const QRect covered(sheet()->drawer()->mapTo(sheet(), QPoint()), sheet()->drawer()->size());
        for (QWidget *button :
             QList<QWidget *>{sheet()->bar()->saveButton(), sheet()->bar()->inspectorButton()})
            QVERIFY(!covered.intersects(QRect(button->mapTo(sheet(), QPoint()), button->size())));
        QVERIFY(desk()->editor()->inspector()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(desk()->editor()->inspector()->isVisible(), !isOver);
        if (isOver) {
            QCOMPARE(QApplication::focusWidget(), body);
            QVERIFY(!sheet()->bar()->inspectorButton()->isChecked());
            QTest::mouseClick(sheet()->bar()->inspectorButton(), Qt::LeftButton);
            QVERIFY(desk()->editor()->inspector()->isVisible());
            QTest::mouseClick(sheet()->drawer()->closeButton(), Qt::LeftButton);
            QVERIFY(!desk()->editor()->inspector()->isVisible());
        }
        QVERIFY(!sheet()->drawer()->closeButton()->isVisible());
        QVERIFY(qobject_cast<Ui::EditorPage *>(desk()->currentPage()));
    }

    void windowThatGetsWide_putsTheInspectorBesideTheText()
    {
        m_theme->setMotionOn(false);
        resizeWindow(900, 600);
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        QVERIFY(sheet()->drawer()->isOver());
        resizeWindow(1'500, 700);
        QVERIFY(!sheet()->drawer()->isOver());
        const Ui::MarkdownEditor *body = desk()->editor()->bodyEdit();
        const int end = body->mapTo(sheet(), QPoint(body->width(), 0)).x();
        QCOMPARE(end, sheet()->drawer()->x());
    }

    void textThatGetsTheKeyboard_isNotUnderTheInspector()
    {
        m_theme->setMotionOn(false);
        resizeWindow(900, 600);
        edit(m_alpha.id);
        Ui::MarkdownEditor *body = desk()->editor()->bodyEdit();
        Ui::Inspector *inspector = desk()->editor()->inspector();
        const QRect alone = body->geometry();
        const auto words = QStringLiteral("x");
        for (QWidget *text : {static_cast<QWidget *>(body->viewport()),
                              static_cast<QWidget *>(desk()->editor()->head()->titleEdit())}) {
            body->setFocus();
            QTest::mouseClick(sheet()->bar()->inspectorButton(), Qt::LeftButton);
            QVERIFY(inspector->isVisible());
            QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
            QTest::mouseClick(text, Qt::LeftButton, Qt::NoModifier, QPoint(4, 4));
            QVERIFY(!inspector->isVisible());
            QVERIFY(!sheet()->bar()->inspectorButton()->isChecked());
            QVERIFY(text == QApplication::focusWidget() ||
                    text->parentWidget() == QApplication::focusWidget());
            QTest::keyClicks(QApplication::focusWidget(), words);
            QCOMPARE(body->geometry(), alone);
        }
        QVERIFY(body->text().startsWith(words));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_I,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
    }

    void tabOutOfTheInspector_leadsToTheText()
    {
        m_theme->setMotionOn(false);
        resizeWindow(1'500, 700);
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        Ui::Inspector *inspector = desk()->editor()->inspector();
        inspector->focusFirst();
        int keys = 0;
        while (inspector->isAncestorOf(QApplication::focusWidget()) && ++keys < 60)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(keys > 3);
        QCOMPARE(QApplication::focusWidget(), desk()->editor()->bodyEdit());
        inspector->focusFirst();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), sheet()->bar()->inspectorButton());
    }

    void inspectorThatGaveWay_comesWhenThereIsRoom()
    {
        m_theme->setMotionOn(false);
        resizeWindow(1'500, 700);
        edit(m_alpha.id);
        Ui::MarkdownEditor *body = desk()->editor()->bodyEdit();
        desk()->editor()->setInspectorShown(true);
        body->setFocus();
        QVERIFY(desk()->editor()->inspector()->isVisible());
        resizeWindow(900, 600);
        QVERIFY(!desk()->editor()->inspector()->isVisible());
        QCOMPARE(QApplication::focusWidget(), body);
        // What is remembered is what was wanted.
        QVERIFY(m_window->memory()->state().hasInspector);
        resizeWindow(1'500, 700);
        QVERIFY(desk()->editor()->inspector()->isVisible());
        QCOMPARE(QApplication::focusWidget(), body);
        // One that was closed by hand stays away.
        desk()->editor()->setInspectorShown(false);
        resizeWindow(900, 600);
        resizeWindow(1'500, 700);
        QVERIFY(!desk()->editor()->inspector()->isVisible());
    }

    void list_hasAShareOfTheWindowUntilItIsGivenAWidth()
    {
        resizeWindow(1'300, 800);
        QCOMPARE(list()->width(), 364);
        resizeWindow(2'560, 1'000);
        QVERIFY2(list()->width() > 450 && list()->width() <= 520,
                 qPrintable(QString::number(list()->width())));
        auto *split = qobject_cast<QSplitter *>(list()->parentWidget());
        QSplitterHandle *handle = split->handle(1);
        QSettings settings(m_home.filePath(QStringLiteral("panes.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("window/listWidth"), 364);
        desk()->restoreState(settings); // as an earlier version wrote where nobody chose
        QVERIFY(list()->width() > 450);
        const QPoint grip = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, Qt::NoModifier, grip);
        QTest::mouseMove(handle, grip - QPoint(60, 0));
        QTest::mouseRelease(handle, Qt::LeftButton, Qt::NoModifier, grip - QPoint(60, 0));
        const int chosen = list()->width();
        QVERIFY(chosen < 470);
        resizeWindow(1'300, 800);
        resizeWindow(2'560, 1'000);
        QCOMPARE(list()->width(), chosen);
        desk()->saveState(settings);
        closeWindow();
        openWindow();
        resizeWindow(2'560, 1'000);
        desk()->restoreState(settings);
        QCOMPARE(list()->width(), chosen);
    }

    void tenSteps_moveNoPane()
    {
        m_theme->setMotionOn(false);
        for (const QSize &size : {QSize(900, 600), QSize(1'300, 800), QSize(2'000, 1'100)}) {
            closeWindow();
            openWindow();
            resizeWindow(size.width(), size.height());
            QCOMPARE(m_window->minimumWidth() <= size.width(), true);
            const QList<QRect> before = panes();
            QCOMPARE(before.size(), 4);
            int step = 0;
            const auto stays = [&](const char *what) {
                QCoreApplication::processEvents();
                ++step;
                if (panes() == before)
                    return true;
                qWarning() << "step" << step << what << "at" << size << panes() << before;
                return false;
            };
            view()->setFocus();
            select(m_beta.id);
            QVERIFY(stays("selected"));
            list()->notice()->showMessage(Ui::Tone::Notice,
                                          QStringLiteral("A notice. ").repeated(30));
            QVERIFY(stays("noticed"));
            QTest::keyClick(view(), Qt::Key_Return);
            QTRY_VERIFY(qobject_cast<Ui::ReadingPage *>(desk()->currentPage()));
            QVERIFY(stays("read"));
            edit(m_alpha.id);
            QVERIFY(stays("edited"));
            desk()->editor()->setInspectorShown(true);
            QVERIFY(stays("inspected"));
            desk()->editor()->tell(Ui::Tone::Danger,
                                   QStringLiteral("Told at length. ").repeated(40));
            QVERIFY(stays("told"));
            QTest::keyClicks(desk()->editor()->bodyEdit(), QStringLiteral("more "));
            QTest::keyClick(desk()->editor()->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
            QTRY_COMPARE(desk()->editor()->session().state(),
                         Newsroom::EditingSession::State::Saved);
            QVERIFY(stays("saved"));
            desk()->search(QStringLiteral("words"));
            QTRY_VERIFY(desk()->searcher()->hitsView()->model()->rowCount() > 0);
            QVERIFY(stays("searched"));
            QTest::keyClick(desk()->searcher()->field(), Qt::Key_Return);
            QVERIFY(stays("read from the search"));
            desk()->goBack();
            QVERIFY(stays("back"));
            list()->findField()->setText(QStringLiteral("gam"));
            QTRY_COMPARE(model()->rowCount(), 1);
            QVERIFY(stays("filtered"));
            QCOMPARE(step, 11);
        }
    }

    void noticesAboveTheText_leaveItThreeQuarters()
    {
        resizeWindow(900, 600);
        edit(m_alpha.id);
        desk()->editor()->tell(Ui::Tone::Danger,
                               QStringLiteral("The store answered something long. ").repeated(60));
        QCoreApplication::processEvents();
        Ui::InlineNotice *notice = desk()->editor()->notice();
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->height() * 4 < desk()->editor()->height(),
                 qPrintable(QString::number(notice->height())));
        QVERIFY(notice->message().size() > 1'000);
        QToolButton *close = notice->findChild<QToolButton *>();
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Escape);
        QVERIFY(!notice->isVisible());
    }

    void everyDialog_fitsASmallScreen()
    {
        Core::Article other = m_alpha;
        other.body = QStringLiteral("Other words.\n").repeated(40);
        other.title = QStringLiteral("A title that is as long as titles are on some days");
        edit(m_beta.id);
        desk()->editor()->publishing()->ask(Ui::PublishSheet::When::AtATime);
        QList<QPointer<QDialog>> dialogs{desk()->editor()->publishing()->sheet(),
                                         new Ui::CompareDialog(m_alpha, other, false, desk()),
                                         new Ui::RevisionDialog(other, desk()),
                                         new Ui::ConnectionDialog(*m_profiles, m_secrets, desk()),
                                         new Ui::SiteZoneDialog(*m_workspace, desk()),
                                         new Ui::SourcesDialog(*m_workspace, desk())};
        for (const QPointer<QDialog> &dialog : dialogs) {
            QVERIFY(dialog);
            dialog->show();
            QCoreApplication::processEvents();
            const QSize least = dialog->minimumSize().expandedTo(dialog->minimumSizeHint());
            QVERIFY2(least.width() <= SmallScreen.width() && least.height() <= SmallScreen.height(),
                     qPrintable(QStringLiteral("%1 needs %2 x %3")
                                    .arg(QString::fromLatin1(dialog->metaObject()->className()))
                                    .arg(least.width())
                                    .arg(least.height())));
            const QSize room = dialog->screen()->availableSize();
            QVERIFY(dialog->width() <= room.width() && dialog->height() <= room.height());
            delete dialog;
        }
    }

    void sizes_areBoundByTheScreen()
    {
        QWidget window;
        const QSize room = window.screen()->availableSize();
        QVERIFY(Ui::withinScreen(window, {100'000, 100'000}).width() < room.width());
        QVERIFY(Ui::withinScreen(window, {100'000, 100'000}).height() < room.height());
        QCOMPARE(Ui::withinScreen(window, {300, 200}), QSize(300, 200));
        QVERIFY(m_window->minimumWidth() < room.width());
        QVERIFY(m_window->minimumHeight() < room.height());
    }
};

QTEST_MAIN(TestDeskLayout)
#include "tst_desklayout.moc"
