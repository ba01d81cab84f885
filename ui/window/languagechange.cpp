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

#include <utility>

namespace Triptych::Ui {

namespace {

QDialog *runningDialog(const MainWindow &window)
{
    const auto dialogs = window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        const auto *import = qobject_cast<const ImportDialog *>(dialog);
        const auto *exporting = qobject_cast<const ExportDialog *>(dialog);
        if ((import && import->stage() == ImportDialog::Stage::Importing) ||
            (exporting && exporting->stage() == ExportDialog::Stage::Running))
            return dialog;
    }
    return nullptr;
}

} // namespace

QDialog *unfinishedDialog(const MainWindow &window)
{
    if (QDialog *running = runningDialog(window))
        return running;
    const auto dialogs = window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible() && dialog != window.settings()->dialog())
            return dialog;
    }
    return nullptr;
}

void whenDone(QDialog *dialog, QObject *context, const std::function<void()> &then)
{
    auto *once = new QObject(context);
    const auto end = [once, then] {
        const auto run = then; // goes with `once`
        delete once;
        run();
    };
    QObject::connect(dialog, &QDialog::finished, once, end, Qt::QueuedConnection);
    QObject::connect(dialog, &QObject::destroyed, once, end, Qt::QueuedConnection);
    if (const auto *import = qobject_cast<const ImportDialog *>(dialog))
        QObject::connect(import, &ImportDialog::ended, once, end, Qt::QueuedConnection);
}

bool waitsForWork(MainWindow &window, const QString &name, const std::function<void()> &then)
{
    QDialog *running = window.desk() ? runningDialog(window) : nullptr;
    if (!running)
        return false;
    window.desk()->list()->notice()->showMessage(
        Tone::Notice, LanguageChange::tr("“%1” opens as soon as “%2” is done.")
                          .arg(name, running->windowTitle()));
    whenDone(running, &window, then);
    return true;
}

LanguageChange::LanguageChange(MainWindow &window)
    : QObject(&window), m_window(window), m_spoken(window.settings()->language())
{
    connect(&window, &MainWindow::languageChosen, this, &LanguageChange::change);
}

void LanguageChange::change()
{
    // Whatever comes of it, it waits no more.
    const QString told = std::exchange(m_waiting, {});
    const Desk *desk = m_window.desk();
    if (desk && !told.isEmpty() && desk->list()->notice()->message() == told)
        desk->list()->notice()->finish();
    const QString wanted = m_window.settings()->language();
    if (wanted == m_spoken)
        return;
    if (QDialog *dialog = unfinishedDialog(m_window))
        return changeAfter(dialog);
    m_spoken = wanted;
    speakInWindow(wanted, *qApp);
    m_window.rebuildInLanguage();
}

void LanguageChange::changeAfter(QDialog *dialog)
{
    m_waiting =
        tr("The language changes as soon as “%1” is done and closed.").arg(dialog->windowTitle());
    if (const Desk *desk = m_window.desk())
        desk->list()->notice()->showMessage(Tone::Notice, m_waiting);
    whenDone(dialog, this, [this] { change(); });
}

} // namespace Triptych::Ui
