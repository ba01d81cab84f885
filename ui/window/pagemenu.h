#pragma once

#include <QList>

#include <functional>

class QAction;
class QMenu;

namespace Triptych::Ui {

/** While `menu` is open, what `actions` answers stands at its end, below a line: what the page that
 * is shown offers. GUI thread. */
void offerPageActions(QMenu *menu, std::function<QList<QAction *>()> actions);

} // namespace Triptych::Ui
