#include "dates.h"

#include "datewords.h"
#include "timezones.h"

#include <core/said.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace Triptych::Text {

namespace {

constexpr qsizetype MaximumLength = 100;

QString said(const char *text, const QString &argument)
{
    return Core::Said{"Text"}(text, argument.left(MaximumLength));
}

tl::unexpected<QString> notADate(const QString &text)
{
    return tl::unexpected(said(QT_TRANSLATE_NOOP("Text", "\"%1\" is not a date"), text));
}

tl::unexpected<QString> noSuchDay(const QString &text)
{
    return tl::unexpected(said(QT_TRANSLATE_NOOP("Text", "there is no such day as %1"), text));
}

/** A day, and what stands behind it. */
struct DayAndRest
{
    QDate day;
    QString rest;
};

Understood<QDate> dayOf(int year, int month, int day, const QString &text)
{
    const QDate date(year, month, day);
    return date.isValid() ? Understood<QDate>(date) : noSuchDay(text);
}

// One reader for each way to write a day; `match` is that of the pattern beside it in ways().

Understood<QDate> numberedDay(const QRegularExpressionMatch &match, const QString &text)
{
    return dayOf(match.captured(QStringLiteral("year")).toInt(),
                 match.captured(QStringLiteral("month")).toInt(),
                 match.captured(QStringLiteral("day")).toInt(), text);
}

Understood<QDate> namedDay(const QRegularExpressionMatch &match, const QString &text)
{
    const MonthWord word = monthNamed(match.captured(QStringLiteral("month")));
    if (word.month == 0)
        return notADate(text);
    if (word.isAmbiguous) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "\"%1\" may mean two months; write it as a number"),
                 match.captured(QStringLiteral("month"))));
    }
    return dayOf(match.captured(QStringLiteral("year")).toInt(), word.month,
                 match.captured(QStringLiteral("day")).toInt(), text);
}

Understood<QDate> dayOfWeek(const QRegularExpressionMatch &match, const QString &text)
{
    const int year = match.captured(QStringLiteral("year")).toInt();
    const int week = match.captured(QStringLiteral("week")).toInt();
    // ISO 8601: January 4 lies in the first week, which begins on a Monday.
    const QDate fourth(year, 1, 4);
    const QDate date = fourth.addDays((week - 1) * 7 - fourth.dayOfWeek() +
                                      match.captured(QStringLiteral("day")).toInt());
    int yearOfWeek = 0;
    const bool exists =
        date.isValid() && date.weekNumber(&yearOfWeek) == week && yearOfWeek == year;
    return exists ? Understood<QDate>(date) : noSuchDay(text);
}

Understood<QDate> dayOfYear(const QRegularExpressionMatch &match, const QString &text)
{
    const QDate first(match.captured(QStringLiteral("year")).toInt(), 1, 1);
    const int day = match.captured(QStringLiteral("day")).toInt();
    if (!first.isValid() || day < 1 || day > first.daysInYear())
        return noSuchDay(text);
    return first.addDays(day - 1);
}

/** 17.03.2015 has one meaning, 08.04.2024 two: it is read where the parts leave no choice. */
Understood<QDate> dayOfTwoContinents(const QRegularExpressionMatch &match, const QString &text)
{
    const int first = match.captured(QStringLiteral("first")).toInt();
    const int second = match.captured(QStringLiteral("second")).toInt();
    const int year = match.captured(QStringLiteral("year")).toInt();
    if (match.capturedLength(QStringLiteral("year")) != 4 ||
        (first <= 12 && second <= 12 && first != second)) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "\"%1\" may mean two dates; write it as year-month-day"),
                 text));
    }
    return second > 12 ? dayOf(year, first, second, text) : dayOf(year, second, first, text);
}

struct Way
{
    QRegularExpression pattern;
    Understood<QDate> (*read)(const QRegularExpressionMatch &, const QString &);
};

const QList<Way> &ways()
{
    const auto way = [](const char *pattern, auto read) {
        return Way{QRegularExpression(QLatin1Char('^') + QString::fromUtf8(pattern)), read};
    };
    static const QList<Way> all{
        way("(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?!\\d)", numberedDay),
        way("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?!\\d)", numberedDay),
        way("(?<year>\\d{4}) ?[年년] ?(?<month>\\d{1,2}) ?[月월] ?(?<day>\\d{1,2}) ?[日일]",
            numberedDay),
        way("(?<year>\\d{4})-?[Ww](?<week>\\d{2})-?(?<day>[1-7])(?!\\d)", dayOfWeek),
        way("(?<year>\\d{4})-(?<day>\\d{3})(?!\\d)", dayOfYear),
        way("(?:(?:the|den|el|le) )?(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[ -]?"
            "(?:(?:of|de) |d['’])?(?<month>[\\p{L}\\p{M}]{3,20})\\.?,?[ -](?:(?:de|del) )?"
            "(?<year>\\d{4})(?!\\d)(?:\\.| ?г\\.)?",
            namedDay),
        way("(?<month>[\\p{L}\\p{M}]{3,20})\\.?[ -](?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?"
            "(?:, ?|[ -])(?<year>\\d{4})(?!\\d)",
            namedDay),
        way("(?<year>\\d{4})\\.?,?[ -](?<month>[\\p{L}\\p{M}]{3,20})\\.?[ "
            "-](?<day>\\d{1,2})(?!\\d)\\.?",
            namedDay),
        way("(?<first>\\d{1,2})([-/.])(?<second>\\d{1,2})\\2(?<year>\\d{4}|\\d{2})(?!\\d)",
            dayOfTwoContinents)};
    return all;
}

