#pragma once

#include <core/error.h>

namespace Triptych::Redis {

/** Errors that will not go away by themselves: only a new call tries again. */
inline bool needsPerson(Core::ErrorKind kind)
{
    return kind == Core::ErrorKind::SignIn || kind == Core::ErrorKind::Certificate ||
           kind == Core::ErrorKind::Forbidden || kind == Core::ErrorKind::Usage;
}

constexpr int MaximumSends = 2; // a request that broke two connections may be what breaks them

} // namespace Triptych::Redis
