#pragma once

#include <QFuture>
#include <QTest>

namespace Triptych::Test {

/** The result of a future, while the event loop runs; a default value where it does not come. */
template<typename T> T await(QFuture<T> future, int milliseconds = 20'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds)) {
        qCritical("a future did not finish in time");
        return T();
    }
    return future.result();
}

} // namespace Triptych::Test
