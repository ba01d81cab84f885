#pragma once

#include "connectsettings.h"

#include <core/articleid.h>

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

namespace Triptych::Sql {

class Connection;

/** A prepared query, kept by its Connection from use to use. */
struct PreparedStatement
{
    QSqlQuery query;
    QHash<QString, int> columns;
    QSet<QString> placeholders; ///< with their ':'

    /** Prepares the query; where the database refuses it, `query` has the error. */
    bool prepare(const QString &text);
};

/**
 * The current row of a Statement, read by column name. Times are columns of whole milliseconds
 * since 1970 UTC in both dialects (PostgreSQL statements select them so), JSON is text. Reading a
 * column that does not exist fails the statement: it is a mistake in the program.
 */
class Row final
{
public:
    explicit Row(PreparedStatement &statement) : m_statement(statement) {}

    bool isNull(const char *column) const { return value(column).isNull(); }
    /** A column of bytes is read as UTF-8: so SQLite hands out U+FFFE and U+FFFF, which its texts
     * replace. */
    QString text(const char *column) const;
    qint64 integer(const char *column) const { return value(column).toLongLong(); }
    double real(const char *column) const { return value(column).toDouble(); }
    bool boolean(const char *column) const { return value(column).toBool(); }
    QByteArray bytes(const char *column) const { return value(column).toByteArray(); }
    QUuid uuid(const char *column) const { return QUuid::fromString(text(column)); }
    Core::ArticleId articleId(const char *column) const { return Core::ArticleId(uuid(column)); }
    QDateTime time(const char *column) const; ///< invalid where NULL
    QJsonObject object(const char *column) const;
    QJsonArray array(const char *column) const;
    QStringList texts(const char *column) const; ///< of a JSON array of strings

    QString unknownColumn() const { return m_unknown; }

private:
    QVariant value(const char *column) const;

    PreparedStatement &m_statement;
    mutable QString m_unknown;
};

/**
 * One use of a statement on its connection's thread: bind, then exec(), one() or all(). The first
 * mistake in a bind() is answered by exec(), one() or all().
 *
 * bind() lets through only what QtSql carries safely (the driver of PostgreSQL puts other types
 * into the statement unquoted, so that QUrl("now()") runs now()): bool, int, qint64, double,
 * QString, QByteArray, QDate, QDateTime, QUuid and null. Anything else is Internal, text that no
 * store keeps is Invalid. A null QString is bound as an empty text; an invalid date, time or
 * QVariant as NULL. A time is bound as ISO 8601 text (PostgreSQL) or milliseconds (SQLite), a uuid
 * as text.
 */
class Statement final
{
public:
    Statement &bind(const char *name, const QVariant &value);
    /** True where the statement has a placeholder of this name; one of a later schema is left out
     * (statementText()). */
    bool takes(const char *name) const;
    Statement &bind(const char *name, Core::ArticleId id)
    {
        return bind(name, QVariant(id.uuid()));
    }
    /** A JSON array of strings. */
    Statement &bindTexts(const char *name, const QStringList &texts);
    Statement &bindJson(const char *name, const QJsonObject &object);
    Statement &bindNull(const char *name) { return bind(name, QVariant()); }

    /** Runs it; answers the number of rows that were changed. */
    Core::Result<int> exec();

    /** Runs it and reads every row by `read`, a function of const Row &. */
    template<typename Read>
    auto all(Read &&read) -> Core::Result<QList<std::invoke_result_t<Read, const Row &>>>
    {
        QList<std::invoke_result_t<Read, const Row &>> rows;
        auto done = each([&](const Row &row) { rows.append(read(row)); });
        if (!done)
            return Core::failure(done.error());
        return rows;
    }

    /** Runs it and reads its first row, if there is one. */
    template<typename Read>
    auto one(Read &&read) -> Core::Result<std::optional<std::invoke_result_t<Read, const Row &>>>
    {
        std::optional<std::invoke_result_t<Read, const Row &>> first;
        auto done = each([&](const Row &row) {
            if (!first)
                first = read(row);
        });
        if (!done)
            return Core::failure(done.error());
        return first;
    }

    Core::Result<void> each(const std::function<void(const Row &)> &read);

private:
    friend class Connection;
    Statement(Connection &connection, std::shared_ptr<PreparedStatement> prepared, QString name)
        : m_connection(connection), m_prepared(std::move(prepared)), m_name(std::move(name))
    {
    }
    void refuse(Core::Error error);
    Core::Result<void> run();

    Connection &m_connection;
    std::shared_ptr<PreparedStatement> m_prepared;
    QString m_name;
    QSet<QString> m_bound;
    std::optional<Core::Error> m_error;
};

} // namespace Triptych::Sql
