#include "matterreaders.h"
#include "matterreading.h"

#include <text/dates.h>
#include <text/publicationkeys.h>
#include <text/sitedate.h>

#include <QJsonObject>
#include <QRegularExpression>

namespace Triptych::Exchange {

using Text::FrontMatterField;
using Text::PublicationKey;

namespace {

/** Go's zero time and its kind are nobody's date. */
bool isNoTime(const QJsonValue &value)
{
    static const QStringList never{QStringLiteral("never"), QStringLiteral("none"),
                                   QStringLiteral("n/a")};
    const QString text = scalarText(value);
    return isEmptyValue(value) || truth(value) == false || never.contains(text.toLower()) ||
           Text::isZeroDate(text);
}

/** readDate() has read it: the article's own time. */
bool isReadByDate(const FrontMatterField &field)
{
    return field.key.compare(QLatin1String("publish_at"), Qt::CaseInsensitive) == 0;
}

/** A switch such as `published` may hold the moment instead. */
bool isMoment(const FrontMatterField &field, PublicationKey kind)
{
    return kind == PublicationKey::Begins ||
           (kind == PublicationKey::Shows && !truth(field.value) &&
            Text::parseDate(scalarText(field.value)));
}

void guess(MatterReading &reading, const FrontMatterField &field)
{
    reading.hold(field,
                 translated(QT_TRANSLATE_NOOP("Exchange", "\"%1\" may be meant to say who may read "
                                                          "it"))
                     .arg(field.key));
}

/** The moment that `date` means on its site. */
QDateTime momentOf(const MatterReading &reading, const Text::ParsedDate &date)
{
    return Text::dateOnSite(date, reading.context().zone).utc;
}

/** What a field that decides who may read it says; one that cannot be read holds the article,
 * unless it is only a guess that it decides anything. */
std::optional<Text::ParsedDate> dateIn(MatterReading &reading, const FrontMatterField &field,
                                       bool isGuess)
{
    const auto date = Text::parseDate(scalarText(field.value));
    if (date)
        return *date;
    if (!isGuess) {
        reading.hold(field, translated(QT_TRANSLATE_NOOP("Exchange", "\"%1\" cannot be read (%2)"))
                                .arg(field.key, date.error()));
    }
    return std::nullopt;
}

/** The field is the article's date, as the report tells it, too. */
void publishBy(MatterReading &reading, const Text::ParsedDate &moment,
               const FrontMatterField &field)
{
    publishOn(reading, moment, &field);
    reading.result().dateText = scalarText(field.value);
}

void begins(MatterReading &reading, const FrontMatterField &field, bool isGuess, bool hasDate)
{
    const auto moment = dateIn(reading, field, isGuess);
    if (!moment)
        return;
    const QDateTime at = momentOf(reading, *moment);
    const bool isToCome = at > reading.context().now;
    if (isGuess) {
        if (isToCome)
            guess(reading, field);
        return;
    }
    const QDateTime publishAt = reading.article().publishAt;
    const bool isLatest = !publishAt.isValid() || publishAt < at;
    if ((isToCome || !hasDate) && isLatest) {
        publishBy(reading, *moment, field);
        reading.use(field);
    }
}

void ends(MatterReading &reading, const FrontMatterField &field, bool isGuess)
{
    const auto moment = dateIn(reading, field, isGuess);
    if (!moment)
        return;
    if (momentOf(reading, *moment) > reading.context().now) {
        if (!isGuess) {
            reading.warn(field,
                         translated(QT_TRANSLATE_NOOP("Exchange",
                                                      "Triptych does not take an article down by "
                                                      "itself; \"%1\" was kept as a custom field."))
                             .arg(field.key));
        }
    } else if (isGuess) {
        guess(reading, field);
    } else {
        reading.article().status = Core::Status::Archived;
    }
}

Text::Understood<Text::ParsedDate> unread()
{
    return tl::unexpected(QString());
}

/** Hugo dates a page by these where nothing else does; the latest counts. */
void beginsByChange(MatterReading &reading)
{
    QDateTime latest = reading.context().now;
    for (const QStringView key : {u"lastmod", u"modified"}) {
        const FrontMatterField *field = dateField(reading, key);
        const auto moment = field ? Text::parseDate(scalarText(field->value)) : unread();
        if (moment && momentOf(reading, *moment) > latest) {
            latest = momentOf(reading, *moment);
            publishBy(reading, *moment, *field);
        }
    }
}

/** The key, or one inside its map, with a day after `moment`. */
QString dayAfter(const QString &key, const QJsonValue &value, const QDateTime &moment,
                 const Core::SiteZone &zone)
{
    if (!Text::mayTimeArticle(key))
        return {};
    const QJsonObject map = value.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        const QString inner = dayAfter(key + QLatin1Char('.') + it.key(), it.value(), moment, zone);
        if (!inner.isEmpty())
            return inner;
    }
    static const QRegularExpression onlyDigits(QStringLiteral("^[0-9]*$"));
    const QString text = scalarText(value);
    if (text.contains(onlyDigits))
        return {};
    const auto day = Text::parseDate(text);
    return day && Text::dateOnSite(*day, zone).utc > moment ? key : QString();
}

} // namespace

void readPublication(MatterReading &reading)
{
    readPublicationTimes(reading);
    readStatus(reading);
}

void readPublicationTimes(MatterReading &reading)
{
    const bool hasDate = reading.article().publishAt.isValid();
    for (const FrontMatterField &field : reading.matter().fields) {
        using Certainty = Text::KeyMeaning::Certainty;
        const auto [kind, certainty] = Text::publicationKey(field.key);
        const bool isGuess = certainty == Certainty::Misspelt;
        if (isReadByDate(field) || certainty == Certainty::Vague || certainty == Certainty::Open) {
            continue; // readStatus() keeps what may mean two things
        } else if (isNoTime(field.value)) {
            if (kind == PublicationKey::Begins && !isGuess)
                reading.use(field);
        } else if (isMoment(field, kind)) {
            begins(reading, field, isGuess, hasDate);
        } else if (kind == PublicationKey::Ends) {
            ends(reading, field, isGuess);
        }
    }
    const FrontMatterField *date = dateField(reading, u"date");
    const auto moment = date ? Text::parseDate(scalarText(date->value)) : unread();
    const QDateTime publishAt = reading.article().publishAt;
    // Where publish_at counted, a date still to come keeps readers waiting all the same.
    if (publishAt.isValid() && moment &&
        momentOf(reading, *moment) > qMax(publishAt, reading.context().now))
        publishBy(reading, *moment, *date);
    if (!publishAt.isValid())
        beginsByChange(reading);
}

QString keyOfDayAfter(const FrontMatterField &field, const QDateTime &moment,
                      const Core::SiteZone &zone)
{
    return Text::isUsualKey(field.key) ? QString() : dayAfter(field.key, field.value, moment, zone);
}

void doubtDaysToCome(MatterReading &reading)
{
    const Core::Article &article = reading.article();
    if (!reading.isShown() || article.publishAt > reading.context().now)
        return;
    for (const FrontMatterField &field : reading.matter().fields) {
        const QString key = keyOfDayAfter(field, reading.context().now, reading.context().zone);
        if (!key.isEmpty()) {
            reading.hold(
                field,
                translated(QT_TRANSLATE_NOOP("Exchange", "\"%1\" gives a day to come, and may mean "
                                                         "that readers wait until then"))
                    .arg(key));
        }
    }
}

} // namespace Triptych::Exchange
