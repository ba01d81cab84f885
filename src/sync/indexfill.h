#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/task.h>
#include <ports/indexadmin.h>

#include <functional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Sync {

struct FillReport
{
    qint64 published = 0; ///< articles and tombstones the index took
    qint64 living = 0;    ///< those of them that are no tombstones
    qint64 refused = 0;   ///< the index refused them for their own sake, which is noted in it
    qint64 failed = 0;    ///< neither taken nor noted; `lastError` says why
    QList<Ports::IndexRefusal> refusals; ///< the first of the refused, MostRefusalsListed at most
    Core::Error lastError;

    /** So many were refused that the trouble is the index's: it can stand for nothing. */
    bool isHopeless() const;
};

/** How many of them are told by name. */
constexpr int MostRefusalsListed = 200;

/** Where an index fill writes, and who hears of it. */
struct FillTarget
{
    std::function<Core::FutureResult<QList<Core::Result<void>>>(QList<Core::Article>, Core::Call)>
        publish;
    /** Notes in the index what it refused: IndexAdmin::noteRefused(). */
    std::function<Core::FutureResult<QList<Core::Result<void>>>(QList<Ports::IndexRefusal>,
                                                                Core::Call)>
        refuse;
    /** All articles up to `last`, in id order, were published or refused; called in order. An error
     * ends the fill. */
    std::function<Core::Task<void>(Core::ArticleId last, const FillReport &soFar)> reached;
};

/**
 * Publishes what SQL holds after `after`, in id order, tombstones included. While the index works
 * on one page the next is read; pages are a few megabytes, whatever the articles' length. Runs on
 * the calling thread, which needs an event loop. An article that the index refuses for its own sake
 * (Invalid) ends nothing: it is noted in the index and counted. Errors: the store's, the index's,
 * Cancelled; what was published stays.
 */
Core::Task<FillReport> fillIndex(Ports::ArticleStore &store, FillTarget target,
                                 Core::ArticleId after, Core::Call call);

/**
 * After a fill of `index`, which the alias leads to: counts what it holds and marks it verified,
 * less what it refused. Corrupt where it holds less than it took, or refused more than it took, or
 * lacks what could not even be noted; Conflict where the alias leads elsewhere by now. Saves that
 * are published meanwhile only add.
 */
Core::Task<void> verifyFill(Ports::IndexAdmin &admin, QString index, FillReport filled,
                            Core::Call call);

/** Why such an index is not used. */
Core::Error hopelessIndex(const FillReport &filled);

/** Cancelled, with a sentence for whoever called a fill off. */
Core::Error fillingStopped();

} // namespace Triptych::Sync
