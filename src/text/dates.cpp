#include "dates.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <optional>

namespace Triptych::Text {

namespace {

constexpr qsizetype MaximumLength = 100;

QString said(const char *text, const QString &argument)
{
    return QCoreApplication::translate("Text", text).arg(argument);
}

tl::unexpected<QString> notADate(const QString &text)
{
    return tl::unexpected(
        said(QT_TRANSLATE_NOOP("Text", "\"%1\" is not a date"), text.left(MaximumLength)));
}

int monthNumber(const QString &name)
{
    static const QStringList months{
        QStringLiteral("january"), QStringLiteral("february"), QStringLiteral("march"),
        QStringLiteral("april"),   QStringLiteral("may"),      QStringLiteral("june"),
        QStringLiteral("july"),    QStringLiteral("august"),   QStringLiteral("september"),
        QStringLiteral("october"), QStringLiteral("november"), QStringLiteral("december")};
    const QString lower = name.toLower();
    for (int i = 0; i < months.size(); ++i) {
        const bool abbreviated = lower.size() >= 3 && months.at(i).startsWith(lower);
        if (abbreviated || (i == 8 && lower == QLatin1String("sept")))
            return i + 1;
    }
    return 0;
}

/** Seconds east of UTC; nothing where the zone is not known. */
std::optional<int> zoneOffset(const QString &zone)
{
    static const QHash<QString, int> named{
        {QStringLiteral("Z"), 0},    {QStringLiteral("UT"), 0},   {QStringLiteral("UTC"), 0},
        {QStringLiteral("GMT"), 0},  {QStringLiteral("EST"), -5}, {QStringLiteral("EDT"), -4},
        {QStringLiteral("CST"), -6}, {QStringLiteral("CDT"), -5}, {QStringLiteral("MST"), -7},
        {QStringLiteral("MDT"), -6}, {QStringLiteral("PST"), -8}, {QStringLiteral("PDT"), -7}};
    if (zone.isEmpty())
        return 0;
    if (const auto found = named.constFind(zone.toUpper()); found != named.cend())
        return *found * 3600;
    static const QRegularExpression numeric(QStringLiteral("^([+-])(\\d\\d):?(\\d\\d)?$"));
    const QRegularExpressionMatch match = numeric.match(zone);
    const int hours = match.captured(2).toInt();
    const int minutes = match.captured(3).toInt();
    if (!match.hasMatch() || hours > 14 || minutes > 59)
        return std::nullopt;
    const int seconds = hours * 3600 + minutes * 60;
    return match.captured(1) == QLatin1String("-") ? -seconds : seconds;
}

const QString &timePattern()
{
    static const QString pattern = QStringLiteral(
        "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
        "(?:\\s*(?<half>[AaPp]\\.?[Mm]\\.?))?");
    return pattern;
}

Understood<QTime> timeOf(const QRegularExpressionMatch &match)
{
    int hour = match.captured(QStringLiteral("hour")).toInt();
    const QString half = match.captured(QStringLiteral("half")).toLower();
    if (!half.isEmpty() && (hour < 1 || hour > 12))
        hour = 24;
    else if (half.startsWith(QLatin1Char('p')) && hour < 12)
        hour += 12;
    else if (half.startsWith(QLatin1Char('a')) && hour == 12)
        hour = 0;
    const QString fraction = match.captured(QStringLiteral("fraction"));
    const int milliseconds = fraction.leftJustified(3, QLatin1Char('0'), true).toInt();
    const QTime time(hour, match.captured(QStringLiteral("minute")).toInt(),
                     match.captured(QStringLiteral("second")).toInt(),
                     fraction.isEmpty() ? 0 : milliseconds);
    if (!time.isValid()) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "there is no time of day %1"), match.captured()));
    }
    return time;
}

} // namespace

Understood<QTime> parseTime(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^%1$").arg(timePattern()));
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    if (!match.hasMatch()) {
        return tl::unexpected(said(QT_TRANSLATE_NOOP("Text", "\"%1\" is not a time of day"),
                                   text.trimmed().left(MaximumLength)));
    }
    return timeOf(match);
}

Understood<ParsedDate> parseDate(const QString &text)
{
    const QString trimmed = text.simplified();
    if (trimmed.isEmpty())
        return tl::unexpected(QCoreApplication::translate("Text", "the date is empty"));
    if (trimmed.size() > MaximumLength)
        return notADate(trimmed);

    const QString rest =
        QStringLiteral("(?:(?:[Tt]|,? |,? at )%1 ?(?<zone>[+-][0-9:]+|[A-Za-z]+)?)?$")
            .arg(timePattern());
    static const QRegularExpression numeric(
        QStringLiteral("^(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})") + rest);
    static const QRegularExpression monthFirst(
        QStringLiteral("^(?:[A-Za-z]{3,9},? )?(?<name>[A-Za-z]{3,9})\\.? "
                       "(?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})") +
        rest);
    static const QRegularExpression dayFirst(
        QStringLiteral("^(?:[A-Za-z]{3,9},? )?(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]"
                       "(?<name>[A-Za-z]{3,9})\\.?,?[ -](?<year>\\d{4})") +
        rest);
    static const QRegularExpression twoContinents(
        QStringLiteral("^\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b"));

    QRegularExpressionMatch match;
    for (const QRegularExpression *pattern : {&numeric, &monthFirst, &dayFirst}) {
        match = pattern->match(trimmed);
        if (match.hasMatch())
            break;
    }
    if (!match.hasMatch()) {
        if (twoContinents.match(trimmed).hasMatch()) {
            return tl::unexpected(said(
                QT_TRANSLATE_NOOP("Text", "\"%1\" may mean two dates; write it as year-month-day"),
                trimmed));
        }
        return notADate(trimmed);
    }
    const bool named =
        match.lastCapturedIndex() >= 0 &&
        match.regularExpression().namedCaptureGroups().contains(QStringLiteral("name"));
    const int month = named ? monthNumber(match.captured(QStringLiteral("name")))
                            : match.captured(QStringLiteral("month")).toInt();
    if (named && month == 0)
        return notADate(trimmed);
    const QDate date(match.captured(QStringLiteral("year")).toInt(), month,
                     match.captured(QStringLiteral("day")).toInt());
    if (!date.isValid()) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "there is no such day as %1"), trimmed));
    }
    ParsedDate parsed;
    QTime time(0, 0);
    if (match.hasCaptured(QStringLiteral("hour"))) {
        const Understood<QTime> read = timeOf(match);
        if (!read)
            return tl::unexpected(read.error());
        time = *read;
        parsed.hasTime = true;
    }
    const QString zone = match.captured(QStringLiteral("zone"));
    const std::optional<int> offset = zoneOffset(zone);
    if (!offset)
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "the time zone \"%1\" is not known"), zone));
    parsed.utc = QDateTime(date, time, Qt::UTC).addSecs(-*offset);
    return parsed;
}

} // namespace Triptych::Text
