#pragma once

#include "commandpalette.h"

class QMenuBar;

namespace Triptych::Ui {

/**
 * The commands of a window for its palette, each once: those of the page, which are said to stand
 * at `placeOfPage`, then those of the menus. One that both have is that of the menus, which has a
 * key, unless only that of the page can be done now. Two are one where they have the same object
 * name, or the same words. GUI thread.
 */
QList<CommandPalette::Entry> commandsOf(const QMenuBar &menus, const QList<QAction *> &ofPage,
                                        const QString &placeOfPage);

} // namespace Triptych::Ui
