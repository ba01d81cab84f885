#pragma once

#include "pagehtml.h"

#include <text/htmltokenizer.h>

#include <QHash>
#include <QList>

namespace Triptych::Ui {

/** How a table of a page is drawn, so that laying it out stays within its budget. */
struct TablePlan
{
    int levels = 0;    ///< of tables in it, itself included, that are tables; 0: it is flat
    int rows = 0;      ///< in a piece; 0 where it is one
    QList<int> shares; ///< where it is in pieces: the width of each column, in per cent
};

/**
 * Looks at every table that stands in no other, by the place of its start in `tokens`, which are
 * well formed. QTextDocument lays a table out in one go, and each level inside another about twice
 * as often as the one around it. Any thread; the time grows with the tokens.
 */
QHash<qsizetype, TablePlan> planTables(const QList<Text::HtmlToken> &tokens,
                                       const PageBudget &budget);

/** The number in an attribute, at least 1. */
int spanOf(const Text::HtmlToken &cell, QLatin1String attribute);

} // namespace Triptych::Ui
