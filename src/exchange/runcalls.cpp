#include "runcalls.h"

#include "translated.h"

#include <algorithm>

namespace Triptych::Exchange {

namespace {

constexpr std::chrono::seconds StoreTime{60};

} // namespace

bool RunCalls::isStopped() const
{
    return m_call.stop.stop_requested() || m_atOnce.stop_requested();
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
    return Core::Call{write().deadline, m_call.stop};
}

Core::Call RunCalls::write() const
{
    QDeadlineTimer deadline(StoreTime);
    if (!m_call.deadline.isForever())
        deadline = std::min(deadline, m_call.deadline);
    return Core::Call{deadline, m_atOnce};
}

} // namespace Triptych::Exchange
