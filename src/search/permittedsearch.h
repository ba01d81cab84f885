#pragma once

#include <ports/searchindex.h>

#include <memory>

namespace Triptych::Search {

/**
 * A search index for a login that does not see every article in SQL. It adds the row-level security
 * of resources/sql/rights to each search as filters, so that neither counts nor highlights reveal a
 * hidden article. Any thread.
 */
class PermittedSearch final : public Ports::SearchIndex
{
public:
    /** Finds public articles, and of the others only those that the login `own` created; empty =
     * none. */
    PermittedSearch(std::shared_ptr<Ports::SearchIndex> index, QString own);

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call) override;
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

private:
    const std::shared_ptr<Ports::SearchIndex> m_index;
    const QString m_own;
};

} // namespace Triptych::Search
