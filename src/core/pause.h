#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace Triptych::Core {

// How long to wait before a server is asked again, when many desks wait for the same one. Any
// thread.

/** The pause before attempt `step`: `first`, doubled with each step, at most `most`; then shortened
 * at random by up to a half, so that clients do not ask at the same moment. */
inline std::chrono::milliseconds backOff(int step, std::chrono::milliseconds first,
                                         std::chrono::milliseconds most)
{
    const std::chrono::milliseconds full = std::min(most, first * (1 << std::clamp(step, 0, 16)));
    const std::chrono::milliseconds half = full / 2;
    return half +
           std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(half.count()) + 1));
}

/** A random time up to `longest`. All desks lose a server at the same moment; with this they look
 * for it at different moments. */
inline std::chrono::milliseconds anyTimeWithin(std::chrono::milliseconds longest)
{
    return std::chrono::milliseconds(
        QRandomGenerator::global()->bounded(qint64(longest.count()) + 1));
}

} // namespace Triptych::Core
