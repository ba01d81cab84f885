#pragma once

#include <QString>

namespace Triptych::Support {

/**
 * Saves a picture of every visible top-level widget where the current test function has failed, and
 * says where. Call it from the test class's cleanup(), before the widgets go:
 *
 *     void cleanup() { Support::saveScreenshotsOfFailure(); }
 *
 * Link triptych_support_gui. Pictures go to TRIPTYCH_TEST_ARTIFACTS, else below the build folder.
 */
void saveScreenshotsOfFailure();

/** The folder of what failed tests leave; created on the first call. */
QString artifactsFolder();

} // namespace Triptych::Support
