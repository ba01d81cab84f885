#pragma once

#include "pagehtml.h"

#include <text/htmltokenizer.h>

#include <QHash>
#include <QList>

namespace Triptych::Ui {

/** How a table is divided or flattened, so that its layout stays within the budget. */
struct TablePlan
{
    int levels = 0;    ///< how many levels of nested tables stay tables, itself included; 0 = the
                       ///< table is flattened
    int rows = 0;      ///< rows of each part; 0 = the table is not divided
    QList<int> shares; ///< of a divided table: the width of each column, in per cent
};

/**
 * Plans every outermost table; the key is the index of its start tag in `tokens`, which are well
 * formed. QTextDocument lays a table out as a whole, and each nested level about twice as often as
 * the level around it. Any thread; the time is linear in the number of tokens.
 */
QHash<qsizetype, TablePlan> planTables(const QList<Text::HtmlToken> &tokens,
                                       const PageBudget &budget);

/** The number in an attribute, at least 1. */
int spanOf(const Text::HtmlToken &cell, QLatin1String attribute);

} // namespace Triptych::Ui
