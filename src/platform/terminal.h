#pragma once

namespace Triptych::Platform {

/** True where stderr is shown to a person, so that progress may be written over itself there. */
bool errorStreamIsTerminal();

} // namespace Triptych::Platform
