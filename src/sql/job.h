#pragma once

#include "connection.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <memory>
#include <stop_token>

namespace Triptych::Sql {

/** How soon work is given a connection more where all that are kept are busy. */
enum class Haste {
    Usual,   ///< in a moment
    CanWait, ///< after a second: what nobody waits for
};

/** A piece of work on its way to a connection thread. Its future is resolved exactly once, by
 * whoever is first: the work, the watchdog, or the end of the Database. */
class Job
{
public:
    Job(Access access, Core::Call call, Haste haste = Haste::Usual)
        : m_access(access), m_haste(haste), m_call(std::move(call))
    {
    }
    virtual ~Job() = default;
    Q_DISABLE_COPY_MOVE(Job)

    Access access() const { return m_access; }
    Haste haste() const { return m_haste; }
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
    const Haste m_haste;
    const Core::Call m_call;
    std::atomic<bool> m_resolved{false};
};

template<typename R> class TypedJob final : public Job
{
public:
    TypedJob(Access access, Core::Call call, Haste haste, std::function<R(Connection &)> work)
        : Job(access, std::move(call), haste), m_work(std::move(work))
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
