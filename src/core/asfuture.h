#pragma once

#include "cotry.h"
#include "pending.h"

namespace Triptych::Core {

/** Runs `flow` and answers `pending` with its result, on the thread of the flow. */
template<typename T> QCoro::Task<void> answerWith(Task<T> flow, Pending<T> pending)
{
    auto result = co_await flow;
    pending.answer(std::move(result));
}

/**
 * The result of a flow as a future, for callers that are not coroutines. It is finished on the
 * thread of the flow, with Cancelled where the flow is destroyed before its end.
 */
template<typename T> FutureResult<T> asFuture(Task<T> flow)
{
    auto [pending, future] = Pending<T>::withFuture(calledOff);
    answerWith<T>(std::move(flow), pending);
    return future;
}

} // namespace Triptych::Core
