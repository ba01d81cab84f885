#pragma once

#include "cotry.h"
#include "pending.h"

namespace Triptych::Core {

/** Answers `pending` with what `flow` ends with, on the thread of the flow. */
template<typename T> QCoro::Task<void> answerWith(Task<T> flow, Pending<T> pending)
{
    auto result = co_await flow;
    pending.answer(std::move(result));
}

/**
 * What a flow ends with, for whoever is no coroutine. The future is finished on the thread of the
 * flow; Cancelled where the flow is dropped before its end.
 */
template<typename T> FutureResult<T> asFuture(Task<T> flow)
{
    auto [pending, future] = Pending<T>::withFuture(calledOff);
    answerWith<T>(std::move(flow), pending);
    return future;
}

} // namespace Triptych::Core
