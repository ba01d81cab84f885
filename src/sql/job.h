#pragma once

#include "connection.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <memory>
#include <stop_token>

namespace Triptych::Sql {

/** A piece of work on its way to a connection thread. Its future is resolved exactly once, by
 * whoever is first: the work, the watchdog, or the end of the Database. */
class Job
{
public:
    Job(Access access, Core::Call call) : m_access(access), m_call(std::move(call)) {}
    virtual ~Job() = default;
    Q_DISABLE_COPY_MOVE(Job)

    Access access() const { return m_access; }
    const Core::Call &call() const { return m_call; }
    bool isResolved() const { return m_resolved.load(); }

    /** Does the work on the connection's thread, once more where a connection was lost while
     * reading. */
    virtual void execute(Connection &connection) = 0;
    virtual void fail(const Core::Error &error) = 0;

protected:
    bool claimAnswer() { return !m_resolved.exchange(true); }

private:
    const Access m_access;
    const Core::Call m_call;
    std::atomic<bool> m_resolved{false};
};

template<typename R> class TypedJob final : public Job
{
public:
    TypedJob(Access access, Core::Call call, std::function<R(Connection &)> work)
        : Job(access, std::move(call)), m_work(std::move(work))
    {
        m_promise.start();
    }

    QFuture<R> future() { return m_promise.future(); }

    void execute(Connection &connection) override
    {
        R result = m_work(connection);
        if (!result && connection.isLost() && access() == Access::Read && !connection.isOver()) {
            if (connection.open())
                result = m_work(connection);
        }
        resolve(std::move(result));
    }

    void fail(const Core::Error &error) override { resolve(R(tl::unexpected<Core::Error>(error))); }

private:
    void resolve(R result)
    {
        if (!claimAnswer())
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    std::function<R(Connection &)> m_work;
    QPromise<R> m_promise;
};

} // namespace Triptych::Sql
