#pragma once

#include <core/result.h>

#include <QDateTime>
#include <QTime>

namespace Triptych::Text {

/** A moment as front matter names it. */
struct ParsedDate
{
    QDateTime utc;        ///< midnight UTC where no time of day was given
    bool hasTime = false; ///< a time of day was given
};

/** A value, or the reason (one translated clause) why the text is none. */
template<typename T> using Understood = tl::expected<T, QString>;

/**
 * Reads a date as people write it in front matter: `2019-03-13`, `2019/3/13`, `August 9, 2019`,
 * `9 Aug 2019`, `Tue, 10 Jun 2003 04:00:00 +0200`, each with an optional `10:00[:30[.5]] [am|pm]`
 * and zone (`Z`, `UTC`, `+02:00`, `+0200`, `+02`, the zones of RFC 5322 such as `EST`). No zone is
 * UTC. Dates like 03/04/2019, which two continents read differently, are refused. Any thread.
 */
Understood<ParsedDate> parseDate(const QString &text);

/** Reads `9:00`, `09:00:00`, `8:15 pm`. */
Understood<QTime> parseTime(const QString &text);

} // namespace Triptych::Text
