#pragma once

#include <QAbstractItemView>

namespace Triptych::Ui {

/** Marks the view's current row. A view that gets the keyboard makes its first row the current one
 * and does not mark it. GUI thread. */
inline void markCurrent(QAbstractItemView &view)
{
    const QModelIndex current = view.currentIndex();
    if (current.isValid() && !view.selectionModel()->isSelected(current))
        view.selectionModel()->select(current, QItemSelectionModel::ClearAndSelect);
}

} // namespace Triptych::Ui
