#pragma once

#include "connectsettings.h"

#include <core/error.h>

QT_BEGIN_NAMESPACE
class QSqlError;
QT_END_NAMESPACE

namespace Triptych::Sql {

/** A database's failure: its own code (SQLSTATE, or SQLite's extended result code) and what to
 * show. */
struct Failure
{
    QString code;
    Core::Error error;

    bool isUniqueViolation = false; ///< 23505, SQLITE_CONSTRAINT_UNIQUE or _PRIMARYKEY
    bool isLost = false;            ///< the connection is gone: reconnect
    bool isRetryable =
        false; ///< the whole transaction may be tried again: 40001, 40P01, SQLITE_BUSY
};

/** Maps by code, and by connection error; `detail` keeps the first line only, since the others
 * quote values. */
Failure failureFrom(const QSqlError &error, Dialect dialect);

/** Maps a SQLSTATE of PostgreSQL; `detail` is taken as it is. */
Failure failureFromState(const QString &state, const QString &detail);

Core::Error timeoutError();
Core::Error cancelledError();
Core::Error unreachableError(const QString &detail);

} // namespace Triptych::Sql
