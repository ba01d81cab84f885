#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace Triptych::Core {

/**
 * Calls `function` with what `future` is answered, on the thread of `context` and from its event
 * loop, as long as `context` is there; gives what `function` returns, or a future that is
 * cancelled. On the thread of `context`.
 *
 * This is what `future.then(context, function)` is for. That one looks at `context` from the thread
 * that answers (Qt 6.4, qfuture_impl.h), where it may be half destroyed just then.
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
                         // Whoever was to answer may have gone without a word.
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
