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
        WhenBusy, ///< those for which no thread of the other kind is free, not for a moment later
                  ///< either
    };

    /** False where the queue was closed. */
    bool push(std::shared_ptr<Job> job);
    /** Waits for the next job of this turn; null once the queue is closed. `idle` is called, once
     * and without the queue's lock, where none came within `patience`. */
    std::shared_ptr<Job> pop(Turn turn, std::chrono::milliseconds patience,
                             const std::function<void()> &idle);
    /** Gives back, as the next, a job that was not begun. False where the queue was closed. */
    bool handBack(std::shared_ptr<Job> job);
    void noteConnection(const void *thread, bool isOpen);
    /** Another thread than this has a connection, as far as it knows. */
    bool isOpenElsewhere(const void *thread);
    /** Leaves the jobs to the other threads for so long, or until none of them has a connection. */
    void rest(const void *thread, std::chrono::milliseconds pause);
    /** Lets every waiting thread go; answers the jobs that nobody began. */
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

/** Only one connection at a time looks after the schema, and only until it was found in order. */
struct SchemaGate
{
    std::mutex mutex;
    std::atomic<bool> isOpen{false};
    SchemaState state; ///< as it was found in order; by `mutex` until isOpen, constant from then on
};

/** A thread with a connection of its own, which is opened, used, closed and removed on it. */
class ConnectionThread final : public QThread
{
public:
    /** `turn`: one of WhenBusy closes its connection while it is not needed; `protect`: refuse to
     *  write; `done` is told of each job that ended. */
    ConnectionThread(ConnectSettings settings, std::shared_ptr<JobQueue> queue, JobQueue::Turn turn,
                     std::shared_ptr<SchemaGate> gate, bool protect,
                     std::function<void(const Job *)> done);

    /** Cancels `job` where it is what runs here now: asks the server, and ends the connection where
     * that does not help within a second. Any thread; blocks until the job has ended. */
    void cancel(const Job *job);
    /** For the end of the database: the work that runs here now leaves whatever loop it is in. Any
     * thread. */
    void abandon();
    /** Ends the session there is, whatever it waits for; one that is not set up yet, once it hangs.
     * Any thread. */
    void sever();
    /** The job that runs here now, or null. Any thread. */
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
