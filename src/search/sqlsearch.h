#pragma once

#include <core/searchquery.h>
#include <sql/connection.h>
#include <sql/sqltext.h>

namespace Triptych::Search {

/** One search of a SqlIndex, its statements composed from fragments; on the connection's thread. */
class SqlSearch final
{
public:
    /** Usage where the cursor is not of this query, or the limit is not 1 to 1,000. */
    static Core::Result<SqlSearch> create(const Core::SearchQuery &query);

    /** The text of fragments/page.sql or fragments/count.sql with the filters of this query. */
    QString text(const QString &fragment, Sql::Dialect dialect,
                 int schema = Sql::UnknownSchema) const;
    Core::Result<Core::SearchPage> run(Sql::Connection &connection);

private:
    explicit SqlSearch(Core::SearchQuery query) : m_query(std::move(query)) {}
    Core::Result<qint64> count(Sql::Connection &connection) const;
    Core::Result<void> readPage(Sql::Connection &connection, Core::SearchPage &page) const;
    Core::Result<void> readMarks(Sql::Connection &connection, Core::SearchPage &page,
                                 const QList<qint64> &numbers) const;
    void bind(Sql::Statement &statement, Sql::Dialect dialect) const;
    QString sqliteQuery() const;
    QString postgresQuery() const;
    QString postgresExclusion() const;

    Core::SearchQuery m_query;
    QStringList m_wanted; ///< terms and phrases
    QStringList m_refused;
    bool m_any = false; ///< any of the words, since no article has them all
    bool m_hasCursor = false;
    qint64 m_afterKey = 0;
    Core::ArticleId m_afterId;
};

} // namespace Triptych::Search
