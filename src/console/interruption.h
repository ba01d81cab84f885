#pragma once

#include <core/call.h>
#include <platform/signals.h>

#include <stop_token>

namespace Triptych::Console {

/** SIGINT and SIGTERM end a long command between two of its steps; what it did stays. */
class Interruption final
{
public:
    Interruption()
    {
        QObject::connect(&m_signals, &Platform::Signals::terminationRequested, &m_signals,
                         [this] { m_stop.request_stop(); });
    }

    /** The terms of a long command, with a deadline so late that it never ends the work of a large
     * archive. */
    Core::Call call() const
    {
        return Core::Call::within(std::chrono::hours(24), m_stop.get_token());
    }
    bool isRequested() const { return m_stop.stop_requested(); }

private:
    Platform::Signals m_signals;
    std::stop_source m_stop;
};

} // namespace Triptych::Console
