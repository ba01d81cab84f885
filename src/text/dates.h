#pragma once

#include "understood.h"

#include <QDateTime>

#include <optional>

namespace Triptych::Text {

/** A moment as front matter names it. */
struct ParsedDate
{
    QDateTime utc;        ///< midnight where no time of day was given; within years 1 to 9999
    bool hasTime = false; ///< a time of day was given
    bool hasZone = false; ///< a zone was given; without one, `utc` is what the text shows, as UTC
};

/**
 * Reads a date as people write it in front matter; the reason where it is none. Any thread.
 * - Days: `2019-03-13`, `2019/3/13`, `20190313`, the weeks and ordinal days of ISO 8601
 *   (`2019-W11-3`, `2019-072`), `August 9, 2019`, `9 Aug 2019`, `9. August 2019`, `8 de abril de
 *   2024` with the months of any language (monthNamed()), `2024年4月8日`, each after a weekday.
 *   `17.03.2015`, `03/17/2015` where one part is no month; where both parts may be, two continents
 *   read it differently, and it is refused. A month without a day is refused.
 * - Times behind the day: `10:00[:30[.5]]`, `T100030`, `2:25 pm`, `14h25`, after a `T`, a space, a
 *   comma or an underscore, with a zone (momentIn()). `24:00` is the midnight that ends the day; a
 *   leap second is the second after it.
 * - Seconds and milliseconds since 1970, by their 9 or 10 and 13 digits; `202403131000`.
 * - `Fri Nov 24 2023 11:49:41 GMT+0000 (any comment)`, RFC 5322, `Mon Apr  8 14:25:00 CEST 2024`.
 */
Understood<ParsedDate> parseDate(const QString &text);

/**
 * The day that a text begins with, where parseDate() refuses only the time or the zone behind it.
 */
std::optional<QDate> dayIn(const QString &text);

/** `day` at a time of day that is written in a field of its own: `9:00`, `09:00:00 CET`, `8:15 pm`.
 */
Understood<ParsedDate> dayAtTime(const QDate &day, const QString &time);

/**
 * Programs write these where they have no date: Go's zero time (0001-01-01T00:00:00Z), MySQL's
 * (0000-00-00 00:00:00).
 */
bool isZeroDate(const QString &text);

} // namespace Triptych::Text
