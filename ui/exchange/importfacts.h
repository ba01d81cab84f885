#pragma once

#include <QString>

namespace Triptych::Exchange {
struct ImportReport;
}

namespace Triptych::Ui {

// Sums an import up in a few words. Lines break only between two facts.

/** The number of files by result: new, changed, unchanged, and the others that are not 0. */
QString importCounts(const Exchange::ImportReport &report);
/** For a notice: the numbers of new, changed and failed files that are not 0. */
QString importNews(const Exchange::ImportReport &report);
/** One line each for languages, dates and states of the files; lines without a fact are left out.
 */
QString importFacts(const Exchange::ImportReport &report);

} // namespace Triptych::Ui
