#include "markdownexport.h"

#include "matterreaders.h"
#include "matterreading.h"

#include <core/articlejson.h>
#include <core/slug.h>
#include <text/dates.h>
#include <text/htmltokenizer.h>
#include <text/publicationkeys.h>
#include <text/yamlwriter.h>

#include <QJsonArray>
#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

const QDateTime FirstMoment(QDate(1, 1, 1), QTime(0, 0), Qt::UTC);

QString withoutUnderscores(QString key)
{
    while (key.endsWith(QLatin1Char('_')))
        key.chop(1);
    return key;
}

/** Whether an import would read more from this key and value than a custom field. */
bool hasMeaning(const QString &key, const QJsonValue &value)
{
    static const QStringList own{QStringLiteral("title"),      QStringLiteral("slug"),
                                 QStringLiteral("summary"),    QStringLiteral("language"),
                                 QStringLiteral("authors"),    QStringLiteral("tags"),
                                 QStringLiteral("section"),    QStringLiteral("translation_group"),
                                 QStringLiteral("publish_at"), QStringLiteral("date"),
                                 QStringLiteral("build"),      QStringLiteral("_build")};
    if (own.contains(key, Qt::CaseInsensitive))
        return true;
    const Text::KeyMeaning meaning = Text::publicationKey(key);
    if (meaning.isVague())
        return statusFrom(value).value_or(Core::Status::Published) != Core::Status::Published;
    const bool isTheme = Text::plainKey(key) == QLatin1String("hide") && !truth(value);
    return meaning.kind != Text::PublicationKey::None && !isTheme;
}

/** A day under a key that nothing knows; an import doubts the article until that day. */
bool givesADayAfter(const QString &key, const QJsonValue &value, const QDateTime &moment)
{
    return !keyOfDayAfter({key, value, 0}, moment, {}).isEmpty();
}

/** A moment that can be read says the same when it is read again. */
bool isReadableTime(const QString &key, const QJsonValue &value)
{
    using enum Text::PublicationKey;
    const Text::PublicationKey kind = Text::publicationKey(key).kind;
    const bool isTime = kind == Begins || kind == Ends || kind == Shows ||
                        key.compare(QLatin1String("date"), Qt::CaseInsensitive) == 0;
    return isTime && Text::parseDate(value.toString()).has_value();
}

/** A key that would take part in what the article is gets an underscore, which the import takes off
 * again; so does one that has the underscore already. */
QString exportedFieldName(const QString &key, const QJsonValue &value)
{
    const QString plain = withoutUnderscores(key);
    const bool isDoubted =
        givesADayAfter(plain, value, plain == key ? Core::utcNow() : FirstMoment);
    const bool decides = hasMeaning(plain, value) && !isReadableTime(key, value);
    return decides || isDoubted ? key + QLatin1Char('_') : key;
}

/** What the import's decoding of entities gives back as it was. */
QString protectedText(QString text)
{
    if (Text::decodeEntities(text) != text)
        text.replace(QLatin1Char('&'), QLatin1String("&amp;"));
    return text;
}

QStringList protectedNames(QStringList names, bool areTags)
{
    for (QString &name : names) {
        name = protectedText(name);
        if (areTags && name.startsWith(QLatin1Char('#')))
            name.prepend(QLatin1Char('#'));
    }
    return names;
}

} // namespace

QString ownFieldName(const QString &key, const QJsonValue &value)
{
    const QString plain = withoutUnderscores(key);
    const bool isOurs = key.endsWith(QLatin1Char('_')) &&
                        (hasMeaning(plain, value) || givesADayAfter(plain, value, FirstMoment));
    return isOurs ? key.chopped(1) : key;
}

QByteArray articleToMarkdown(const Core::Article &article)
{
    QList<std::pair<QString, QJsonValue>> fields;
    const auto text = [&](const char *key, const QString &value) {
        if (!value.isEmpty())
            fields.append({QString::fromLatin1(key), value});
    };
    const auto list = [&](const char *key, const QStringList &values) {
        if (!values.isEmpty())
            fields.append({QString::fromLatin1(key), QJsonArray::fromStringList(values)});
    };
    text("title", protectedText(article.title));
    text("slug", article.slug);
    text("summary", protectedText(article.summary));
    text("language", article.language);
    list("authors", protectedNames(article.authors, false));
    list("tags", protectedNames(article.tags, true));
    text("section", protectedText(article.section));
    text("status", Core::statusName(article.status));
    if (article.publishDay.isValid())
        text("publish_at", article.publishDay.toString(Qt::ISODate));
    else if (article.publishAt.isValid())
        fields.append({QStringLiteral("publish_at"), Core::timeToJson(article.publishAt)});
    if (!article.translationGroup.isNull())
        text("translation_group", article.translationGroup.toString(QUuid::WithoutBraces));
    const auto own = fields;
    for (auto it = article.fields.begin(); it != article.fields.end(); ++it) {
        const bool clashes = std::any_of(own.begin(), own.end(), [&](const auto &field) {
            return field.first.compare(it.key(), Qt::CaseInsensitive) == 0;
        });
        const QString name =
            clashes ? it.key() + QLatin1Char('_') : exportedFieldName(it.key(), it.value());
        fields.append({name, it.value()});
    }
    const QString file = QStringLiteral("---\n") + Text::writeYaml(fields) +
                         QStringLiteral("---\n\n") + article.body;
    return file.toUtf8();
}

QString exportPath(const Core::Article &article)
{
    // What Windows refuses in a name, and a name that with its ending is longer than file systems
    // take, is made over.
    static const QRegularExpression refused(QStringLiteral("[<>:\"|?*]|\\.$"));
    const QString &slug = article.slug;
    const bool isFileName = !slug.isEmpty() && Core::checkSlug(slug) && !slug.contains(refused) &&
                            slug.toUtf8().size() <= 250;
    const QString name =
        isFileName ? slug : Core::slugFromTitle(slug.isEmpty() ? article.title : slug);
    return Core::slugFromTitle(article.language) + QLatin1Char('/') + name + QStringLiteral(".md");
}

} // namespace Triptych::Exchange
