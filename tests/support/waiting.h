#pragma once

#include <core/asfuture.h>
#include <core/result.h>

#include <QFuture>
#include <QTest>

/** How a test waits: while the event loop runs, and never without end. */
namespace Triptych::Tests {

/** The result of a future that never fails; a default value where it does not come. */
template<typename T> T wait(QFuture<T> future, int milliseconds = 20'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds)) {
        qCritical("a future did not finish in time");
        return T();
    }
    return future.result();
}

/** Timeout where it does not come, Cancelled where it ends without one. */
template<typename T> Core::Result<T> wait(Core::FutureResult<T> future, int milliseconds = 60'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds))
        return Core::failure(Core::ErrorKind::Timeout, QStringLiteral("the test waited in vain"));
    if (future.resultCount() != 1)
        return Core::failure(Core::ErrorKind::Cancelled, QStringLiteral("it ended without result"));
    return future.result();
}

/** A flow's outcome. */
template<typename T> Core::Result<T> waitFor(Core::Task<T> flow, int milliseconds = 60'000)
{
    return wait(Core::asFuture(std::move(flow)), milliseconds);
}

} // namespace Triptych::Tests
