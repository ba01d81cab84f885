#pragma once

#include <ports/indexadmin.h>
#include <ports/searchindex.h>

#include <functional>
#include <memory>

namespace Triptych::Search {

/**
 * Searches through a search index, and through SQL while that index is away, missing or not yet
 * filled. The next page comes from the store that gave the page before. Any thread.
 */
class FallbackSearch final : public Ports::SearchIndex
{
public:
    /** `onTrouble` is called, on any thread, when a search had to use SQL because of this error. */
    FallbackSearch(std::shared_ptr<Ports::SearchIndex> primary,
                   std::shared_ptr<Ports::IndexAdmin> admin,
                   std::shared_ptr<Ports::SearchIndex> fallback,
                   std::function<void(Core::Error)> onTrouble);

    /** True: the index is filled and answers. False: it must not be asked. */
    void setUsable(bool usable);

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call) override;
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

private:
    class State;
    std::shared_ptr<State>
        m_state; ///< answers that come after the end of this object need it still
};

} // namespace Triptych::Search
