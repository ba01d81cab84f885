#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/task.h>

#include <functional>

namespace Triptych::Ports {
class ArticleStore;
class IndexAdmin;
} // namespace Triptych::Ports

namespace Triptych::Sync {

struct FillReport
{
    qint64 published = 0; ///< articles and tombstones the index took
    qint64 living = 0;    ///< those of them that are no tombstones
    qint64 failed = 0;    ///< articles the index refused; `lastError` says why
    Core::Error lastError;
};

/** Where an index fill writes, and who hears of it. */
struct FillTarget
{
    std::function<Core::FutureResult<QList<Core::Result<void>>>(QList<Core::Article>, Core::Call)>
        publish;
    /** All articles up to `last`, in id order, were published; called in order. An error ends the
     * fill. */
    std::function<Core::Task<void>(Core::ArticleId last, const FillReport &soFar)> reached;
};

/**
 * Publishes what SQL holds after `after`, in id order, tombstones included. While the index works
 * on one page the next is read; pages are a few megabytes, whatever the articles' length. Runs on
 * the calling thread, which needs an event loop. Errors: the store's, the index's, Cancelled; what
 * was published stays.
 */
Core::Task<FillReport> fillIndex(Ports::ArticleStore &store, FillTarget target,
                                 Core::ArticleId after, Core::Call call);

/**
 * After a fill of `index`, which the alias leads to: counts what it holds and marks it verified.
 * Corrupt where it holds less than it took; Conflict where the alias
 * leads elsewhere by now. Saves that are published meanwhile only add.
 */
Core::Task<void> verifyFill(Ports::IndexAdmin &admin, QString index, qint64 published,
                            Core::Call call);

/** Cancelled, with a sentence for whoever called a fill off. */
Core::Error fillingStopped();

} // namespace Triptych::Sync
