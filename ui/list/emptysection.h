#pragma once

namespace Triptych::Ui {

class EmptyState;
struct Section;

/** Says what a list would show that shows nothing yet, and offers what can be done about it. GUI
 * thread. */
void showEmptySection(EmptyState &state, const Section &section, bool isReadOnly);

} // namespace Triptych::Ui
