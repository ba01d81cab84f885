#pragma once

#include <QString>

namespace Triptych::Exchange {
struct ImportReport;
}

namespace Triptych::Ui {

// An import in a few words. Each fact stays in one piece; a line breaks between them only.

/** How many files became what: new, changed, unchanged; the rest where there is any. */
QString importCounts(const Exchange::ImportReport &report);
/** In short, for a notice: what is new, changed or failed, and nothing that is 0. */
QString importNews(const Exchange::ImportReport &report);
/** What changes for readers: who becomes public, is taken off, or leaves until its time. */
QString importReaders(const Exchange::ImportReport &report);
/** What the files are like: languages, dates, states; a line for each, without those of which there
 * is nothing. */
QString importFacts(const Exchange::ImportReport &report);

} // namespace Triptych::Ui
