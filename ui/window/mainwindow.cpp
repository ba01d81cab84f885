#include "mainwindow.h"

#include "desk.h"
#include "deskmemory.h"
#include "imports.h"
#include "languagechange.h"
#include "pages.h"
#include "readingchoice.h"
#include "shippednotice.h"
#include "sidebar.h"

#include <core/answer.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/screenfit.h>
#include <ui/help/helpwindow.h>
#include <ui/list/articlelistpane.h>
#include <ui/look/icons.h>
#include <ui/stores/connectiondialog.h>
#include <ui/stores/startpage.h>
#include <workspace/workspace.h>

#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

void closeLater(std::shared_ptr<Workspace::Workspace> workspace)
{
    QMetaObject::invokeMethod(
        qApp,
        [left = std::move(workspace)]() mutable {
            Workspace::Workspace::closeInBackground(std::move(left));
        },
        Qt::QueuedConnection);
}

constexpr auto OpenPatience = 30s;
constexpr auto AgainInterval = 3s;
const auto GeometryKey = QStringLiteral("window/geometry");

void fill(QMenu &menu, const QList<Profiles::Profile> &profiles, const QString &current,
          QObject *context, const std::function<void(const Profiles::Profile &)> &open)
{
    menu.clear();
    for (const Profiles::Profile &profile : profiles) {
        QAction *action =
            menu.addAction(icon(Icon::Workspace),
                           QString(profile.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(profile.name == current);
        QObject::connect(action, &QAction::triggered, context, [open, profile] { open(profile); });
    }
}

void recallGeometry(QWidget &window, const QString &settingsFile)
{
    const QByteArray geometry =
        QSettings(settingsFile, QSettings::IniFormat).value(GeometryKey).toByteArray();
    if (!geometry.isEmpty())
        window.restoreGeometry(geometry);
    // Another screen than then may be smaller.
    window.resize(withinScreen(window, window.size()));
}

} // namespace

MainWindow::MainWindow(std::shared_ptr<Workspace::Workspace> workspace,
                       Profiles::ProfileStore &profiles, Profiles::SecretStore &secrets,
                       const QString &settingsFile, QWidget *parent)
    : QMainWindow(parent)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_settingsFile(settingsFile)
    , m_stack(new QStackedWidget(this))
{
    setWindowTitle(tr("Triptych"));
    setMinimumSize(withinScreen(*this, {900, 600}));
    resize(withinScreen(*this, {1'440, 900}));
    setCentralWidget(m_stack);
    buildMenus();
    new LanguageChange(*this);
    // A server that is away comes back by itself, and so does the desk.
    m_again.setSingleShot(true);
    m_again.setInterval(AgainInterval);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (!m_desk)
            await(beginOpening(m_wanted));
    });
    if (!settingsFile.isEmpty())
        recallGeometry(*this, settingsFile);
    if (workspace)
        showDesk(std::move(workspace));
    else
        enableActions();
}

MainWindow::~MainWindow()
{
    delete m_desk;
}

StartPage *MainWindow::startPage()
{
    if (m_start)
        return m_start;
    m_start = new StartPage(m_stack);
    m_stack->addWidget(m_start);
    connect(m_start, &StartPage::retryRequested, this, [this] { open(m_wanted); });
    connect(m_start, &StartPage::embeddedRequested, this,
            [this] { open({Profiles::embeddedProfile(), {}}); });
    connect(m_start, &StartPage::connectionRequested, this, &MainWindow::showConnectionDialog);
    return m_start;
}

void MainWindow::showOpening()
{
    startPage()->showOpening(m_wanted.profile.name);
    m_stack->setCurrentWidget(m_start);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_desk || m_start)
        return;
    if (m_opening > 0)
        showOpening();
    else
        startPage();
}

MainWindow::Opening MainWindow::beginOpening(const Profiles::ProfileWithSecrets &profile)
{
    using Workspace::Workspace;
    return {profile, Workspace::open(profile, Workspace::RelayMode::InBackground,
                                     Core::Call::within(OpenPatience))};
}

void MainWindow::openBegun(const Opening &opening)
{
    m_wanted = opening.profile;
    m_isReopening = false;
    // A window that appears with its desk never needs the page.
    if (!m_desk && isVisible())
        showOpening();
    await(opening);
}

void MainWindow::await(const Opening &opening)
{
    m_again.stop();
    const quint64 generation = ++m_opening;
    Core::onAnswer(opening.workspace, this,
                   [this, generation](const auto &opened) { settle(generation, opened); });
}

void MainWindow::settle(quint64 opening,
                        const Core::Result<std::shared_ptr<Workspace::Workspace>> &opened)
{
    if (opening != m_opening) {
        if (opened) // later: until then the answer that is being given owns it too
            closeLater(*opened);
    } else if (opened && m_mustRebuild) {
        m_profiles.setLastUsed(m_wanted.profile.name);
        rebuild(*opened);
    } else if (opened) {
        if (waitsForWork(*this, m_wanted.profile.name, [=, this] { settle(opening, opened); }))
            return;
        m_profiles.setLastUsed(m_wanted.profile.name);
        showDesk(*opened);
    } else if (m_desk) {
        // What is open stays open: its text may be under way.
        const QString name = std::exchange(m_wanted, m_opened).profile.name;
        if (m_mustRebuild)
            rebuild(m_desk->sharedWorkspace());
        // Where it is the one that is open, only its sentences keep their language.
        if (!std::exchange(m_isReopening, false))
            m_desk->list()->notice()->showMessage(
                Tone::Danger, tr("“%1” could not be opened. %2").arg(name, opened.error().message));
    } else {
        showFailure(m_wanted.profile, opened.error());
    }
}

void MainWindow::showFailure(const Profiles::Profile &profile, const Core::Error &error)
{
    m_wanted.profile = profile;
    if (Core::isTransient(error.kind))
        m_again.start();
    startPage()->showFailure(profile.name, error,
                             profile.kind == Profiles::Profile::Kind::Embedded);
    // The desk that was open stays open behind; leaving it would leave its unsaved text for
    // nothing.
    m_stack->setCurrentWidget(m_start);
    enableActions();
    Q_EMIT ready();
}

void MainWindow::showDesk(std::shared_ptr<Workspace::Workspace> workspace, const DeskState *state)
{
    if (m_desk) {
        remember();
        m_stack->removeWidget(m_desk);
        delete m_desk;
    }
    m_wanted.profile = workspace->profile();
    m_opened = m_wanted;
    m_isReopening = false;
    m_desk = new Desk(std::move(workspace), m_stack);
    m_stack->addWidget(m_desk);
    m_stack->setCurrentWidget(m_desk);
    fillWorkspaceMenu();
    m_desk->sidebar()->setWorkspaceMenu(m_workspaces);
    connect(m_desk->imports(), &Imports::reportChanged, this, &MainWindow::enableActions);
    connect(m_desk, &Desk::connectionRequested, this, &MainWindow::showConnectionDialog);
    connect(m_desk, &Desk::titleChanged, this, [this](const QString &title) {
        setWindowTitle(title.isEmpty() ? tr("Triptych")
                                       : tr("%1 – Triptych", "an article's title").arg(title));
    });
    if (!m_settingsFile.isEmpty()) {
        m_desk->restoreState(QSettings(m_settingsFile, QSettings::IniFormat));
        m_memory = new DeskMemory(*m_desk, m_settingsFile);
        if (state)
            m_memory->restore(*state);
        else
            m_memory->restore();
    }
    m_countReading->setChecked(countsReading(m_desk->workspace(), m_settingsFile));
    m_desk->pages()->setCountsReading(m_countReading->isChecked());
    m_shipped = new ShippedNotice(*m_desk, m_settingsFile);
    m_shipped->begin();
    enableActions();
    Q_EMIT ready();
}

void MainWindow::openSaved(const Profiles::Profile &profile)
{
    if (profile.kind == Profiles::Profile::Kind::Embedded) {
        open({profile, {}});
        return;
    }
    Core::onAnswer(m_secrets.read(profile.name), this,
                   [this, profile](const Core::Result<Profiles::Secrets> &secrets) {
                       open({profile, secrets.value_or(Profiles::Secrets{})});
                   });
}

void MainWindow::fillWorkspaceMenu()
{
    fill(*m_workspaces, m_profiles.profiles(), m_desk ? m_wanted.profile.name : QString(), this,
         [this](const Profiles::Profile &profile) { openSaved(profile); });
    m_workspaces->addSeparator();
    m_workspaces->addAction(tr("Connect to servers…"), this, &MainWindow::showConnectionDialog);
}

void MainWindow::showConnectionDialog()
{
    auto *dialog = new ConnectionDialog(m_profiles, m_secrets, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_start && m_stack->currentWidget() == m_start && !m_wanted.profile.name.isEmpty() &&
        m_wanted.profile.kind == Profiles::Profile::Kind::Servers)
        dialog->setProfile(m_wanted.profile);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { open({dialog->profile(), dialog->secrets()}); });
    dialog->open();
}

void MainWindow::showHelp()
{
    if (!m_help)
        m_help = new HelpWindow(this);
    m_help->open();
}

void MainWindow::remember()
{
    if (m_settingsFile.isEmpty())
        return;
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.setValue(GeometryKey, saveGeometry());
    if (m_desk)
        m_desk->saveState(settings);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Nothing is asked: unsaved text is in the journal and is offered at the next start.
    remember();
    event->accept();
}

} // namespace Triptych::Ui
