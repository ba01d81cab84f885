#include "matterreaders.h"
#include "matterreading.h"

#include <text/dates.h>
#include <text/sitedate.h>

#include <QRegularExpression>

#include <functional>

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
    reading.warn(
        about, translated(QT_TRANSLATE_NOOP("Exchange", "The time was left out: %1.")).arg(reason));
}

/** Where some zone's day may not be over yet, the time decides who may read it. */
void goWithoutTime(MatterReading &reading, const FrontMatterField &about, const QString &reason,
                   const QDate &day)
{
    if (onDay(day).utc.addDays(2) > reading.context().now) {
        reading.hold(
            about,
            translated(QT_TRANSLATE_NOOP("Exchange", "its time was left out (%1)")).arg(reason));
    } else {
        warnOfTime(reading, about, reason);
    }
}

/** What one of several fields of a name means; nothing where it cannot be read. */
using MomentOf = std::function<std::optional<QDateTime>(const FrontMatterField &)>;

/** Material for MkDocs, Blog: "date: {created: 2024-01-05, updated: 2024-02-01}". */
QString textOfDate(const FrontMatterField &field)
{
    const QJsonValue created = field.value[QLatin1String("created")];
    return scalarText(created.isUndefined() ? field.value : created);
}

bool saysNothing(const FrontMatterField &field)
{
    return isEmptyValue(field.value) || Text::isZeroDate(textOfDate(field));
}

const FrontMatterField *leastPublic(const QList<const FrontMatterField *> &fields,
                                    const QDateTime &now, const MomentOf &momentOf)
{
    const FrontMatterField *counts = nullptr;
    QDateTime latest = now;
    for (const FrontMatterField *field : fields) {
        if (fields.size() == 1)
            return field;
        if (saysNothing(*field))
            continue;
        const std::optional<QDateTime> moment = momentOf(*field);
        if (!moment)
            return field;
        if (*moment > latest || latest == now) {
            latest = qMax(latest, *moment);
            counts = field;
        }
    }
    return counts || fields.isEmpty() ? counts : fields.last();
}

/** What a field says of a date; nothing where it names none, or none that can be read. */
std::optional<Text::ParsedDate> dateOf(MatterReading &reading, QStringView key)
{
    const FrontMatterField *about = dateField(reading, key);
    if (!about)
        return std::nullopt;
    const QString text = textOfDate(*about);
    if (saysNothing(*about)) {
        reading.use(*about);
        return std::nullopt;
    }
    if (const auto date = Text::parseDate(text)) {
        if (!about->value.isObject()) // what else it says stays
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

/** Of the fields `time`, beside a `day`. */
const FrontMatterField *timeField(const MatterReading &reading, const QDate &day)
{
    return leastPublic(
        reading.fields(u"time"), reading.context().now,
        [&](const FrontMatterField &field) -> std::optional<QDateTime> {
            const auto moment = Text::dayAtTime(day, scalarText(field.value));
            return moment ? std::optional(Text::dateOnSite(*moment, reading.context().zone).utc)
                          : std::nullopt;
        });
}

/** `time`, which stands apart from a day in some sites. */
void addTime(MatterReading &reading, Text::ParsedDate *date)
{
    if (date->hasTime)
        return;
    const FrontMatterField *time = timeField(reading, date->utc.date());
    if (!time)
        return;
    if (isEmptyValue(time->value)) {
        reading.use(*time);
    } else if (const auto moment = Text::dayAtTime(date->utc.date(), scalarText(time->value))) {
        *date = *moment;
        reading.use(*time);
    } else {
        goWithoutTime(reading, *time, moment.error(), date->utc.date());
    }
}

/** The day of an address such as /2024/07/25/news, which Zola, Hugo and Jekyll let a file choose.
 */
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

const FrontMatterField *dateField(const MatterReading &reading, QStringView key)
{
    return leastPublic(reading.fields(key), reading.context().now,
                       [&](const FrontMatterField &field) -> std::optional<QDateTime> {
                           const auto date = Text::parseDate(textOfDate(field));
                           return date ? std::optional(
                                             Text::dateOnSite(*date, reading.context().zone).utc)
                                       : std::nullopt;
                       });
}

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
    const FrontMatterField *clock = dateField(reading, u"publish_at");
    if (!date) {
        date = dateOf(reading, u"date");
        const bool hasTime = date && date->hasTime;
        if (!date) {
            const QDate inPath = reading.path().date;
            const QDate day = inPath.isValid() ? inPath : dayInAddress(reading);
            if (day.isValid()) {
                date = onDay(day);
                reading.result().dateText = day.toString(Qt::ISODate);
            } else if (const QString &odd = reading.path().oddDay; !odd.isEmpty()) {
                reading.hold(
                    0, translated(QT_TRANSLATE_NOOP("Exchange",
                                                    "its name begins with %1, which is no day"))
                           .arg(odd));
            }
        }
        if (date) {
            clock = hasTime ? dateField(reading, u"date") : timeField(reading, date->utc.date());
            addTime(reading, &*date);
        }
    }
    if (date)
        publishOn(reading, *date, clock);
}

} // namespace Triptych::Exchange
