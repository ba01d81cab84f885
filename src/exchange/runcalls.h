#pragma once

#include <core/call.h>
#include <core/result.h>

#include <functional>
#include <memory>
#include <stop_token>

namespace Triptych::Exchange {

/** Makes the Call of each question to the store, with a deadline of its own. */
using Calls = std::function<Core::Call()>;

/** How long the calls of one import may take, and what stops them. A value; any thread. */
class RunCalls final
{
public:
    /** `call` ends the import behind the batch that is being written, or at its deadline; `atOnce`
     * wherever it is. */
    RunCalls(Core::Call call, std::stop_token atOnce);

    /** Stops by either of the two: of what only reads nothing needs to be finished. */
    const std::stop_token &stop() const { return m_stop; }
    bool isStopped() const { return m_stop.stop_requested(); }
    bool isTooLate() const { return m_call.deadline.hasExpired(); }
    /** Cancelled or Timeout where the import is to end; without a message. */
    Core::Result<void> check() const;
    /** `error`, said as a stop or as the end of the time where it came of one. */
    Core::Error endedBy(const Core::Error &error) const;
    Core::Call read() const;
    /** A batch under way is finished also where the import is called off: what was kept is known
     * then. */
    Core::Call write() const;

private:
    struct Joined;

    Core::Call m_call;
    std::stop_token m_atOnce;
    std::shared_ptr<Joined> m_joined;
    std::stop_token m_stop; ///< of m_joined
};

} // namespace Triptych::Exchange
