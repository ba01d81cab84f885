// How the window comes to speak another language: what it shows is made anew, in the same process.
#include "mainwindow.h"

#include "commandpalette.h"
#include "desk.h"
#include "deskmemory.h"
#include "imports.h"
#include "languages.h"
#include "settingsdialog.h"
#include "settingsmenu.h"

#include <core/answer.h>
#include <ui/controls/inlinenotice.h>
#include <ui/exchange/exportdialog.h>
#include <ui/exchange/importdialog.h>
#include <ui/help/helpwindow.h>
#include <ui/list/articlelistpane.h>
#include <ui/stores/startpage.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QStackedWidget>

namespace Triptych::Ui {

QDialog *MainWindow::unfinishedDialog() const
{
    const auto dialogs = findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        const auto *import = qobject_cast<const ImportDialog *>(dialog);
        const auto *exporting = qobject_cast<const ExportDialog *>(dialog);
        const bool runs = (import && import->stage() == ImportDialog::Stage::Importing) ||
                          (exporting && exporting->stage() == ExportDialog::Stage::Running);
        if (runs || (dialog->isVisible() && dialog != m_settings->dialog()))
            return dialog;
    }
    return nullptr;
}

void MainWindow::changeLanguage()
{
    const QString wanted = m_settings->language();
    if (wanted == m_language)
        return;
    if (QDialog *dialog = unfinishedDialog()) {
        if (m_desk)
            m_desk->list()->notice()->showMessage(
                Tone::Notice, tr("The language changes as soon as “%1” is done and closed.")
                                  .arg(dialog->windowTitle()));
        // Whichever comes first, and asked again then.
        const auto again = [this] { changeLanguage(); };
        connect(dialog, &QDialog::finished, this, again, Qt::QueuedConnection);
        connect(dialog, &QObject::destroyed, this, again, Qt::QueuedConnection);
        if (const auto *import = qobject_cast<const ImportDialog *>(dialog))
            connect(import, &ImportDialog::ended, this, again, Qt::QueuedConnection);
        return;
    }
    m_language = wanted;
    speakInWindow(wanted, *qApp);
    // The name of one's own workspace is a word, too.
    if (const Profiles::Profile own = Profiles::embeddedProfile();
        m_wanted.profile.kind == own.kind && m_wanted.profile.file == own.file)
        m_wanted.profile = own;
    if (!m_desk) {
        makeAnew(nullptr);
        return;
    }
    // A workspace, too, keeps what it has said. While it is opened anew, one goes on writing; a
    // store that is away meanwhile leaves the one that is open.
    const quint64 generation = ++m_opening;
    Core::onAnswer(
        beginOpening(m_wanted).workspace, this,
        [this, generation](const Core::Result<std::shared_ptr<Workspace::Workspace>> &opened) {
            if (generation == m_opening && m_desk)
                makeAnew(opened ? *opened : m_desk->sharedWorkspace());
            else if (opened)
                closeLater(*opened);
        });
}

void MainWindow::makeAnew(std::shared_ptr<Workspace::Workspace> workspace)
{
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
        const DeskState state = m_memory ? m_memory->state() : DeskState();
        const auto narrow = m_desk->sidebarNarrow();
        showDesk(std::move(workspace), &state);
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
    }
}

} // namespace Triptych::Ui
