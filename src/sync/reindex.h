#pragma once

#include <core/call.h>
#include <core/task.h>
#include <ports/indexadmin.h>

#include <functional>

namespace Triptych::Ports {
class ArticleStore;
class SearchIndex;
} // namespace Triptych::Ports

namespace Triptych::Sync {

struct ReindexReport
{
    QString index; ///< the one that answers searches now
    qint64 published =
        0; ///< articles and tombstones taken to it, those of an earlier start included
    /** Articles that are not in it: each `refused` for its own sake, or else `lastError` says why,
     * and nothing was swapped. */
    qint64 failed = 0;
    Ports::IndexRefusals refused; ///< that stand in it in the articles' place
    qint64 mended = 0;    ///< found different by the check before the swap, and written again
    bool resumed = false; ///< a rebuild that was stopped or killed went on
    bool swapped = false;
    Core::Error lastError;
};

enum class ReindexStep { Filling, Verifying };
using ReindexProgress = std::function<void(ReindexStep step, qint64 done)>;

/**
 * Rebuilds the index from SQL while people search and save: a new index is filled in id order, and
 * whatever is published meanwhile reaches both. Then each document is compared with SQL, what
 * differs is written again, and searches move over in one step; the old index is kept for
 * rollBack(). A stop (or a kill) leaves the new index, and the next reindex goes on where it was.
 * An article that the new index refuses for its own sake is noted in it and told, and holds up
 * nothing. Nothing is swapped where more were refused than taken, or where the comparison, less the
 * refused, does not come out even.
 *
 * Forbidden where the login may not see every row: what it does not see would be lost to searches.
 * Runs on the calling thread, which needs an event loop; not on a GUI thread.
 */
Core::Task<ReindexReport> reindex(Ports::ArticleStore &store, Ports::IndexAdmin &admin,
                                  ReindexProgress progress, Core::Call call);

/** Gives up a rebuild that was stopped or killed, and removes its index; false where there is none.
 */
Core::Task<bool> cancelReindex(Ports::IndexAdmin &admin, Core::Call call);

/**
 * Gives searches back to the index before the last reindex at once, and then brings it up to date.
 * One that was stopped or killed in between is gone on with by the next, or by whoever fills an
 * index that is not verified; only after that does another come back.
 */
Core::Task<ReindexReport> rollBackIndex(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                        Ports::IndexAdmin &admin, ReindexProgress progress,
                                        Core::Call call);

} // namespace Triptych::Sync
