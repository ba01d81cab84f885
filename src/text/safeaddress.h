#pragma once

#include <QString>

namespace Triptych::Text {

/**
 * What an address in an article is, once everything that a browser overlooks is gone. The same
 * string is tested and written, so that nothing is taken away after the test.
 *
 * Taken away are the tabs and line breaks anywhere and the C0 controls and spaces at both ends, as
 * https://url.spec.whatwg.org/#concept-basic-url-parser says; at both ends also every other blank
 * and invisible character (no-break space, U+0085, U+1680, U+2028, U+3000, U+FEFF ...), for
 * programs that trim more than browsers do. Any thread.
 */
QString cleanAddress(QStringView address);

/** The scheme of a clean address in lower case, empty for a relative one, "//" for one that names a
 * host without a scheme or holds a backslash, which some programs take for that. Blanks, controls
 * and invisible characters inside do not hide a scheme, nor do compatibility forms of its letters.
 */
QString schemeOf(QStringView cleaned);

/** A link that may be written: http, https, mailto or relative. */
bool isSafeLink(const QString &cleaned);

/** A picture that may be written: a relative path, or data: of PNG, JPEG, GIF or WebP in base64. */
bool isSafePicture(const QString &cleaned);

} // namespace Triptych::Text
