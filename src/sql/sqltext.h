#pragma once

#include <core/result.h>

#include <QString>
#include <QStringList>

namespace Triptych::Sql {

/**
 * Without comments, which is how statements are sent: QtSql looks for placeholders and quotes in
 * comments too. Knows '...', "...", $tag$...$tag$, -- and nested block comments.
 */
QString withoutComments(const QString &sql);

/**
 * The statements of a script, without comments and without the ';' that ends each. A ';' inside a
 * string, a
 * $$ body, or the body of a SQLite trigger (BEGIN ... END) ends nothing.
 */
QStringList splitStatements(const QString &script);

/** Refuses U+0000, which cuts a statement short, and lone surrogates, which become '?': Invalid
 * naming `name`. */
Core::Result<void> checkText(const QString &text, const QString &name);

/** For a schema that nobody looked at: as if every step were there. */
constexpr int UnknownSchema = 0;

/**
 * What stands in resources/sql/<dialect>/<name>.sql, else in resources/sql/common/<name>.sql;
 * without comments; empty where there is none. A line that ends with the comment "-- since schema
 * N" stands in it only where `schema` is N or more, one with "-- before schema N" only where it is
 * less: so one statement serves a workspace that nobody has upgraded yet. Thread-safe.
 */
QString statementText(const QString &dialect, const QString &name, int schema = UnknownSchema);

/** The lines of `sql` that count with `schema`, as statementText() says. */
QString forSchema(const QString &sql, int schema);

/** Registers the embedded files of resources/sql; needed before reading ":/sql/..." otherwise.
 * Thread-safe. */
void initialiseStatements();

} // namespace Triptych::Sql
