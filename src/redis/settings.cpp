#include "settings.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace Triptych::Redis {

namespace {

tl::unexpected<Core::Error> usage(const char *text)
{
    return Core::failure(Core::ErrorKind::Usage, QCoreApplication::translate("Redis", text));
}

/** What one element of the list says; nothing where it says nothing. */
struct Part
{
    Endpoint endpoint;
    std::optional<bool> tls;
    QString user, password, caFile;
    std::optional<int> database;
};

Core::Result<Part> parsePart(const QString &text)
{
    Part part;
    const bool bare = !text.contains(QLatin1String("://"));
    if (bare && text.contains(QLatin1Char('@')))
        return usage(QT_TRANSLATE_NOOP(
            "Redis", "A Redis address with a user or password starts with redis:// or rediss://."));
    const QUrl url(bare ? QStringLiteral("redis://") + text : text, QUrl::StrictMode);
    if (!url.isValid())
        return usage(QT_TRANSLATE_NOOP("Redis", "The Redis address cannot be read."));
    if (url.scheme() != QLatin1String("redis") && url.scheme() != QLatin1String("rediss"))
        return usage(
            QT_TRANSLATE_NOOP("Redis", "A Redis address starts with redis:// or rediss://."));
    if (!bare)
        part.tls = url.scheme() == QLatin1String("rediss");
    part.endpoint.host = url.host();
    if (part.endpoint.host.isEmpty())
        return usage(QT_TRANSLATE_NOOP("Redis", "The Redis address names no host."));
    const int port = url.port(6379);
    if (port < 1)
        return usage(QT_TRANSLATE_NOOP(
            "Redis", "The port of the Redis address is not between 1 and 65535."));
    part.endpoint.port = quint16(port);
    part.user = url.userName(QUrl::FullyDecoded);
    part.password = url.password(QUrl::FullyDecoded);
    const QString path = url.path().mid(1);
    if (!path.isEmpty()) {
        bool ok = false;
        part.database = path.toInt(&ok);
        if (!ok || *part.database < 0)
            return usage(
                QT_TRANSLATE_NOOP("Redis", "The database of the Redis address is not a number."));
    }
    const QUrlQuery query(url);
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key != QLatin1String("ca"))
            return usage(QT_TRANSLATE_NOOP(
                "Redis", "The Redis address has an unknown option; only ca=FILE is known."));
        part.caFile = value;
    }
    if (url.hasFragment())
        return usage(QT_TRANSLATE_NOOP("Redis", "The Redis address cannot be read."));
    return part;
}

template<typename T> bool merge(T &into, const T &from, const T &unset)
{
    if (from == unset)
        return true;
    const bool agrees = into == unset || into == from;
    into = from;
    return agrees;
}

} // namespace

QString Endpoint::toString() const
{
    const QString name =
        host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return name + QLatin1Char(':') + QString::number(port);
}

Core::Result<Settings> Settings::parse(const QString &text)
{
    Settings settings;
    std::optional<bool> tls;
    std::optional<int> database;
    for (const QString &item : text.split(QLatin1Char(','))) {
        const auto part = parsePart(item.trimmed());
        if (!part)
            return tl::unexpected(part.error());
        settings.endpoints.append(part->endpoint);
        const bool agrees = merge(tls, part->tls, {}) && merge(settings.user, part->user, {}) &&
                            merge(settings.password, part->password, {}) &&
                            merge(database, part->database, {}) &&
                            merge(settings.caFile, part->caFile, {});
        if (!agrees)
            return usage(QT_TRANSLATE_NOOP(
                "Redis", "The Redis addresses of the list contradict each other."));
    }
    settings.tls = tls.value_or(false);
    settings.database = database.value_or(0);
    return settings;
}

QString Settings::address() const
{
    QStringList addresses;
    for (const Endpoint &endpoint : endpoints)
        addresses.append(endpoint.toString());
    return addresses.join(QLatin1Char(','));
}

QString Settings::toString() const
{
    QString text = tls ? QStringLiteral("rediss://") : QStringLiteral("redis://");
    if (!user.isEmpty())
        text += QString::fromLatin1(QUrl::toPercentEncoding(user)) + QLatin1Char('@');
    const QString all = address();
    const qsizetype comma = all.indexOf(QLatin1Char(','));
    text += comma < 0 ? all : all.left(comma);
    if (database != 0)
        text += QLatin1Char('/') + QString::number(database);
    if (!caFile.isEmpty())
        text += QStringLiteral("?ca=") + QString::fromLatin1(QUrl::toPercentEncoding(caFile, "/"));
    return comma < 0 ? text : text + all.mid(comma);
}

} // namespace Triptych::Redis
