#pragma once

#include "commandpalette.h"

#include <core/result.h>
#include <profiles/profile.h>

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QMenu;
class QStackedWidget;

namespace Triptych::Profiles {
class ProfileStore;
class SecretStore;
} // namespace Triptych::Profiles

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class Desk;
class DeskMemory;
struct DeskState;
class HelpWindow;
class SettingsMenu;
class ShippedNotice;
class StartPage;

/**
 * The desktop's window: menus, the command palette, and either the desk of an open workspace or a
 * page that says why there is none. It keeps its geometry and state in `settingsFile`. Both stores
 * outlive it. GUI thread.
 */
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /** `workspace` may be null: the caller then calls open() or showFailure(). */
    MainWindow(std::shared_ptr<Workspace::Workspace> workspace, Profiles::ProfileStore &profiles,
               Profiles::SecretStore &secrets, const QString &settingsFile = {},
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /** A workspace that is being opened for a window. On the GUI thread. */
    struct Opening
    {
        Profiles::ProfileWithSecrets profile;
        Core::FutureResult<std::shared_ptr<Workspace::Workspace>> workspace;
    };
    static Opening beginOpening(const Profiles::ProfileWithSecrets &profile);

    /** Opens another workspace in this window; the one shown stays until that is done. */
    void open(const Profiles::ProfileWithSecrets &profile) { openBegun(beginOpening(profile)); }
    /** As open(), with an opening that was begun before there was a window. */
    void openBegun(const Opening &opening);
    void showFailure(const Profiles::Profile &profile, const Core::Error &error);

    /** Null while no workspace is open. */
    Desk *desk() const { return m_desk; }
    /** The page that stands while no workspace is open; built when it is first asked for. */
    StartPage *startPage();
    DeskMemory *memory() const { return m_memory; }
    /** Null before it was shown for the first time. */
    CommandPalette *commandPalette() const { return m_palette; }
    /** Everything that the palette offers now. */
    QList<CommandPalette::Entry> commands();
    void showPalette();
    SettingsMenu *settings() const { return m_settings; }
    void showConnectionDialog();

    /** The program speaks another language (LanguageChange): makes all that is shown anew. While
     * the workspace is opened again, what is shown stays. */
    void rebuildInLanguage();

Q_SIGNALS:
    /** Of settings(), told when the menu from which it was chosen is done. */
    void languageChosen();
    /** The window shows a desk, or the reason why there is none. */
    void ready();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showOpening();
    void rebuild(std::shared_ptr<Workspace::Workspace> workspace);
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildArticleMenu();
    void buildWindowMenus();
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &keys,
                 const std::function<void()> &run, bool needsDesk = true);
    void fillWorkspaceMenu();
    void await(const Opening &opening);
    void openSaved(const Profiles::Profile &profile);
    void showDesk(std::shared_ptr<Workspace::Workspace> workspace,
                  const DeskState *state = nullptr);
    void settle(quint64 opening, const Core::Result<std::shared_ptr<Workspace::Workspace>> &opened);
    void enableActions();
    void nameActions();
    void showHelp();
    void remember();

    Profiles::ProfileStore &m_profiles;
    Profiles::SecretStore &m_secrets;
    QString m_settingsFile;
    QStackedWidget *m_stack;
    StartPage *m_start = nullptr; ///< none where the window appeared with its desk
    Desk *m_desk = nullptr;
    QAction *m_countReading = nullptr;
    SettingsMenu *m_settings = nullptr;
    bool m_mustRebuild = false; ///< what is shown speaks another language than the program
    bool m_isReopening = false; ///< what is under way is the workspace that is open, for its words
    ShippedNotice *m_shipped = nullptr; ///< of the desk
    DeskMemory *m_memory = nullptr;     ///< of the desk; null without a settings file
    CommandPalette *m_palette = nullptr;
    HelpWindow *m_help = nullptr; ///< null before it was shown for the first time
    QMenu *m_workspaces = nullptr;
    QAction *m_publish = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_undoDelete = nullptr;
    QAction *m_restore = nullptr;
    QAction *m_erase = nullptr;
    QAction *m_undoPublication = nullptr;
    QList<QAction *> m_deskActions;
    QList<QAction *> m_writingActions;
    QAction *m_lastReport = nullptr;
    Profiles::ProfileWithSecrets m_wanted; ///< what is open, or is being opened
    Profiles::ProfileWithSecrets m_opened; ///< of the desk
    quint64 m_opening = 0;
    QTimer m_again;
};

} // namespace Triptych::Ui
