#pragma once

#include <QStringList>

namespace Triptych::Console {

/**
 * Runs triptychctl: takes the arguments apart (without the program's name), opens the workspace, does
 * the command and prints. Needs a QCoreApplication; runs its event loop. Answers the exit code.
 */
int run(const QStringList &arguments);

} // namespace Triptych::Console
