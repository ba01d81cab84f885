#pragma once

#include <core/article.h>
#include <core/cachestatistics.h>
#include <core/call.h>
#include <core/result.h>

#include <optional>

namespace Triptych::Ports {

using Core::CacheStatistics;

/**
 * Whole public articles, kept near. A version floor stands under every key: a fill or an
 * invalidation older than what was seen changes nothing, so a late fill never brings an old text
 * back. Any thread. A cache that is away is a miss, never an error to a reader: callers ignore its
 * errors except for health.
 */
class ArticleCache
{
public:
    virtual ~ArticleCache() = default;

    virtual Core::FutureResult<std::optional<Core::Article>> get(Core::ArticleId id,
                                                                 Core::Call call) = 0;
    /** What stands there, for an audit: counted as no reading, and kept no nearer by it. */
    virtual Core::FutureResult<std::optional<Core::Article>> peek(Core::ArticleId id,
                                                                  Core::Call call) = 0;
    /** Keeps a public article; anything that is not public is refused by doing nothing. */
    virtual Core::FutureResult<void> fill(Core::Article article, Core::Call call) = 0;
    /** Article `id` is at `version` now: anything older goes and stays away. */
    virtual Core::FutureResult<void> invalidate(Core::ArticleId id, qint64 version,
                                                Core::Call call) = 0;
    /** Of get() alone. */
    virtual CacheStatistics statistics() const = 0;
};

} // namespace Triptych::Ports
