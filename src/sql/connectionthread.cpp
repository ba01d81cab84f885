#include "connectionthread.h"

#include "postgres.h"

#include <QScopeGuard>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace Triptych::Sql {

namespace {

constexpr std::chrono::seconds CancelPatience{1};
/** Statements of a moment that come together need no connection more; pings, of which three come
 * together where PostgreSQL stands behind all ports, not even on a slow machine. */
constexpr std::chrono::milliseconds SparePause{40};
constexpr std::chrono::milliseconds LongSparePause{1000};
/** How long a thread that got no connection leaves the work to those that have one. */
constexpr std::chrono::seconds RefusedPause{1};

} // namespace

bool JobQueue::push(std::shared_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return false;
        m_jobs.push_back(std::move(job));
    }
    // Which thread is to take it, each of them sees for itself.
    m_changed.notify_all();
    return true;
}

std::shared_ptr<Job> JobQueue::pop(Turn turn, std::chrono::milliseconds patience,
                                   const std::function<void()> &idle)
{
    std::unique_lock lock(m_mutex);
    const auto isOurs = [this, turn] {
        return m_closed || m_jobs.size() > (turn == Turn::Always ? 0 : m_free);
    };
    const auto isHurried = [this] {
        return std::any_of(m_jobs.begin(), m_jobs.end(),
                           [](const auto &job) { return job->haste() == Haste::Usual; });
    };
    const auto othersTookIt = [&] {
        if (turn == Turn::Always || m_closed)
            return false;
        const bool hurried = isHurried();
        // True also where work came meanwhile that is in more of a hurry: then look again.
        return m_changed.wait_for(lock, hurried ? SparePause : LongSparePause,
                                  [&] { return !isOurs() || (!hurried && isHurried()); });
    };
    const auto idleAt = std::chrono::steady_clock::now() + patience;
    bool wasIdle = false;
    m_free += turn == Turn::Always;
    do {
        if (!wasIdle && !m_changed.wait_until(lock, idleAt, isOurs)) {
            lock.unlock();
            idle();
            lock.lock();
            wasIdle = true;
        }
        m_changed.wait(lock, isOurs);
    } while (othersTookIt());
    m_free -= turn == Turn::Always;
    if (m_closed)
        return nullptr;
    auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job;
}

bool JobQueue::isOpenElsewhere(const void *thread)
{
    const std::lock_guard lock(m_mutex);
    return hasOthers(thread);
}

bool JobQueue::hasOthers(const void *thread) const
{
    return m_connected.size() > m_connected.count(thread);
}

bool JobQueue::handBack(std::shared_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return false;
        m_jobs.push_front(std::move(job));
    }
    m_changed.notify_all();
    return true;
}

void JobQueue::noteConnection(const void *thread, bool isOpen)
{
    {
        const std::lock_guard lock(m_mutex);
        if (isOpen == m_connected.contains(thread))
            return;
        if (isOpen)
            m_connected.insert(thread);
        else
            m_connected.erase(thread);
    }
    m_changed.notify_all();
}

void JobQueue::rest(const void *thread, std::chrono::milliseconds pause)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, pause, [&] { return m_closed || !hasOthers(thread); });
}

std::deque<std::shared_ptr<Job>> JobQueue::close()
{
    std::deque<std::shared_ptr<Job>> left;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        left.swap(m_jobs);
    }
    m_changed.notify_all();
    return left;
}

ConnectionThread::ConnectionThread(ConnectSettings settings, std::shared_ptr<JobQueue> queue,
                                   JobQueue::Turn turn, std::shared_ptr<SchemaGate> gate,
                                   bool protect, std::function<void(const Job *)> done)
    : m_settings(std::move(settings))
    , m_queue(std::move(queue))
    , m_turn(turn)
    , m_gate(std::move(gate))
    , m_protect(protect)
    , m_done(std::move(done))
{
    setObjectName(QStringLiteral("sql"));
}

void ConnectionThread::run()
{
    static std::atomic<int> number{0};
    Connection connection(m_settings, QStringLiteral("triptych-sql-%1").arg(++number));
    if (m_settings.schema != ConnectSettings::Schema::Ignore)
        connection.setOnOpened([this](Connection &opened) { return seeToSchema(opened); });
    {
        const std::lock_guard lock(m_cancelMutex);
        m_connection = &connection;
        if (m_abandoned)
            connection.abandon();
    }
    const auto closeSpare = [&] {
        if (m_turn != JobQueue::Turn::WhenBusy)
            return;
        connection.close();
        m_queue->noteConnection(this, false);
    };
    while (const auto job = m_queue->pop(m_turn, m_settings.sparePatience, closeSpare))
        process(connection, job);
    m_queue->noteConnection(this, false);
    const std::lock_guard lock(m_cancelMutex);
    m_connection = nullptr;
}

