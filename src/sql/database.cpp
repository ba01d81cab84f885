#include "database.h"

#include "connectionthread.h"
#include "sqlerror.h"

#include <QElapsedTimer>

namespace Triptych::Sql {

namespace {

/** Of PostgreSQL's a desk keeps two; with the one that listens for changes an idle desk has three.
 */
constexpr int KeptConnections = 2;

} // namespace

Database::Database(ConnectSettings settings)
    : m_settings(std::move(settings))
    , m_gate(std::make_shared<SchemaGate>())
    , m_writes(std::make_shared<JobQueue>())
    , m_reads(m_writes)
    , m_watchdog(
          std::make_unique<Watchdog>([this](const std::shared_ptr<Job> &job) { onOver(job); }))
{
    using Turn = JobQueue::Turn;
    const auto addThread = [this](const std::shared_ptr<JobQueue> &queue, Turn turn, bool protect) {
        m_threads.push_back(std::make_unique<ConnectionThread>(
            m_settings, queue, turn, m_gate, protect,
            [this](const Job *job) { m_watchdog->forget(job); }));
    };
    if (m_settings.dialect == Dialect::Sqlite) {
        m_reads = std::make_shared<JobQueue>();
        addThread(m_writes, Turn::Always, false);
        addThread(m_reads, Turn::Always, true);
        addThread(m_reads, Turn::Always, true);
    } else {
        for (int i = 0; i < qBound(1, m_settings.connections, 16); ++i)
            addThread(m_writes, i < KeptConnections ? Turn::Always : Turn::WhenBusy, false);
    }
    m_cancellers.setMaxThreadCount(static_cast<int>(m_threads.size()));
    for (const auto &thread : m_threads)
        thread->start();
}

Database::~Database()
{
    for (const auto &queue : {m_writes, m_reads}) {
        for (const auto &job : queue->close())
            job->fail(cancelledError());
    }
    for (const auto &thread : m_threads)
        thread->abandon();
    constexpr int AgainMs = 100;
    constexpr std::chrono::seconds BetweenJobs{1};
    for (const auto &thread : m_threads) {
        QDeadlineTimer patience(BetweenJobs);
        do {
            if (const auto job = thread->current())
                onOver(job);
            else if (patience.hasExpired())
                thread->sever();
        } while (!thread->wait(AgainMs));
    }
    m_watchdog.reset();
    m_cancellers.waitForDone();
}

void Database::queue(std::shared_ptr<Job> job)
{
    m_watchdog->watch(job);
    const auto &queue = job->access() == Access::Read ? m_reads : m_writes;
    if (!queue->push(job)) {
        m_watchdog->forget(job.get());
        job->fail(cancelledError());
    }
}

void Database::onOver(const std::shared_ptr<Job> &job)
{
    job->fail(job->call().deadline.hasExpired() ? timeoutError() : cancelledError());
    for (const auto &thread : m_threads) {
        if (thread->current() == job) {
            m_cancellers.start([worker = thread.get(), job] { worker->cancel(job.get()); });
            return;
        }
    }
}

std::optional<SchemaState> Database::schema() const
{
    if (!m_gate->isOpen)
        return std::nullopt;
    return m_gate->state;
}

Core::FutureResult<void> Database::open(Core::Call call)
{
    return run(Access::Write, std::move(call), [](Connection &) { return Core::Result<void>(); });
}

Core::FutureResult<Core::StorePing> Database::ping(Core::Call call)
{
    return run(
        Access::Read, std::move(call),
        [](Connection &connection) -> Core::Result<Core::StorePing> {
            QElapsedTimer timer;
            timer.start();
            auto version =
                connection.statement(QStringLiteral("sql/version")).one([](const Row &row) {
                    return row.text("version");
                });
            if (!version)
                return Core::failure(version.error());
            Core::StorePing ping;
            ping.product = connection.dialect() == Dialect::PostgreSql
                               ? QStringLiteral("PostgreSQL")
                               : QStringLiteral("SQLite");
            ping.version = version->value_or(QString()).section(QLatin1Char(' '), 0, 0);
            ping.latencyMs = double(timer.nsecsElapsed()) / 1e6;
            return ping;
        },
        Haste::CanWait);
}

} // namespace Triptych::Sql
