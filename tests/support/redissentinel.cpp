#include "redissentinel.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace Triptych::Support {

RedisSentinel::RedisSentinel(const QString &password, const QString &sentinelPassword)
{
    QStringList options{QStringLiteral("--repl-diskless-sync-delay"), QStringLiteral("0")};
    if (!password.isEmpty()) {
        options << QStringLiteral("--requirepass") << password << QStringLiteral("--masterauth")
                << password;
    }
    m_servers.push_back(std::make_unique<Redis>(options));
    const Redis &first = *m_servers.front();
    for (int i = 0; i < 2; ++i) {
        m_servers.push_back(std::make_unique<Redis>(
            options + QStringList{QStringLiteral("--replicaof"), first.host(),
                                  QString::number(first.port())}));
    }
    QElapsedTimer waited;
    waited.start();
    const auto waitFor = [&](const char *what, const auto &isSo) {
        while (!isSo()) {
            if (waited.elapsed() > 60'000)
                qFatal("Redis Sentinel did not come up: %s", what);
            QThread::msleep(50);
        }
    };
    // The sentinels learn of the replicas from the primary, at once or ten seconds later.
    waitFor("replicas", [&] {
        return first.cli({QStringLiteral("INFO"), QStringLiteral("replication")})
                   .count(QLatin1String("state=online")) == 2;
    });
    QString configuration = QStringLiteral("sentinel monitor %1 %2 %3 2\n"
                                           "sentinel down-after-milliseconds %1 3000\n"
                                           "sentinel failover-timeout %1 5000\n")
                                .arg(masterName(), first.host())
                                .arg(first.port());
    if (!password.isEmpty())
        configuration += QStringLiteral("sentinel auth-pass %1 %2\n").arg(masterName(), password);
    QStringList sentinelOptions;
    if (!sentinelPassword.isEmpty()) {
        configuration += QStringLiteral("sentinel sentinel-pass %1\n").arg(sentinelPassword);
        sentinelOptions << QStringLiteral("--requirepass") << sentinelPassword;
    }
    for (int i = 0; i < 3; ++i) {
        m_sentinels.push_back(std::make_unique<Redis>(sentinelOptions, Redis::Transport::Plain,
                                                      Redis::Ports::One, configuration));
    }
    waitFor("sentinels", [&] {
        return std::all_of(m_sentinels.begin(), m_sentinels.end(), [](const auto &sentinel) {
            const QString state =
                sentinel->cli({QStringLiteral("INFO"), QStringLiteral("sentinel")});
            return state.contains(QLatin1String("slaves=2,sentinels=3"));
        });
    });
}

RedisSentinel::~RedisSentinel() = default;

QString RedisSentinel::sentinelAddresses() const
{
    QStringList all;
    for (const auto &sentinel : m_sentinels)
        all << sentinel->address();
    return all.join(QLatin1Char(','));
}

Redis *RedisSentinel::primary() const
{
    for (const auto &server : m_servers) {
        if (server->isRunning() &&
            server->cli({QStringLiteral("ROLE")}).startsWith(QLatin1String("master")))
            return server.get();
    }
    return nullptr;
}

} // namespace Triptych::Support