/** One kind of space and of minus, no comment behind. */
QString tidied(const QString &text)
{
    QString tidy = text.simplified();
    tidy.replace(QChar(0x2212), QLatin1Char('-')).replace(QChar(0x2013), QLatin1Char('-'));
    static const QRegularExpression comment(QStringLiteral(" ?\\([^()]*\\)$"));
    return tidy.remove(comment);
}

/** date(1) and asctime(3) put the year behind the time. */
QString yearBeforeTime(QString text)
{
    static const QRegularExpression yearLast(QStringLiteral(
        "^(\\p{L}{3,20} \\d{1,2}) (\\d{1,2}:\\d{2}(?::\\d{2})?(?: \\S+)?) (\\d{4})$"));
    return text.replace(yearLast, QStringLiteral("\\1 \\3 \\2"));
}

Understood<DayAndRest> dayFirst(const QString &text)
{
    for (const Way &way : ways()) {
        const QRegularExpressionMatch match = way.pattern.match(text);
        if (!match.hasMatch())
            continue;
        return way.read(match, text).map([&](const QDate &day) {
            return DayAndRest{day, text.mid(match.capturedEnd())};
        });
    }
    static const QRegularExpression noDay(QStringLiteral(
        "^(?:\\d{4}|\\d{4}[-/.]\\d{1,2}|(?<month>[\\p{L}\\p{M}]{3,20})\\.? \\d{4})$"));
    const QRegularExpressionMatch match = noDay.match(text);
    const QString month = match.captured(QStringLiteral("month"));
    if (match.hasMatch() && (month.isEmpty() || monthNamed(month).month != 0)) {
        return tl::unexpected(said(
            QT_TRANSLATE_NOOP("Text", "\"%1\" names no day; write it as year-month-day"), text));
    }
    return notADate(text);
}

Understood<DayAndRest> dayAndRest(const QString &text)
{
    // "Mar 8, 2024" begins with a month, "mar 8 abril 2024" with a day of the week.
    static const QRegularExpression weekday(QStringLiteral("^([\\p{L}\\p{M}-]{2,20})\\.?,? "));
    const Understood<DayAndRest> whole = dayFirst(yearBeforeTime(text));
    const QRegularExpressionMatch match = weekday.match(text);
    if (whole || !match.hasMatch() || !isWeekday(match.captured(1)))
        return whole;
    return dayFirst(yearBeforeTime(text.mid(match.capturedEnd())));
}

/** Years that every store keeps. */
Understood<ParsedDate> withinYears(const ParsedDate &date, const QString &text)
{
    const int year = date.utc.date().year();
    return date.utc.isValid() && year >= 1 && year <= 9999 ? Understood<ParsedDate>(date)
                                                           : noSuchDay(text);
}

/** A time of day with its zone, on a day. */
Understood<ParsedDate> clockOn(const QDate &day, const QRegularExpressionMatch &match)
{
    const QString text = match.captured(QStringLiteral("clock"));
    const auto number = [&match](const char *name) {
        return match.captured(QLatin1String(name)).toInt();
    };
    int hour = number("hour");
    const int minute = number("minute"), second = number("second");
    const QString half = match.captured(QStringLiteral("half")).toLower();
    bool exists = hour <= 23;
    if (!half.isEmpty()) {
        exists = hour >= 1 && hour <= 12;
        hour = hour % 12 + (half.startsWith(QLatin1Char('p')) ? 12 : 0);
    }
    const QString fraction = match.captured(QStringLiteral("fraction"));
    const int milliseconds = fraction.leftJustified(3, QLatin1Char('0'), true).toInt();
    const bool endsDay = half.isEmpty() && hour == 24 && minute == 0 && second == 0;
    const bool leaps = second == 60;
    const QTime time(endsDay ? 0 : hour, minute, leaps ? 59 : second, milliseconds);
    if ((!exists && !endsDay) || !time.isValid())
        return tl::unexpected(said(QT_TRANSLATE_NOOP("Text", "there is no time of day %1"), text));
    const QString zone = match.captured(QStringLiteral("zone"));
    const Understood<QDateTime> moment = momentIn(zone, endsDay ? day.addDays(1) : day, time);
    if (!moment)
        return tl::unexpected(moment.error());
    ParsedDate parsed{*moment, true, !zone.isEmpty()};
    // Leap seconds end a day of UTC; POSIX counts them as the second that follows.
    if (leaps && (moment->time().hour() != 23 || moment->time().minute() != 59))
        return tl::unexpected(said(QT_TRANSLATE_NOOP("Text", "there is no time of day %1"), text));
    if (leaps)
        parsed.utc = moment->addSecs(1);
    return withinYears(parsed, text);
}

