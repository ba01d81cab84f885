#pragma once

#include <core/call.h>
#include <core/storehealth.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace Triptych::Workspace {

/**
 * Knows the state of each store, and since when. It pings each store every five seconds (at random
 * offsets, so that desks opened together do not ping together), and callers report failures at
 * once. A server that is away is pinged more often, after 1/4, 1/2, 1, 2, 2... seconds, with a
 * short deadline, so that a connection whose packets are lost is replaced. Lives on the workspace's
 * thread.
 */
class StoreMonitor final : public QObject
{
    Q_OBJECT

public:
    using Ping = std::function<Core::FutureResult<Core::StorePing>(Core::Call)>;

    explicit StoreMonitor(QObject *parent = nullptr);

    enum class WhileAway {
        Wait, ///< a database: its connections come back by themselves, and a slow ping is not
              ///< abandoned
        Probe,
    };
    /** `instead` answers while the store is away; empty where nothing does. */
    void add(Core::StoreRole role, const QString &address, const QString &instead,
             WhileAway whileAway, Ping ping);
    void start();
    void stop();

    QList<Core::StoreHealth> health() const;
    /** True where the last ping or call found the store away; false for a store that is not
     * watched. */
    bool isAway(Core::StoreRole role) const;
    /** Pings all once; finishes when all answered or the call is over. */
    Core::FutureResult<QList<Core::StoreHealth>> check(Core::Call call);

    /** A call to this store failed with `error`: the state becomes Away at once where
     * Core::isAway() says so. */
    void reportTrouble(Core::StoreRole role, const Core::Error &error);
    /** The store answers, but is replaced for now, because of `why`. An empty message ends this. */
    void setDegraded(Core::StoreRole role, const Core::Error &why);
    /** Publishing changes to the store failed with `error`: Away where Core::isAway() says so, else
     * Degraded, because it answers and accepts no changes. An empty message ends this. */
    void setMissed(Core::StoreRole role, const Core::Error &error);

Q_SIGNALS:
    void changed();
    /** The store was Away or Unknown, and answers now. */
    void cameBack(Triptych::Core::StoreRole role);
    /** The store answers, but its content is gone (NotFound); emitted for each call that finds
     * this.
     */
    void emptied(Triptych::Core::StoreRole role);

private:
    struct Store
    {
        Core::StoreHealth health;
        QString instead;
        Core::Error degraded;
        Core::Error refusing; ///< why it accepts no changes
        Ping ping;
        WhileAway whileAway = WhileAway::Wait;
        int sent = 0;                  ///< pings
        int open = 0;                  ///< pings that are not answered yet
        int answered = 0;              ///< the number of the latest ping that succeeded
        std::unique_ptr<QTimer> probe; ///< the next ping while it is away
        int probes = 0;                ///< in a row that failed, about
        QElapsedTimer sinceBack;
    };

    void pingAll();
    void probeSoon(Store &store);
    void pingOne(Core::StoreRole role, Core::Call call, std::function<void()> done);
    void answered(Store &store, const Core::Result<Core::StorePing> &ping);
    void enter(Store &store, Core::StoreState state, const Core::Error &error);
    void enterAnswering(Store &store);

    std::map<Core::StoreRole, Store> m_stores;
    QTimer m_timer;
};

} // namespace Triptych::Workspace
