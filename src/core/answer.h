#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace Triptych::Core {

/**
 * Calls `function` with the result of `future`, from the event loop of `context`, on its thread.
 * The returned future has what `function` returns. `function` is not called once `context` is
 * deleted, or where `future` ends without a result; the returned future is cancelled then. Call it
 * on the thread of `context`.
 *
 * Use this and not `future.then(context, function)`: that function reads `context` on the thread
 * that finishes the future (Qt 6.4, qfuture_impl.h), while `context` may be in its destructor.
 */
template<typename T, typename Function>
auto onAnswer(const QFuture<T> &future, QObject *context, Function function)
    -> QFuture<std::invoke_result_t<Function, const T &>>
{
    using Given = std::invoke_result_t<Function, const T &>;
    const auto promise = std::make_shared<QPromise<Given>>();
    promise->start();
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, promise, function = std::move(function)]() mutable {
                         const QFuture<T> answered = watcher->future();
                         watcher->deleteLater();
                         // The other side may have dropped its promise without a result.
                         if (answered.resultCount() == 0)
                             return;
                         if constexpr (std::is_void_v<Given>)
                             function(answered.result());
                         else
                             promise->addResult(function(answered.result()));
                         promise->finish();
                     });
    watcher->setFuture(future);
    return promise->future();
}

} // namespace Triptych::Core
