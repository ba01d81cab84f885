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

struct BackfillReport
{
    qint64 published = 0; ///< living articles that the index took
    qint64 refused = 0;   ///< articles whose content the index refused; each is noted in it
    qint64 failed = 0;    ///< articles that were neither taken nor noted; `lastError` says why
    QList<Ports::IndexRefusal> refusals; ///< the first of the refused
    bool verified = false;               ///< the index holds as many documents as it took
    Core::Error lastError;
};

/**
 * Fills the index behind the alias from SQL, in id order, while people save and the relay
 * publishes: external versions keep a newer document from being overwritten. At the end it counts
 * the documents in the index and, where the number is right, marks the index verified. Runs on the
 * calling thread, which needs an event loop. `progress` gets the articles done. Errors: those of
 * the store and the index; what was published stays.
 */
Core::Task<BackfillReport> backfill(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                    Ports::IndexAdmin &admin,
                                    std::function<void(qint64 done)> progress, Core::Call call);

} // namespace Triptych::Sync
