#pragma once

#include <core/articleid.h>
#include <core/call.h>
#include <core/deadletter.h>
#include <core/result.h>

#include <QDateTime>
#include <QFlags>
#include <QList>
#include <QUuid>

#include <optional>

namespace Triptych::Ports {

/** What a change has to reach. The numbers are those of the column outbox.owes. */
enum class OutboxTarget { Index = 1, Cache = 2 };
Q_DECLARE_FLAGS(OutboxTargets, OutboxTarget)
Q_DECLARE_OPERATORS_FOR_FLAGS(OutboxTargets)
constexpr OutboxTargets AllTargets{OutboxTarget::Index, OutboxTarget::Cache};

/** "Article N changed": all waiting rows of one article, claimed by one relay until the lease ends.
 */
struct OutboxClaim
{
    Core::ArticleId article;
    QList<QUuid> rows;  ///< the outbox ids this claim stands for
    qint64 version = 0; ///< the newest version among them
    int attempts =
        0; ///< the largest number of earlier attempts among them; see OutboxDelay::maximumAttempts
    OutboxTargets owes = AllTargets; ///< the targets that at least one of them has not reached yet
};

/** Why some rows failed and when they are tried again. */
struct OutboxDelay
{
    QList<QUuid> rows;
    QString reason;
    int seconds = 0;
    /** The rows become dead letters after so many attempts. Not set: this attempt does not count,
     * because the rows are not the cause. */
    std::optional<int> maximumAttempts;
    OutboxTargets owes = AllTargets; ///< the targets that they have still not reached
};

struct OutboxStatus
{
    qint64 waiting = 0;
    qint64 dead = 0;
    QDateTime oldest; ///< created time of the oldest waiting row; invalid where none waits
    QString reason;   ///< why the oldest row was postponed last; empty where it never was
};

/**
 * What the relay reads. Threads and errors as ArticleStore. Claims lease rows by the database's own
 * clock in one short transaction; whatever is not acknowledged within the lease is claimed again.
 */
class Outbox
{
public:
    virtual ~Outbox() = default;

    /** The oldest due rows that still have a target in `owing`, of at most `limit` articles, leased
     * for `leaseSeconds`; single saves before those of bulk actions, which are many. */
    virtual Core::FutureResult<QList<OutboxClaim>> claim(int limit, int leaseSeconds,
                                                         OutboxTargets owing, Core::Call call) = 0;
    /** Deletes rows whose change has reached all targets. */
    virtual Core::FutureResult<void> acknowledge(QList<QUuid> rows, Core::Call call) = 0;
    /** Keeps rows for a later attempt, all in one transaction. */
    virtual Core::FutureResult<void> postpone(QList<OutboxDelay> delays, Core::Call call) = 0;
    virtual Core::FutureResult<OutboxStatus> status(Core::Call call) = 0;
    /** Makes dead letters due again; answers how many. */
    virtual Core::FutureResult<qint64> reviveDead(Core::Call call) = 0;
    /** The same, only for these articles. */
    virtual Core::FutureResult<qint64> reviveDead(QList<Core::ArticleId> articles,
                                                  Core::Call call) = 0;
    /** The rows of these articles that the index refused, given up or still being tried. */
    virtual Core::FutureResult<QList<Core::DeadLetter>> refusals(QList<Core::ArticleId> articles,
                                                                 Core::Call call) = 0;
    /** One dead letter for each article that has any, the one that waits longest first; at most
     * `limit`. */
    virtual Core::FutureResult<QList<Core::DeadLetter>> deadLetters(int limit, Core::Call call) = 0;
};

} // namespace Triptych::Ports
