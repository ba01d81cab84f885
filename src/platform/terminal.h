#pragma once

namespace Triptych::Platform {

/** True where stderr is a terminal, so that a line of progress may overwrite itself. */
bool errorStreamIsTerminal();

} // namespace Triptych::Platform
