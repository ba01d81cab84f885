#include "articlejson.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Triptych::Core {

namespace {

QStringList stringList(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items)
        list << item.toString();
    return list;
}

} // namespace

QJsonValue timeToJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QDateTime timeFromJson(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

QJsonObject articleToJson(const Article &article, JsonDetail detail)
{
    QJsonObject object{
        {QStringLiteral("id"), article.id.toString()},
        {QStringLiteral("slug"), article.slug},
        {QStringLiteral("title"), article.title},
        {QStringLiteral("summary"), article.summary},
        {QStringLiteral("language"), article.language},
        {QStringLiteral("authors"), QJsonArray::fromStringList(article.authors)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(article.tags)},
        {QStringLiteral("section"), article.section},
        {QStringLiteral("status"), statusName(article.status)},
        {QStringLiteral("publish_at"), timeToJson(article.publishAt)},
        {QStringLiteral("version"), article.version},
        {QStringLiteral("created_at"), timeToJson(article.createdAt)},
        {QStringLiteral("updated_at"), timeToJson(article.updatedAt)},
        {QStringLiteral("fields"), article.fields},
    };
    if (article.publishDay.isValid())
        object.insert(QStringLiteral("publish_day"), article.publishDay.toString(Qt::ISODate));
    else if (detail != JsonDetail::Internal)
        object.insert(QStringLiteral("publish_day"), QJsonValue());
    if (detail != JsonDetail::WithoutBody)
        object.insert(QStringLiteral("body"), article.body);
    QJsonValue source;
    if (article.source) {
        QJsonObject place{{QStringLiteral("name"), article.source->name},
                          {QStringLiteral("path"), article.source->path}};
        if (detail == JsonDetail::Internal)
            place.insert(QStringLiteral("digest"), article.source->digest);
        source = place;
    }
    object.insert(QStringLiteral("source"), source);
    if (detail == JsonDetail::Internal) {
        object.insert(QStringLiteral("translation_group"),
                      article.translationGroup.isNull()
                          ? QJsonValue()
                          : QJsonValue(article.translationGroup.toString(QUuid::WithoutBraces)));
        object.insert(QStringLiteral("created_by"), article.createdBy);
        object.insert(QStringLiteral("updated_by"), article.updatedBy);
        object.insert(QStringLiteral("deleted_at"), timeToJson(article.deletedAt));
    }
    return object;
}

Result<Article> articleFromJson(const QJsonObject &object)
{
    const auto corrupt = [](const char *what) {
        return failure(
            ErrorKind::Corrupt,
            QCoreApplication::translate("Core", "A stored copy of an article cannot be read."),
            QStringLiteral("unreadable \"%1\"").arg(QLatin1String(what)));
    };
    Article article;
    const auto id = ArticleId::fromString(object.value(QLatin1String("id")).toString());
    if (!id)
        return corrupt("id");
    const auto status = statusFromName(object.value(QLatin1String("status")).toString());
    if (!status)
        return corrupt("status");
    const QJsonValue version = object.value(QLatin1String("version"));
    if (!version.isDouble())
        return corrupt("version");
    article.id = *id;
    article.status = *status;
    article.version = version.toInteger();
    article.slug = object.value(QLatin1String("slug")).toString();
    article.title = object.value(QLatin1String("title")).toString();
    article.summary = object.value(QLatin1String("summary")).toString();
    article.body = object.value(QLatin1String("body")).toString();
    article.language = object.value(QLatin1String("language")).toString();
    article.authors = stringList(object.value(QLatin1String("authors")));
    article.tags = stringList(object.value(QLatin1String("tags")));
    article.section = object.value(QLatin1String("section")).toString();
    article.publishAt = timeFromJson(object.value(QLatin1String("publish_at")));
    if (article.publishAt.isValid())
        article.publishDay =
            QDate::fromString(object.value(QLatin1String("publish_day")).toString(), Qt::ISODate);
    article.createdAt = timeFromJson(object.value(QLatin1String("created_at")));
    article.updatedAt = timeFromJson(object.value(QLatin1String("updated_at")));
    article.fields = object.value(QLatin1String("fields")).toObject();
    article.translationGroup =
        QUuid::fromString(object.value(QLatin1String("translation_group")).toString());
    const QJsonObject source = object.value(QLatin1String("source")).toObject();
    if (!source.isEmpty()) {
        article.source = ImportSource{source.value(QLatin1String("name")).toString(),
                                      source.value(QLatin1String("path")).toString(),
                                      source.value(QLatin1String("digest")).toString()};
    }
    article.createdBy = object.value(QLatin1String("created_by")).toString();
    article.updatedBy = object.value(QLatin1String("updated_by")).toString();
    article.deletedAt = timeFromJson(object.value(QLatin1String("deleted_at")));
    return article;
}

} // namespace Triptych::Core
