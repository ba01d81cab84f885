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
    qint64 published = 0; ///< articles and tombstones that the index took
    qint64 living = 0;    ///< the part of `published` that are no tombstones
    qint64 refused = 0;   ///< articles whose content the index refused; each is noted in it
    qint64 failed = 0;    ///< neither taken nor noted; `lastError` says why
    QList<Ports::IndexRefusal> refusals; ///< the first of the refused, MostRefusalsListed at most
    Core::Error lastError;

    /** So many were refused that the index itself must be at fault: it must not be used. */
    bool isHopeless() const;
};

/** The most refusals that a report lists. */
constexpr int MostRefusalsListed = 200;

/** Where fillIndex() writes, and what it calls on the way. */
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
 * Publishes all articles of SQL after the id `after`, in id order, tombstones included. It reads
 * the next page while the index works on one; a page is a few megabytes, however long the articles
 * are. An article whose content the index refuses (Invalid) is counted and noted in the index, and
 * the fill goes on. Runs on the calling thread, which needs an event loop. Errors: those of the
 * store and the index, Cancelled; what was published stays.
 */
Core::Task<FillReport> fillIndex(Ports::ArticleStore &store, FillTarget target,
                                 Core::ArticleId after, Core::Call call);

/**
 * After a fill of `index`, the index behind the alias: counts its documents and marks it verified.
 * Corrupt where it holds fewer documents than it took, where it refused more articles than it took,
 * or where a refusal could not be noted. Conflict where the alias leads to another index by now.
 * Saves published meanwhile only add documents.
 */
Core::Task<void> verifyFill(Ports::IndexAdmin &admin, QString index, FillReport filled,
                            Core::Call call);

/** The error for an index that FillReport::isHopeless(). */
Core::Error hopelessIndex(const FillReport &filled);

/** Cancelled, with a sentence for the person who stopped a fill. */
Core::Error fillingStopped();

} // namespace Triptych::Sync
