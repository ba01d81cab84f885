#pragma once

#include <QString>

namespace Triptych::Ui {

class Desk;

/** Asks for a folder, at first the one that was used last, and imports it (Imports). GUI thread. */
void openImport(Desk &desk, const QString &settingsFile);

} // namespace Triptych::Ui
