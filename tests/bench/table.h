#pragma once

#include "row.h"

namespace Triptych::Bench {

/** One row as text: what | measured | reference | ratio | budget | OK, OVER, that it has no budget,
 * or why there is no figure. */
QString tableHead();
QString tableLine(const Row &row, const Core::Result<Figures> &figures);

} // namespace Triptych::Bench
