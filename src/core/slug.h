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
 * Invalid where `slug` cannot stand in an address unchanged. The error says what is wrong and
 * proposes a slug. Letters, marks, numbers, punctuation and symbols of any script are allowed, of
 * ASCII what RFC 3986 allows in a path segment (pchar) but `%`; not spaces, control and format
 * characters (joiners excepted), blanks of any kind, `/ ? # %`, a name of dots or of invisible
 * characters alone, more than the maximum. An empty slug is allowed: a save makes one from the
 * title. Any thread.
 */
Result<void> checkSlug(const QString &slug);

/**
 * `slug` itself where checkSlug() accepts it. Else a slug that it accepts: characters that are not
 * allowed become hyphens, and one that is too long is cut between words. Empty where nothing is
 * left.
 */
QString cleanedSlug(const QString &slug);

/** `slug-2`: `slug`, cut where needed to stay within the maximum, a hyphen and `number`. */
QString numberedSlug(const QString &slug, qint64 number);

/**
 * "Über uns!" -> "uber-uns": lower case, ASCII where it decomposes, letters of other scripts kept;
 * at most 80 graphemes, cut between words. Never empty.
 */
QString slugFromTitle(const QString &title);

} // namespace Triptych::Core
