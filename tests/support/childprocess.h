#pragma once

class QProcess;

namespace Triptych::Support {

/** Before it starts: the process ends with this one, also where this one is killed and no
 * destructor runs. Linux only; elsewhere it does nothing. */
void endsWithUs(QProcess &process);

} // namespace Triptych::Support
