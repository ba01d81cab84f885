#pragma once

#include "call.h"
#include "task.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace Triptych::Core {

/**
 * The error that ends a flow after a wait, whatever was answered; nothing where the flow goes on.
 * The overloads are for the terms that CO_TRY takes.
 */
std::optional<Error> endBy(const std::stop_token &stop);
/** Looks only at the stop: the port itself answers Timeout when the deadline has passed. */
std::optional<Error> endBy(const Call &call);

inline std::optional<Error> endBy(std::optional<Error> reason)
{
    return reason;
}

/** The error of `words` once the stop was requested, else nothing. For a room whose own sentence
 * says what was kept. */
std::optional<Error> ifStopped(const Call &call, Error (*words)());

/** The error of a flow whose caller called it off, or whose owner is gone (Cancelled). */
Error calledOff();

template<typename T> std::optional<Error> endBy(const QPointer<T> &owner)
{
    return owner ? std::nullopt : std::optional(calledOff());
}

template<typename T> std::optional<Error> endBy(const std::weak_ptr<T> &owner)
{
    return owner.expired() ? std::optional(calledOff()) : std::nullopt;
}

/** The first term that ends the flow, if any does. */
template<typename... Terms> std::optional<Error> firstEnd(const Terms &...terms)
{
    std::optional<Error> end;
    (void(end || (end = endBy(terms))), ...);
    return end;
}

/** The first term that ends the flow, else the error in `answered`, else nothing. */
template<typename T, typename... Terms>
std::optional<Error> endOfWait(const Result<T> &answered, const Terms &...terms)
{
    std::optional<Error> end = firstEnd(terms...);
    if (!end && !answered)
        end = answered.error();
    return end;
}

} // namespace Triptych::Core

#define CO_TRY_JOINED(left, right) left##right
#define CO_TRY_NAME(left, right) CO_TRY_JOINED(left, right)

// The future has a name of its own: GCC 12 destroys temporaries of an awaited expression twice in
// some forms.
#define CO_TRY_WAIT(declaration, future, awaited, end)                                             \
    auto future = (awaited);                                                                       \
    declaration = co_await future;                                                                 \
    if (auto coTryEnd = end)                                                                       \
    co_return ::Triptych::Core::failure(*std::move(coTryEnd))

/**
 * How a flow waits. In a coroutine that returns Core::Task,
 *
 *     CO_TRY(const auto page, m_store.articles(ids, call), call);
 *
 * awaits a FutureResult or a Task and declares `page` with its value. An error ends the flow, which
 * returns it. The terms behind the first comma are looked at after the wait and before the answer;
 * each of them can end the flow, too:
 *
 * - a Call or a stop_token whose stop was requested. After a stop the caller and its stores may be
 * deleted. So a flow that waits for a port of its caller names the call here, and touches nothing
 * of the caller after a stop. A flow that waits for another flow need not: the other one has looked
 * after its own last wait, and nothing runs in between;
 * - a QPointer or weak_ptr whose owner is gone;
 * - an expression, read after the wait, that gives an `std::optional<Error>`, as ifStopped() does.
 *
 * It expands to several statements: write braces around it behind an `if`.
 */
#define CO_TRY(declaration, awaited, ...)                                                          \
    CO_TRY_VOID(awaited __VA_OPT__(, ) __VA_ARGS__);                                               \
    declaration = *std::move(CO_TRY_NAME(coTryResult, __LINE__))

/** As CO_TRY, where there is no value or nobody needs it. */
#define CO_TRY_VOID(awaited, ...)                                                                  \
    CO_TRY_WAIT(auto CO_TRY_NAME(coTryResult, __LINE__), CO_TRY_NAME(coTryFuture, __LINE__),       \
                awaited,                                                                           \
                ::Triptych::Core::endOfWait(CO_TRY_NAME(coTryResult, __LINE__) __VA_OPT__(, )      \
                                                __VA_ARGS__))

/** As CO_TRY for a flow that goes on after an error: `declaration` gets the Result itself, and only
 * the terms end the flow. The awaited value need not be a Result. */
#define CO_WAIT(declaration, awaited, ...)                                                         \
    CO_TRY_WAIT(declaration, CO_TRY_NAME(coTryFuture, __LINE__), awaited,                          \
                ::Triptych::Core::firstEnd(__VA_ARGS__))
