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
 * Views in Redis: one INCR of `article:views:<id>` each, which is the whole contract with a
 * website. Notes stand under `triptych:1:views:<name>`. Any thread; futures finish on the client's
 * thread. Errors beyond the port's: those of Redis::Client.
 */
class RedisCounter final : public Ports::ViewCounter, public Ports::CounterNotes
{
public:
    explicit RedisCounter(std::shared_ptr<Redis::Client> client);
    ~RedisCounter() override;

    Core::FutureResult<qint64> increment(Core::ArticleId id, Core::Call call) override;
    /** Raises by `views` (INCRBY); answers the new count. Sent once at most, as increment(). */
    Core::FutureResult<qint64> add(Core::ArticleId id, qint64 views, Core::Call call);
    /**
     * By MGET. A counter that holds no number counts 0 and is told once a call in the log: one
     * spoilt key must not take the counts of every other article away. Usage for more than 10,000.
     */
    Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId> ids, Core::Call call) override;
    /** By SETNX, which a login may have that must never change a counter. The answer may be short
     *  by what was set before a connection broke in between. */
    Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                    Core::Call call) override;
    /** PING, whose round trip is the latency, then INFO for the version, which a user may lack. */
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
