#include "matterreaders.h"
#include "matterreading.h"

#include <text/dates.h>
#include <text/sitedate.h>

#include <QRegularExpression>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

/** A day, by itself: Text::dateOnSite() says when it begins. */
Text::ParsedDate onDay(const QDate &day)
{
    return {QDateTime(day, QTime(0, 0), Qt::UTC), false, false};
}

void warnOfTime(MatterReading &reading, const FrontMatterField &about, const QString &reason)
{
    reading.warn(about, translated(QT_TRANSLATE_NOOP("Exchange", "The time was left out: %1."))
                            .arg(reason));
}

/** Where some zone's day may not be over yet, the time decides who may read it. */
void goWithoutTime(MatterReading &reading, const FrontMatterField &about, const QString &reason,
                   const QDate &day)
{
    if (onDay(day).utc.addDays(2) > reading.context().now) {
        reading.hold(about, translated(QT_TRANSLATE_NOOP("Exchange", "its time was left out (%1)"))
                                .arg(reason));
    } else {
        warnOfTime(reading, about, reason);
    }
}

/** What a field says of a date; nothing where it names none, or none that can be read. */
std::optional<Text::ParsedDate> dateOf(MatterReading &reading, QStringView key)
{
    const FrontMatterField *about = reading.field(key);
    if (!about)
        return std::nullopt;
    const QString text = scalarText(about->value);
    if (isEmptyValue(about->value) || Text::isZeroDate(text)) {
        reading.use(*about);
        return std::nullopt;
    }
    if (const auto date = Text::parseDate(text)) {
        reading.use(*about);
        reading.result().dateText = text;
        return *date;
    } else if (const auto day = Text::dayIn(text)) {
        // "2024-01-01, moved to 2031-01-01": which of them counts only a person knows.
        static const QRegularExpression year(QStringLiteral("(?<![0-9])(?:19|20)\\d{2}(?![0-9])"));
        if (text.count(year) > 1) {
            reading.hold(*about,
                         translated(QT_TRANSLATE_NOOP("Exchange", "\"%1\" names more than one day, "
                                                                  "of which the first was taken"))
                             .arg(about->key));
        } else {
            goWithoutTime(reading, *about, date.error(), *day);
        }
        reading.result().dateText = text;
        return onDay(*day);
    } else {
        reading.hold(*about,
                     translated(QT_TRANSLATE_NOOP("Exchange", "its date cannot be read (%1)"))
                         .arg(date.error()));
        return std::nullopt;
    }
}

/** `time`, which stands apart from a day in some sites. */
void addTime(MatterReading &reading, Text::ParsedDate *date)
{
    const FrontMatterField *time = reading.field(u"time");
    if (!time || date->hasTime)
        return;
    if (isEmptyValue(time->value)) {
        reading.use(*time);
    } else if (const auto moment =
                   Text::dayAtTime(date->utc.date(), scalarText(time->value))) {
        *date = *moment;
        reading.use(*time);
    } else {
        goWithoutTime(reading, *time, moment.error(), date->utc.date());
    }
}

/** The day of an address such as /2024/07/25/news, which Zola, Hugo and Jekyll let a file choose. */
QDate dayInAddress(MatterReading &reading)
{
    for (const QStringView key : {u"path", u"url", u"permalink"}) {
        if (const FrontMatterField *about = reading.field(key)) {
            const QDate day = ImportPath::dayIn(scalarText(about->value));
            if (day.isValid())
                return day;
        }
    }
    return {};
}

} // namespace

void publishOn(MatterReading &reading, const Text::ParsedDate &date, const FrontMatterField *clock)
{
    const Text::SiteDate meant = Text::dateOnSite(date, reading.context().zone);
    meant.publish(reading.article());
    reading.result().date = date;
    // A day is always certain, so a doubt comes from a field that gives a time.
    reading.doubtTime(meant.isCertain() ? nullptr : clock, meant.doubt);
}

void readDate(MatterReading &reading)
{
    std::optional<Text::ParsedDate> date = dateOf(reading, u"publish_at");
    QStringView clock = u"publish_at";
    if (!date) {
        date = dateOf(reading, u"date");
        clock = date && date->hasTime ? QStringView(u"date") : QStringView(u"time");
        if (!date) {
            const QDate inPath = reading.path().date;
            const QDate day = inPath.isValid() ? inPath : dayInAddress(reading);
            if (day.isValid()) {
                date = onDay(day);
                reading.result().dateText = day.toString(Qt::ISODate);
            } else if (const QString &odd = reading.path().oddDay; !odd.isEmpty()) {
                reading.hold(0, translated(QT_TRANSLATE_NOOP(
                                               "Exchange", "its name begins with %1, which is no day"))
                                    .arg(odd));
            }
        }
        if (date)
            addTime(reading, &*date);
    }
    if (date)
        publishOn(reading, *date, reading.field(clock));
}

} // namespace Triptych::Exchange
