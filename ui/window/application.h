#pragma once

namespace Triptych::Ui {

/**
 * Runs the desktop: `triptych [--workspace FILE_OR_PROFILE] [--version] [--help]`. Answers the exit
 * code: 0, or 2 for wrong arguments or a wrong environment.
 */
int run(int argc, char *argv[], const char *version);

} // namespace Triptych::Ui
