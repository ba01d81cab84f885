#pragma once

#include <QString>

namespace Triptych::Ui {

/** What a folder was chosen for. */
enum class FolderUse { Import, Export };

/** The folder that was used last, as the system writes it; empty where none was, or where
 * `settingsFile` is empty. */
QString lastFolder(FolderUse use, const QString &settingsFile);
void keepLastFolder(FolderUse use, const QString &folder, const QString &settingsFile);

} // namespace Triptych::Ui
