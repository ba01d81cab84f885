#include "reply.h"

#include <core/said.h>

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QUrl>

namespace Triptych::Elastic {

namespace {

constexpr Core::Said said{"Search"};

bool isHtml(const HttpAnswer &answer)
{
    return answer.contentType.toLower().contains("html") || answer.body.trimmed().startsWith('<');
}

/** Errors of a mapping quote the article, and a detail may end in a log. */
QString fitForALog(const QString &text, int longest)
{
    const qsizetype preview = text.indexOf(QLatin1String("Preview of field's value"));
    return text.left(preview).left(longest).trimmed();
}

QString described(int status, const QJsonObject &error)
{
    return QStringLiteral("%1 %2: %3")
        .arg(QString::number(status),
             fitForALog(error.value(QLatin1String("type")).toString(), 100),
             fitForALog(error.value(QLatin1String("reason")).toString(), 500));
}

Core::Error byStatus(int status, const QString &detail)
{
    using enum Core::ErrorKind;
    switch (status) {
    case 400:
        return {Invalid,
                said(QT_TRANSLATE_NOOP("Search",
                                       "The search server refused the request as not valid.")),
                detail};
    case 401:
        return {
            SignIn,
            said(QT_TRANSLATE_NOOP(
                "Search",
                "The search server refused the sign-in; check the user name and password or the "
                "API key.")),
            detail};
    case 403:
        return {Forbidden,
                said(QT_TRANSLATE_NOOP(
                    "Search", "The search server does not allow this to the account in use.")),
                detail};
    case 404:
        return {NotFound, said(QT_TRANSLATE_NOOP("Search", "The search index does not exist yet.")),
                detail};
    case 407:
        return {Unreachable,
                said(QT_TRANSLATE_NOOP(
                    "Search", "A proxy on the way to the search server asks for a sign-in.")),
                detail};
    case 409:
        return {
            Conflict,
            said(QT_TRANSLATE_NOOP("Search", "The search index holds a newer version already.")),
            detail};
    case 413:
        return {
            Invalid,
            said(QT_TRANSLATE_NOOP("Search", "The article is too large for the search server.")),
            detail};
    case 429:
        return {Unreachable,
                said(QT_TRANSLATE_NOOP(
                    "Search", "The search server is overloaded and will be asked again later.")),
                detail};
    case 502:
    case 503:
    case 504:
        return {
            Unreachable,
            said(QT_TRANSLATE_NOOP("Search", "The search server is not available at the moment.")),
            detail};
    default:
        return {
            Internal,
            said(QT_TRANSLATE_NOOP("Search", "The search server could not carry out the request.")),
            detail};
    }
}

} // namespace

Core::Error serverError(int status, const QJsonObject &error)
{
    const QString detail = described(status, error);
    const QString type = error.value(QLatin1String("type")).toString();
    if (type == QLatin1String("cluster_block_exception")) {
        const QString reason = error.value(QLatin1String("reason")).toString();
        if (reason.contains(QLatin1String("disk usage")) ||
            reason.contains(QLatin1String("/12/")) ||
            reason.contains(QLatin1String("read-only-allow-delete")) ||
            reason.contains(QLatin1String("read-only / allow delete"))) {
            return {Core::ErrorKind::Full,
                    said(QT_TRANSLATE_NOOP(
                        "Search",
                        "The search server's disk is full; articles are saved, but searching does "
                        "not see changes.")),
                    detail};
        }
        if (status == 403) {
            return {Core::ErrorKind::ReadOnly,
                    said(QT_TRANSLATE_NOOP(
                        "Search",
                        "The search index is read-only; articles are saved, but searching does not "
                        "see changes.")),
                    detail};
        }
    }
    return byStatus(status, detail);
}

Core::Result<Reply> readAnswer(const HttpAnswer &answer, const QList<int> &accept)
{
    const int status = answer.status;
    if (answer.cut) {
        return Core::failure(
            Core::ErrorKind::Unreachable,
            said(QT_TRANSLATE_NOOP(
                "Search",
                "The connection to the search server broke off in the middle of a reply.")),
            answer.node);
    }
    if (status >= 300 && status < 400) {
        return Core::failure(
            Core::ErrorKind::Corrupt,
            said(QT_TRANSLATE_NOOP(
                "Search",
                "The search server's address redirects elsewhere; name the address it redirects "
                "to.")),
            QStringLiteral("%1: %2 to %3")
                .arg(answer.node, QString::number(status),
                     QUrl::fromEncoded(answer.location)
                         .toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery |
                                          QUrl::RemoveFragment)));
    }
    const bool wanted = (status >= 200 && status < 300) || accept.contains(status);
    const bool away =
        status == 401 || status == 403 || status == 407 || status == 429 || status >= 502;
    if (status == 413 && wanted) // Often said by a proxy, in HTML.
        return Reply{status, {}, !answer.product.isEmpty()};
    if (isHtml(answer)) {
        if (away)
            return Core::failure(
                byStatus(status, QStringLiteral("%1: a web page").arg(answer.node)));
        return Core::failure(
            Core::ErrorKind::Corrupt,
            said(QT_TRANSLATE_NOOP(
                "Search",
                "A web page answered instead of the search server; a proxy may stand in the way.")),
            QStringLiteral("%1: %2 %3")
                .arg(answer.node, QString::number(status),
                     fitForALog(QString::fromLatin1(answer.contentType), 100)));
    }
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &parse);
    const QJsonValue error = document.object().value(QLatin1String("error"));
    if (!wanted) {
        if (error.isObject())
            return Core::failure(serverError(status, error.toObject()));
        const QString words = fitForALog(error.toString(), 200);
        if (status == 404 && !document.isObject()) {
            return Core::failure(
                Core::ErrorKind::Corrupt,
                said(QT_TRANSLATE_NOOP(
                    "Search", "Something else than a search server answers at this address.")),
                answer.node);
        }
        return Core::failure(byStatus(
            status, QStringLiteral("%1: %2 %3").arg(answer.node, QString::number(status), words)));
    }
    if (!document.isObject() && !(answer.body.isEmpty() && status != 200)) {
        return Core::failure(
            Core::ErrorKind::Corrupt,
            said(QT_TRANSLATE_NOOP("Search", "The search server's reply cannot be read.")),
            QStringLiteral("%1: %2, %3 at byte %4 of %5")
                .arg(answer.node, QString::number(status), parse.errorString(),
                     QString::number(parse.offset), QString::number(answer.body.size())));
    }
    return Reply{status, document.object(), !answer.product.isEmpty()};
}

Core::Error calledOff()
{
    return {Core::ErrorKind::Cancelled,
            said(QT_TRANSLATE_NOOP("Search", "The search was called off.")),
            {}};
}

bool isWorthRetrying(const HttpAnswer &answer)
{
    if (answer.cut)
        return true;
    if (answer.status == 429) // Newer servers say 429 for a full disk, which no retry mends.
        return !answer.body.contains("cluster_block_exception");
    return answer.status == 502 || answer.status == 503 || answer.status == 504;
}

std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header)
{
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    if (isNumber)
        return seconds >= 0
                   ? std::optional(std::chrono::milliseconds(std::chrono::seconds(seconds)))
                   : std::nullopt;
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return std::chrono::milliseconds(
        std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(date)));
}

} // namespace Triptych::Elastic
