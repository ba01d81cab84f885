#pragma once

#include <QList>

#include <functional>

class QAction;
class QMenu;

namespace Triptych::Ui {

/** While `menu` is open, what `actions` answers stands at its end, below a line: what the page that
 * is shown offers. They stay their page's, which outlives the open menu. GUI thread. */
void offerPageActions(QMenu *menu, std::function<QList<QAction *>()> actions);

} // namespace Triptych::Ui
