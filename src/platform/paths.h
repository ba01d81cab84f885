#pragma once

#include <QString>

namespace Triptych::Platform {

/** The folder of this user's Triptych: TRIPTYCH_HOME, else the system's place for application data.
 *  Made with access for the user alone. */
QString homeFolder();

QString workspaceFile(); ///< the embedded workspace
QString settingsFile();  ///< profiles, window state; an INI file
QString journalFolder(); ///< unsaved text

} // namespace Triptych::Platform
