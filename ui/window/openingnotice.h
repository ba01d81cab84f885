#pragma once

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class InlineNotice;

/** Says in `notice` what was found when the workspace was opened and people are to know: tables of
 * an older Triptych, a file that was brought up to date, a zone that cannot be read. GUI thread. */
void tellOfOpening(const Workspace::Workspace &workspace, InlineNotice &notice);

} // namespace Triptych::Ui
