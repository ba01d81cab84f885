#pragma once

#include <core/task.h>

#include <QPromise>

#include <memory>

namespace Triptych::Test {

/** A flow's end as a future, for whoever is no coroutine. */
template<typename T> Core::FutureResult<T> asFuture(Core::Task<T> flow)
{
    auto promise = std::make_shared<QPromise<Core::Result<T>>>();
    promise->start();
    [](Core::Task<T> running, auto made) -> QCoro::Task<void> {
        auto result = co_await running;
        made->addResult(std::move(result));
        made->finish();
    }(std::move(flow), promise);
    return promise->future();
}

} // namespace Triptych::Test
