// How the window comes to speak another language: what it shows is made anew, in the same process.
#include "mainwindow.h"

#include "commandpalette.h"
#include "desk.h"
#include "deskmemory.h"
#include "languagechange.h"
#include "settingsdialog.h"
#include "settingsmenu.h"

#include <ui/help/helpwindow.h>
#include <ui/stores/startpage.h>
#include <workspace/journalplace.h>
#include <workspace/workspace.h>

#include <QComboBox>
#include <QStackedWidget>

#include <utility>

namespace Triptych::Ui {

void MainWindow::rebuildInLanguage()
{
    m_isReopening = m_desk && m_wanted.profile.name == m_opened.profile.name;
    // The name of one's own workspace is a word, too.
    if (const Profiles::Profile own = Profiles::embeddedProfile();
        m_wanted.profile.kind == own.kind && m_wanted.profile.file == own.file)
        m_wanted.profile = own;
    // A workspace keeps what it has said. While it is opened again, one goes on writing; where a
    // store is away meanwhile, the one that is open stays.
    m_mustRebuild = true;
    if (m_desk)
        await(beginOpening(m_wanted));
    else
        rebuild(nullptr);
}

void MainWindow::rebuild(std::shared_ptr<Workspace::Workspace> workspace)
{
    // One may have opened a dialog while the workspace was opened again.
    if (QDialog *dialog = unfinishedDialog(*this)) {
        const auto held = std::make_shared<std::shared_ptr<Workspace::Workspace>>();
        *held = std::move(workspace);
        return whenDone(dialog, this, [this, held, opening = m_opening] {
            if (opening == m_opening)
                rebuild(std::move(*held));
            else if (*held && (!m_desk || *held != m_desk->sharedWorkspace())) // another was chosen
                Workspace::Workspace::closeInBackground(std::move(*held));
        });
    }
    m_mustRebuild = false;
    const bool hadSettings = m_settings->dialog() != nullptr;
    const QRect settingsPlace = hadSettings ? m_settings->dialog()->geometry() : QRect();
    delete m_settings->dialog();
    const bool hadHelp = m_help && m_help->isVisible();
    delete std::exchange(m_help, nullptr);
    delete std::exchange(m_palette, nullptr);
    const bool wasStart = m_start && m_stack->currentWidget() == m_start;
    delete std::exchange(m_start, nullptr);
    buildMenus();
    setWindowTitle(tr("Triptych"));
    if (workspace) {
        const bool isSame = m_desk && Workspace::journalFolder(*workspace) ==
                                          Workspace::journalFolder(m_desk->workspace());
        const DeskState state = isSame && m_memory ? m_memory->state() : DeskState();
        const auto narrow = m_desk ? m_desk->sidebarNarrow() : std::nullopt;
        showDesk(std::move(workspace), isSame ? &state : nullptr);
        m_desk->setSidebarNarrow(narrow);
    } else {
        fillWorkspaceMenu();
        enableActions();
        if (wasStart)
            open(m_wanted);
    }
    if (hadHelp)
        showHelp();
    if (hadSettings) {
        m_settings->showDialog();
        m_settings->dialog()->setGeometry(settingsPlace);
        m_settings->dialog()->language()->setFocus();
    }
}

} // namespace Triptych::Ui
