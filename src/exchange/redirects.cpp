#include "redirects.h"

#include <core/articlejson.h>

#include <QJsonArray>
#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

/** In the order in which they are printed. */
constexpr const char *AddressFields[] = {"permalink",     "url",    "path",    "link",
                                         "original_slug", "slug",   "aliases", "alias",
                                         "redirect_from", "old_url"};

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    if (value.isString())
        texts << value.toString().trimmed();
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items) {
        if (item.isString())
            texts << item.toString().trimmed();
    }
    return texts;
}

} // namespace

QList<Redirect> redirectsOf(const Core::Article &article)
{
    QList<Redirect> redirects;
    const auto add = [&](const QString &from, const QString &kind) {
        const bool isKnown =
            std::any_of(redirects.cbegin(), redirects.cend(),
                        [&from](const Redirect &other) { return other.from == from; });
        if (!from.isEmpty() && from != article.slug && !isKnown)
            redirects.append({from, kind});
    };
    for (const char *name : AddressFields) {
        for (auto it = article.fields.begin(); it != article.fields.end(); ++it) {
            if (it.key().compare(QLatin1String(name), Qt::CaseInsensitive) != 0)
                continue;
            for (const QString &from : textsOf(it.value()))
                add(from, QString::fromLatin1(name));
        }
    }
    if (redirects.isEmpty() && article.source)
        add(article.source->path, QStringLiteral("source"));
    return redirects;
}

bool isAddress(const Redirect &redirect)
{
    return redirect.kind != QLatin1String("source") ||
           redirect.from.endsWith(QLatin1String(".html"), Qt::CaseInsensitive) ||
           redirect.from.endsWith(QLatin1String(".htm"), Qt::CaseInsensitive);
}

QJsonObject redirectToJson(const Redirect &redirect, const Core::Article &article)
{
    const QJsonObject whole = Core::articleToJson(article, Core::JsonDetail::WithoutBody);
    QJsonObject object{{QStringLiteral("from"), redirect.from},
                       {QStringLiteral("to"), article.slug},
                       {QStringLiteral("kind"), redirect.kind}};
    for (const char *name : {"id", "language", "status", "source"})
        object.insert(QLatin1String(name), whole.value(QLatin1String(name)));
    return object;
}

QString addressFromRoot(const QString &address)
{
    static const QRegularExpression whole(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    const bool isWhole = address.startsWith(QLatin1Char('/')) || whole.match(address).hasMatch();
    return encodedAddress(isWhole ? address : QLatin1Char('/') + address);
}

QString encodedAddress(const QString &address)
{
    QString encoded;
    for (const QChar letter : address) {
        if (letter.isSpace() || letter.category() == QChar::Other_Control) {
            const QByteArray bytes = QString(letter).toUtf8();
            for (const char byte : bytes)
                encoded +=
                    QStringLiteral("%%1").arg(uchar(byte), 2, 16, QLatin1Char('0')).toUpper();
        } else {
            encoded += letter;
        }
    }
    return encoded;
}

} // namespace Triptych::Exchange
