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
    bool isReadOnly = false; ///< wanted so, or the file lets nobody write
};

/** Looks at the file of `settings` as it is now; NotFound where one that is only to be read is not
 * there. Reads the disk. Any thread. */
Core::Result<SqliteFile> sqliteFile(const ConnectSettings &settings);

} // namespace Triptych::Sql
