#pragma once

#include <QString>

namespace Triptych::Platform {

/** The login name of the person at this computer; "someone" where the system does not tell. */
QString userName();

} // namespace Triptych::Platform
