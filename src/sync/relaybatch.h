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

/** How long a relay holds the rows that it claimed. Rows of a killed relay wait for this time. It
 * may be shorter than a slow delivery, because two relays may publish the same article without
 * harm. */
constexpr std::chrono::seconds RelayLease{2};

/** How long to skip rows that only the index under rebuild still needs. With a pass each second
 * afterwards, that index gets them within five seconds after it works again. */
constexpr std::chrono::seconds NextIndexPause{3};

/** How long a store has to accept a batch, so that a store that never answers does not stop later
 * batches for longer. */
struct RelayPatience
{
    /** The index; and a millisecond more for each thousand characters. */
    std::chrono::milliseconds publish{2'000};
    std::chrono::milliseconds invalidate{2'000}; ///< the cache
};

/** The stores between which changes are published; outlives the flows below. */
struct RelayPorts
{
    Ports::Outbox &outbox;
    Ports::ArticleStore &store;
    Ports::SearchIndex &index;
    Ports::ArticleCache &cache;
    RelayPatience patience{};
};

/** The claimed rows, and the present articles of SQL. */
struct RelayBatch
{
    QList<Ports::OutboxClaim> claims;
    QList<Core::Article> stored;
    /** Articles that SQL cannot read although it reads others: each becomes a dead letter after
     * some attempts. */
    QHash<Core::ArticleId, Core::Error> unreadable;
    bool isLast = false; ///< nothing was due any more
    /** The error of SQL where it could not be read: the claimed rows are returned. */
    std::optional<Core::Error> trouble;

    QSet<QUuid> rows() const;
    qsizetype characters() const;
};

/** The outcome of a batch, in articles. */
struct RelayDelivery
{
    qint64 published = 0; ///< index and cache are at least at the claimed version
    qint64 postponed = 0;
    qint64 unasked = 0;    ///< articles that wait only for a store that was not asked
    Core::Error lastError; ///< why the last of them was postponed
    std::optional<Core::Error> indexMissed; ///< the index itself fails, not a single article
    std::optional<Core::Error> cacheMissed; ///< the same of the cache
    /** The index under rebuild fails; searches do not need it. */
    std::optional<Core::Error> nextMissed;
    Ports::OutboxTargets reached; ///< the targets that accepted something
    QList<QUuid> done;
    QSet<QUuid>
        ofNextIndex; ///< rows that are postponed because only the index under rebuild needs them
    QList<Ports::OutboxDelay> delays;
};

/** Claims articles that owe any of `owing` and reads them; those rows that are `inHand` are left
 * out, should their lease have ended, and articles of no rows but `passedBy` are put off again.
 * Errors: those of claiming; then nothing is claimed. */
Core::Task<RelayBatch> takeBatch(RelayPorts ports, Ports::OutboxTargets owing, int limit,
                                 QSet<QUuid> inHand, QSet<QUuid> passedBy, Core::Call call);

/** Publishes the batch to the targets in `asked`, to both at the same time. Never an error. */
Core::Task<RelayDelivery> deliver(RelayPorts ports, RelayBatch batch, Ports::OutboxTargets asked,
                                  Core::Call call);

/** Says so to the outbox, also where the call is over, of as many as it can. Rows that are due at
 * once after it are claimed again by whatever claims then. */
Core::Task<void> settle(RelayPorts ports, RelayDelivery delivery);

} // namespace Triptych::Sync
