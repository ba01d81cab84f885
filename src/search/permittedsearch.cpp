#include "permittedsearch.h"

namespace Triptych::Search {

PermittedSearch::PermittedSearch(std::shared_ptr<Ports::SearchIndex> index, QString own)
    : m_index(std::move(index)), m_own(std::move(own))
{
}

Core::FutureResult<Core::SearchPage> PermittedSearch::search(Core::SearchQuery query,
                                                             Core::Call call)
{
    // Who asks for public articles alone gets no others by this.
    if (!query.publicOnly || query.orCreatedBy != m_own)
        query.orCreatedBy = query.publicOnly ? QString() : m_own;
    query.publicOnly = true;
    return m_index->search(std::move(query), std::move(call));
}

Core::FutureResult<QList<Core::Result<void>>>
PermittedSearch::publish(QList<Core::Article> articles, Core::Call call)
{
    return m_index->publish(std::move(articles), std::move(call));
}

Core::FutureResult<Core::StorePing> PermittedSearch::ping(Core::Call call)
{
    return m_index->ping(std::move(call));
}

} // namespace Triptych::Search
