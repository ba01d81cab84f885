#include "importing.h"

#include "desk.h"
#include "imports.h"
#include "lastfolder.h"

#include <ui/controls/filedialog.h>

#include <QFileDialog>

namespace Triptych::Ui {

void openImport(Desk &desk, const QString &settingsFile)
{
    // Of this desk: where another workspace is opened meanwhile, it goes with its desk.
    QFileDialog *dialog = makeFileDialog(&desk, Desk::tr("Import a folder of Markdown files"),
                                         lastFolder(FolderUse::Import, settingsFile));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, &desk,
                     [&desk, settingsFile](const QString &folder) {
                         keepLastFolder(FolderUse::Import, folder, settingsFile);
                         desk.imports()->importFolder(folder, desk.window());
                     });
    dialog->open();
}

} // namespace Triptych::Ui
