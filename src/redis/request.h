#pragma once

#include "reply.h"
#include "wire.h"

#include <core/call.h>
#include <core/pending.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Triptych::Redis {

/** Whether a command may be sent a second time where nobody knows if the first one took effect. */
enum class Repeat {
    Allowed, ///< it reads or sets a state: twice has the same effect as once
    Never,   ///< INCR and the like: once a byte of it was written it is never sent again
};

/** The longest time for one request, however long its call may last: a server that accepts a
 * command and stays silent must not stop work that takes a day. */
inline constexpr std::chrono::seconds LongestRequest{30};

/**
 * One command that waits for its reply. `done` is called exactly once, by the first of: the reply,
 * the deadline, a broken connection (all on the client's thread), the stop token (on the thread
 * that stops). A request that is destroyed unanswered is Cancelled.
 */
class Request final
{
public:
    /** An error reply comes as an Error, which errorFromReply() made. */
    using Done = std::function<void(Core::Result<Reply>)>;

    static std::shared_ptr<Request> create(Command command, Core::Call call, Repeat repeat,
                                           Done done);
    static std::shared_ptr<Request> create(Arguments arguments, Core::Call call, Repeat repeat,
                                           Done done);
    /** One that answers `pending`. */
    static std::shared_ptr<Request> create(Arguments arguments, Core::Call call, Repeat repeat,
                                           Core::Pending<Reply> pending);
    Q_DISABLE_COPY_MOVE(Request)

    void finish(Core::Result<Reply> result) { m_pending.answer(std::move(result)); }
    bool isFinished() const { return m_pending.isAnswered(); }

    const Arguments &arguments() const { return m_command.arguments(); }
    const QByteArray &wire() const { return m_command.wire(); }
    /** Its deadline is at most LongestRequest after the request was made. */
    const Core::Call &call() const { return m_call; }
    Repeat repeat() const { return m_repeat; }

    // The rest belongs to the client's thread.
    int sends = 0;                        ///< how often it was written to a socket
    int delays = 0;                       ///< how often a busy server made it wait
    int slot = -1;                        ///< of a cluster; -1 = any node will do
    int redirections = 0;                 ///< how often a cluster sent it elsewhere
    bool asking = false;                  ///< to be sent behind ASKING
    std::optional<Core::Error> lastError; ///< what to say instead of "timed out"

private:
    Request(Command command, Core::Call call, Repeat repeat, Core::Pending<Reply> pending);

    const Command m_command;
    const Core::Call m_call;
    const Repeat m_repeat;
    Core::Pending<Reply> m_pending;
};

using RequestPtr = std::shared_ptr<Request>;

} // namespace Triptych::Redis
