#include "changingmany.h"

#include "desk.h"
#include "pages.h"

#include <ui/bulk/bulkdialog.h>
#include <ui/bulk/describechange.h>
#include <ui/bulk/pastchanges.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/articlelistpane.h>

#include <QPointer>

namespace Triptych::Ui {

namespace {

constexpr int OfferMs = 15'000;

void show(Desk &desk, BulkDialog *dialog);

/** The dialog that is open, raised; null where none is. */
BulkDialog *openOne(const Desk &desk)
{
    auto *dialog = desk.pages()->findChild<BulkDialog *>();
    if (dialog) {
        dialog->show();
        dialog->raise();
        dialog->activateWindow();
    }
    return dialog;
}

void goOn(Desk &desk, const Core::BulkAction &action, bool isUndo)
{
    if (!openOne(desk))
        show(desk, new BulkDialog(desk.workspace(), action, isUndo, desk.pages()));
}

void show(Desk &desk, BulkDialog *dialog)
{
    const QPointer<Desk> of(&desk);
    QObject::connect(dialog, &BulkDialog::actionEnded, &desk, [of](const Core::BulkAction &action) {
        if (!of)
            return;
        of->refresh();
        if (action.changed == 0 || action.isUndone)
            return;
        of->list()->notice()->offer(
            Tone::Ok, describedProgress(action), Desk::tr("Undo"),
            [of, action] {
                if (of)
                    goOn(*of, action, true);
            },
            OfferMs);
    });
    dialog->show();
}

} // namespace

void changeMany(Desk &desk, const Core::ArticleSelection &selection, const QString &name)
{
    // Of the pages: it goes before the workspace.
    if (!openOne(desk))
        show(desk, new BulkDialog(desk.workspace(), selection, name, desk.pages()));
}

void changeList(Desk &desk)
{
    const Section section = desk.list()->section();
    if (section.kind == Section::Kind::Deleted) {
        desk.list()->notice()->showMessage(
            Tone::Notice, Desk::tr("Deleted articles are not changed. Restore them first."));
        return;
    }
    changeMany(desk, {true, desk.list()->query(), {}},
               Desk::tr("All that “%1” lists now").arg(sectionName(section)));
}

void openPastChanges(Desk &desk)
{
    auto *dialog = new PastChanges(desk.workspace(), desk.pages());
    QObject::connect(dialog, &PastChanges::undoRequested, dialog,
                     [&desk, dialog](const Core::BulkAction &action) {
                         dialog->close();
                         goOn(desk, action, true);
                     });
    QObject::connect(dialog, &PastChanges::goOnRequested, dialog,
                     [&desk, dialog](const Core::BulkAction &action) {
                         dialog->close();
                         goOn(desk, action, false);
                     });
    dialog->open();
}

} // namespace Triptych::Ui
