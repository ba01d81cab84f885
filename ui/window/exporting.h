#pragma once

namespace Triptych::Ui {

class Desk;

/** Asks what of the desk to export, and where to, and exports it (ExportDialog). GUI thread. */
void openExport(Desk &desk);

} // namespace Triptych::Ui
