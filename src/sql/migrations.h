#pragma once

#include "connectsettings.h"

#include <core/result.h>

#include <QList>

namespace Triptych::Sql {

class Connection;

/** The oldest schema that this program can use. From this schema on, programs of two versions can
 * share a workspace (docs/adr/0046-two-versions-one-workspace.md). */
constexpr int FloorSchema = 9;

/** One step of the schema's series. */
struct Migration
{
    int version = 0;
    QString name;
    QString script;
    /** The numbers that the step's script gives in a line "-- usable_from: N" or "--
     * relayable_from: N", else FloorSchema; see SchemaState. */
    int usableFrom = FloorSchema;
    int relayableFrom = FloorSchema;
    /** The statements of its lines "-- beforehand: STATEMENT": on PostgreSQL they are made before
     * the step where there are tables already, each outside any transaction, as CREATE INDEX
     * CONCURRENTLY needs it. They may be made again after a step that failed. */
    QStringList beforehand{};
};

/** What a database says about its schema, and what was done to it when it was opened. */
struct SchemaState
{
    int version = 0;       ///< the newest step; 0 = there is no schema
    int usableFrom = 0;    ///< a program whose newestSchema() is lower may neither read nor write
    int relayableFrom = 0; ///< a program whose newestSchema() is lower may not relay
    int found = 0;         ///< the version before it was opened
    QString copy;          ///< the file that an older SQLite file was copied to first; else empty
};

/** The series of resources/sql/migrations, in order: NNNN_name.sql, or NNNN_name.<dialect>.sql
 * which wins. */
QList<Migration> migrations(Dialect dialect);

/** This program's own number: the newest step that it knows. */
int newestSchema(Dialect dialect);

/** What the database says now; version 0 where it is empty. On the connection's thread. */
Core::Result<SchemaState> readSchema(Connection &connection);

/** As readSchema(), in one round trip, for a database whose schema is known to be FloorSchema or
 * newer. */
Core::Result<SchemaState> readNumbers(Connection &connection);

/** NewerSchema where this program may not use such a schema. */
Core::Result<void> checkUsable(const SchemaState &state, Dialect dialect);

/** What openSchema() does with a SQLite file that has an older schema. */
enum class OlderFile { IsUpgraded, IsKept };

/**
 * What opening a workspace does about its schema. On the connection's thread, before anything else
 * is done with it.
 * - An empty database gets the whole schema, in one transaction.
 * - A SQLite file with an older schema is copied (copyBeforeUpgrade()) and brought up to date; one
 * that is to be kept or can only be read is used as it is from FloorSchema on. Else OlderSchema,
 * which says what to run, or ReadOnly.
 * - An older PostgreSQL schema is used as it is from FloorSchema on, else OlderSchema, which names
 *   who must run what.
 * - A newer schema is used where its usableFrom allows, else NewerSchema.
 */
Core::Result<SchemaState> openSchema(Connection &connection,
                                     OlderFile olderFile = OlderFile::IsUpgraded);

/**
 * Brings any schema up to date: each step in one transaction with its row in schema_version, one
 * program at a time (an advisory lock, or SQLite's own write lock). On PostgreSQL a step waits for
 * no lock longer than two seconds, so that it holds up nobody's save, and is tried again until the
 * call is over. NewerSchema as openSchema(); ReadOnly, Forbidden where a step cannot be made.
 */
Core::Result<SchemaState> upgradeSchema(Connection &connection);

/**
 * Copies a SQLite workspace file to a file beside it whose name tells the schema and the time, and
 * keeps the three newest such copies. Answers the copy's path; the errors of writing a file, and
 * then there is no copy.
 */
Core::Result<QString> copyBeforeUpgrade(Connection &connection, const QString &file, int version);

} // namespace Triptych::Sql
