#include "settings.h"

#include <core/addresslist.h>

#include <QCoreApplication>
#include <QRegularExpression>
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

Core::Result<Part> parsePart(const QString &text, quint16 usualPort)
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
    const int port = url.port(usualPort);
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

using Topology = Settings::Topology;

QString schemeOf(Topology topology, bool tls)
{
    QString scheme = tls ? QStringLiteral("rediss") : QStringLiteral("redis");
    if (topology == Topology::Sentinel)
        scheme += QLatin1String("+sentinel");
    else if (topology == Topology::Cluster)
        scheme += QLatin1String("+cluster");
    return scheme + QLatin1String("://");
}

/** Reads what follows the hosts of an address of several: "/master-name/db?option=value&...". */
Core::Result<void> parseTail(const QString &text, Settings &settings)
{
    const QUrl url(QStringLiteral("redis://h") + text, QUrl::StrictMode);
    if (!url.isValid() || url.hasFragment())
        return usage(QT_TRANSLATE_NOOP("Redis", "The Redis address cannot be read."));
    QStringList path = url.path(QUrl::FullyEncoded).split(QLatin1Char('/')).mid(1);
    if (!path.isEmpty() && path.last().isEmpty())
        path.removeLast();
    if (settings.topology == Topology::Sentinel) {
        if (!path.isEmpty())
            settings.masterName = QUrl::fromPercentEncoding(path.takeFirst().toUtf8());
        if (settings.masterName.isEmpty())
            return usage(QT_TRANSLATE_NOOP(
                "Redis", "The Redis address of sentinels ends with the name of the primary."));
    }
    if (!path.isEmpty()) {
        bool ok = false;
        settings.database = path.takeFirst().toInt(&ok);
        if (!ok || settings.database < 0 || !path.isEmpty())
            return usage(
                QT_TRANSLATE_NOOP("Redis", "The database of the Redis address is not a number."));
        if (settings.topology == Topology::Cluster && settings.database != 0)
            return usage(QT_TRANSLATE_NOOP("Redis", "A Redis cluster has no database but 0."));
    }
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        const bool ofSentinel = settings.topology == Topology::Sentinel;
        if (key == QLatin1String("ca"))
            settings.caFile = value;
        else if (ofSentinel && key == QLatin1String("sentinel_username"))
            settings.sentinelUser = value;
        else if (ofSentinel && key == QLatin1String("sentinel_password"))
            settings.sentinelPassword = value;
        else
            return usage(QT_TRANSLATE_NOOP("Redis",
                                           "The Redis address has an unknown option; only ca=FILE "
                                           "and the sentinels' user and password are known."));
    }
    return {};
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

Core::Result<Settings> Settings::parse(const QString &address)
{
    Settings settings;
    QString text = address.trimmed();
    std::optional<bool> tls;
    std::optional<int> database;
    for (const Topology topology : {Topology::Sentinel, Topology::Cluster}) {
        for (const bool secure : {false, true}) {
            const QString scheme = schemeOf(topology, secure);
            if (!text.startsWith(scheme))
                continue;
            settings.topology = topology;
            // The hosts are a list as any other; what follows them belongs to all.
            QString hosts = text.mid(scheme.size());
            const qsizetype end = hosts.indexOf(QRegularExpression(QStringLiteral("[/?#]")));
            if (end >= 0) {
                if (const auto read = parseTail(hosts.mid(end), settings); !read)
                    return tl::unexpected(read.error());
                hosts.truncate(end);
            } else if (topology == Topology::Sentinel) {
                return parseTail({}, settings).map([&] { return settings; });
            }
            text = schemeOf(Topology::Single, secure) + hosts;
        }
    }
    const quint16 usualPort = settings.topology == Topology::Sentinel ? 26379 : 6379;
    for (const QString &item : Core::addressList(text)) {
        const auto part = parsePart(item, usualPort);
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
    settings.database = database.value_or(settings.database);
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
    QString text = schemeOf(topology, tls);
    if (!user.isEmpty())
        text += QString::fromLatin1(QUrl::toPercentEncoding(user)) + QLatin1Char('@');
    QString tail;
    if (topology == Topology::Sentinel)
        tail += QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(masterName));
    if (database != 0)
        tail += QLatin1Char('/') + QString::number(database);
    QStringList options;
    if (!caFile.isEmpty())
        options +=
            QStringLiteral("ca=") + QString::fromLatin1(QUrl::toPercentEncoding(caFile, "/"));
    if (!sentinelUser.isEmpty())
        options += QStringLiteral("sentinel_username=") +
                   QString::fromLatin1(QUrl::toPercentEncoding(sentinelUser));
    if (!options.isEmpty())
        tail += QLatin1Char('?') + options.join(QLatin1Char('&'));
    const QString all = address();
    const qsizetype comma = all.indexOf(QLatin1Char(','));
    if (topology != Topology::Single || comma < 0)
        return text + all + tail;
    // Each server of a plain list is an address of its own, and the first one speaks for all.
    return text + all.left(comma) + tail + all.mid(comma);
}

} // namespace Triptych::Redis
