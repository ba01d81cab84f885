#pragma once

#include <core/article.h>
#include <core/cachestatistics.h>
#include <core/call.h>
#include <core/result.h>

#include <optional>

namespace Triptych::Ports {

using Core::CacheStatistics;

/**
 * A cache of whole public articles. It remembers the newest version that it has seen of each
 * article (the version floor): a fill or an invalidation with an older version changes nothing, so
 * a late fill never brings an old text back. For a reader a cache that is away is a miss and never
 * an error: callers use its errors only for the health of the store. Any thread.
 */
class ArticleCache
{
public:
    virtual ~ArticleCache() = default;

    virtual Core::FutureResult<std::optional<Core::Article>> get(Core::ArticleId id,
                                                                 Core::Call call) = 0;
    /** What the cache holds, for an audit. It does not count in statistics(), and nothing is copied
     * into the cache of this process. */
    virtual Core::FutureResult<std::optional<Core::Article>> peek(Core::ArticleId id,
                                                                  Core::Call call) = 0;
    /** Keeps a public article. Does nothing, with success, for an article that is not public. */
    virtual Core::FutureResult<void> fill(Core::Article article, Core::Call call) = 0;
    /** Says that article `id` is at `version` now: an older text is removed and not accepted again.
     */
    virtual Core::FutureResult<void> invalidate(Core::ArticleId id, qint64 version,
                                                Core::Call call) = 0;
    /** Of get() alone. */
    virtual CacheStatistics statistics() const = 0;
};

} // namespace Triptych::Ports
