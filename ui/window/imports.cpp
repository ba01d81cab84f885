#include "imports.h"

#include <core/answer.h>
#include <ui/exchange/importdialog.h>
#include <workspace/workspace.h>

namespace Triptych::Ui {

namespace {

void comeForward(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

Imports::Imports(Workspace::Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace)
{
}

Imports::~Imports()
{
    // The store goes next, and their importers with it.
    for (const QPointer<ImportDialog> &dialog : std::as_const(m_dialogs))
        delete dialog;
}

ImportDialog *Imports::dialog() const
{
    return m_dialogs.isEmpty() ? nullptr : m_dialogs.last();
}

void Imports::importFolder(const QString &folder, QWidget *window)
{
    m_dialogs.removeAll(nullptr);
    if (ImportDialog *open = dialog(); open && open->stage() == ImportDialog::Stage::Importing) {
        comeForward(open);
        return;
    } else if (open) {
        open->dismiss();
    }
    auto *dialog = new ImportDialog(m_workspace, folder, window);
    m_dialogs.append(dialog);
    connect(dialog, &ImportDialog::progressed, this, &Imports::progressed);
    connect(dialog, &ImportDialog::ended, this, &Imports::ended);
    connect(dialog, &ImportDialog::imported, this, &Imports::imported);
    connect(dialog, &ImportDialog::articleAsked, this, &Imports::articleAsked);
    connect(dialog, &ImportDialog::ended, this, &Imports::reportChanged);
    dialog->show();
    Q_EMIT reportChanged();
}

bool Imports::hasReport() const
{
    return dialog() && dialog()->stage() == ImportDialog::Stage::Done;
}

void Imports::showReport()
{
    if (hasReport())
        comeForward(dialog());
}

} // namespace Triptych::Ui
