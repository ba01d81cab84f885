#pragma once

#include <ports/viewcounter.h>
#include <ports/viewseeding.h>
#include <redis/wire.h>

#include <QMutex>

#include <memory>

namespace Triptych::Redis {
class Client;
}

namespace Triptych::Views {

/**
 * Counts views in Redis: one INCR of `article:views:<id>` for each view. A website that counts
 * views does the same, and needs nothing else. Notes stand under `triptych:1:views:<name>`. Any
 * thread; futures finish on the client's thread. Errors beyond the port's: those of Redis::Client.
 */
class RedisCounter final : public Ports::ViewCounter, public Ports::CounterNotes
{
public:
    explicit RedisCounter(std::shared_ptr<Redis::Client> client);
    ~RedisCounter() override;

    Core::FutureResult<qint64> increment(Core::ArticleId id, Core::Call call) override;
    /** Adds `views` (INCRBY); answers the new count. Sent at most once, as increment(). */
    Core::FutureResult<qint64> add(Core::ArticleId id, qint64 views, Core::Call call);
    /**
     * Uses MGET. A counter that holds no number counts 0, and the log has one line for each such
     * call: one bad key must not hide the counts of all other articles. Usage for more than 10,000.
     */
    Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId> ids, Core::Call call) override;
    /** Uses SETNX, so that a login may be given this command and no right to change counters. After
     * a broken connection the answer may be too low by the counters that were set before. */
    Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                    Core::Call call) override;
    /** PING, whose round trip is the latency, then INFO for the version; a user may not be allowed
     * INFO, and the version is empty then. */
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

    Core::FutureResult<QString> note(QString name, Core::Call call) override;
    Core::FutureResult<void> setNote(QString name, QString text, Core::Call call) override;

private:
    const std::shared_ptr<Redis::Client> m_client;
    // A poll asks for the same articles again and again: the commands of the last one are kept.
    QMutex m_mutex;
    QList<Core::ArticleId> m_asked;
    QList<Redis::Command> m_commands;
};

} // namespace Triptych::Views
