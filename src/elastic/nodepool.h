#pragma once

#include <QList>
#include <QUrl>

#include <chrono>

namespace Triptych::Elastic {

/**
 * Which node to ask next, as the official Elasticsearch clients do it: shuffled once, then in turn;
 * a node that failed n times in a row rests for min(2^(n-1), 30) seconds; when all rest, the one
 * whose rest ends first is tried. Not thread-safe. All times come from one steady clock.
 */
class NodePool
{
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit NodePool(const QList<QUrl> &nodes);

    int size() const { return int(m_nodes.size()); }
    const QUrl &url(int node) const { return m_nodes.at(node).url; }

    /** The node to ask now; the index that the calls below take. The pool is never empty. */
    int next(Time now);
    /** True where a node other than `node` is not resting. */
    bool hasOther(int node, Time now) const;
    void failed(int node, Time now);
    void answered(int node);

    static std::chrono::seconds restAfter(int failures);

private:
    struct Node
    {
        QUrl url;
        int failures = 0;
        Time restsUntil{};
    };
    QList<Node> m_nodes;
    int m_last = -1;
};

} // namespace Triptych::Elastic
