#pragma once

#include <ports/searchindex.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Search {

/**
 * Full text in the workspace's own database: tsvector of PostgreSQL (ts_rank_cd), FTS5 of SQLite
 * (bm25). The index is part of each save, so publish() has nothing to do. It finds articles that
 * have all words; where there are none, articles that have any of them. Every word is quoted for
 * the store's own query language. A query without a word or phrase finds nothing. The total is
 * counted up to 10,000.
 */
class SqlIndex final : public Ports::SearchIndex
{
public:
    explicit SqlIndex(std::shared_ptr<Sql::Database> database);
    ~SqlIndex() override;

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call) override;
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Search
