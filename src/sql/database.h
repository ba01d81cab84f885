#pragma once

#include "connection.h"
#include "job.h"
#include "migrations.h"
#include "watchdog.h"

#include <core/storehealth.h>

#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace Triptych::Sql {

class ConnectionThread;
class JobQueue;
struct SchemaGate;

/**
 * A database and the threads that own its connections: one writer and two readers for SQLite,
 * `ConnectSettings::connections` for PostgreSQL. Nothing is opened before the first work; a
 * connection that is lost is opened again by the next. The first one to open sees to the schema
 * (ConnectSettings::Schema).
 *
 * Any thread may call it. It must not be destroyed on a thread of its own: no work and no
 * continuation may hold the last reference.
 */
class Database final
{
public:
    explicit Database(ConnectSettings settings);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    Dialect dialect() const { return m_settings.dialect; }
    const ConnectSettings &settings() const { return m_settings; }

    /**
     * Queues `work`, a function of Connection & that answers a Core::Result, and returns at once.
     * The future is finished exactly once, on a thread of the database, within the deadline: with
     * what `work` answered, or Timeout or Cancelled when the call was over first (PostgreSQL is
     * then told to cancel; work that had not begun never begins; a transaction that is not
     * committed by then never is). `work` for reading may run twice where the connection was lost.
     */
    template<typename Work>
    auto run(Access access, Core::Call call, Work work, Haste haste = Haste::Usual)
        -> QFuture<std::invoke_result_t<Work, Connection &>>
    {
        auto job = std::make_shared<TypedJob<std::invoke_result_t<Work, Connection &>>>(
            access, std::move(call), haste, std::move(work));
        auto future = job->future();
        queue(std::move(job));
        return future;
    }

    /** The schema as it was when the database was opened; nothing before that. */
    std::optional<SchemaState> schema() const;

    /** Connects and sees to the schema. */
    Core::FutureResult<void> open(Core::Call call);
    /** One round trip; the latency is measured on the connection's thread. */
    Core::FutureResult<Core::StorePing> ping(Core::Call call);

private:
    void queue(std::shared_ptr<Job> job);
    void onOver(const std::shared_ptr<Job> &job);

    const ConnectSettings m_settings;
    std::shared_ptr<SchemaGate> m_gate;
    std::shared_ptr<JobQueue> m_writes;
    std::shared_ptr<JobQueue> m_reads; ///< the same queue where any connection may write
    std::vector<std::unique_ptr<ConnectionThread>> m_threads;
    QThreadPool m_cancellers;
    std::unique_ptr<Watchdog> m_watchdog;
};

} // namespace Triptych::Sql
