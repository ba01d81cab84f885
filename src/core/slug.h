#pragma once

#include "result.h"

#include <QString>

namespace Triptych::Core {

/**
 * The longest slug, in UTF-16 code units: what the indexes of both databases hold, in any script.
 * Sites make shorter ones (WordPress 200 bytes).
 */
inline constexpr int MaximumSlugLength = 500;

/**
 * Invalid where a slug cannot be one part of an address as it stands, saying what is wrong and
 * which slug would do. Letters, marks, numbers, punctuation and symbols of any script are allowed,
 * of ASCII what RFC 3986 allows in a path segment (pchar) but `%`; not spaces, control and format
 * characters (joiners excepted), blanks of any kind, `/ ? # %`, a name of dots or of invisible
 * characters alone, more than the maximum. An empty slug is fine: it is made from the title. Any
 * thread.
 */
Result<void> checkSlug(const QString &slug);

/**
 * The same slug where checkSlug() takes it; else the nearest that it takes, with hyphens for what
 * is not allowed and a cut between words where it is too long. Empty where nothing is left.
 */
QString cleanedSlug(const QString &slug);

/** `slug-2`, with a cut before the number where the two would be too long. */
QString numberedSlug(const QString &slug, qint64 number);

/**
 * "Über uns!" -> "uber-uns": lower case, ASCII where it decomposes, letters of other scripts kept;
 * at most 80 graphemes, cut between words. Never empty.
 */
QString slugFromTitle(const QString &title);

} // namespace Triptych::Core
