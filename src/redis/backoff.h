#pragma once

#include <core/error.h>

namespace Triptych::Redis {

/** True for errors that a person must solve. The client does not retry them by itself; only a new
 * call does. */
inline bool needsPerson(Core::ErrorKind kind)
{
    return kind == Core::ErrorKind::SignIn || kind == Core::ErrorKind::Certificate ||
           kind == Core::ErrorKind::Forbidden || kind == Core::ErrorKind::Usage;
}

constexpr int MaximumSends = 2; // a request that broke two connections may be what breaks them

} // namespace Triptych::Redis
