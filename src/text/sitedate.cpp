#include "sitedate.h"

#include <QCoreApplication>

namespace Triptych::Text {

namespace {

/** Within the years that every store keeps: at their ends a zone leads out of them. */
QDateTime withinYears(const QDateTime &moment)
{
    static const QDateTime first(QDate(1, 1, 1), QTime(0, 0), Qt::UTC);
    static const QDateTime last(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC);
    return qBound(first, moment, last);
}

} // namespace

SiteDate dateOnSite(const ParsedDate &date, const Core::SiteZone &zone)
{
    if (!date.hasTime)
        return {withinYears(zone.startOf(date.utc.date())), date.utc.date(), {}};
    if (date.hasZone)
        return {date.utc, {}, {}};
    const QDate day = date.utc.date();
    const QTime time = date.utc.time();
    return {withinYears(zone.at(day, time).utc()), {}, clockDoubt(day, time, zone)};
}

QString clockDoubt(QDate day, QTime time, const Core::SiteZone &zone)
{
    const Core::ClockTime clock = zone.at(day, time);
    if (clock.isCertain())
        return {};
    const QString format =
        time.second() == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss");
    const QString shown = day.toString(Qt::ISODate) + QLatin1Char('T') + time.toString(format);
    const QString first = Core::offsetText(clock.readings.at(0).offset);
    const QString second = Core::offsetText(clock.readings.at(1).offset);
    if (clock.kind == Core::ClockTime::Kind::Twice) {
        return QCoreApplication::translate(
                   "Text",
                   "%1 comes twice in %2, because the clocks are put back then: write %1%3 for the "
                   "first or %1%4 for the second.")
            .arg(shown, zone.name(), first, second);
    }
    return QCoreApplication::translate(
               "Text", "There is no %1 in %2, because the clocks are put forward over it: write "
                       "another time, "
                       "or %1%3 (as the clock went before) or %1%4 (as it goes after).")
        .arg(shown, zone.name(), first, second);
}

} // namespace Triptych::Text
