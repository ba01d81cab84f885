#pragma once

#include "embedded.h"
#include <core/asfuture.h>

namespace Triptych::Test {

/** Waits for a flow while the event loop runs. */
template<typename T> Core::Result<T> waitFor(Core::Task<T> flow, int milliseconds = 60'000)
{
    return wait<T>(Core::asFuture(std::move(flow)), milliseconds);
}

} // namespace Triptych::Test
