#pragma once

#include <core/result.h>

#include <QString>
#include <QStringList>

namespace Triptych::Sql {

/**
 * `sql` without comments. Statements are sent so, because QtSql looks for placeholders and quotes
 * in comments, too. Knows '...', "...", $tag$...$tag$, -- and nested block comments.
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

/** Means a schema that nobody looked at. statementText() then takes every step as present. */
constexpr int UnknownSchema = 0;

/**
 * The text of resources/sql/<dialect>/<name>.sql, else of resources/sql/common/<name>.sql, without
 * comments; empty where neither exists. A line that ends with the comment "-- since schema N" is
 * kept only where `schema` is N or more, one with "-- before schema N" only where it is less. So
 * one file serves workspaces that are not upgraded yet, too. Thread-safe.
 */
QString statementText(const QString &dialect, const QString &name, int schema = UnknownSchema);

/** The lines of `sql` that statementText() keeps with `schema`. */
QString forSchema(const QString &sql, int schema);

/** Registers the embedded files of resources/sql; needed before reading ":/sql/..." otherwise.
 * Thread-safe. */
void initialiseStatements();

} // namespace Triptych::Sql
