#include "languagechange.h"

#include "desk.h"
#include "languages.h"
#include "mainwindow.h"
#include "settingsdialog.h"
#include "settingsmenu.h"

#include <ui/controls/inlinenotice.h>
#include <ui/exchange/exportdialog.h>
#include <ui/exchange/importdialog.h>
#include <ui/list/articlelistpane.h>

#include <QApplication>

namespace Triptych::Ui {

LanguageChange::LanguageChange(MainWindow &window)
    : QObject(&window), m_window(window), m_spoken(window.settings()->language())
{
    connect(&window, &MainWindow::languageChosen, this, &LanguageChange::change);
}

QDialog *LanguageChange::unfinishedDialog() const
{
    const auto dialogs = m_window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        const auto *import = qobject_cast<const ImportDialog *>(dialog);
        const auto *exporting = qobject_cast<const ExportDialog *>(dialog);
        const bool runs = (import && import->stage() == ImportDialog::Stage::Importing) ||
                          (exporting && exporting->stage() == ExportDialog::Stage::Running);
        if (runs || (dialog->isVisible() && dialog != m_window.settings()->dialog()))
            return dialog;
    }
    return nullptr;
}

void LanguageChange::change()
{
    const QString wanted = m_window.settings()->language();
    if (wanted == m_spoken)
        return;
    if (QDialog *dialog = unfinishedDialog())
        return changeAfter(dialog);
    m_spoken = wanted;
    speakInWindow(wanted, *qApp);
    m_window.speakAnew();
}

void LanguageChange::changeAfter(QDialog *dialog)
{
    if (const Desk *desk = m_window.desk())
        desk->list()->notice()->showMessage(
            Tone::Notice, tr("The language changes as soon as “%1” is done and closed.")
                              .arg(dialog->windowTitle()));
    // Whichever comes first; then it is asked again what is unfinished.
    connect(dialog, &QDialog::finished, this, &LanguageChange::change, Qt::QueuedConnection);
    connect(dialog, &QObject::destroyed, this, &LanguageChange::change, Qt::QueuedConnection);
    if (const auto *import = qobject_cast<const ImportDialog *>(dialog))
        connect(import, &ImportDialog::ended, this, &LanguageChange::change, Qt::QueuedConnection);
}

} // namespace Triptych::Ui
