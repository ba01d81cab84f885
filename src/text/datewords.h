#pragma once

#include <QString>

namespace Triptych::Text {

/** The month that a word in a date can mean. */
struct MonthWord
{
    int month = 0;            ///< 1 to 12; 0 = no month of that name
    bool isAmbiguous = false; ///< two languages use this word for two months, as "listopad"
};

/**
 * The month that a word names, long or short, in any case, with or without a full stop, in any
 * language of CLDR as QLocale carries it. Where languages disagree, the English meaning counts;
 * where English has none, the word is ambiguous. Any thread.
 */
MonthWord monthNamed(const QString &word);

/** True where a word is a day of the week in one of those languages. Any thread. */
bool isWeekday(const QString &word);

} // namespace Triptych::Text
