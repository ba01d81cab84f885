#pragma once

#include <ports/indexadmin.h>
#include <ports/searchindex.h>

#include <functional>
#include <memory>

namespace Triptych::Search {

/**
 * Searches through an index of its own, and through SQL while that is away, missing or not yet
 * filled. A page's successor is asked of whoever gave the page. Any thread.
 */
class FallbackSearch final : public Ports::SearchIndex
{
public:
    /** `primary` also administers itself. `onTrouble` is called on any thread when a search had to
     * turn to SQL, with why. */
    FallbackSearch(std::shared_ptr<Ports::SearchIndex> primary,
                   std::shared_ptr<Ports::IndexAdmin> admin,
                   std::shared_ptr<Ports::SearchIndex> fallback,
                   std::function<void(Core::Error)> onTrouble);

    /** Known from elsewhere: the index is filled and answers, or it must not be asked. */
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
