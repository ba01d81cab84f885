#include "commandlist.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Triptych::Ui {

namespace {

using Entry = CommandPalette::Entry;

bool isSameCommand(const QAction &one, const QAction &other)
{
    if (!one.objectName().isEmpty() && one.objectName() == other.objectName())
        return true;
    return !one.isSeparator() &&
           CommandPalette::withoutKeys(one.text()) == CommandPalette::withoutKeys(other.text());
}

void collect(const QMenu *menu, const QString &place, QList<Entry> &entries)
{
    const auto actions = menu->actions();
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu(), CommandPalette::withoutKeys(action->text()), entries);
        else
            entries.append({action, place});
    }
}

} // namespace

QList<Entry> commandsOf(const QMenuBar &menus, const QList<QAction *> &ofPage,
                        const QString &placeOfPage)
{
    QList<Entry> first;
    for (QAction *action : ofPage) {
        if (action->isVisible())
            first.append({action, placeOfPage});
    }
    QList<Entry> ofMenus;
    const auto actions = menus.actions();
    for (const QAction *action : actions) {
        if (action->menu())
            collect(action->menu(), CommandPalette::withoutKeys(action->text()), ofMenus);
    }
    QList<Entry> rest;
    for (const Entry &entry : std::as_const(ofMenus)) {
        const auto twin = std::find_if(first.begin(), first.end(), [&entry](const Entry &other) {
            return isSameCommand(*entry.action, *other.action);
        });
        const bool isOnlyOfPage = twin != first.end() && twin->action->isEnabled() &&
                                  !(entry.action->isEnabled() && entry.action->isVisible());
        if (isOnlyOfPage)
            continue;
        rest.append(entry);
        if (twin != first.end())
            first.erase(twin);
    }
    return first + rest;
}

} // namespace Triptych::Ui
