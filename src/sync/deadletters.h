#pragma once

#include <core/call.h>
#include <core/deadletter.h>
#include <core/task.h>
#include <ports/indexadmin.h>

namespace Triptych::Ports {
class Outbox;
}

namespace Triptych::Sync {

/** Saved articles that the index or the cache does not take. */
struct RefusedArticles
{
    /** Those of the outbox, the longest waiting first, and behind them those that the index alone
     * remembers: what was there before the index was made has no row in the outbox. */
    QList<Core::DeadLetter> letters;
    QList<Core::ArticleId> ofIndex; ///< the last of `letters`, which the outbox does not know
    qint64 ofIndexAlone = 0;        ///< about how many those are, listed or not
    Core::Error indexError;         ///< why the index could not be asked; no message where it could
};

RefusedArticles refusedArticles(QList<Core::DeadLetter> ofOutbox,
                                const Ports::IndexRefusals &ofIndex);

/** Asks both; `index` is null where SQL searches by design. At most `limit` of each by name.
 * Errors: those of the outbox. */
Core::Task<RefusedArticles> findRefusedArticles(Ports::Outbox &outbox, Ports::IndexAdmin *index,
                                                int limit, Core::Call call);

} // namespace Triptych::Sync
