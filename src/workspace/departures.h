#pragma once

#include <chrono>
#include <functional>

namespace Triptych::Workspace {

/**
 * Runs `end` on a thread that nobody waits for: what takes a closed workspace down blocks for
 * seconds where a server is silent. Any thread. The application object outlives it: its destructor
 * waits.
 */
void departInBackground(std::function<void()> end);

/** Waits until nothing departs any more; false where that takes longer than `patience`. For the end
 * of a program, when no window is there. Any thread. */
bool waitForDepartures(std::chrono::milliseconds patience);

} // namespace Triptych::Workspace
