#include "watchdog.h"

namespace Triptych::Sql {

Watchdog::Watchdog(std::function<void(const std::shared_ptr<Job> &)> over)
    : m_over(std::move(over)), m_thread([this] { loop(); })
{
}

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Watchdog::watch(const std::shared_ptr<Job> &job)
{
    const QDeadlineTimer &deadline = job->call().deadline;
    const Job *key = job.get();
    {
        const std::lock_guard lock(m_mutex);
        Watched &watched = m_jobs[key];
        watched.job = job;
        watched.deadline = deadline.deadlineNSecs();
        if (!deadline.isForever())
            m_deadlines.emplace(watched.deadline, key);
    }
    m_changed.notify_all();
    if (!job->call().stop.stop_possible())
        return;
    // Without the lock: where the stop was requested already, the callback runs here and now.
    auto stop = std::make_unique<std::stop_callback<std::function<void()>>>(
        job->call().stop, [this, key] { onStopRequested(key); });
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_jobs.find(key); found != m_jobs.end())
        found->second.stop = std::move(stop);
}

void Watchdog::forget(const Job *job)
{
    Watched gone;
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return;
    m_deadlines.erase({found->second.deadline, job});
    std::erase(m_stopped, job);
    // Destroyed after the lock: a stop callback that runs just now waits for it.
    gone = std::move(found->second);
    m_jobs.erase(found);
}

void Watchdog::onStopRequested(const Job *job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_jobs.contains(job))
            return;
        m_stopped.push_back(job);
    }
    m_changed.notify_all();
}

void Watchdog::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        std::vector<Watched> over;
        const auto take = [&](const Job *job) {
            const auto found = m_jobs.find(job);
            if (found == m_jobs.end())
                return;
            m_deadlines.erase({found->second.deadline, job});
            over.push_back(std::move(found->second));
            m_jobs.erase(found);
        };
        for (const Job *job : std::exchange(m_stopped, {}))
            take(job);
        const qint64 now = QDeadlineTimer::current().deadlineNSecs();
        while (!m_deadlines.empty() && m_deadlines.begin()->first <= now)
            take(m_deadlines.begin()->second);
        if (!over.empty()) {
            lock.unlock();
            for (const Watched &watched : over)
                m_over(watched.job);
            over.clear();
            lock.lock();
        } else if (m_deadlines.empty()) {
            m_changed.wait(
                lock, [this] { return m_ending || !m_stopped.empty() || !m_deadlines.empty(); });
        } else {
            const qint64 next = m_deadlines.begin()->first;
            m_changed.wait_for(lock, std::chrono::nanoseconds(next - now), [this, next] {
                return m_ending || !m_stopped.empty() || m_deadlines.empty() ||
                       m_deadlines.begin()->first < next;
            });
        }
    }
}

} // namespace Triptych::Sql
