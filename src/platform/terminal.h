#pragma once

namespace Triptych::Platform {

/** True where stderr is a terminal, so that a line of progress may overwrite itself. */
bool errorStreamIsTerminal();

/** True where stdin is a terminal, so that somebody can answer a question. */
bool inputStreamIsTerminal();

} // namespace Triptych::Platform
