#pragma once

#include "job.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>
#include <vector>

namespace Triptych::Sql {

/**
 * Ends jobs whose call is over: at the deadline, or when a stop is requested, it calls `over` with
 * the job, on its own thread. Any thread may call it.
 */
class Watchdog final
{
public:
    explicit Watchdog(std::function<void(const std::shared_ptr<Job> &)> over);
    ~Watchdog();
    Q_DISABLE_COPY_MOVE(Watchdog)

    void watch(const std::shared_ptr<Job> &job);
    void forget(const Job *job);

private:
    struct Watched
    {
        std::shared_ptr<Job> job;
        qint64 deadline = 0; ///< as QDeadlineTimer::deadlineNSecs()
        std::unique_ptr<std::stop_callback<std::function<void()>>> stop;
    };
    void loop();
    void onStopRequested(const Job *job);

    const std::function<void(const std::shared_ptr<Job> &)> m_over;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::unordered_map<const Job *, Watched> m_jobs;
    std::set<std::pair<qint64, const Job *>> m_deadlines;
    std::vector<const Job *> m_stopped;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace Triptych::Sql
