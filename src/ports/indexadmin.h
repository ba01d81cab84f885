#pragma once

#include <core/call.h>
#include <core/result.h>

#include <QString>

namespace Triptych::Ports {

/** What stands behind the alias. */
struct IndexInfo
{
    bool exists = false;   ///< the alias leads to an index
    bool verified = false; ///< a backfill into it was completed and verified
    QString index;         ///< the concrete index
    qint64 documents = 0;
};

/** Making and swapping indices of a SearchIndex that keeps one of its own. Threads and errors as there. */
class IndexAdmin
{
public:
    virtual ~IndexAdmin() = default;

    virtual Core::FutureResult<IndexInfo> info(Core::Call call) = 0;
    /** Makes the first index behind the alias where there is none; harmless where there is one. */
    virtual Core::FutureResult<IndexInfo> ensure(Core::Call call) = 0;
    /** Writes into the index's metadata that a backfill was completed and verified. */
    virtual Core::FutureResult<void> markVerified(Core::Call call) = 0;
    /** Makes everything published so far visible to searches and counts. */
    virtual Core::FutureResult<void> refresh(Core::Call call) = 0;
};

} // namespace Triptych::Ports
