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
    Missing,  ///< SQL has the article (or its tombstone), the index does not
    Stale,    ///< the copy is of an older version
    Orphaned, ///< the index has the article, SQL does not
    Wrong,    ///< SQL never had this content, or this version
    Refused, ///< the index refuses the article, which is known and no drift; AuditItem::reason says
             ///< why
};

/** "missing", "stale", "orphaned", "wrong", "refused". */
QString driftName(Drift drift);

struct AuditItem
{
    enum class Store { Index, Cache };

    QString id;
    QString title{}; ///< the title in SQL; empty where SQL has no such article
    Drift drift = Drift::Missing;
    Store store = Store::Index;
    bool repaired = false;
    QString reason{}; ///< of Refused: the first line is a sentence for people, the rest is the
                      ///< server's own text
};

struct AuditReport
{
    qint64 checked = 0; ///< rows of SQL, tombstones included
    qint64 missing = 0;
    qint64 stale = 0;
    qint64 orphaned = 0;
    qint64 wrong = 0;
    qint64 refused = 0; ///< not in found(): only a change of the article can help
    qint64 repaired = 0;
    QList<AuditItem> items; ///< the first AuditTerms::mostItems
    Core::Error lastError;  ///< why something was not repaired, or why the cache was not read
    /** The cache could not be read, so nothing is known about its entries. */
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

/** The stores that an audit compares. Where they differ, SQL is right. */
struct AuditedStores
{
    Ports::ArticleStore &store;
    Ports::IndexAdmin *index = nullptr; ///< null where SQL searches by design
    Ports::ArticleCache *cache = nullptr;
    /** Null where this login may not read it. It knows what the index refused of the last saves. */
    Ports::Outbox *outbox = nullptr;
};

/**
 * Compares SQL with the index and the cache, page by page in id order with bounded memory, by
 * hashes of (id, version, content). A difference is checked a second time, first the copy and then
 * SQL, so that a save in between is no drift. An article saved in the last half minute gets a few
 * seconds to reach the copy.
 *
 * With `repair`, it writes only what differs: it rewrites documents from SQL, and removes orphans
 * and cache entries. It removes orphans only where ArticleStore::seesEverything(), because else an
 * unseen row may exist; otherwise they stay, and `lastError` is Forbidden.
 *
 * Articles that the index refused are noted in the index (IndexRefusal) or in the outbox, and are
 * reported as Refused. With `repair` they are tried again; a new refusal is noted in the index,
 * unless it has another document for the article.
 *
 * Runs on the calling thread, which needs an event loop and is busy hashing: not on a GUI thread.
 * Errors: those of the store and the index; NotFound where there is no index. Repairs made before
 * an error stay.
 */
Core::Task<AuditReport> audit(AuditedStores stores, AuditTerms terms, Core::Call call);

/**
 * Checks again the items that an audit found, and repairs those that still differ; reads nothing
 * else. Terms, thread and errors as in audit() with `repair` set; `checked` counts the items. Items
 * of a cache that is away are reported again and not repaired.
 */
Core::Task<AuditReport> repair(AuditedStores stores, QList<AuditItem> found, AuditTerms terms,
                               Core::Call call);

} // namespace Triptych::Sync
