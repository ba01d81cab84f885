#pragma once

namespace Triptych::Ui {

/**
 * Runs the desktop: `triptych [--workspace FILE_OR_PROFILE] [--version] [--help]`. Answers the exit
 * code: 0, or 2 where the arguments or the environment cannot be meant.
 */
int run(int argc, char *argv[], const char *version);

} // namespace Triptych::Ui
