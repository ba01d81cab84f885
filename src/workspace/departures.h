#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>

namespace Triptych::Workspace {

/**
 * Runs `end` on a background thread: destroying a closed workspace blocks for seconds where a
 * server is silent. Any thread. The destructor of the application object waits for it.
 */
void departInBackground(std::function<void()> end);

/** Held by a flow that owns connections and needs the event loop to end. */
class StillOpening final
{
public:
    StillOpening();
    ~StillOpening();
    Q_DISABLE_COPY_MOVE(StillOpening)
};

/** Waits until all background ends are done; false where that takes longer than `patience`. False
 * at once while a workspace is still being opened (StillOpening): Qt's SQL drivers must not be
 * destroyed then, and the program may end without it, losing nothing. For the end of a program
 * without a window. Any thread. */
bool waitForDepartures(std::chrono::milliseconds patience);

} // namespace Triptych::Workspace
