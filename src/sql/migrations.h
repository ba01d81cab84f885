#pragma once

#include "connectsettings.h"

#include <core/result.h>

#include <QList>

namespace Triptych::Sql {

class Connection;

/** One step of the schema's series. */
struct Migration
{
    int version = 0;
    QString name;
    QString script;
};

/** The series of resources/sql/migrations, in order: NNNN_name.sql, or NNNN_name.<dialect>.sql
 * which wins. */
QList<Migration> migrations(Dialect dialect);

/**
 * Brings the schema up to date: each step in one transaction with its row in schema_version, one
 * program at a time (an advisory lock, or SQLite's own write lock). Answers the schema's version.
 * NewerSchema where the database knows a step that this program does not; ReadOnly, Forbidden where
 * a step is missing that cannot be made. On the connection's thread, before anything else is done
 * with it.
 */
Core::Result<int> migrate(Connection &connection);

} // namespace Triptych::Sql
