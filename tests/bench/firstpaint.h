#pragma once

#include <functional>

class QWidget;

namespace Triptych::Bench {

/** Monotonic nanoseconds at which the measuring program started this one, in the environment. */
constexpr auto StartedVariable = "TRIPTYCH_BENCH_STARTED";

/**
 * Once `isIt` has said yes to a widget about to be painted: prints the nanoseconds from the start
 * of this program to the end of that paint and, after a second at rest, its resident bytes; then
 * ends the event loop. Ends the program with 3 where that takes a minute. GUI thread, after the
 * application was made.
 */
void reportFirstPaint(std::function<bool(const QWidget *)> isIt);

} // namespace Triptych::Bench
