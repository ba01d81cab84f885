#pragma once

#include <core/call.h>
#include <core/deadletter.h>
#include <core/task.h>
#include <ports/indexadmin.h>

namespace Triptych::Ports {
class Outbox;
}

namespace Triptych::Sync {

/** Saved articles that the index or the cache refuses. */
struct RefusedArticles
{
    /** First those of the outbox, the one that waits longest first; then those that are noted only
     * in the index, because an article from before the index was made has no row in the outbox. */
    QList<Core::DeadLetter> letters;
    QList<Core::ArticleId>
        ofIndex;             ///< the ids of those noted only in the index: the last of `letters`
    qint64 ofIndexAlone = 0; ///< about how many are noted only in the index, listed or not
    Core::Error indexError;  ///< why the index could not be asked; no message where it could
};

RefusedArticles refusedArticles(QList<Core::DeadLetter> ofOutbox,
                                const Ports::IndexRefusals &ofIndex);

/** Asks the outbox and the index; `index` is null where SQL searches by design. Lists at most
 * `limit` of each. Errors: those of the outbox. */
Core::Task<RefusedArticles> findRefusedArticles(Ports::Outbox &outbox, Ports::IndexAdmin *index,
                                                int limit, Core::Call call);

} // namespace Triptych::Sync
