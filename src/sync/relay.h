#pragma once

#include "relaybatch.h"

#include <core/call.h>
#include <core/storehealth.h>
#include <core/task.h>

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <stop_token>

namespace Triptych::Sync {

/** The rows that wait in the outbox. */
struct RelayBacklog
{
    qint64 waiting = 0;
    qint64 dead = 0;  ///< dead letters: refused so often that they are not tried any more;
                      ///< reviveDead() once the cause is removed
    QDateTime oldest; ///< since when the oldest row waits; invalid where none waits
    QString
        reason; ///< why the last attempt for the oldest row failed; empty where it was not tried
};

Core::Task<RelayBacklog> backlog(Ports::Outbox &outbox, Core::Call call);
/** Makes dead letters due again; answers how many. */
Core::Task<qint64> reviveDead(Ports::Outbox &outbox, Core::Call call);

/** What one pass did, in articles. */
struct RelayReport
{
    qint64 published = 0; ///< articles of which index and cache have at least the claimed version
    qint64 postponed =
        0; ///< articles to be tried again, for the index, the cache or both; `lastError` says why
    Core::Error lastError;
};

/**
 * Publishes the changes in the outbox to the index and the cache. It reads each claimed article
 * again from SQL and publishes it with its version, so order, repeats and crashes do not matter;
 * then it acknowledges the rows. While one target fails, the other still gets all waiting changes,
 * each only once. The relay waits for a failing store without end; an article that is refused while
 * others are accepted becomes a dead letter after some attempts. Lives on a thread with an event
 * loop; start() polls there until stop().
 */
class Relay final : public QObject
{
    Q_OBJECT

public:
    Relay(Ports::Outbox &outbox, Ports::ArticleStore &store, Ports::SearchIndex &index,
          Ports::ArticleCache &cache, QObject *parent = nullptr);
    ~Relay() override;

    static constexpr std::chrono::milliseconds DefaultIdleInterval{1'000};
    static constexpr std::chrono::milliseconds DefaultRetryInterval{1'000};

    /** Makes a pass at once, then after each poke(), and every idle interval. */
    void start();
    /** The time between passes while nothing waits. Only on the relay's thread. */
    void setIdleInterval(std::chrono::milliseconds interval);
    /** The time between passes while something waits to be tried again: nobody may call poke() when
     * a store is back, and another relay may have been killed. While SQL does not answer, the
     * pauses grow and are random. Only on the relay's thread. */
    void setRetryInterval(std::chrono::milliseconds interval);
    /** Holds for later passes. Only on the relay's thread. */
    void setPatience(RelayPatience patience) { m_ports.patience = patience; }
    /** SQL was lost: no pass begins before `pause` is over, also after poke(); then one begins. A
     * pause that is running already is not changed. Only on the relay's thread. */
    void holdOff(std::chrono::milliseconds pause);
    void stop();
    /** Something was saved, or a store answers again: makes a pass soon, or one more after the
     * running pass. Only on the relay's thread. */
    void poke();

    /** A pass is running, or begins at once. Only on the relay's thread. */
    bool isPassing() const { return m_running; }

    /** Makes passes until nothing is due. Errors: those of the outbox itself. */
    Core::Task<RelayReport> drain(Core::Call call);

Q_SIGNALS:
    /** After each pass that did something, or failed. */
    void passed(const Triptych::Sync::RelayReport &report);
    /** Articles wait for this store, which does not answer or refuses everything. Call poke() when
     * it works again. */
    void storeMissed(Triptych::Core::StoreRole role, const Triptych::Core::Error &error);
    /** A store of storeMissed() accepts articles again, or nothing waits for it any more. */
    void storeReached(Triptych::Core::StoreRole role);
    /** After stop(), when no pass is running any more. */
    void stopped();

private:
    void note(const RelayDelivery &delivery, bool isLast, RelayReport *total);
    void setReached(Ports::OutboxTargets targets);
    QCoro::Task<void> loop();
    void look();
    QCoro::Task<void> rest(Core::Result<RelayReport> report);

    RelayPorts m_ports;
    QTimer m_timer;
    QTimer m_afterLease;
    QTimer m_heldOff; ///< active during holdOff()
    std::chrono::milliseconds m_idleInterval = DefaultIdleInterval;
    std::chrono::milliseconds m_retryInterval = DefaultRetryInterval;
    int m_failures = 0;  ///< passes in a row for which SQL did not answer
    bool m_owes = false; ///< something waits: postponed, leased by another, or a pass failed
    Ports::OutboxTargets m_missed; ///< took nothing when they were tried last
    std::stop_source m_stop;
    bool m_running = false;
    bool m_again = false;
    bool m_isShutOut = false; ///< this login may not claim
};

} // namespace Triptych::Sync
