#pragma once

#include "request.h"
#include "script.h"
#include "settings.h"

#include <QtGlobal>

class QThread;

namespace Triptych::Redis {

class Dispatcher;

/**
 * A client of a Redis or Valkey server, of the primary that sentinels name, or of a cluster (RESP2,
 * one pipelined connection to each server).
 *
 * Calls may come from any thread and return at once; their futures finish on the client's thread
 * (the stop token's on the thread that stops), within the call's deadline. It connects with the
 * first call and reconnects by itself. When a deadline passes, it closes the connection, because a
 * late reply would be taken for the reply to the next command; commands that may be repeated are
 * sent again.
 *
 * In a cluster (https://redis.io/docs/reference/cluster-spec/) a command goes where its first key
 * lives, one without a key to any node. MGET may name keys of many nodes, other commands may not
 * (Unsupported). Commands of one pipeline that go to different nodes run in no order.
 *
 * Errors: Unreachable, Timeout, Cancelled, SignIn, Certificate, Forbidden, ReadOnly, Full, Corrupt,
 * Unsupported, Usage, Internal.
 */
class Client final
{
public:
    /** Works on `thread`, which must have an event loop and outlive the client; null = the calling
     * thread. */
    Client(Settings settings, QThread *thread);
    /** Fails what is pending with Cancelled, without waiting. */
    ~Client();
    Q_DISABLE_COPY_MOVE(Client)

    const Settings &settings() const { return m_settings; }

    /** One command; an error reply is an Error. */
    Core::FutureResult<Reply> command(Arguments arguments, Core::Call call,
                                      Repeat repeat = Repeat::Allowed);

    /** Several commands, written together; one result each, in order. The outer result is never an
     * error. */
    Core::FutureResult<QList<Core::Result<Reply>>>
    pipeline(QList<Arguments> commands, Core::Call call, Repeat repeat = Repeat::Allowed);

    /** The same with commands that are already encoded, for a poll that repeats them. */
    Core::FutureResult<QList<Core::Result<Reply>>>
    preparedPipeline(const QList<Command> &commands, Core::Call call,
                     Repeat repeat = Repeat::Allowed);

    /** EVALSHA, and EVAL where the server does not know the script yet (which means it did not
     * run). */
    Core::FutureResult<Reply> eval(const Script &script, QList<QByteArray> keys,
                                   QList<QByteArray> arguments, Core::Call call,
                                   Repeat repeat = Repeat::Allowed);

private:
    const Settings m_settings;
    Dispatcher *const m_dispatcher; // owned; deleted on its own thread
};

} // namespace Triptych::Redis
