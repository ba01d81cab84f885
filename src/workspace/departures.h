#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>

namespace Triptych::Workspace {

/**
 * Runs `end` on a thread that nobody waits for: what takes a closed workspace down blocks for
 * seconds where a server is silent. Any thread. The application object outlives it: its destructor
 * waits.
 */
void departInBackground(std::function<void()> end);

/** Held by a flow that owns connections, and that only the event loop brings to its end. */
class StillOpening final
{
public:
    StillOpening();
    ~StillOpening();
    Q_DISABLE_COPY_MOVE(StillOpening)
};

/** Waits until nothing departs any more; false where that takes longer than `patience`, and at once
 * where something is still being opened: nothing is lost then by ending without it, and Qt's SQL
 * drivers must not be taken down beneath it. For the end of a program, when no window is there. Any
 * thread. */
bool waitForDepartures(std::chrono::milliseconds patience);

} // namespace Triptych::Workspace
