#pragma once

#include <exchange/importreport.h>

namespace Triptych::Console {

/** "posts/a.md:3: warning: torn", each on a line of stderr, as visible(). `word` says what they
 * are, translated. */
void printNotes(const QList<Exchange::ImportNote> &notes, const QString &word);

} // namespace Triptych::Console
