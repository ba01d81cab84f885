#include "format.h"

#include <core/article.h>
#include <core/query.h>
#include <core/visible.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Triptych::Ui {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString trimmedDecimal(double value, const QLocale &locale)
{
    // One digit after the point below a hundred: 12.4 k, but 124 k; and 12 k rather than 12.0 k.
    const double rounded = std::floor(value * 10) / 10;
    if (rounded >= 100 || rounded == std::floor(rounded))
        return locale.toString(qint64(rounded));
    return locale.toString(rounded, 'f', 1);
}

} // namespace

QString relativeDay(QDate day, QDate today, const QLocale &locale)
{
    const qint64 days = day.daysTo(today);
    if (days == 0)
        return QCoreApplication::translate("Format", "today");
    if (days == 1)
        return QCoreApplication::translate("Format", "yesterday");
    if (days == -1)
        return QCoreApplication::translate("Format", "tomorrow");
    if (std::abs(days) < 7) {
        const int n = int(std::abs(days));
        return days > 0 ? QCoreApplication::translate("Format", "%n days ago", nullptr, n)
                        : QCoreApplication::translate("Format", "in %n days", nullptr, n);
    }
    return locale.toString(
        day,
        day.year() == today.year()
            ? QCoreApplication::translate("Format", "d MMM", "a date of this year, in Qt's format")
            : QCoreApplication::translate("Format", "d MMM yyyy",
                                          "a date of another year, in Qt's format"));
}

QString relativeDate(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QDateTime localNow = now.toLocalTime();
    const qint64 seconds = time.secsTo(now);
    const qint64 distance = std::abs(seconds);
    const bool past = seconds >= 0;
    if (distance < 45)
        return QCoreApplication::translate("Format", "now");
    if (distance < Hour) {
        const int n = int(std::max<qint64>(1, (distance + 30) / Minute));
        return past ? QCoreApplication::translate("Format", "%n min ago", nullptr, n)
                    : QCoreApplication::translate("Format", "in %n min", nullptr, n);
    }
    const qint64 days = local.date().daysTo(localNow.date());
    if (days == 0 || distance < 12 * Hour) {
        const int n = int((distance + Hour / 2) / Hour);
        return past ? QCoreApplication::translate("Format", "%n h ago", nullptr, n)
                    : QCoreApplication::translate("Format", "in %n h", nullptr, n);
    }
    return relativeDay(local.date(), localNow.date(), locale);
}

QString relativeDate(const QDateTime &time)
{
    return relativeDate(time, QDateTime::currentDateTimeUtc());
}

QString exactDate(const QDateTime &time, const QLocale &locale)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return QCoreApplication::translate("Format", "%1, %2", "a date and a time of day")
        .arg(locale.toString(local.date(), QLocale::LongFormat),
             locale.toString(local.time(), QLocale::ShortFormat));
}

QString relativePublication(const Core::Article &article, const Core::SiteZone &zone,
                            const QDateTime &now, const QLocale &locale)
{
    return article.publishDay.isValid()
               ? relativeDay(article.publishDay, zone.local(now).date(), locale)
               : relativeDate(article.publishAt, now, locale);
}

QString relativePublication(const Core::Article &article, const Core::SiteZone &zone)
{
    return relativePublication(article, zone, QDateTime::currentDateTimeUtc());
}

QString exactPublication(const Core::Article &article, const Core::SiteZone &zone,
                         const QLocale &locale)
{
    if (article.publishDay.isValid())
        return locale.toString(article.publishDay, QLocale::LongFormat);
    const QString here = exactDate(article.publishAt, locale);
    const int offsetHere = article.publishAt.toLocalTime().offsetFromUtc();
    if (here.isEmpty() || offsetHere == zone.offsetAt(article.publishAt))
        return here;
    const QDateTime there = zone.local(article.publishAt);
    return QCoreApplication::translate("Format", "%1 (%2, %3 in %4)",
                                       "a moment here; its date and time of day in the site's zone")
        .arg(here, locale.toString(there.date(), QLocale::ShortFormat),
             locale.toString(there.time(), QLocale::ShortFormat),
             zoneLabel(zone, article.publishAt));
}

QString articleDate(const Core::Article &article, const Core::SiteZone &zone)
{
    return article.publishAt.isValid() ? relativePublication(article, zone)
                                       : relativeDate(article.updatedAt);
}

QString exactArticleDate(const Core::Article &article, const Core::SiteZone &zone)
{
    return article.publishAt.isValid() ? exactPublication(article, zone)
                                       : exactDate(article.updatedAt);
}

QString zoneLabel(const Core::SiteZone &zone, const QDateTime &moment)
{
    return QStringLiteral("%1 (%2)").arg(zone.name(), Core::offsetText(zone.offsetAt(moment)));
}

QString actionTitle(const QString &title)
{
    constexpr qsizetype most = 40;
    if (!Core::hasVisible(title))
        return QCoreApplication::translate("Format", "Untitled");
    QString shown = title.simplified();
    if (shown.size() > most)
        shown = shown.left(most - 1) + QStringLiteral("…");
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString timeOrDate(const QDateTime &time, const QLocale &locale)
{
    const QDateTime local = time.toLocalTime();
    return local.date() == QDate::currentDate()
               ? locale.toString(local.time(), QLocale::ShortFormat)
               : exactDate(time, locale);
}

QString shortCount(qint64 count, const QLocale &locale)
{
    const double magnitude = std::abs(double(count));
    const double sign = count < 0 ? -1 : 1;
    if (magnitude < 1'000)
        return locale.toString(count);
    if (magnitude < 1e6)
        return QCoreApplication::translate("Format", "%1 k", "thousands")
            .arg(trimmedDecimal(sign * magnitude / 1e3, locale));
    if (magnitude < 1e9)
        return QCoreApplication::translate("Format", "%1 M", "millions")
            .arg(trimmedDecimal(sign * magnitude / 1e6, locale));
    return QCoreApplication::translate("Format", "%1 bn", "thousand millions")
        .arg(trimmedDecimal(sign * magnitude / 1e9, locale));
}

QString exactCount(qint64 count, const QLocale &locale)
{
    return locale.toString(count);
}

int pluralCount(qint64 count)
{
    return int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

QString boundedCount(const Core::BoundedCount &count, const QLocale &locale)
{
    const QString shown = count.value < 10'000 && !count.atLeast ? locale.toString(count.value)
                          : count.value < 1'000
                              ? locale.toString(count.value)
                              : shortCount(count.value, locale).remove(QChar(0x20));
    return count.atLeast
               ? QCoreApplication::translate("Format", "%1+", "at least so many").arg(shown)
               : shown;
}

QString latency(double milliseconds, const QLocale &locale)
{
    if (milliseconds < 0)
        return {};
    if (milliseconds < 1)
        return QCoreApplication::translate("Format", "< 1 ms");
    if (milliseconds < 1'000)
        return QCoreApplication::translate("Format", "%1 ms")
            .arg(locale.toString(qint64(std::lround(milliseconds))));
    return QCoreApplication::translate("Format", "%1 s")
        .arg(trimmedDecimal(milliseconds / 1'000, locale));
}

QString unbroken(QString phrase)
{
    return phrase.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

QString joinedFacts(const QStringList &parts, const QString &separator)
{
    QStringList isolated;
    for (const QString &part : parts)
        isolated << QChar(0x2068) + part + QChar(0x2069);
    return isolated.join(separator);
}

} // namespace Triptych::Ui
