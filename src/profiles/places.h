#pragma once

#include <platform/paths.h>

namespace Triptych::Profiles {

/** Where the desktop keeps profiles and the window's state. */
inline QString settingsFile()
{
    return Platform::settingsFile();
}

} // namespace Triptych::Profiles
