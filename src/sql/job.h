#pragma once

#include "connection.h"
#include "sqlerror.h"

#include <core/pending.h>

#include <functional>

namespace Triptych::Sql {

/** How soon work gets an additional connection where all open ones are busy. */
enum class Haste {
    Usual,   ///< in a moment
    CanWait, ///< after a second: what nobody waits for
};

/** A piece of work for a connection thread. It is answered once: by the work, the watchdog, or the
 * end of the Database, whichever is first. */
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
    virtual bool isResolved() const = 0;

    /** Does the work, on the connection's thread; a read is repeated once where the connection was
     * lost. */
    virtual void execute(Connection &connection) = 0;
    virtual void fail(const Core::Error &error) = 0;

private:
    const Access m_access;
    const Haste m_haste;
    const Core::Call m_call;
};

template<typename R> class TypedJob final : public Job
{
public:
    TypedJob(Access access, Core::Call call, Haste haste, std::function<R(Connection &)> work)
        : Job(access, std::move(call), haste), m_work(std::move(work))
    {
    }

    QFuture<R> future() const { return m_answer.second; }

    bool isResolved() const override { return m_answer.first.isAnswered(); }

    void execute(Connection &connection) override
    {
        R result = m_work(connection);
        if (!result && connection.isLost() && access() == Access::Read && !connection.isOver()) {
            if (connection.open())
                result = m_work(connection);
        }
        m_answer.first.answer(std::move(result));
    }

    void fail(const Core::Error &error) override { m_answer.first.answer(Core::failure(error)); }

private:
    using Pending = Core::Pending<typename R::value_type>;

    std::function<R(Connection &)> m_work;
    const std::pair<Pending, QFuture<R>> m_answer = Pending::withFuture(cancelledError);
};

} // namespace Triptych::Sql
