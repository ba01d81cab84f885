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
    qint64 seeded = 0;    ///< counters that were set now; existing counters are not changed
    bool wasDone = false; ///< everything had been done before
};

/**
 * Sets counters that do not exist yet to the counts in SQL (SETNX), in id order. It notes its
 * progress beside the counters. So another program can continue after a kill, nobody repeats it,
 * and counters that lost everything get the counts again. Runs on the calling thread, which needs
 * an event loop. `progress` gets the counters done of about `total`. Errors: those of both stores,
 * Cancelled; what was seeded stays.
 */
Core::Task<SeedReport> seedViews(Ports::CountedViews &counted, Ports::ViewCounter &counters,
                                 Ports::CounterNotes &notes,
                                 std::function<void(qint64 done, qint64 total)> progress,
                                 Core::Call call);

} // namespace Triptych::Sync
