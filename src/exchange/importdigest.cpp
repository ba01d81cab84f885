#include "importdigest.h"

#include <core/articlejson.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Exchange {

ImportDigest ImportDigest::fromText(const QString &text)
{
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash < 0)
        return {text, std::nullopt};
    return {text.left(slash), text.mid(slash + 1)};
}

QString ImportDigest::toText() const
{
    return slug ? content + QLatin1Char('/') + *slug : content;
}

QString contentDigest(const Core::Article &article)
{
    // The slug that a site gave is kept among the fields where the article got another.
    QJsonObject fields = article.fields;
    fields.remove(QStringLiteral("slug"));
    const QJsonObject content{
        {QStringLiteral("title"), article.title},
        {QStringLiteral("summary"), article.summary},
        {QStringLiteral("body"), article.body},
        {QStringLiteral("language"), article.language},
        {QStringLiteral("authors"), QJsonArray::fromStringList(article.authors)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(article.tags)},
        {QStringLiteral("section"), article.section},
        {QStringLiteral("status"), Core::statusName(article.status)},
        {QStringLiteral("publish_at"), Core::timeToJson(article.publishAt)},
        {QStringLiteral("fields"), fields}};
    const QByteArray json = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

} // namespace Triptych::Exchange
