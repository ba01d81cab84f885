#include "changingmany.h"
#include "commandlist.h"
#include "desk.h"
#include "exporting.h"
#include "importing.h"
#include "imports.h"
#include "mainwindow.h"
#include "pagemenu.h"
#include "pages.h"
#include "publishing.h"
#include "readingchoice.h"
#include "settingsmenu.h"
#include "shippednotice.h"
#include "sidebar.h"
#include "sitezonedialog.h"

#include <ui/article/deletedpage.h>
#include <ui/article/recoveryoffer.h>
#include <ui/exchange/sourcesdialog.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/filterbutton.h>
#include <ui/list/removalnotice.h>
#include <ui/look/icons.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>

namespace Triptych::Ui {

namespace {

/** Calls the slot of that name on what has the keyboard: text fields and editors all have these. */
void onFocus(const char *slot)
{
    if (QWidget *widget = QApplication::focusWidget()) {
        if (widget->metaObject()->indexOfMethod(
                QMetaObject::normalizedSignature(slot).constData()) >= 0)
            QMetaObject::invokeMethod(widget, QByteArray(slot).chopped(2).constData());
    }
}

void showAbout(QWidget *window)
{
    QMessageBox box(window);
    box.setWindowTitle(MainWindow::tr("About Triptych"));
    box.setIconPixmap(applicationIcon().pixmap(QSize(64, 64), window->devicePixelRatioF()));
    box.setText(MainWindow::tr("Triptych %1").arg(QCoreApplication::applicationVersion()));
    box.setInformativeText(
        MainWindow::tr("A newsroom on the desk. Free software under the GPL, version 3 or later."));
    box.exec();
}

} // namespace

QAction *MainWindow::add(QMenu *menu, const QString &text, const QKeySequence &keys,
                         const std::function<void()> &run, bool needsDesk)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, run);
    if (needsDesk)
        m_deskActions.append(action);
    return action;
}

