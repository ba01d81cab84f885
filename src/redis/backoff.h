#pragma once

#include <core/error.h>

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace Triptych::Redis {

/** `first` doubled with each step up to `most`, then cut by up to a half so that clients spread
 * out. */
inline std::chrono::milliseconds backOff(int step, std::chrono::milliseconds first,
                                         std::chrono::milliseconds most)
{
    const std::chrono::milliseconds full = std::min(most, first * (1 << std::min(step, 16)));
    const int half = int(full.count()) / 2;
    return std::chrono::milliseconds(half + QRandomGenerator::global()->bounded(half + 1));
}

/** Errors that will not go away by themselves: only a new call tries again. */
inline bool needsPerson(Core::ErrorKind kind)
{
    return kind == Core::ErrorKind::SignIn || kind == Core::ErrorKind::Certificate ||
           kind == Core::ErrorKind::Forbidden || kind == Core::ErrorKind::Usage;
}

constexpr int MaximumSends = 2; // a request that broke two connections may be what breaks them

} // namespace Triptych::Redis
