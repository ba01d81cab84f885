#pragma once

#include <QString>

namespace Triptych::Ui {

class Desk;

/** Asks what of the desk to export, and where to, and exports it (ExportDialog), at first into the
 * folder that was used last. GUI thread. */
void openExport(Desk &desk, const QString &settingsFile);

} // namespace Triptych::Ui
