#pragma once

#include <core/result.h>

#include <QList>
#include <QString>

#include <chrono>

namespace Triptych::Redis {

struct Endpoint
{
    QString host; ///< a name or an address, IPv6 without brackets
    quint16 port = 6379;

    QString toString() const; ///< "host:port", IPv6 in brackets
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/** How to reach and sign in to a Redis or Valkey server. A value; holds secrets, so never log it
 * whole. */
struct Settings
{
    enum class Topology {
        Single,   ///< the endpoints are servers: the first that answers, and is no replica, is used
        Sentinel, ///< the endpoints are sentinels, which know the primary of `masterName`
        Cluster,  ///< the endpoints are some nodes of a cluster, which know the others
    };

    Topology topology = Topology::Single;
    QList<Endpoint> endpoints; ///< tried in this order, never empty after parse()
    QString masterName;        ///< of Sentinel: what `SENTINEL MASTERS` calls the primary
    bool tls = false;
    QString user;             ///< empty = the default user
    QString password;         ///< in memory only, never in toString() or an Error
    QString sentinelUser;     ///< for the sentinels alone, which have users of their own
    QString sentinelPassword; ///< in memory only, never in toString() or an Error
    int database = 0;         ///< a cluster has only 0
    QString caFile;           ///< PEM; empty = the system's certificates
    bool verifyPeer = true;   ///< false accepts any certificate
    std::chrono::milliseconds connectTimeout{
        5000}; ///< for name, TCP, TLS and sign-in of one endpoint

    /**
     * Reads REDIS_ADDR: `host`, `host:port`, `redis://[user[:password]@]host[:port][/db]`,
     * `rediss://...` for TLS, IPv6 in brackets, several separated by commas. User, password and
     * database may stand at any of several addresses, TLS at the first; they must not contradict
     * each other; a comma inside a password is written %2C.
     * `?ca=FILE` names a PEM file of trusted authorities. Usage otherwise, never quoting the text.
     *
     * `redis+sentinel://[user[:password]@]host[:26379],host,.../master-name[/db]` asks sentinels;
     * user and password are the servers' own, `?sentinel_username=` and `?sentinel_password=` those
     * of the sentinels. `redis+cluster://[user[:password]@]host[:port],host,...` names some nodes
     * of a cluster; one that is named as a single server is found out. With `rediss` both speak TLS
     * to every host, and options are joined by `&`.
     */
    static Core::Result<Settings> parse(const QString &text);

    QString address() const;  ///< "host:port", several separated by commas
    QString toString() const; ///< as parse() reads it, without the password

    friend bool operator==(const Settings &, const Settings &) = default;
};

} // namespace Triptych::Redis
