#pragma once

#include "articleconditions.h"

#include <core/listmap.h>

#include <QJsonValue>

namespace Triptych::Articles {

/**
 * A filtered list, paged by keyset. Its statement is composed from the files of articles/fragments,
 * one for each condition, order and cursor (ArticleConditions).
 */
class ArticleList final
{
public:
    /** Usage where `after` is no cursor of this query, and where `limit` is not of 1 to `most`. */
    static Core::Result<ArticleList> create(const Core::ArticleQuery &query, int limit,
                                            const QString &after, int most = 1000);
    /** Passes over so many rows behind the cursor. */
    void setSkip(int rows) { m_skip = rows; }

    /** As Ports::ListPlaces::beforeTitle(). */
    Core::Result<QString> cursorBeforeTitle(const QString &beginning) const;

    QString text(Sql::Dialect dialect, int schema = Sql::UnknownSchema) const;
    /** The statement with which read() reads from this connection, so that its plan can be looked
     * at. */
    Core::Result<QString> chosenText(Sql::Connection &connection) const;
    /** One page; on the connection's thread. */
    Core::Result<Core::ArticlePage> read(Sql::Connection &connection) const;
    /** The ids of one page. */
    Core::Result<Core::IdPage> readIds(Sql::Connection &connection) const;
    /** The anchor behind every `step`-th of the `limit` rows behind the cursor, which is that of
     * row `from`. As Ports::ListPlaces::anchors(). */
    Core::Result<Core::ListMap> readAnchors(Sql::Connection &connection, qint64 from,
                                            int step) const;
    /** How long the list is and where its rows stand: exact up to `limit` rows, else by a sample.
     * The cursor is not looked at. */
    Core::Result<Core::ListMap> estimate(Sql::Connection &connection) const;

private:
    /** The parts of its statements. */
    struct Parts
    {
        QString keys; ///< what a cursor is made of, as columns
        QString from;
        QString where; ///< with the cursor, where there is one
        QString order;
    };
    ArticleList(Core::ArticleQuery query, ArticleConditions conditions, int limit)
        : m_query(std::move(query)), m_conditions(std::move(conditions)), m_limit(limit)
    {
    }
    QString cursor(const QJsonValue &key, const QJsonValue &then, Core::ArticleId id) const;
    Core::Result<void> takeCursor(const QString &after);
    void bindCursor(Sql::Statement &statement, Sql::Dialect dialect) const;
    Parts parts(Sql::Dialect dialect, int schema) const;
    void bindAll(Sql::Statement &statement, Sql::Dialect dialect) const;
    QString cursorOf(const Sql::Row &row) const;
    template<typename Read>
    std::invoke_result_t<Read, const ArticleList &> planned(Sql::Connection &connection,
                                                            const Read &read) const;
    Core::Result<Core::ArticlePage> readRows(Sql::Connection &connection) const;
    Core::Result<Core::IdPage> readIdRows(Sql::Connection &connection) const;
    Core::Result<Core::ListMap> readPlaces(Sql::Connection &connection, qint64 from,
                                           int step) const;
    Core::Result<qint64> count(Sql::Connection &connection, qint64 bound) const;
    Core::Result<Core::ListMap> readSample(Sql::Connection &connection) const;
    Core::Result<Core::ListMap> map(Sql::Connection &connection) const;

    Core::ArticleQuery m_query;
    ArticleConditions m_conditions;
    int m_limit = 0;
    int m_skip = 0;
    bool m_hasCursor = false;
    QJsonValue m_key;  ///< of the last row: milliseconds, a text, or null for no time
    QJsonValue m_then; ///< when it was changed, where rows with one key stand by that
    Core::ArticleId m_id;
};

} // namespace Triptych::Articles
