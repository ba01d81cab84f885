#pragma once

#include "bulk.h"
#include "client.h"

#include <core/asfuture.h>

#include <functional>

namespace Triptych::Elastic {

/**
 * Starts a flow of several requests on the client's I/O thread; it goes on there after each
 * `co_await`. `start` calls a coroutine that takes all its arguments by value. Cancelled where the
 * client is closed, or its thread ends, before the flow does.
 */
template<typename T>
Core::FutureResult<T> onIoThread(const std::shared_ptr<Client> &client,
                                 std::function<Core::Task<T>()> start)
{
    auto [pending, future] = Core::Pending<T>::withFuture(calledOff);
    pending.answerOnStop(client->gone());
    client->post(
        [start = std::move(start), pending = pending] { Core::answerWith<T>(start(), pending); });
    return future;
}

/** Bulk::run() as a future. */
Core::FutureResult<Bulk::Results> bulk(const std::shared_ptr<Client> &client,
                                       QList<Core::Article> articles, BulkTarget target,
                                       Core::Call call);

/** `_refresh` of an alias or index. */
Core::Task<void> refreshIndex(std::shared_ptr<Client> client, QString name, Core::Call call);

/** Succeeds after `delay`; Cancelled where the client is closed before. */
Core::FutureResult<void> pause(const std::shared_ptr<Client> &client,
                               std::chrono::milliseconds delay);

} // namespace Triptych::Elastic