void MainWindow::buildMenus()
{
    const auto before = menuBar()->actions();
    for (const QAction *action : before)
        delete action->menu();
    m_deskActions.clear();
    m_writingActions.clear();
    delete m_settings;
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildArticleMenu();
    buildWindowMenus();
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    m_writingActions << add(menu, tr("&New Article"), QKeySequence::New,
                            [this] { m_desk->newArticle(); });
    m_writingActions << add(menu, tr("&Save"), QKeySequence::Save,
                            [this] { m_desk->saveArticle(); });
    menu->addSeparator();
    m_writingActions << add(menu, tr("&Import Markdown Folder…"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
                            [this] { openImport(*m_desk, m_settingsFile); });
    m_lastReport =
        add(menu, tr("Last Import &Report…"), {}, [this] { m_desk->imports()->showReport(); });
    add(menu, tr("Import So&urces…"), {}, [this] {
        auto *dialog = new SourcesDialog(m_desk->workspace(), m_desk);
        dialog->open();
    });
    add(menu, tr("Unsaved Te&xt…"), {}, [this] { m_desk->recovery()->show(); });
    add(menu, tr("&Export…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        [this] { openExport(*m_desk, m_settingsFile); });
    menu->addSeparator();
    m_workspaces = menu->addMenu(tr("&Workspace"));
    add(
        menu, tr("&Connect to Servers…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { showConnectionDialog(); }, false);
    add(menu, tr("Site's Time &Zone…"), {},
        [this] { (new SiteZoneDialog(m_desk->workspace(), m_desk))->open(); });
    fillWorkspaceMenu();
    menu->addSeparator();
    add(
        menu, tr("C&lose Window"), QKeySequence(Qt::CTRL | Qt::Key_W),
        [this] { QMainWindow::close(); }, false);
    QAction *quit = add(
        menu, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { QMainWindow::close(); },
        false);
    quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    add(menu, tr("&Undo"), QKeySequence::Undo, [] { onFocus("undo()"); }, false);
    m_undoPublication =
        add(menu, tr("Undo Pu&blication"), {}, [this] { m_desk->pages()->undoPublication(); });
    m_writingActions << m_undoPublication;
    add(menu, tr("&Redo"), QKeySequence::Redo, [] { onFocus("redo()"); }, false);
    menu->addSeparator();
    add(menu, tr("Cu&t"), QKeySequence::Cut, [] { onFocus("cut()"); }, false);
    add(menu, tr("&Copy"), QKeySequence::Copy, [] { onFocus("copy()"); }, false);
    add(menu, tr("&Paste"), QKeySequence::Paste, [] { onFocus("paste()"); }, false);
    add(menu, tr("Select &All"), QKeySequence::SelectAll, [] { onFocus("selectAll()"); }, false);
    menu->addSeparator();
    connect(menu, &QMenu::aboutToShow, this, &MainWindow::nameActions);
    offerPageActions(menu, [this] { return m_desk ? m_desk->pageActions() : QList<QAction *>(); });
    add(menu, tr("&Find Articles…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        [this] { m_desk->search(); });
}

void MainWindow::buildViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    add(
        menu, tr("&Command Palette…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
        [this] { showPalette(); }, false);
    menu->addSeparator();
    using Kind = Section::Kind;
    int number = 1;
    for (const Kind kind : {Kind::All, Kind::Mine, Kind::Draft, Kind::Review, Kind::Scheduled,
                            Kind::Published, Kind::Archived, Kind::Search, Kind::Stores}) {
        const Section section{kind};
        add(menu, sectionName(section), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)),
            [this, section] { m_desk->showSection(section); });
        ++number;
    }
    const Section deleted{Kind::Deleted};
    add(menu, sectionName(deleted), QKeySequence(Qt::CTRL | Qt::Key_0),
        [this, deleted] { m_desk->showSection(deleted); });
    menu->addSeparator();
    add(menu, tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_desk->goBack(); });
    add(menu, tr("Show or Hide Side&bar Names"), QKeySequence(Qt::CTRL | Qt::Key_Backslash),
        [this] { m_desk->setSidebarNarrow(!m_desk->sidebar()->isNarrow()); });
    add(menu, tr("&Filter the List…"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
        if (m_desk->list()->isVisible())
            m_desk->list()->filterButton()->open();
    });
    add(menu, tr("Go to the &Open Article's Row"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        [this] { m_desk->list()->showOpenRow(); });
    add(menu, tr("&Read the List Again"), QKeySequence::Refresh, [this] { m_desk->refresh(); });
    menu->addSeparator();
    m_countReading = add(menu, tr("&Count What I Read"), {}, [this] {
        m_desk->pages()->setCountsReading(m_countReading->isChecked());
        chooseCountsReading(m_countReading->isChecked(), m_settingsFile);
    });
    m_countReading->setCheckable(true);
    menu->addSeparator();
    m_settings = new SettingsMenu(menu, m_countReading, m_settingsFile, this);
    connect(m_settings, &SettingsMenu::languageChosen, this, &MainWindow::languageChosen,
            Qt::QueuedConnection);
}

void MainWindow::buildArticleMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Article"));
    QAction *read = add(menu, tr("&Read"), QKeySequence(Qt::CTRL | Qt::Key_R),
                        [this] { m_desk->readCurrent(); });
    read->setObjectName(QStringLiteral("read"));
    m_writingActions << add(menu, tr("&Edit"), QKeySequence(Qt::CTRL | Qt::Key_E),
                            [this] { m_desk->editCurrent(); });
    // Of use everywhere: where it cannot publish, it says why.
    m_publish = add(menu, tr("&Publish…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                    [this] { publishOpen(*m_desk); });
    m_writingActions << add(menu, tr("Change &Many…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M),
                            [this] { changeList(*m_desk); });
    m_writingActions << add(menu, tr("Pa&st Changes…"), {}, [this] { openPastChanges(*m_desk); });
    menu->addSeparator();
    m_delete = add(menu, tr("&Delete"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete),
                   [this] { m_desk->removeCurrent(); });
    m_undoDelete = add(menu, tr("&Undo Deleting"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Z),
                       [this] { m_desk->removals()->undo(); });
    menu->addSeparator();
    // On the page of a deleted article; elsewhere there is nothing that they could mean.
    m_restore = add(menu, tr("Re&store"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R), [this] {
        if (m_desk->pages()->showsDeleted())
            m_desk->pages()->deleted()->restore();
    });
    m_erase = add(menu, tr("Erase for &Good…"), {}, [this] {
        if (m_desk->pages()->showsDeleted())
            m_desk->pages()->deleted()->erase();
    });
    m_writingActions << m_delete << m_undoDelete << m_restore << m_erase;
    connect(menu, &QMenu::aboutToShow, this, &MainWindow::nameActions);
}

void MainWindow::nameActions()
{
    if (!m_desk)
        return;
    const auto article = m_desk->pages()->article();
    m_undoPublication->setEnabled(m_desk->pages()->canUndoPublication());
    m_publish->setText(!article ? tr("&Publish…")
                       : article->status == Core::Status::Published && article->version > 0
                           ? tr("&Update “%1”…").arg(actionTitle(article->title))
                           : tr("&Publish “%1”…").arg(actionTitle(article->title)));
    m_delete->setText(!article ? tr("&Delete")
                      : article->version == 0
                          ? tr("&Discard “%1”").arg(actionTitle(article->title))
                          : tr("&Delete “%1”").arg(actionTitle(article->title)));
    const bool showsDeleted = m_desk->pages()->showsDeleted();
    const auto shown = showsDeleted ? m_desk->pages()->deleted()->shown() : std::nullopt;
    m_restore->setText(shown ? tr("Re&store “%1”").arg(actionTitle(shown->article.title))
                             : tr("Re&store"));
    m_erase->setText(shown ? tr("Erase “%1” for &Good…").arg(actionTitle(shown->article.title))
                           : tr("Erase for &Good…"));
    m_erase->setVisible(m_desk->workspace().mayErase());
    const auto restored = m_desk->removals()->lastRestoredTitle();
    const auto removed = m_desk->removals()->lastRemovedTitle();
    m_undoDelete->setText(restored  ? tr("&Undo Restoring “%1”").arg(actionTitle(*restored))
                          : removed ? tr("&Undo Deleting “%1”").arg(actionTitle(*removed))
                                    : tr("&Undo Deleting"));
}

void MainWindow::buildWindowMenus()
{
    QMenu *menu = menuBar()->addMenu(tr("&Window"));
    add(
        menu, tr("&Minimise"), QKeySequence(Qt::CTRL | Qt::Key_M), [this] { showMinimized(); },
        false);
    add(
        menu, tr("&Full Screen"), QKeySequence(Qt::Key_F11),
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }, false);
    add(menu, tr("&Next Pane"), QKeySequence(Qt::Key_F6), [this] { m_desk->focusNextPane(); });

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("&Triptych Help"), QKeySequence::HelpContents, [this] { showHelp(); }, false);
    m_writingActions << add(help, tr("&Remove the Samples"), {},
                            [this] { m_shipped->removeSamples(); });
    QAction *about = add(
        help, tr("&About Triptych"), QKeySequence(Qt::CTRL | Qt::Key_F1),
        [this] { showAbout(this); }, false);
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::enableActions()
{
    const bool hasDesk = m_desk && m_stack->currentWidget() == m_desk;
    for (QAction *action : std::as_const(m_deskActions))
        action->setEnabled(hasDesk);
    const bool canWrite = hasDesk && !m_desk->workspace().isReadOnly();
    for (QAction *action : std::as_const(m_writingActions))
        action->setEnabled(canWrite);
    m_lastReport->setEnabled(hasDesk && m_desk->imports()->hasReport());
}

QList<CommandPalette::Entry> MainWindow::commands()
{
    nameActions();
    const bool hasDesk = m_desk && m_stack->currentWidget() == m_desk;
    return commandsOf(*menuBar(), hasDesk ? m_desk->pageActions() : QList<QAction *>(), tr("Page"));
}

void MainWindow::showPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(this);
    m_palette->open(commands());
}

} // namespace Triptych::Ui
