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

/** What the outbox holds. */
struct RelayBacklog
{
    qint64 waiting = 0;
    qint64 dead =
        0; ///< refused so often that nobody tries any more: reviveDead() after mending why
    QDateTime oldest; ///< since when the longest waits; invalid where none does
    QString
        reason; ///< why that one was not taken when it was tried last; empty where it was not tried
};

Core::Task<RelayBacklog> backlog(Ports::Outbox &outbox, Core::Call call);
/** Makes dead letters due again; answers how many. */
Core::Task<qint64> reviveDead(Ports::Outbox &outbox, Core::Call call);

/** What one pass did, in articles. */
struct RelayReport
{
    qint64 published = 0; ///< index and cache are at least at the claimed version
    qint64 postponed =
        0; ///< will be tried again, for the index, the cache or both; `lastError` says why
    Core::Error lastError;
};

/**
 * Takes outbox rows to the index and the cache. For each claimed article it re-reads what SQL holds
 * now and publishes that with its version, so order, repeats and crashes do not matter; then it
 * acknowledges. Where one of both does not take anything, the other gets all that waits, and what
 * it has taken is not brought to it again. A store in trouble is waited for without end; an article
 * that is refused while others are taken becomes a dead letter in time. Lives on a thread with an
 * event loop; start() polls there until stop().
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

    /** Passes at once and then whenever poked, or every idle interval. */
    void start();
    /** How often it looks by itself while nothing waits. Only on the relay's thread. */
    void setIdleInterval(std::chrono::milliseconds interval);
    /** How often it looks by itself while something waits to be tried again, be it that no one
     * tells that a store is back (poke()) or that another relay was killed; more rarely, and at a
     * time of its own, while SQL does not answer. Only on the relay's thread. */
    void setRetryInterval(std::chrono::milliseconds interval);
    /** Of the passes after it. Only on the relay's thread. */
    void setPatience(RelayPatience patience) { m_ports.patience = patience; }
    /** SQL was lost: no pass begins before `pause` is over, whoever pokes; then one does. Where a
     * pause is under way already, that one counts. Only on the relay's thread. */
    void holdOff(std::chrono::milliseconds pause);
    void stop();
    /** Something was saved, or a store answers again: pass soon; once more after a pass under way.
     * Only on the relay's thread. */
    void poke();

    /** A pass is under way, or follows at once. Only on the relay's thread. */
    bool isPassing() const { return m_running; }

    /** Passes until nothing is due any more. Errors: those of the outbox itself. */
    Core::Task<RelayReport> drain(Core::Call call);

Q_SIGNALS:
    /** After each pass that did something, or failed. */
    void passed(const Triptych::Sync::RelayReport &report);
    /** Articles wait for this store, which did not answer or refuses whatever comes: whoever can
     * tell that it does again calls poke(). */
    void storeMissed(Triptych::Core::StoreRole role, const Triptych::Core::Error &error);
    /** One that was missed takes them again, or nothing waits for it any more. */
    void storeReached(Triptych::Core::StoreRole role);
    /** After stop(), when no pass is under way any more. */
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
