#pragma once

#include <QTest>

/**
 * Tests that must take long, since servers are killed and patience is waited out, leave rows out of
 * a plain run, which keeps one of each kind. `./dev faults --tests` sets TRIPTYCH_TEST_ALL and runs
 * them all; cmake/TriptychHouse.cmake (triptych_leave_rows_out) names their programs to it.
 */
namespace Triptych::Support {

/** All rows are to run. A table asks it, and does not list the others. */
inline bool isEveryRowRun()
{
    return qEnvironmentVariableIsSet("TRIPTYCH_TEST_ALL");
}

} // namespace Triptych::Support

/** For a slot as a whole, first in it; or in its data function, so that not even init() is run. */
#define TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS()                                                          \
    do {                                                                                           \
        if (!Triptych::Support::isEveryRowRun())                                                   \
            QSKIP("takes long: ./dev faults --tests runs it");                                     \
    } while (false)
