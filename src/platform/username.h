#pragma once

#include <QString>

namespace Triptych::Platform {

/** The login name of the person at this computer; "someone" where the system gives none. */
QString userName();

} // namespace Triptych::Platform
