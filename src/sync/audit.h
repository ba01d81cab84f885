#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/task.h>
#include <ports/indexadmin.h>

#include <functional>

namespace Triptych::Ports {
class ArticleCache;
class ArticleStore;
class Outbox;
} // namespace Triptych::Ports

namespace Triptych::Sync {

/** How a copy of an article differs from SQL. */
enum class Drift {
    Missing,  ///< SQL has it (or its tombstone), the index does not
    Stale,    ///< the copy is of an older version
    Orphaned, ///< the index has it, SQL does not
    Wrong,    ///< the copy's content, or its version, is none that SQL ever had there
    Refused,  ///< the index does not take it: known, and no drift; AuditItem::reason says why
};

/** "missing", "stale", "orphaned", "wrong", "refused". */
QString driftName(Drift drift);

struct AuditItem
{
    enum class Store { Index, Cache };

    QString id;
    QString title{}; ///< as SQL has it; empty where SQL has nothing
    Drift drift = Drift::Missing;
    Store store = Store::Index;
    bool repaired = false;
    QString reason{}; ///< of Refused: the first line in words, what follows is the server's own
};

struct AuditReport
{
    qint64 checked = 0; ///< rows of SQL, tombstones included
    qint64 missing = 0;
    qint64 stale = 0;
    qint64 orphaned = 0;
    qint64 wrong = 0;
    qint64 refused = 0; ///< not in found(): nobody can mend it but by changing the article
    qint64 repaired = 0;
    QList<AuditItem> items; ///< the first AuditTerms::mostItems
    Core::Error lastError;  ///< why something was not repaired, or the cache not looked at
    /** The cache could not be read: nothing is known of what stands there. */
    bool cacheIsAway = false;

    qint64 found() const { return missing + stale + orphaned + wrong; }
};

struct AuditTerms
{
    Ports::IndexCopy copy = Ports::IndexCopy::Current;
    Ports::IndexAdmin::Detail detail = Ports::IndexAdmin::Detail::Content;
    bool repair = false;
    int mostItems = 1'000;
    std::function<void(qint64 checked)> progress;
};

/** What an audit compares; SQL is the truth. */
struct AuditedStores
{
    Ports::ArticleStore &store;
    Ports::IndexAdmin *index = nullptr; ///< null where SQL searches by design
    Ports::ArticleCache *cache = nullptr;
    /** Where it may be read: what the index refused of the last saves stands there. */
    Ports::Outbox *outbox = nullptr;
};

/**
 * Compares SQL with the index and the cache, page by page in id order with bounded memory, by
 * hashes of (id, version, content). What looks wrong is looked at again, the copy first and SQL
 * after it, so that a save in between is no drift; one that is on its way (saved in the last half
 * minute) gets a few seconds to arrive.
 *
 * With `repair`, only what drifted is written: documents are rewritten from SQL and orphans
 * removed, cache entries go. Orphans are removed only where ArticleStore::seesEverything() says
 * that a row not seen is a row that is not there; else they stay, and `lastError` says so
 * (Forbidden).
 *
 * What the index refused stands in it (IndexRefusal) or in the outbox, and is told as Refused. With
 * `repair` it is tried again; what is refused then is noted in the index where nothing else stands
 * there.
 *
 * Runs on the calling thread, which needs an event loop and is busy hashing: not on a GUI thread.
 * Errors: those of the store and the index; NotFound where there is no index. What was repaired
 * stays.
 */
Core::Task<AuditReport> audit(AuditedStores stores, AuditTerms terms, Core::Call call);

/**
 * Looks again at what an audit found, and mends what is still so; nothing else is read. Terms,
 * thread and errors as of audit(), with `repair` set; `checked` counts the items. Those of a cache
 * that is away are found again, and not repaired.
 */
Core::Task<AuditReport> repair(AuditedStores stores, QList<AuditItem> found, AuditTerms terms,
                               Core::Call call);

} // namespace Triptych::Sync
