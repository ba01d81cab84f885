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
/** What changes for readers: who becomes public, is taken off, or leaves until its time. */
QString importReaders(const Exchange::ImportReport &report);
/** What the files are like: languages, dates, states; a line for each, without those of which there
 * is nothing. */
QString importFacts(const Exchange::ImportReport &report);

} // namespace Triptych::Ui
