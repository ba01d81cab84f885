#pragma once

#include <core/result.h>

#include <QFuture>
#include <QTest>

/** Lets the event loop run until `future` is done, and answers its one result. */
template<typename T>
Triptych::Core::Result<T> await(const Triptych::Core::FutureResult<T> &future,
                                int milliseconds = 60'000)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, milliseconds) ||
        future.resultCount() != 1) {
        return Triptych::Core::failure(Triptych::Core::ErrorKind::Internal,
                                       QStringLiteral("the future did not finish with one result"));
    }
    return future.result();
}

/** Fails the test with the error's words where a Result holds one. */
#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &verified = (result);                                                           \
        QVERIFY2(verified.has_value(),                                                             \
                 verified ? ""                                                                     \
                          : qPrintable(Triptych::Core::errorKindName(verified.error().kind) +      \
                                       QLatin1String(": ") + verified.error().message +            \
                                       QLatin1String(" / ") + verified.error().detail));           \
    } while (false)
