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
 * Knows how each store is: pings it every five seconds (not in step with
 * other desks that were opened with it) and hears of trouble at once. A server that is
 * away is asked more often, after 1/4, 1/2, 1, 2, 2... seconds, and with little patience, so that a
 * connection whose bytes vanish is given up. Keeps since when a store is in its state. Lives on the
 * workspace's thread.
 */
class StoreMonitor final : public QObject
{
    Q_OBJECT

public:
    using Ping = std::function<Core::FutureResult<Core::StorePing>(Core::Call)>;

    explicit StoreMonitor(QObject *parent = nullptr);

    enum class WhileAway {
        Wait, ///< a database: its connections come back by themselves, and a slow one is not given
              ///< up
        Probe,
    };
    /** `instead` answers while the store is away; empty where nothing does. */
    void add(Core::StoreRole role, const QString &address, const QString &instead,
             WhileAway whileAway, Ping ping);
    void start();
    void stop();

    QList<Core::StoreHealth> health() const;
    /** Its last ping or call found it away; false for a store that is not watched. */
    bool isAway(Core::StoreRole role) const;
    /** Pings all once; finishes when all answered or the call is over. */
    Core::FutureResult<QList<Core::StoreHealth>> check(Core::Call call);

    /** A call on this store failed like this: Away at once, where it means that. */
    void reportTrouble(Core::StoreRole role, const Core::Error &error);
    /** The store answers, but something else does its work for now (`error` says why); an empty
     * message takes that back. */
    void setDegraded(Core::StoreRole role, const Core::Error &why);
    /** The relay brought it changes, which failed like this; an empty message takes that back. Away
     * where it means that, else Degraded: it answers, but takes no changes. */
    void setMissed(Core::StoreRole role, const Core::Error &error);

Q_SIGNALS:
    void changed();
    /** From Away or Unknown to answering. */
    void cameBack(Triptych::Core::StoreRole role);
    /** It answers, but what it kept for us is gone (NotFound); told by each call that finds it so.
     */
    void emptied(Triptych::Core::StoreRole role);

private:
    struct Store
    {
        Core::StoreHealth health;
        QString instead;
        Core::Error degraded;
        Core::Error refusing; ///< why it takes no changes
        Ping ping;
        WhileAway whileAway = WhileAway::Wait;
        int sent = 0;                  ///< pings
        int open = 0;                  ///< of them, not answered yet
        int answered = 0;              ///< the latest of them that was well
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
