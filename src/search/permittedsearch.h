#pragma once

#include <ports/searchindex.h>

#include <memory>

namespace Triptych::Search {

/**
 * An index as a login may ask it whom SQL does not show everything: the row-level security of
 * resources/sql/rights as filters, so that neither a count nor a mark tells of what is hidden. Any
 * thread.
 */
class PermittedSearch final : public Ports::SearchIndex
{
public:
    /** Of what is not public, only what `own` created is found; empty = nothing. */
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
