#pragma once

#include <ports/articlecache.h>

#include <chrono>
#include <memory>

namespace Triptych::Redis {
class Client;
}

namespace Triptych::Cache {

/**
 * A cache of public articles in Redis, under `triptych:1:article:<id>` (articlescripts.h has the
 * format). Any thread; futures finish on the client's thread, where JSON is parsed, too. An entry
 * that cannot be read, or that is not public any more, is a miss. Errors: those of Redis::Client.
 */
class RedisCache final : public Ports::ArticleCache
{
public:
    struct Times
    {
        std::chrono::milliseconds text =
            std::chrono::minutes(10);                            ///< at most; cut by up to a tenth,
                                                                 ///< so that not all expire at once
        std::chrono::milliseconds floor = std::chrono::hours(1); ///< after an invalidation
    };

    explicit RedisCache(std::shared_ptr<Redis::Client> client);
    RedisCache(std::shared_ptr<Redis::Client> client, Times times);
    ~RedisCache() override;

    Core::FutureResult<std::optional<Core::Article>> get(Core::ArticleId id,
                                                         Core::Call call) override;
    Core::FutureResult<std::optional<Core::Article>> peek(Core::ArticleId id,
                                                          Core::Call call) override;
    Core::FutureResult<void> fill(Core::Article article, Core::Call call) override;
    Core::FutureResult<void> invalidate(Core::ArticleId id, qint64 version,
                                        Core::Call call) override;
    /** Its hits and misses; nothing is kept in this process. */
    Ports::CacheStatistics statistics() const override;

private:
    struct Counters;

    const std::shared_ptr<Redis::Client> m_client;
    const Times m_times;
    const std::shared_ptr<Counters> m_counters; // outlives the cache in what is still on its way
};

} // namespace Triptych::Cache
