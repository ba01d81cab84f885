#pragma once

#include "redis.h"

#include <memory>
#include <vector>

namespace Triptych::Support {

/** A Redis Cluster of three primaries with a replica each on free loopback ports, of one test. */
class RedisCluster final
{
public:
    /**
     * Returns once every node knows who serves each slot. `arguments` are every node's. Aborts the
     * test program where it does not form.
     */
    explicit RedisCluster(const QStringList &arguments = {});
    ~RedisCluster();
    Q_DISABLE_COPY_MOVE(RedisCluster)

    QString addresses() const; ///< of all nodes, separated by commas
    const std::vector<std::unique_ptr<Redis>> &nodes() const { return m_nodes; }
    /** The node that serves `slot` as the others see it; null where nobody does. */
    Redis *primaryOf(int slot) const;
    /** What CLUSTER MYID says. */
    static QString idOf(const Redis &node);

private:
    std::vector<std::unique_ptr<Redis>> m_nodes;
};

} // namespace Triptych::Support
