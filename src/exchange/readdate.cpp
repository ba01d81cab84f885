#include "matterreaders.h"
#include "matterreading.h"

#include <text/dates.h>

#include <QCoreApplication>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

std::optional<Text::ParsedDate> dateOf(MatterReading &reading, QStringView key)
{
    const FrontMatterField *about = reading.field(key);
    if (!about || isEmptyValue(about->value)) {
        if (about)
            reading.use(*about);
        return std::nullopt;
    }
    const auto date = Text::parseDate(scalarText(about->value));
    if (!date) {
        reading.warn(*about,
                     translated(QT_TRANSLATE_NOOP("Exchange", "The date was left out: %1."))
                         .arg(date.error()));
        return std::nullopt;
    }
    reading.use(*about);
    return *date;
}

} // namespace

void readDate(MatterReading &reading)
{
    QDateTime &publishAt = reading.article().publishAt;
    if (reading.field(u"publish_at")) {
        if (const auto date = dateOf(reading, u"publish_at"))
            publishAt = date->utc;
    }
    if (publishAt.isValid())
        return;
    std::optional<Text::ParsedDate> date = dateOf(reading, u"date");
    if (!date && reading.path().date.isValid())
        date = Text::ParsedDate{QDateTime(reading.path().date, QTime(0, 0), Qt::UTC), false};
    if (!date)
        return;
    publishAt = date->utc;
    const FrontMatterField *time = reading.field(u"time");
    if (!time || date->hasTime)
        return;
    if (isEmptyValue(time->value)) {
        reading.use(*time);
        return;
    }
    if (const auto clock = Text::parseTime(scalarText(time->value))) {
        publishAt.setTime(*clock);
        reading.use(*time);
    } else {
        reading.warn(*time,
                     translated(QT_TRANSLATE_NOOP("Exchange", "The time was left out: %1."))
                         .arg(clock.error()));
    }
}

} // namespace Triptych::Exchange
