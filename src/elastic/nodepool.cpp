#include "nodepool.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Triptych::Elastic {

NodePool::NodePool(const QList<QUrl> &nodes)
{
    for (const QUrl &url : nodes)
        m_nodes << Node{url};
    std::shuffle(m_nodes.begin(), m_nodes.end(), *QRandomGenerator::global());
}

int NodePool::next(Time now)
{
    for (int step = 1; step <= size(); ++step) {
        const int node = (m_last + step) % size();
        if (m_nodes.at(node).restsUntil <= now)
            return m_last = node;
    }
    const auto first =
        std::min_element(m_nodes.cbegin(), m_nodes.cend(),
                         [](const Node &a, const Node &b) { return a.restsUntil < b.restsUntil; });
    return m_last = int(first - m_nodes.cbegin());
}

bool NodePool::hasOther(int node, Time now) const
{
    for (int other = 0; other < size(); ++other) {
        if (other != node && m_nodes.at(other).restsUntil <= now)
            return true;
    }
    return false;
}

void NodePool::failed(int node, Time now)
{
    Node &failing = m_nodes[node];
    ++failing.failures;
    failing.restsUntil = now + restAfter(failing.failures);
}

void NodePool::answered(int node)
{
    m_nodes[node].failures = 0;
    m_nodes[node].restsUntil = {};
}

std::chrono::seconds NodePool::restAfter(int failures)
{
    constexpr int LongestDoubling = 5;
    return std::min(std::chrono::seconds(1 << std::min(failures - 1, LongestDoubling)),
                    std::chrono::seconds(30));
}

} // namespace Triptych::Elastic
