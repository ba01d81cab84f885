#pragma once

#include <core/call.h>

#include <algorithm>
#include <chrono>

namespace Triptych::Sync {

/** The longest time for one call to SQL or a cache inside work that may take a day: after it, a
 * silent store counts as away. Requests to an index have such a deadline of their own.
 */
constexpr std::chrono::seconds StepPatience{60};
/** The longest time for the first, small question to a store, for whose answer a person waits. */
constexpr std::chrono::seconds ProbePatience{10};

/** The terms of one step of `call`. */
inline Core::Call within(const Core::Call &call, std::chrono::milliseconds patience)
{
    return Core::Call{std::min(call.deadline, QDeadlineTimer(patience)), call.stop};
}

} // namespace Triptych::Sync
