#pragma once

#include <QtGlobal>

namespace Triptych::Core {

/** How often readers found an article in the cache, in this process since it started. */
struct CacheStatistics
{
    qint64 hits = 0;     ///< found in this process or in the shared cache
    qint64 nearHits = 0; ///< found in this process
    qint64 misses = 0;   ///< read from the articles' store instead
    qint64 collapsed =
        0; ///< readers that waited for a question that was already asked, instead of asking again
    qint64 entries = 0; ///< in this process

    qint64 reads() const { return hits + misses; }
    qint64 sharedHits() const { return hits - nearHits; }

    friend bool operator==(const CacheStatistics &, const CacheStatistics &) = default;
};

} // namespace Triptych::Core
