#include "pagemenu.h"

#include <QMenu>

#include <memory>
#include <utility>

namespace Triptych::Ui {

void offerPageActions(QMenu *menu, std::function<QList<QAction *>()> actions)
{
    auto added = std::make_shared<QList<QAction *>>();
    QObject::connect(menu, &QMenu::aboutToShow, menu, [=, actions = std::move(actions)] {
        const QList<QAction *> offered = actions();
        if (offered.isEmpty() || !added->isEmpty())
            return;
        *added << menu->addSeparator();
        for (QAction *action : offered) {
            if (action->isVisible() && !menu->actions().contains(action)) {
                menu->addAction(action);
                *added << action;
            }
        }
    });
    // Later: the one that was chosen is triggered after the menu has gone.
    QObject::connect(
        menu, &QMenu::aboutToHide, menu,
        [=] {
            for (QAction *action : std::as_const(*added))
                menu->removeAction(action);
            // The line is the menu's own; the others belong to their page.
            if (!added->isEmpty())
                delete added->takeFirst();
            added->clear();
        },
        Qt::QueuedConnection);
}

} // namespace Triptych::Ui
