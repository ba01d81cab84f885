#pragma once

#include <core/result.h>

#include <QCoreApplication>

#include <functional>
#include <memory>

namespace Triptych::Elastic {

/**
 * Hands one result to a callback exactly once. One that is dropped unanswered, because its thread
 * ended or its client went away, answers Cancelled, so that no future stays open. Shared by copies.
 */
template<typename T> class Answer
{
public:
    using Callback = std::function<void(Core::Result<T>)>;

    explicit Answer(Callback callback) : m_state(std::make_shared<State>(std::move(callback))) {}

    /** One that finishes `future`. */
    static std::pair<Answer, Core::FutureResult<T>> withFuture()
    {
        auto promise = std::make_shared<QPromise<Core::Result<T>>>();
        promise->start();
        auto future = promise->future();
        return {Answer([promise](Core::Result<T> result) {
                    promise->addResult(std::move(result));
                    promise->finish();
                }),
                future};
    }

    void operator()(Core::Result<T> result) const
    {
        if (Callback callback = std::exchange(m_state->callback, nullptr))
            callback(std::move(result));
    }

private:
    struct State
    {
        explicit State(Callback made) : callback(std::move(made)) {}
        ~State()
        {
            if (callback) {
                callback(Core::failure(
                    Core::ErrorKind::Cancelled,
                    QCoreApplication::translate("Search", "The search was called off.")));
            }
        }
        State(const State &) = delete;
        State &operator=(const State &) = delete;
        Callback callback;
    };
    std::shared_ptr<State> m_state;
};

} // namespace Triptych::Elastic
