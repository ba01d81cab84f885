#pragma once

#include <QObject>

#include <functional>

namespace Triptych::Workspace {

/** Calls `then` on the GUI thread when the system asks the program to end (SIGTERM, SIGINT, SIGHUP,
 * a closed console), as long as `context` lives. Call this function once in a process. */
void onTermination(QObject *context, std::function<void()> then);

} // namespace Triptych::Workspace
