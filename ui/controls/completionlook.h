#pragma once

class QCompleter;

namespace Triptych::Ui {

/** Shows the completions of a field as the desk shows its other pop-ups: in rows as high as those,
 * and beside the field, of which it leaves the whole in sight. The completer has its field, or gets
 * it later. GUI thread. */
void dressCompletions(QCompleter *completer);

} // namespace Triptych::Ui
