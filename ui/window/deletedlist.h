#pragma once

namespace Triptych::Ui {

class Desk;

/** Joins the list and the page of what was deleted with the rest of the desk. GUI thread. */
void connectDeleted(Desk &desk);

} // namespace Triptych::Ui
