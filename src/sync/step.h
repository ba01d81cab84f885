#pragma once

#include <core/call.h>

#include <algorithm>
#include <chrono>

namespace Triptych::Sync {

/** For a call to SQL or a cache inside a work that may last a day: a store that accepts it and then
 * stays silent is given up after so long. Requests to an index have such a deadline by themselves.
 */
constexpr std::chrono::seconds StepPatience{60};
/** For the first question to a store, which is small: a person waits for the answer. */
constexpr std::chrono::seconds ProbePatience{10};

/** The terms of one step of `call`. */
inline Core::Call within(const Core::Call &call, std::chrono::milliseconds patience)
{
    return Core::Call{std::min(call.deadline, QDeadlineTimer(patience)), call.stop};
}

} // namespace Triptych::Sync
