#pragma once

namespace Triptych::Ui {

class Desk;

/** Opens the publish sheet of the article in the right pane, which is shown in the editor then; or
 * says why that is not possible. GUI thread. */
void publishOpen(Desk &desk);

} // namespace Triptych::Ui
