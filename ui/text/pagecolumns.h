#pragma once

#include "pagetables.h"

#include <QSet>

namespace Triptych::Ui {

/**
 * In which order the tokens of a page are written. QTextDocument places the first column of any
 * table at the left (qtextdocumentlayout.cpp, layoutTable()); so the cells of each row are written
 * from the last to the first where the table runs from right to left, as its `dir`, that of what it
 * stands in, its first letter or else the page says. Tables that are flattened stay as they are.
 */
struct PageColumns
{
    QList<qsizetype> order;   ///< indexes of tokens; blanks between mirrored cells are left out
    QSet<qsizetype> mirrored; ///< the start tags of the tables that are turned around
};

/** `plans` are those of planTables(). Any thread; the time is linear in the number of tokens, times
 * the levels of tables. */
PageColumns pageColumns(const QList<Text::HtmlToken> &tokens,
                        const QHash<qsizetype, TablePlan> &plans, bool isRightToLeft);

} // namespace Triptych::Ui
