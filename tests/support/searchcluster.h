#pragma once

#include <QList>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <vector>

namespace Triptych::Support {

/**
 * A few small nodes of Elasticsearch or OpenSearch on free loopback ports, of one test, for what
 * must not be done to the shared server: kill, freeze, restart. They keep their data over a kill
 * and end with the test program, however that ends. POSIX only.
 */
class SearchCluster final
{
public:
    static constexpr int Nodes = 3;

    /** `kind` is "elasticsearch" or "opensearch". Only begins to start: that takes half a minute,
     * and waitForNodes() waits for it. */
    explicit SearchCluster(const QString &kind, int nodes = Nodes);
    ~SearchCluster();
    Q_DISABLE_COPY_MOVE(SearchCluster)

    QUrl url(int node) const;
    QString name(int node) const;
    /** All of them, separated by commas. */
    QString addresses() const;
    /** The node that leads, as `asked` sees it; -1 where there is none. */
    int master(int asked) const;
    /** A node that holds no shard of the index; -1 where each does. */
    int nodeWithout(const QString &index, int asked) const;
    /** Whether somebody asked this node about the index since it started; looked up through another
     * node. */
    bool wasAsked(int node, const QString &index, int asked) const;

    /** SIGKILL to all its processes; start() lets it go on with what is on its disk. */
    void kill(int node);
    void start(int node);
    void freeze(int node);
    void thaw(int node);
    /** Waits until exactly these have found each other and every index can be searched; one that
     * ended, as where somebody borrowed its port meanwhile, is started again. Aborts the test
     * program where that takes more than two minutes. */
    void waitForNodes(const QList<int> &nodes = {0, 1, 2});

private:
    struct Node
    {
        QProcess process;
        quint16 port = 0;
        quint16 transport = 0;
    };
    QByteArray ask(int node, const QString &path, const QString &query = {}) const;
    void signalNode(int node, int signal) const;

    const QString m_kind;
    const QString m_cluster;
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<Node>> m_nodes;
};

} // namespace Triptych::Support
