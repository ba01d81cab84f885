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
 * An answer that somebody still owes. Whoever answers first is heard, every later answer is
 * dropped. One that is dropped unanswered, because its thread ended or its client went away,
 * answers itself, so that no future stays open. Copies share it.
 *
 * Any thread; the answer is told on the thread that gives it. What `answered` holds is let go then.
 */
template<typename T> class Pending
{
public:
    using Answered = std::function<void(Result<T>)>;
    /** What is answered where nobody else does: Cancelled, in the words of the room. */
    using Unanswered = Error (*)();

    Pending(Answered answered, Unanswered unanswered)
        : m_state(std::make_shared<State>(std::move(answered), unanswered))
    {
    }

    /** One that finishes `future`, on the thread that answers. */
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

    /** Answers as if it were dropped once `stop` is requested, on the thread that stops; at once
     * where that was before. Called once, before anybody else can answer. */
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
