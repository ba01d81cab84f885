#pragma once

#include "memorycache.h"

#include <memory>

namespace Triptych::Cache {

/**
 * A cache in the memory of this process in front of a shared cache. Misses of one article that come
 * together ask the shared cache once. Any thread; futures finish at once or on the shared cache's
 * thread (the stop token's on the thread that stops).
 *
 * An invalidation by another desk reaches only the shared cache. So a text is kept in this process
 * only for the few seconds that a reader may lag behind: MemoryCache::Options::text is the longest
 * time that an old text can be shown.
 */
class LayeredCache final : public Ports::ArticleCache
{
public:
    /** As MemoryCache's, with texts kept for two seconds. */
    static MemoryCache::Options nearOptions();

    explicit LayeredCache(std::shared_ptr<Ports::ArticleCache> shared,
                          MemoryCache::Options near = nearOptions());
    ~LayeredCache() override;

    Core::FutureResult<std::optional<Core::Article>> get(Core::ArticleId id,
                                                         Core::Call call) override;
    /** Asks the shared cache only: entries of this process expire within seconds. */
    Core::FutureResult<std::optional<Core::Article>> peek(Core::ArticleId id,
                                                          Core::Call call) override;
    Core::FutureResult<void> fill(Core::Article article, Core::Call call) override;
    Core::FutureResult<void> invalidate(Core::ArticleId id, qint64 version,
                                        Core::Call call) override;
    /** A hit in either is a hit; entries are those in this process. */
    Ports::CacheStatistics statistics() const override;

private:
    struct State;
    const std::shared_ptr<State> m_state; // outlives the cache in what is still on its way
};

} // namespace Triptych::Cache
