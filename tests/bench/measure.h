#pragma once

#include <core/result.h>

#include <QEventLoop>
#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace Triptych::Bench {

/** The value below which `share` (0 to 1) of the samples lie; 0 of none. */
double percentile(std::vector<double> samples, double share);
double median(std::vector<double> samples);

/** Seconds that `work` takes by a steady clock. */
template<typename Work> double secondsOf(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/** The result of a port call, delivered to this thread through its event loop as the desk gets it.
 */
template<typename T> Core::Result<T> deliver(Core::FutureResult<T> future)
{
    QObject context;
    QEventLoop loop;
    std::optional<Core::Result<T>> result;
    future.then(&context, [&](Core::Result<T> value) {
        result = std::move(value);
        loop.quit();
    });
    // A future that was finished already has called back before it returned.
    if (!result)
        loop.exec();
    return *std::move(result);
}

} // namespace Triptych::Bench
