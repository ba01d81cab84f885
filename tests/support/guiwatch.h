#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace Triptych::Support {

/**
 * Watches the event loop of the thread that makes it: DESIGN.md's "the GUI thread does no I/O". A
 * loop that does not come round for longer than `longest` counts as blocked where its thread slept
 * meanwhile (it waits for a disk, a socket or a lock) or used the processor for all that time; not
 * where the machine was merely busy with others. Linux only; elsewhere it sees nothing.
 */
class GuiWatch final
{
public:
    /**
     * `blocked` gets milliseconds, and what the thread did and where, innermost function first;
     * called on that thread, after the block. One watch in a process: it takes SIGPROF.
     */
    GuiWatch(int longest, std::function<void(qint64, const QString &)> blocked);
    ~GuiWatch();
    Q_DISABLE_COPY_MOVE(GuiWatch)

private:
    void watch();
    void ask();
    void askWhere();

    const int m_longest;
    std::function<void(qint64, const QString &)> m_blocked;
    QObject m_here;
    qint64 m_thread = 0;
    std::atomic<qint64> m_asked = 0;    ///< when the loop was asked to come round, ms
    std::atomic<qint64> m_answered = 0; ///< the question that it answered last
    std::atomic<int> m_samples = 0;     ///< taken since m_longest was over
    std::atomic<int> m_asleep = 0;      ///< of them, how many found the thread asleep
    bool m_hasFrames = false;           ///< of this question; the watcher's alone
    std::atomic<bool> m_ended = false;
    std::unique_ptr<QThread> m_watcher;
};

} // namespace Triptych::Support
