#pragma once

#include <QString>

namespace Triptych::Text {

/**
 * Keeps only the HTML that a QTextBrowser shows, and writes it anew, so that the result is well
 * formed: allowed elements and attributes only; links to http(s), mailto and relative addresses
 * only; pictures from relative paths or data: URLs only, any other becomes a link to it, as do
 * videos, sounds and frames, which name their host; a check box at the beginning of an item becomes
 * the item's class "checked" or "unchecked", any other a sign; sizes and spans bounded; elements
 * closed, and nested at most 60 deep. Deeper elements lose their tags and keep their text; only the
 * first 32 attributes of a tag are read. The time grows with the length of the input, whatever it
 * is (see HtmlTokenizer). Sanitizing the result again does not change it.
 */
enum class SanitizedLines { Dropped, Kept };
/** Lines: whether blocks keep LineAttribute (linedhtml.h), as a number. */
QString sanitizeHtml(QStringView html, SanitizedLines lines = SanitizedLines::Dropped);

} // namespace Triptych::Text
