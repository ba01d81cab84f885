#pragma once

#include "row.h"

namespace Triptych::Bench {

/** One row as text: what | measured | reference | ratio | budget | OK, OVER, NO BUDGET, or why
 * there is no figure. */
QString tableHead();
QString tableLine(const Row &row, const Core::Result<Figures> &figures);

/** False where a row says nothing, which is an error: it has no budget, no figure, or no reference
 * that its budget is a ratio or a difference of. */
bool isTold(const Row &row, const Core::Result<Figures> &figures);

} // namespace Triptych::Bench
