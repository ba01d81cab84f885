#include "importdigest.h"

#include <core/articlejson.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Exchange {

namespace {

constexpr QLatin1Char ZoneMark('@');
constexpr QLatin1Char WaitMark('!');
/** In no name of a zone; "UTC+01:00" is one. */
constexpr QLatin1Char ZoneSlash('%');

} // namespace

ImportDigest ImportDigest::fromText(const QString &text)
{
    ImportDigest digest;
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash >= 0) {
        digest.slug = text.section(QLatin1Char('/'), 1, 1);
        digest.assigned = text.section(QLatin1Char('/'), 2);
    }
    const QString read = text.left(slash);
    const qsizetype mark = read.indexOf(ZoneMark);
    digest.content = read.left(mark);
    digest.waits = digest.content.endsWith(WaitMark);
    if (digest.waits)
        digest.content.chop(1);
    if (mark >= 0)
        digest.zone = read.mid(mark + 1).replace(ZoneSlash, QLatin1Char('/'));
    return digest;
}

QString ImportDigest::toText() const
{
    QString text = content;
    if (waits)
        text += WaitMark;
    if (!zone.isEmpty())
        text += ZoneMark + QString(zone).replace(QLatin1Char('/'), ZoneSlash);
    if (slug)
        text += QLatin1Char('/') + *slug;
    return slug && !assigned.isEmpty() ? text + QLatin1Char('/') + assigned : text;
}

QString contentDigest(const Core::Article &article)
{
    // The slug that a site gave is kept among the fields where the article got another.
    QJsonObject fields = article.fields;
    fields.remove(QStringLiteral("slug"));
    // A day is the same in every zone, and as it was told before there were zones.
    const QDateTime publication = article.publishDay.isValid()
                                      ? QDateTime(article.publishDay, QTime(0, 0), Qt::UTC)
                                      : article.publishAt;
    const QJsonObject content{
        {QStringLiteral("title"), article.title},
        {QStringLiteral("summary"), article.summary},
        {QStringLiteral("body"), article.body},
        {QStringLiteral("language"), article.language},
        {QStringLiteral("authors"), QJsonArray::fromStringList(article.authors)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(article.tags)},
        {QStringLiteral("section"), article.section},
        {QStringLiteral("status"), Core::statusName(article.status)},
        {QStringLiteral("publish_at"), Core::timeToJson(publication)},
        {QStringLiteral("fields"), fields}};
    const QByteArray json = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

} // namespace Triptych::Exchange
