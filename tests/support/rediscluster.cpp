#include "rediscluster.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace Triptych::Support {

namespace {

QString info(const Redis &node)
{
    return node.cli({QStringLiteral("CLUSTER"), QStringLiteral("INFO")});
}

} // namespace

RedisCluster::RedisCluster(const QStringList &arguments)
{
    QProcess create;
    QStringList command{QStringLiteral("--cluster"), QStringLiteral("create")};
    for (int i = 0; i < 6; ++i) {
        m_nodes.push_back(std::make_unique<Redis>(
            QStringList{QStringLiteral("--cluster-enabled"), QStringLiteral("yes"),
                        QStringLiteral("--cluster-node-timeout"), QStringLiteral("3000"),
                        QStringLiteral("--cluster-replica-validity-factor"), QStringLiteral("0"),
                        QStringLiteral("--repl-diskless-sync-delay"), QStringLiteral("0")} +
                arguments,
            Redis::Transport::Plain, Redis::Ports::WithBus));
        command << m_nodes.back()->address();
    }
    command << QStringLiteral("--cluster-replicas") << QStringLiteral("1")
            << QStringLiteral("--cluster-yes");
    create.setProcessChannelMode(QProcess::MergedChannels);
    create.start(QStringLiteral("redis-cli"), command);
    if (!create.waitForFinished(60'000) || create.exitCode() != 0)
        qFatal("the Redis cluster did not form: %s", create.readAll().constData());
    // A replica that has not synchronised yet could not take over.
    const auto isReady = [](const std::unique_ptr<Redis> &node) {
        const QString role = node->cli({QStringLiteral("INFO"), QStringLiteral("replication")});
        return info(*node).contains(QLatin1String("cluster_state:ok")) &&
               (role.contains(QLatin1String("master_link_status:up")) ||
                role.contains(QLatin1String("state=online")));
    };
    QElapsedTimer waited;
    waited.start();
    while (!std::all_of(m_nodes.begin(), m_nodes.end(), isReady)) {
        if (waited.elapsed() > 60'000)
            qFatal("the Redis cluster did not come up");
        QThread::msleep(50);
    }
}

RedisCluster::~RedisCluster() = default;

QString RedisCluster::addresses() const
{
    QStringList all;
    for (const auto &node : m_nodes)
        all << node->address();
    return all.join(QLatin1Char(','));
}

Redis *RedisCluster::primaryOf(int slot) const
{
    for (const auto &asked : m_nodes) {
        if (!asked->isRunning())
            continue;
        const QStringList lines = asked->cli({QStringLiteral("CLUSTER"), QStringLiteral("NODES")})
                                      .split(QLatin1Char('\n'));
        for (const QString &line : lines) {
            const QStringList words = line.split(QLatin1Char(' '));
            if (words.size() < 9 || !words.at(2).contains(QLatin1String("master")) ||
                words.at(2).contains(QLatin1String("fail")))
                continue;
            for (const QString &range : words.mid(8)) {
                const QStringList ends = range.split(QLatin1Char('-'));
                if (range.startsWith(QLatin1Char('[')) || slot < ends.first().toInt() ||
                    slot > ends.last().toInt())
                    continue;
                for (const auto &node : m_nodes) {
                    if (words.at(1).startsWith(node->address() + QLatin1Char('@')))
                        return node.get();
                }
            }
        }
    }
    return nullptr;
}

QString RedisCluster::idOf(const Redis &node)
{
    return node.cli({QStringLiteral("CLUSTER"), QStringLiteral("MYID")});
}

} // namespace Triptych::Support
