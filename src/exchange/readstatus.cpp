#include "matterreaders.h"
#include "matterreading.h"

#include <text/dates.h>

#include <QCoreApplication>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

std::optional<Core::Status> statusFrom(const QString &name)
{
    if (const auto own = Core::statusFromName(name))
        return own;
    const QString lower = name.toLower();
    if (lower == QLatin1String("publish") || lower == QLatin1String("public") ||
        lower == QLatin1String("future") || lower == QLatin1String("scheduled"))
        return Core::Status::Published;
    if (lower == QLatin1String("pending") || lower == QLatin1String("in review"))
        return Core::Status::Review;
    if (lower == QLatin1String("private") || lower == QLatin1String("unpublished"))
        return Core::Status::Draft;
    return std::nullopt;
}

/** `draftValue` is the value that makes it a draft; what cannot be read is not made public
 * unasked. */
void readSwitch(MatterReading &reading, QStringView key, bool draftValue)
{
    const FrontMatterField *about = reading.field(key);
    if (!about || isEmptyValue(about->value))
        return;
    const std::optional<bool> value = truth(about->value);
    if (value) {
        reading.use(*about);
    } else if (Text::parseDate(scalarText(about->value))) {
        return; // "published: 2019-03-13" is a date of its own, kept among the fields
    } else {
        reading.warn(
            *about,
            translated(
                QT_TRANSLATE_NOOP(
                    "Exchange",
                    "\"%1\" is neither true nor false; the article was kept as a draft."))
                .arg(about->key));
    }
    if (value.value_or(draftValue) == draftValue &&
        reading.article().status == Core::Status::Published)
        reading.article().status = Core::Status::Draft;
}

} // namespace

void readStatus(MatterReading &reading)
{
    Core::Status &status = reading.article().status;
    status = Core::Status::Published;
    if (const FrontMatterField *about = reading.field(u"status")) {
        if (const auto known = statusFrom(scalarText(about->value))) {
            status = *known;
            reading.use(*about);
        } else if (!isEmptyValue(about->value)) {
            reading.warn(*about,
                         translated(QT_TRANSLATE_NOOP("Exchange",
                                                      "\"%1\" is not a status that Triptych "
                                                      "knows; it was kept as a custom field."))
                             .arg(scalarText(about->value)));
        }
    }
    readSwitch(reading, u"draft", true);
    readSwitch(reading, u"published", false);
}

} // namespace Triptych::Exchange
