#include "runcalls.h"

#include "translated.h"

#include <algorithm>

namespace Triptych::Exchange {

namespace {

constexpr std::chrono::seconds StoreTime{60};

} // namespace

struct RunCalls::Joined
{
    Joined(const std::stop_token &one, const std::stop_token &other)
        : byOne(one, Request{source}), byOther(other, Request{source})
    {
    }

    struct Request
    {
        std::stop_source source; // of one state with that of Joined
        void operator()() { source.request_stop(); }
    };

    std::stop_source source;
    std::stop_callback<Request> byOne;
    std::stop_callback<Request> byOther;
};

RunCalls::RunCalls(Core::Call call, std::stop_token atOnce)
    : m_call(std::move(call))
    , m_atOnce(std::move(atOnce))
    , m_joined(std::make_shared<Joined>(m_call.stop, m_atOnce))
    , m_stop(m_joined->source.get_token())
{
}

Core::Result<void> RunCalls::check() const
{
    if (isStopped())
        return Core::failure(Core::ErrorKind::Cancelled, QString());
    if (isTooLate())
        return Core::failure(Core::ErrorKind::Timeout, QString());
    return {};
}

Core::Error RunCalls::endedBy(const Core::Error &error) const
{
    Core::Error why = error;
    if (isStopped()) {
        why.kind = Core::ErrorKind::Cancelled;
        why.message = translated(QT_TRANSLATE_NOOP("Exchange", "The import was stopped."));
    } else if (why.kind == Core::ErrorKind::Timeout && isTooLate()) {
        why.message = translated(QT_TRANSLATE_NOOP("Exchange", "The import took too long."));
    }
    return why;
}

Core::Call RunCalls::read() const
{
    return Core::Call{write().deadline, m_stop};
}

Core::Call RunCalls::write() const
{
    QDeadlineTimer deadline(StoreTime);
    if (!m_call.deadline.isForever())
        deadline = std::min(deadline, m_call.deadline);
    return Core::Call{deadline, m_atOnce};
}

} // namespace Triptych::Exchange
