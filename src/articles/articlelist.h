#pragma once

#include "articleconditions.h"

namespace Triptych::Articles {

/**
 * A filtered list, paged by keyset. Its statement is composed from the files of articles/fragments,
 * one for each condition, order and cursor (ArticleConditions).
 */
class ArticleList final
{
public:
    /** Usage where `after` is no cursor of this query. */
    static Core::Result<ArticleList> create(const Core::ArticleQuery &query, int limit,
                                            const QString &after);

    QString text(Sql::Dialect dialect, int schema = Sql::UnknownSchema) const;
    /** One page; on the connection's thread. */
    Core::Result<Core::ArticlePage> read(Sql::Connection &connection) const;

private:
    ArticleList(Core::ArticleQuery query, ArticleConditions conditions, int limit)
        : m_query(std::move(query)), m_conditions(std::move(conditions)), m_limit(limit)
    {
    }
    QString cursor(const QJsonValue &key, const QJsonValue &then, Core::ArticleId id) const;
    Core::Result<void> takeCursor(const QString &after);
    void bindCursor(Sql::Statement &statement, Sql::Dialect dialect) const;
    Core::Result<Core::ArticlePage> readRows(Sql::Connection &connection) const;

    Core::ArticleQuery m_query;
    ArticleConditions m_conditions;
    int m_limit = 0;
    bool m_hasCursor = false;
    QJsonValue m_key;  ///< of the last row: milliseconds, a text, or null for no time
    QJsonValue m_then; ///< when it was changed, where rows with one key stand by that
    Core::ArticleId m_id;
};

} // namespace Triptych::Articles
