#pragma once

#include "request.h"
#include "script.h"
#include "settings.h"

#include <QtGlobal>

class QThread;

namespace Triptych::Redis {

class Dispatcher;

/**
 * A Redis or Valkey server, the primary that sentinels name, or a cluster, as a client sees it
 * (RESP2, one pipelined connection to each server).
 *
 * Calls may come from any thread and return at once; their futures finish on the client's thread
 * (the stop token's on the thread that stops), within the call's deadline. Connects with the first
 * call and from then on by itself. A deadline that passes closes the connection, since later
 * replies would be taken for earlier ones; what was sent on it and may be repeated is sent again.
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
    /** Works on `thread`, which must have an event loop and outlive the client; null = the
     * caller's. */
    Client(Settings settings, QThread *thread);
    /** Fails what is pending with Cancelled, without waiting. */
    ~Client();
    Q_DISABLE_COPY_MOVE(Client)

    const Settings &settings() const { return m_settings; }

    /** One command; an error reply is an Error. */
    Core::FutureResult<Reply> command(Arguments arguments, Core::Call call,
                                      Repeat repeat = Repeat::Allowed);

    /** Several, written together; one result each, in order. The outer result is never an error. */
    Core::FutureResult<QList<Core::Result<Reply>>>
    pipeline(QList<Arguments> commands, Core::Call call, Repeat repeat = Repeat::Allowed);

    /** The same with commands that were made ready before, for a poll that asks the same again. */
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
