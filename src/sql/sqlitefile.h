#pragma once

#include <core/result.h>

#include <QString>

namespace Triptych::Sql {

struct ConnectSettings;

/** How QSQLITE is to open a workspace file. */
struct SqliteFile
{
    QString name;            ///< for QSqlDatabase::setDatabaseName()
    QString options;         ///< for QSqlDatabase::setConnectOptions()
    bool isReadOnly = false; ///< the settings want it, or the file cannot be written
};

/** Looks at the file of `settings`. NotFound where the file is to be read only and does not exist.
 * Reads the disk. Any thread. */
Core::Result<SqliteFile> sqliteFile(const ConnectSettings &settings);

} // namespace Triptych::Sql
