#pragma once

#include <QDeadlineTimer>

#include <chrono>
#include <stop_token>

namespace Triptych::Core {

/**
 * The terms of one port call: when it must have answered (Timeout) and how it is called off
 * (Cancelled). Every port takes one; nothing relies on QFuture::cancel, which stops no work.
 */
struct Call
{
    QDeadlineTimer deadline{std::chrono::seconds(15)};
    std::stop_token stop{};

    static Call within(std::chrono::milliseconds time, std::stop_token stop = {})
    {
        return Call{QDeadlineTimer(time), std::move(stop)};
    }

    bool isOver() const { return stop.stop_requested() || deadline.hasExpired(); }
};

} // namespace Triptych::Core
