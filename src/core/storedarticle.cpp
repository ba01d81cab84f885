#include "storedarticle.h"

#include "articlejson.h"

#include <QSet>

namespace Triptych::Core {

namespace {

QString formatKey()
{
    return QStringLiteral("format");
}

QString dayKey()
{
    return QStringLiteral("publish_day");
}

QString momentKey()
{
    return QStringLiteral("publish_at");
}

/** 0 where there is none, or nothing that could be one. */
qint64 formatOf(const QJsonObject &object)
{
    return qMax<qint64>(0, object.value(formatKey()).toInteger());
}

/** Those that JSON may lack; without the others it is no article. */
const QStringList &optionalMembers()
{
    static const QStringList names = [] {
        QStringList all = storedMembers();
        for (const char *needed : {"id", "status", "version", "format"})
            all.removeOne(QLatin1String(needed));
        return all;
    }();
    return names;
}

/** What a member is in an article that was read from JSON without it. */
const QJsonObject &untouchedMembers()
{
    static const QJsonObject members = [] {
        const auto read = articleFromJson({{QStringLiteral("id"), ArticleId::create().toString()},
                                           {QStringLiteral("status"), statusName(Status::Draft)},
                                           {QStringLiteral("version"), 1}});
        return articleToJson(read.value_or(Article()), JsonDetail::Internal);
    }();
    return members;
}

} // namespace

QStringList storedMembers()
{
    static const QStringList names = [] {
        QStringList all = articleToJson(Article(), JsonDetail::Internal).keys();
        all << dayKey() << formatKey(); // a day stands there only where it is set
        return all;
    }();
    return names;
}

QJsonObject unknownMembers(const QJsonObject &object)
{
    static const QSet<QString> known = [] {
        const QStringList names = storedMembers();
        return QSet<QString>(names.begin(), names.end());
    }();
    QJsonObject unknown;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            unknown.insert(it.key(), it.value());
    }
    if (const qint64 format = formatOf(object); format > StoredFormat)
        unknown.insert(formatKey(), format);
    return unknown;
}

QJsonObject rowMembers(QJsonObject object)
{
    const QStringList unknown = unknownMembers(object).keys();
    for (const QString &name : unknown)
        object.remove(name);
    object.remove(formatKey());
    return object;
}

QJsonObject articleToStored(const Article &article)
{
    QJsonObject object = articleToJson(article, JsonDetail::Internal);
    object.insert(formatKey(), StoredFormat);
    // What is still not known is not written as if it were.
    for (const QString &name : article.absent) {
        if (object.value(name) == untouchedMembers().value(name))
            object.remove(name);
    }
    if (article.absent.contains(dayKey()) && object.contains(momentKey()) &&
        !object.contains(dayKey()))
        object.remove(formatKey());
    for (auto it = article.unknown.begin(); it != article.unknown.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

Result<Article> articleFromStored(const QJsonObject &object)
{
    Result<Article> article = articleFromJson(object);
    if (!article)
        return article;
    article->unknown = unknownMembers(object);
    for (const QString &name : optionalMembers()) {
        const bool isSaid =
            name == dayKey()
                // Without its moment a day says nothing.
                ? object.contains(momentKey()) && (object.contains(name) || formatOf(object) > 0)
                : object.contains(name);
        if (!isSaid)
            article->absent << name;
    }
    return article;
}

QJsonObject joinedUnknown(QJsonObject first, const QJsonObject &second)
{
    const qint64 format = qMax(formatOf(first), formatOf(second));
    for (auto it = second.begin(); it != second.end(); ++it) {
        if (!first.contains(it.key()))
            first.insert(it.key(), it.value());
    }
    if (format > StoredFormat)
        first.insert(formatKey(), format);
    return first;
}

Article withAbsentFrom(Article article, const Article &other)
{
    if (article.absent.isEmpty())
        return article;
    const QJsonObject &untouched = untouchedMembers();
    QJsonObject object = articleToJson(article, JsonDetail::Internal);
    const QJsonObject from = articleToJson(other, JsonDetail::Internal);
    QStringList stillAbsent;
    for (const QString &name : std::as_const(article.absent)) {
        if (other.absent.contains(name))
            stillAbsent << name;
        else if (name != dayKey() && object.value(name) == untouched.value(name))
            object.insert(name, from.value(name));
    }
    // A day belongs to its moment: beside another one it would be a wrong day.
    if (article.absent.contains(dayKey()) && !object.contains(dayKey()) &&
        from.contains(dayKey()) && object.value(momentKey()) == from.value(momentKey()))
        object.insert(dayKey(), from.value(dayKey()));
    if (article.id.isNull()) // one that was never saved
        object.insert(QStringLiteral("id"), ArticleId::create().toString());
    Article filled = articleFromJson(object).value_or(article);
    filled.id = article.id;
    filled.unknown = article.unknown;
    filled.absent = stillAbsent;
    return filled;
}

Article restoredOver(const Article &revision, const Article &now)
{
    Article article = withAbsentFrom(revision, now);
    article.unknown = now.unknown;
    return article;
}

} // namespace Triptych::Core
