#pragma once

#include "redis.h"

#include <memory>
#include <vector>

namespace Triptych::Support {

/** A Redis primary, two replicas and three sentinels on free loopback ports, of one test. */
class RedisSentinel final
{
public:
    /**
     * Returns once every sentinel knows all the others. `sentinelPassword` is asked for by the
     * sentinels, where it is not empty; `password` by the servers. Aborts the test program where
     * it does not form.
     */
    explicit RedisSentinel(const QString &password = {}, const QString &sentinelPassword = {});
    ~RedisSentinel();
    Q_DISABLE_COPY_MOVE(RedisSentinel)

    static QString masterName() { return QStringLiteral("house"); }
    QString sentinelAddresses() const; ///< separated by commas
    const std::vector<std::unique_ptr<Redis>> &servers() const { return m_servers; }
    const std::vector<std::unique_ptr<Redis>> &sentinels() const { return m_sentinels; }
    /** The running server that says that it is the primary; null where none does. */
    Redis *primary() const;

private:
    std::vector<std::unique_ptr<Redis>> m_servers; // the first primary comes first
    std::vector<std::unique_ptr<Redis>> m_sentinels;
};

} // namespace Triptych::Support
