#pragma once

#include <QStringList>

namespace Triptych::Console {

/**
 * Runs triptychctl: takes the arguments apart (without the program's name), opens the workspace,
 * does the command and prints. `given` are the same arguments as bytes from the system, in which
 * invalid UTF-8 can still be recognised. Needs a QCoreApplication; runs its event loop. Answers the
 * exit code.
 */
int run(const QStringList &arguments, const QList<QByteArray> &given);

} // namespace Triptych::Console
