#include "sqlindex.h"

#include "sqlsearch.h"

#include <sql/database.h>

namespace Triptych::Search {

SqlIndex::SqlIndex(std::shared_ptr<Sql::Database> database) : m_database(std::move(database)) {}

SqlIndex::~SqlIndex() = default;

Core::FutureResult<Core::SearchPage> SqlIndex::search(Core::SearchQuery query, Core::Call call)
{
    auto search = SqlSearch::create(query);
    if (!search)
        return Core::ready<Core::SearchPage>(Core::failure(search.error()));
    return m_database->run(Sql::Access::Read, std::move(call),
                           [search = *std::move(search)](Sql::Connection &connection) {
                               SqlSearch once = search;
                               return once.run(connection);
                           });
}

Core::FutureResult<QList<Core::Result<void>>> SqlIndex::publish(QList<Core::Article> articles,
                                                                Core::Call)
{
    return Core::ready<QList<Core::Result<void>>>(
        QList<Core::Result<void>>(articles.size(), Core::Result<void>()));
}

Core::FutureResult<Core::StorePing> SqlIndex::ping(Core::Call call)
{
    return m_database->ping(std::move(call));
}

} // namespace Triptych::Search
