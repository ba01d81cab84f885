#pragma once

#include <core/query.h>
#include <sql/connection.h>
#include <sql/sqltext.h>

namespace Triptych::Articles {

/**
 * A filtered list, paged by keyset. Its statement is composed from the files of articles/fragments,
 * one for each filter, order and cursor. The text depends only on which filters are set and,
 * of words, on how many spellings each has; never on their values.
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
    ArticleList(Core::ArticleQuery query, int limit) : m_query(std::move(query)), m_limit(limit) {}
    void bindCursor(Sql::Statement &statement, Sql::Dialect dialect) const;

    Core::ArticleQuery m_query;
    QList<QStringList> m_words; ///< of the query; any spelling of each is looked for
    int m_limit = 0;
    bool m_hasCursor = false;
    QJsonValue m_key; ///< of the last row: milliseconds, a title, or null for no time
    Core::ArticleId m_id;
};

} // namespace Triptych::Articles
