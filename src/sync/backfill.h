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
    qint64 published = 0; ///< living articles the index was given
    qint64 refused = 0;   ///< articles the index refused for their own sake, noted in it
    qint64 failed = 0;    ///< articles that are neither; `lastError` says why
    QList<Ports::IndexRefusal> refusals; ///< the first of the refused
    bool verified = false; ///< the index holds as many documents as it was given, less the refused
    Core::Error lastError;
};

/**
 * Fills the index behind the alias from SQL, in id order, while people and the relay go on:
 * versions keep the order right. Ends by counting what the index holds and, where it matches, marks
 * the index verified. Runs on the calling thread, which needs an event loop. `progress` gets the
 * articles done. Errors: those of the store and the index; what was published stays.
 */
Core::Task<BackfillReport> backfill(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                    Ports::IndexAdmin &admin,
                                    std::function<void(qint64 done)> progress, Core::Call call);

} // namespace Triptych::Sync