/** The match of a time of day with its zone, after what may stand between it and the day. */
QRegularExpressionMatch matchClock(const QString &text)
{
    static const QString zone = QStringLiteral("(?: ?[Uu]hr)?(?: ?(?<zone>[^ ].*))?$");
    static const QString half = QStringLiteral("(?: ?(?<half>[AaPp]\\.?[Mm]\\.?)(?![A-Za-z]))");
    static const QString fraction = QStringLiteral("(?:[.,](?<fraction>\\d{1,18}))?");
    static const QRegularExpression withColons(
        QStringLiteral("^(?:[Tt_]|,? ?(?:[-@] )?(?:(?:at|um|à|kl\\.?) )?)"
                       "(?<clock>(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})%1)?%2?)")
            .arg(fraction, half) +
        zone);
    static const QRegularExpression hourOnly(
        QStringLiteral("^(?:,? (?:(?:at|à) )?)?(?<clock>(?<hour>\\d{1,2})(?:%1| ?h(?: ?"
                       "(?<minute>\\d{2}))?(?![\\d:])))")
            .arg(half) +
        zone);
    static const QRegularExpression basic(
        QStringLiteral(
            "^[Tt_](?<clock>(?<hour>\\d{2})(?:(?<minute>\\d{2})(?:(?<second>\\d{2})%1)?)?)"
            "(?!\\d)")
            .arg(fraction) +
        zone);
    QRegularExpressionMatch match;
    for (const QRegularExpression *pattern : {&withColons, &hourOnly, &basic}) {
        match = pattern->match(text);
        if (match.hasMatch())
            break;
    }
    return match;
}

/** A bare number: seconds or milliseconds since 1970, or the digits of a date and a time. */
std::optional<Understood<ParsedDate>> fromDigits(const QString &text)
{
    static const QRegularExpression epoch(
        QStringLiteral("^(?<seconds>\\d{9,10})(?:\\.(?<fraction>\\d{1,18}))?$"));
    static const QRegularExpression milliseconds(QStringLiteral("^\\d{13}$"));
    static const QRegularExpression compact(QStringLiteral("^(\\d{8})(\\d{4}|\\d{6})$"));
    if (const QRegularExpressionMatch match = epoch.match(text); match.hasMatch()) {
        const QString fraction = match.captured(QStringLiteral("fraction"));
        const qint64 seconds = match.captured(QStringLiteral("seconds")).toLongLong();
        return ParsedDate{
            QDateTime::fromMSecsSinceEpoch(
                seconds * 1000 + fraction.leftJustified(3, QLatin1Char('0'), true).toInt(),
                Qt::UTC),
            true, true};
    }
    if (milliseconds.match(text).hasMatch()) {
        return ParsedDate{QDateTime::fromMSecsSinceEpoch(text.toLongLong(), Qt::UTC), true, true};
    }
    if (const QRegularExpressionMatch match = compact.match(text); match.hasMatch())
        return parseDate(match.captured(1) + QLatin1Char('T') + match.captured(2));
    return std::nullopt;
}

} // namespace

Understood<ParsedDate> parseDate(const QString &text)
{
    if (text.size() > MaximumLength)
        return notADate(text.simplified());
    const QString tidy = tidied(text);
    if (tidy.isEmpty())
        return tl::unexpected(QCoreApplication::translate("Text", "the date is empty"));
    if (const auto read = fromDigits(tidy))
        return *read;
    const Understood<DayAndRest> read = dayAndRest(tidy);
    if (!read)
        return tl::unexpected(read.error());
    if (read->rest.isEmpty())
        return withinYears({QDateTime(read->day, QTime(0, 0), Qt::UTC), false, false}, tidy);
    const QRegularExpressionMatch clock = matchClock(read->rest);
    if (!clock.hasMatch())
        return notADate(tidy);
    return clockOn(read->day, clock);
}

std::optional<QDate> dayIn(const QString &text)
{
    if (text.size() > MaximumLength)
        return std::nullopt;
    const Understood<DayAndRest> read = dayAndRest(tidied(text));
    return read ? std::optional(read->day) : std::nullopt;
}

Understood<ParsedDate> dayAtTime(const QDate &day, const QString &time)
{
    const QString tidy = time.simplified().replace(QChar(0x2212), QLatin1Char('-'));
    const QRegularExpressionMatch clock =
        tidy.size() > MaximumLength ? QRegularExpressionMatch() : matchClock(tidy);
    if (!clock.hasMatch())
        return tl::unexpected(said(QT_TRANSLATE_NOOP("Text", "\"%1\" is not a time of day"), tidy));
    return clockOn(day, clock);
}

bool isZeroDate(const QString &text)
{
    static const QRegularExpression zero(
        QStringLiteral("^(?:0001-01-01|0000-00-00)(?:[Tt ]00:00(?::00(?:\\.0+)?)?"
                       "(?: ?(?:[Zz]|UTC|[+-]00:?00))*)?$"));
    return zero.match(text.simplified()).hasMatch();
}

} // namespace Triptych::Text
