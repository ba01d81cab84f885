#pragma once

#include "understood.h"

#include <QDateTime>

namespace Triptych::Text {

/**
 * The moment of `date` and `time` in a zone, as people write zones behind a time: `Z`, `+02:00`,
 * `+0200`,
 * `+2`, `-4` (also with the minus sign U+2212), `GMT+2`, `UTC-03:30`, an abbreviation that means
 * one zone (`CET`, `EST`, `PDT`), a name of the IANA database (`Europe/Berlin`), an offset with
 * such a name behind it in brackets (RFC 9557). The reason where the zone is not known, where an
 * abbreviation means several zones (`CST`, `IST`), where summer time skips or repeats the time.
 */
Understood<QDateTime> momentIn(const QString &zone, const QDate &date, const QTime &time);

} // namespace Triptych::Text
