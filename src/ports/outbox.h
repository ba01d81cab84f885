#pragma once

#include <core/articleid.h>
#include <core/call.h>
#include <core/deadletter.h>
#include <core/result.h>

#include <QDateTime>
#include <QList>
#include <QUuid>

namespace Triptych::Ports {

/** "Article N changed": rows of one article, coalesced, claimed by one relay until the lease ends. */
struct OutboxClaim
{
    Core::ArticleId article;
    QList<QUuid> rows;     ///< the outbox ids this claim stands for
    qint64 version = 0;    ///< the newest version among them
    int attempts = 0;      ///< the most any of them was tried before
};

struct OutboxStatus
{
    qint64 waiting = 0;
    qint64 dead = 0;
    QDateTime oldest;  ///< created time of the oldest waiting row; invalid where none waits
};

/**
 * What the relay reads. Threads and errors as ArticleStore. Claims lease rows by the database's own
 * clock in one short transaction; whatever is not acknowledged within the lease is claimed again.
 */
class Outbox
{
public:
    virtual ~Outbox() = default;

    /** The oldest due rows, at most `limit` articles, leased for `leaseSeconds`. */
    virtual Core::FutureResult<QList<OutboxClaim>> claim(int limit, int leaseSeconds, Core::Call call) = 0;
    /** Done: the rows go. */
    virtual Core::FutureResult<void> acknowledge(QList<QUuid> rows, Core::Call call) = 0;
    /** Not done: due again after `delaySeconds`; after `maximumAttempts` the rows are dead letters. */
    virtual Core::FutureResult<void> postpone(QList<QUuid> rows, QString reason, int delaySeconds,
        int maximumAttempts, Core::Call call) = 0;
    virtual Core::FutureResult<OutboxStatus> status(Core::Call call) = 0;
    /** Makes dead letters due again; answers how many. */
    virtual Core::FutureResult<qint64> reviveDead(Core::Call call) = 0;
    /** The same for those of some articles. */
    virtual Core::FutureResult<qint64> reviveDead(QList<Core::ArticleId> articles, Core::Call call) = 0;
    /** One for each article that has any, the longest waiting first; at most `limit`. */
    virtual Core::FutureResult<QList<Core::DeadLetter>> deadLetters(int limit, Core::Call call) = 0;
};

} // namespace Triptych::Ports
