#pragma once

#include <core/call.h>
#include <core/task.h>

#include <functional>

namespace Triptych::Ports {
class CountedViews;
class CounterNotes;
class ViewCounter;
} // namespace Triptych::Ports

namespace Triptych::Sync {

struct SeedReport
{
    qint64 seeded =
        0; ///< counters that were set now; those that were there already stay as they are
    bool wasDone = false; ///< all of it was done before
};

/**
 * Gives counters that do not exist yet the counts that SQL has kept (SETNX), in id order. How far
 * it is stands beside the counters, so whoever comes after a kill goes on, nobody does it again,
 * and counters that lost everything get it once more. Runs on the calling thread, which needs an
 * event loop. `progress` gets the counters done of about `total`. Errors: those of both stores,
 * Cancelled; what was seeded stays.
 */
Core::Task<SeedReport> seedViews(Ports::CountedViews &counted, Ports::ViewCounter &counters,
                                 Ports::CounterNotes &notes,
                                 std::function<void(qint64 done, qint64 total)> progress,
                                 Core::Call call);

} // namespace Triptych::Sync
