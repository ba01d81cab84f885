#pragma once

#include <functional>

class QWidget;

namespace Triptych::Bench {

/** Monotonic nanoseconds at which the measuring program started this one, in the environment. */
constexpr auto StartedVariable = "TRIPTYCH_BENCH_STARTED";

/** Set: the desk scrolls its list to the end before it reports. */
constexpr auto ScrollVariable = "TRIPTYCH_BENCH_SCROLL";

/**
 * Once `isIt` has said yes to a widget about to be painted: prints the nanoseconds from the start
 * of this program to the end of that paint and, after a second at rest, its resident bytes; then
 * ends the event loop. Before the second at rest it calls `step`, where there is one, again and
 * again until that says false. Ends the program with 3 where the paint takes a minute, or all of it
 * ten. GUI thread, after the application was made.
 */
void reportFirstPaint(std::function<bool(const QWidget *)> isIt, std::function<bool()> step = {});

} // namespace Triptych::Bench
