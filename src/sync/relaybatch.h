#pragma once

#include <core/article.h>
#include <core/task.h>
#include <ports/outbox.h>

#include <QHash>
#include <QSet>

#include <chrono>
#include <optional>

namespace Triptych::Ports {
class ArticleCache;
class ArticleStore;
class SearchIndex;
} // namespace Triptych::Ports

namespace Triptych::Sync {

/** How long what was claimed is this relay's; what a killed one had claimed waits so long. Two that
 * publish the same do no harm, so it may be shorter than a slow delivery. */
constexpr std::chrono::seconds RelayLease{2};

/** How long what only an index that is being rebuilt lacks is passed by: with a look each second
 * after it, that one has it within five seconds of being mended. */
constexpr std::chrono::seconds NextIndexPause{3};

/** How long a store has to take a batch: one that swallows everything must not hold up what comes
 * after it for longer. */
struct RelayPatience
{
    /** The index; and a millisecond more for each thousand characters. */
    std::chrono::milliseconds publish{2'000};
    std::chrono::milliseconds invalidate{2'000}; ///< the cache
};

/** Where changes come from and go to; outlives the flows below. */
struct RelayPorts
{
    Ports::Outbox &outbox;
    Ports::ArticleStore &store;
    Ports::SearchIndex &index;
    Ports::ArticleCache &cache;
    RelayPatience patience{};
};

/** Articles that changed, claimed, and what SQL holds of them now. */
struct RelayBatch
{
    QList<Ports::OutboxClaim> claims;
    QList<Core::Article> stored;
    /** These are read by nobody, though others are: each a dead letter in time. */
    QHash<Core::ArticleId, Core::Error> unreadable;
    bool isLast = false; ///< nothing was due any more
    /** Of the store, which could not be read: what was claimed is given back. */
    std::optional<Core::Error> trouble;

    QSet<QUuid> rows() const;
    qsizetype characters() const;
};

/** What became of a batch, in articles. */
struct RelayDelivery
{
    qint64 published = 0; ///< index and cache are at least at the claimed version
    qint64 postponed = 0;
    qint64 unasked = 0;                     ///< these owe only a store that was not asked
    Core::Error lastError;                  ///< why the last of them was postponed
    std::optional<Core::Error> indexMissed; ///< the index itself is in trouble, and not an article
    std::optional<Core::Error> cacheMissed; ///< the same of the cache
    /** An index that is being rebuilt is in trouble, and searches find all the same. */
    std::optional<Core::Error> nextMissed;
    Ports::OutboxTargets reached; ///< these took something
    QList<QUuid> done;
    QSet<QUuid> ofNextIndex; ///< rows that are put off since only that one lacks them
    QList<Ports::OutboxDelay> delays;
};

/** Claims articles that owe any of `owing` and reads them; those rows that are `inHand` are left
 * out, should their lease have ended, and articles of no rows but `passedBy` are put off again.
 * Errors: those of claiming; then nothing is claimed. */
Core::Task<RelayBatch> takeBatch(RelayPorts ports, Ports::OutboxTargets owing, int limit,
                                 QSet<QUuid> inHand, QSet<QUuid> passedBy, Core::Call call);

/** Brings those of `asked` up to date, both at once. Never an error. */
Core::Task<RelayDelivery> deliver(RelayPorts ports, RelayBatch batch, Ports::OutboxTargets asked,
                                  Core::Call call);

/** Says so to the outbox, also where the call is over, of as many as it can. Rows that are due at
 * once after it are claimed again by whatever claims then. */
Core::Task<void> settle(RelayPorts ports, RelayDelivery delivery);

} // namespace Triptych::Sync
