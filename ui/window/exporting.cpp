#include "exporting.h"

#include "desk.h"
#include "lastfolder.h"
#include "pages.h"

#include <ui/controls/inlinenotice.h>
#include <ui/exchange/exportdialog.h>
#include <ui/list/articlelistpane.h>

namespace Triptych::Ui {

void openExport(Desk &desk, const QString &settingsFile)
{
    const Section section = desk.list()->section();
    if (section.kind == Section::Kind::Deleted) {
        desk.list()->notice()->showMessage(
            Tone::Notice, Desk::tr("Deleted articles are not exported. Restore them first."));
        return;
    }
    ExportChoice choice{desk.list()->query(), sectionName(section), desk.pages()->article()};
    if (choice.article && choice.article->version == 0)
        choice.article.reset(); // never saved
    // Of the pages: it goes before the workspace.
    auto *dialog = new ExportDialog(desk.workspace(), std::move(choice),
                                    lastFolder(FolderUse::Export, settingsFile), desk.pages());
    QObject::connect(dialog, &ExportDialog::folderUsed, dialog,
                     [settingsFile](const QString &folder) {
                         keepLastFolder(FolderUse::Export, folder, settingsFile);
                     });
    dialog->open();
}

} // namespace Triptych::Ui
