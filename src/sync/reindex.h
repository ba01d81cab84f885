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
    QString index; ///< the index that answers searches now
    qint64 published =
        0; ///< articles and tombstones written to the new index, also by an earlier start
    /** Articles that are not in the new index. Either their content was refused (`refused`), or
     * `lastError` says why and nothing was swapped. */
    qint64 failed = 0;
    Ports::IndexRefusals refused; ///< the refusals noted in the new index
    qint64 mended = 0; ///< documents that the check before the swap found different and wrote again
    bool resumed = false; ///< it continued a rebuild that had been stopped or killed
    bool swapped = false;
    Core::Error lastError;
};

enum class ReindexStep { Filling, Verifying };
using ReindexProgress = std::function<void(ReindexStep step, qint64 done)>;

/**
 * Rebuilds the index from SQL while people search and save. It fills a new index in id order; saves
 * published meanwhile go to both indices. Then it compares each document with SQL, writes different
 * ones again, and moves searches to the new index in one step; the old index is kept for
 * rollBack(). After a stop or a kill the new index stays, and the next reindex continues it. An
 * article whose content the new index refuses is noted in it and reported; the rebuild goes on.
 * Nothing is swapped where more articles were refused than taken, or where the comparison finds a
 * difference that is no refusal.
 *
 * Forbidden where the login does not see every row: searches would not find the others any more.
 * Runs on the calling thread, which needs an event loop; not on a GUI thread.
 */
Core::Task<ReindexReport> reindex(Ports::ArticleStore &store, Ports::IndexAdmin &admin,
                                  ReindexProgress progress, Core::Call call);

/** Discards a rebuild that was stopped or killed, and removes its index; false where there is none.
 */
Core::Task<bool> cancelReindex(Ports::IndexAdmin &admin, Core::Call call);

/**
 * Makes the index from before the last reindex current at once, and then brings it up to date. If
 * this is stopped or killed in between, the next call continues it, or the next fill of an index
 * that is not verified. Only after that does a further call return to the other index.
 */
Core::Task<ReindexReport> rollBackIndex(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                        Ports::IndexAdmin &admin, ReindexProgress progress,
                                        Core::Call call);

} // namespace Triptych::Sync
