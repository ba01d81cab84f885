#pragma once

#include "job.h"
#include "migrations.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>

namespace Triptych::Sql {

/** Jobs waiting for a free connection thread. Any thread. */
class JobQueue final
{
public:
    /** Which jobs a thread takes. */
    enum class Turn {
        Always,   ///< any
        WhenBusy, ///< jobs for which no thread of the other kind has been free for a moment
    };

    /** False where the queue was closed. */
    bool push(std::shared_ptr<Job> job);
    /** Waits for the next job of this turn; null once the queue is closed. Calls `idle` once,
     * without the queue's lock, where no job came within `patience`. */
    std::shared_ptr<Job> pop(Turn turn, std::chrono::milliseconds patience,
                             const std::function<void()> &idle);
    /** Returns a job that was not begun to the front of the queue. False where the queue was
     * closed. */
    bool handBack(std::shared_ptr<Job> job);
    void noteConnection(const void *thread, bool isOpen);
    /** True where another thread than `thread` has a connection, as far as the queue knows. */
    bool isOpenElsewhere(const void *thread);
    /** Makes `thread` leave the jobs to the others for `pause`, or until none of them has a
     * connection. */
    void rest(const void *thread, std::chrono::milliseconds pause);
    /** Closes the queue and wakes every waiting thread. Answers the jobs that were not begun. */
    std::deque<std::shared_ptr<Job>> close();

private:
    bool hasOthers(const void *thread) const;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<Job>> m_jobs;
    std::set<const void *> m_connected; ///< threads
    std::size_t m_free = 0;             ///< threads of Turn::Always that wait
    bool m_closed = false;
};

/** Lets one connection at a time check the schema, until one has found it in order. */
struct SchemaGate
{
    std::mutex mutex;
    std::atomic<bool> isOpen{false};
    SchemaState state; ///< the schema that was found; guarded by `mutex` until isOpen, constant
                       ///< from then on
};

/** A thread with its own connection. The connection is opened, used, closed and removed on this
 * thread. */
class ConnectionThread final : public QThread
{
public:
    /** `turn`: a thread of WhenBusy closes its connection while it has no work. `protect`: the
     * connection refuses to write. `done` is called for each job that ended. */
    ConnectionThread(ConnectSettings settings, std::shared_ptr<JobQueue> queue, JobQueue::Turn turn,
                     std::shared_ptr<SchemaGate> gate, bool protect,
                     std::function<void(const Job *)> done);

    /** Cancels `job` if it is running here: asks the server, and ends the connection where that
     * does not help within a second. Any thread; blocks until the job has ended. */
    void cancel(const Job *job);
    /** For the end of the database: makes the running work leave its loops. Any thread. */
    void abandon();
    /** Ends the session, whatever it waits for. A session that is still being set up is ended once
     * it hangs. Any thread. */
    void sever();
    /** The running job, or null. Any thread. */
    std::shared_ptr<Job> current() const;

protected:
    void run() override;

private:
    void process(Connection &connection, const std::shared_ptr<Job> &job);
    Core::Result<void> prepare(Connection &connection);
    Core::Result<void> seeToSchema(Connection &connection);
    /** False where there is no session yet that could be asked to cancel. */
    bool ask(const Job *job);

    const ConnectSettings m_settings;
    const std::shared_ptr<JobQueue> m_queue;
    const JobQueue::Turn m_turn;
    const std::shared_ptr<SchemaGate> m_gate;
    const bool m_protect;
    const std::function<void(const Job *)> m_done;
    mutable std::mutex m_currentMutex;
    std::shared_ptr<Job> m_current;
    /** A cancellation that a server was asked for; shared with the thread that asks. */
    struct Asked
    {
        std::mutex mutex;
        std::condition_variable changed;
        bool isDone = false;
    };
    /** Waits until it is done, a second at most; false where it is not. */
    static bool isDone(Asked &asked);

    std::mutex m_cancelMutex;
    Connection *m_connection = nullptr;
    bool m_abandoned = false;
    const Job *m_cancelling = nullptr; ///< what somebody is in cancel() for
    std::shared_ptr<Asked> m_asked;    ///< for what runs now; null where nobody cancelled
};

} // namespace Triptych::Sql
