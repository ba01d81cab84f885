#include "searchcluster.h"

#include "indexprefix.h"
#include "servers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QUrlQuery>

#include <csignal>
#include <sys/stat.h>

namespace Triptych::Support {

SearchCluster::SearchCluster(const QString &kind, int nodes)
    : m_kind(kind), m_cluster(uniqueName(QStringLiteral("nodes")))
{
    // The nodes run as another user, who must get to his folder below.
    ::chmod(QFile::encodeName(m_folder.path()).constData(), 0711);
    for (int i = 0; i < nodes; ++i) {
        m_nodes.push_back(std::make_unique<Node>());
        m_nodes.back()->port = freePort();
        m_nodes.back()->transport = freePort();
    }
    for (int i = 0; i < nodes; ++i)
        start(i);
}

SearchCluster::~SearchCluster()
{
    for (int i = 0; i < int(m_nodes.size()); ++i)
        kill(i);
}

QUrl SearchCluster::url(int node) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_nodes.at(size_t(node))->port));
}

QString SearchCluster::name(int node) const
{
    return QStringLiteral("node%1").arg(node);
}

QString SearchCluster::addresses() const
{
    QStringList all;
    for (int i = 0; i < int(m_nodes.size()); ++i)
        all << url(i).toString();
    return all.join(QLatin1Char(','));
}

QByteArray SearchCluster::ask(int node, const QString &path, const QString &query) const
{
    QUrl whole = url(node);
    whole.setPath(path);
    whole.setQuery(query);
    return httpRequest("GET", whole);
}

int SearchCluster::master(int asked) const
{
    const QByteArray rows =
        ask(asked, QStringLiteral("/_cat/nodes"), QStringLiteral("format=json&h=name,master"));
    for (const QJsonValue &row : QJsonDocument::fromJson(rows).array()) {
        if (row[QStringLiteral("master")] == QLatin1String("*"))
            return row[QStringLiteral("name")].toString().right(1).toInt();
    }
    return -1;
}

int SearchCluster::nodeWithout(const QString &index, int asked) const
{
    const QByteArray rows =
        ask(asked, QStringLiteral("/_cat/shards/") + index, QStringLiteral("format=json&h=node"));
    QStringList holding;
    for (const QJsonValue &row : QJsonDocument::fromJson(rows).array())
        holding << row[QStringLiteral("node")].toString();
    for (int i = 0; i < int(m_nodes.size()); ++i) {
        if (!holding.contains(name(i)))
            return i;
    }
    return -1;
}

bool SearchCluster::wasAsked(int node, const QString &index, int asked) const
{
    // Of each HTTP client it keeps the path asked for last.
    return ask(asked, QStringLiteral("/_nodes/%1/stats/http").arg(name(node)))
        .contains(QByteArray("\"last_uri\":\"/" + index.toUtf8()));
}

void SearchCluster::start(int node)
{
    Node &started = *m_nodes.at(size_t(node));
    QStringList seeds;
    QStringList names;
    for (int i = 0; i < int(m_nodes.size()); ++i) {
        seeds << QStringLiteral("127.0.0.1:%1").arg(m_nodes.at(size_t(i))->transport);
        names << name(i);
    }
    started.process.setProcessChannelMode(QProcess::MergedChannels);
    started.process.setStandardOutputFile(m_folder.filePath(name(node) + QStringLiteral(".log")),
                                          QIODevice::Append);
    started.process.setStandardInputFile(QProcess::nullDevice());
    started.process.start(
        qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") + QStringLiteral("/tests/support/servers"),
        {QStringLiteral("run"), m_kind, QStringLiteral("--data"), m_folder.filePath(name(node)),
         QStringLiteral("--port"), QString::number(started.port), QStringLiteral("--transport"),
         QString::number(started.transport), QStringLiteral("--cluster"), m_cluster,
         QStringLiteral("--node"), name(node), QStringLiteral("--seeds"),
         seeds.join(QLatin1Char(',')), QStringLiteral("--masters"), names.join(QLatin1Char(','))});
    if (!started.process.waitForStarted())
        qFatal("tests/support/servers: %s", qUtf8Printable(started.process.errorString()));
}

void SearchCluster::signalNode(int node, int signal) const
{
    // The whole group: Elasticsearch's first process starts the server as another one.
    if (const auto leader = pid_t(m_nodes.at(size_t(node))->process.processId()); leader > 0) {
        ::kill(-leader, signal);
        ::kill(leader, signal);
    }
}

void SearchCluster::kill(int node)
{
    QProcess &process = m_nodes.at(size_t(node))->process;
    if (process.state() == QProcess::NotRunning)
        return;
    signalNode(node, SIGKILL);
    process.waitForFinished();
}

void SearchCluster::freeze(int node)
{
    signalNode(node, SIGSTOP);
}

void SearchCluster::thaw(int node)
{
    signalNode(node, SIGCONT);
}

void SearchCluster::waitForNodes(const QList<int> &nodes)
{
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < 120'000) {
        int together = 0;
        for (const int i : nodes) {
            QProcess &process = m_nodes.at(size_t(i))->process;
            if (process.state() == QProcess::NotRunning || process.waitForFinished(1))
                start(i);
            const QJsonObject health =
                QJsonDocument::fromJson(ask(i, QStringLiteral("/_cluster/health"))).object();
            together += health.value(QLatin1String("number_of_nodes")).toInt() == nodes.size() &&
                        health.value(QLatin1String("status")) != QLatin1String("red");
        }
        if (together == nodes.size())
            return;
        QThread::msleep(100);
    }
    for (int i = 0; i < int(m_nodes.size()); ++i) {
        for (const auto &[path, query] :
             {std::pair{"/_cat/shards", "h=index,shard,prirep,state,node,unassigned.reason"},
              std::pair{"/_cluster/allocation/explain", "pretty"}})
            qWarning("%s %s: %s", qUtf8Printable(name(i)), path,
                     ask(i, QLatin1String(path), QLatin1String(query)).constData());
        QFile log(m_folder.filePath(name(i) + QStringLiteral(".log")));
        if (log.open(QIODevice::ReadOnly))
            qWarning("%s: %s", qUtf8Printable(name(i)), log.readAll().right(1500).constData());
    }
    qFatal("the nodes of %s did not come together", qUtf8Printable(m_kind));
}

} // namespace Triptych::Support
