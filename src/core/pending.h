#pragma once

#include "result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace Triptych::Core {

/**
 * An answer that is still to come. The first answer counts, every later one is dropped. When the
 * last copy is destroyed without an answer, because its thread ended or its client is gone, it
 * answers with `unanswered`, so that no future stays open. Copies share one answer.
 *
 * Any thread. `answered` is called on the thread that answers, and destroyed afterwards.
 */
template<typename T> class Pending
{
public:
    using Answered = std::function<void(Result<T>)>;
    /** Gives the error for the case that nobody answers: Cancelled, in the words of the room. */
    using Unanswered = Error (*)();

    Pending(Answered answered, Unanswered unanswered)
        : m_state(std::make_shared<State>(std::move(answered), unanswered))
    {
    }

    /** A Pending and the future that it finishes, on the thread that answers. */
    static std::pair<Pending, FutureResult<T>> withFuture(Unanswered unanswered)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        return {Pending(
                    [promise](Result<T> result) {
                        promise->addResult(std::move(result));
                        promise->finish();
                    },
                    unanswered),
                future};
    }

    void answer(Result<T> result) const { m_state->answer(std::move(result)); }

    bool isAnswered() const { return m_state->isAnswered.load(std::memory_order_acquire); }

    /** Answers with `unanswered` when `stop` is requested, on the thread that requests it; at once
     * if it has been requested already. Call it once, before anybody else can answer. */
    void answerOnStop(const std::stop_token &stop)
    {
        if (stop.stop_possible())
            m_state->stop.emplace(stop, Stop{m_state});
    }

private:
    struct State;
    struct Stop
    {
        std::weak_ptr<State> state;
        void operator()() const
        {
            if (const auto stopped = state.lock())
                stopped->answer(failure(stopped->unanswered()));
        }
    };

    struct State
    {
        State(Answered told, Unanswered last) : answered(std::move(told)), unanswered(last) {}
        ~State()
        {
            if (!isAnswered)
                answer(failure(unanswered()));
        }
        Q_DISABLE_COPY_MOVE(State)

        void answer(Result<T> result)
        {
            if (isAnswered.exchange(true, std::memory_order_acq_rel))
                return;
            const Answered told = std::exchange(answered, nullptr);
            told(std::move(result));
        }

        Answered answered; ///< belongs to whoever sets `isAnswered`
        const Unanswered unanswered;
        std::atomic_bool isAnswered = false;
        std::optional<std::stop_callback<Stop>> stop;
    };

    std::shared_ptr<State> m_state;
};

} // namespace Triptych::Core
