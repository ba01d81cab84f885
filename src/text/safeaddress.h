#pragma once

#include <QString>

namespace Triptych::Text {

/**
 * An address of an article without the characters that a browser ignores. The caller tests and
 * writes this same string, so that nothing changes after the test.
 *
 * Removed are tabs and line breaks anywhere, and C0 controls and spaces at both ends, as
 * https://url.spec.whatwg.org/#concept-basic-url-parser says; also, at both ends, every other blank
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