void ConnectionThread::process(Connection &connection, const std::shared_ptr<Job> &job)
{
    if (job->isResolved() || job->call().isOver()) {
        job->fail(job->call().stop.stop_requested() ? cancelledError() : timeoutError());
        m_done(job.get());
        return;
    }
    {
        const std::lock_guard lock(m_currentMutex);
        m_current = job;
    }
    connection.startCall(job->call(), job->access());
    const auto prepared = prepare(connection);
    m_queue->noteConnection(this, connection.isOpen());
    // Where the server has none left for this thread, one that has a connection does the work.
    const bool isForOthers = m_settings.dialect == Dialect::PostgreSql && !prepared &&
                             prepared.error().kind == Core::ErrorKind::Unreachable &&
                             !connection.isOver() && m_queue->isOpenElsewhere(this);
    if (isForOthers)
        ; // handed back below, when nobody cancels it here any more
    else if (!prepared)
        job->fail(prepared.error());
    else if (!job->isResolved() && !connection.isOver())
        job->execute(connection);
    else // Opening took too long, and then nobody could have cancelled what starts now.
        job->fail(connection.overError());
    {
        const std::lock_guard lock(m_currentMutex);
        m_current.reset();
    }
    std::shared_ptr<Asked> asked;
    {
        const std::lock_guard lock(m_cancelMutex);
        asked = std::exchange(m_asked, nullptr);
    }
    if (isForOthers && !m_queue->handBack(job))
        job->fail(prepared.error());
    if (job->isResolved())
        m_done(job.get());
    // A cancellation under way is waited for here, so that it cannot meet the next job; one that
    // does not end can only meet the session that is closed now.
    if (connection.isLost() || (asked && !isDone(*asked)))
        connection.close();
    else if (asked)
        connection.settle();
    m_queue->noteConnection(this, connection.isOpen());
    if (isForOthers)
        m_queue->rest(this, RefusedPause);
}

Core::Result<void> ConnectionThread::prepare(Connection &connection)
{
    if (connection.isOpen())
        return {};
    if (auto opened = connection.open(); !opened)
        return opened;
    if (m_protect)
        connection.protect();
    return {};
}

Core::Result<void> ConnectionThread::seeToSchema(Connection &connection)
{
    const std::lock_guard lock(m_gate->mutex);
    if (m_gate->isOpen) {
        // Another program may have taken a step since that shuts this one out.
        const auto now = readNumbers(connection);
        if (!now)
            return Core::failure(now.error());
        if (auto usable = checkUsable(*now, m_settings.dialect); !usable)
            return usable;
    } else {
        const Core::Call call = connection.call();
        const Access access = connection.access();
        connection.startCall(call, Access::Write);
        using Schema = ConnectSettings::Schema;
        auto state =
            m_settings.schema == Schema::Upgrade
                ? upgradeSchema(connection)
                : openSchema(connection, m_settings.schema == Schema::Keep ? OlderFile::IsKept
                                                                           : OlderFile::IsUpgraded);
        connection.startCall(call, access);
        if (!state)
            return Core::failure(state.error());
        m_gate->state = std::move(*state);
        m_gate->isOpen = true;
    }
    connection.setSchemaVersion(m_gate->state.version);
    return {};
}

void ConnectionThread::abandon()
{
    const std::lock_guard lock(m_cancelMutex);
    m_abandoned = true;
    if (m_connection)
        m_connection->abandon();
}

void ConnectionThread::sever()
{
    const std::lock_guard lock(m_cancelMutex);
    if (!m_connection)
        return;
    if (const auto handle = m_connection->interrupter().handle())
        handle->sever();
    else
        m_connection->interrupter().severHung();
}

void ConnectionThread::cancel(const Job *job)
{
    {
        const std::lock_guard lock(m_cancelMutex);
        if (m_settings.dialect != Dialect::PostgreSql || std::exchange(m_cancelling, job) == job)
            return;
    }
    const auto ended = qScopeGuard([this, job] {
        const std::lock_guard lock(m_cancelMutex);
        if (m_cancelling == job)
            m_cancelling = nullptr;
    });
    auto end = std::chrono::steady_clock::now() + CancelPatience;
    bool hasAsked = false;
    while (current().get() == job) {
        if (!hasAsked && (hasAsked = ask(job)))
            end = std::chrono::steady_clock::now() + CancelPatience;
        if (std::chrono::steady_clock::now() > end)
            sever();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

bool ConnectionThread::ask(const Job *job)
{
    std::shared_ptr<CancelHandle> handle;
    std::shared_ptr<Asked> asked;
    {
        const std::lock_guard lock(m_cancelMutex);
        if (current().get() != job || !m_connection || m_asked)
            return true;
        // While it signs in there is nothing to cancel yet.
        handle = m_connection->interrupter().handle();
        if (!handle)
            return false;
        asked = m_asked = std::make_shared<Asked>();
    }
    // On a thread that nobody waits for: nothing ends PQcancel in a black hole.
    std::thread([handle, asked] {
        handle->cancel();
        {
            const std::lock_guard lock(asked->mutex);
            asked->isDone = true;
        }
        asked->changed.notify_all();
    }).detach();
    return true;
}

bool ConnectionThread::isDone(Asked &asked)
{
    std::unique_lock lock(asked.mutex);
    return asked.changed.wait_for(lock, CancelPatience, [&asked] { return asked.isDone; });
}

std::shared_ptr<Job> ConnectionThread::current() const
{
    const std::lock_guard lock(m_currentMutex);
    return m_current;
}

} // namespace Triptych::Sql
