#pragma once

#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Triptych::Redis {

/** Calls `passed` soon after the earliest of the deadlines given to it, on its owner's thread. */
class DeadlineWatch final
{
public:
    DeadlineWatch(QObject *owner, const std::function<void()> &passed) : m_timer(owner)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, owner, [this, passed] {
            m_next = QDeadlineTimer(QDeadlineTimer::Forever);
            passed();
        });
    }
    Q_DISABLE_COPY_MOVE(DeadlineWatch)

    void add(const QDeadlineTimer &deadline)
    {
        if (deadline.isForever() || deadline >= m_next)
            return;
        m_next = deadline;
        // One more, because the timer counts whole milliseconds and must not come too early.
        m_timer.start(std::chrono::milliseconds(deadline.remainingTime() + 1));
    }
    void stop() { m_timer.stop(); }

private:
    QTimer m_timer;
    QDeadlineTimer m_next{QDeadlineTimer::Forever};
};

} // namespace Triptych::Redis
