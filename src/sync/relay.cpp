#include "relay.h"

#include <core/cotry.h>
#include <core/pause.h>

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.sync.relay")

using Ports::OutboxTarget;
using Ports::OutboxTargets;

constexpr auto PassPatience = 60s;
constexpr auto SqlPatience = 3s;
// Few at first, for they may be long.
constexpr int FewestClaims = 25;
constexpr int FirstClaims = 100;
constexpr int MostClaims = 400;
constexpr qsizetype ManyCharacters = 2'000'000;
/** A database that is away is asked so often at the least; its monitor tells when it is back. */
constexpr auto RarestRetryInterval = 5s;
constexpr int FailuresAfterLoss = 3;
constexpr auto LeaseEnd = std::chrono::milliseconds(RelayLease) + 500ms;

/** How many to claim after `batch`, so that one stays bounded in memory and in time. */
int nextLimit(int limit, const RelayBatch &batch)
{
    const qsizetype characters = batch.characters();
    if (characters > ManyCharacters)
        return std::max(limit / 2, FewestClaims);
    return characters < ManyCharacters / 2 ? std::min(limit * 2, MostClaims) : limit;
}

} // namespace

Core::Task<RelayBacklog> backlog(Ports::Outbox &outbox, Core::Call call)
{
    CO_TRY(const auto status, outbox.status(call), call);
    co_return RelayBacklog{status.waiting, status.dead, status.oldest, status.reason};
}

Core::Task<qint64> reviveDead(Ports::Outbox &outbox, Core::Call call)
{
    auto reviving = outbox.reviveDead(call);
    co_return co_await reviving;
}

Relay::Relay(Ports::Outbox &outbox, Ports::ArticleStore &store, Ports::SearchIndex &index,
             Ports::ArticleCache &cache, QObject *parent)
    : QObject(parent)
    , m_ports{outbox, store, index, cache}
    , m_timer(this)
    , m_afterLease(this)
    , m_heldOff(this)
{
    m_timer.setInterval(m_idleInterval);
    connect(&m_timer, &QTimer::timeout, this, &Relay::look);
    m_afterLease.setSingleShot(true);
    setRetryInterval(m_retryInterval);
    connect(&m_afterLease, &QTimer::timeout, this, &Relay::look);
    m_heldOff.setSingleShot(true);
    connect(&m_heldOff, &QTimer::timeout, this, &Relay::look);
}

Relay::~Relay()
{
    stop();
}

void Relay::start()
{
    m_stop = {};
    m_timer.start();
    poke();
}

void Relay::setIdleInterval(std::chrono::milliseconds interval)
{
    m_idleInterval = interval;
    if (m_failures > 0)
        m_timer.setInterval(std::max(
            m_retryInterval, Core::backOff(m_failures, m_retryInterval, RarestRetryInterval)));
    else
        m_timer.setInterval(m_owes ? m_retryInterval : m_idleInterval);
}

void Relay::setRetryInterval(std::chrono::milliseconds interval)
{
    m_retryInterval = interval;
    m_afterLease.setInterval(std::max(interval, LeaseEnd));
    setIdleInterval(m_idleInterval);
}

QCoro::Task<void> Relay::rest(Core::Result<RelayReport> report)
{
    const QPointer<Relay> self(this);
    bool owes = !report || report->postponed > 0;
    if (!owes) {
        // Rows that another relay leased may never be done by it: it may have been killed.
        auto asking = m_ports.outbox.status(Core::Call::within(SqlPatience, m_stop.get_token()));
        const auto status = co_await asking;
        if (!self)
            co_return;
        owes = !status || status->waiting > 0;
        if (!owes)
            setReached(Ports::AllTargets);
    }
    m_owes = owes;
    m_failures = report ? 0 : m_failures + 1;
    setIdleInterval(m_idleInterval);
}

void Relay::holdOff(std::chrono::milliseconds pause)
{
    // One that is not started, or was shut out, looks at nothing by itself.
    if (!m_timer.isActive() || m_heldOff.isActive())
        return;
    m_heldOff.start(pause);
    // If that look fails, the next is not soon: short pauses would bring all desks back together.
    m_failures = std::max(m_failures, FailuresAfterLoss);
    setIdleInterval(m_idleInterval);
}

void Relay::stop()
{
    m_timer.stop();
    m_afterLease.stop();
    m_heldOff.stop();
    m_stop.request_stop();
    if (!m_running)
        Q_EMIT stopped();
}

void Relay::poke()
{
    // Another relay may have claimed what was saved, and be killed: then it is free again after the
    // lease.
    if (!m_stop.stop_requested() && m_timer.isActive())
        m_afterLease.start();
    look();
}

void Relay::look()
{
    if (m_stop.stop_requested() || m_heldOff.isActive())
        return;
    if (m_running) {
        m_again = true;
        return;
    }
    loop();
}

QCoro::Task<void> Relay::loop()
{
    const QPointer<Relay> self(this);
    const std::stop_token stop = m_stop.get_token();
    m_running = true;
    do {
        m_again = false;
        auto draining = drain(Core::Call::within(PassPatience, stop));
        auto report = co_await draining;
        if (!self)
            co_return;
        if (m_isShutOut) {
            // Not this login's work: a desk whose role may not relay never does.
            m_timer.stop();
            m_again = false;
        }
        if (!report && report.error().kind != Core::ErrorKind::Cancelled)
            qCInfo(log) << "pass failed:" << report.error().message << report.error().detail;
        auto resting = rest(report);
        co_await resting;
        if (!self)
            co_return;
    } while (m_again && !m_heldOff.isActive() && !stop.stop_requested());
    m_running = false;
    if (stop.stop_requested())
        Q_EMIT stopped();
}

void Relay::setReached(OutboxTargets targets)
{
    const OutboxTargets again = m_missed & targets;
    m_missed &= ~targets;
    if (again.testFlag(OutboxTarget::Index))
        Q_EMIT storeReached(Core::StoreRole::Search);
    if (again.testFlag(OutboxTarget::Cache))
        Q_EMIT storeReached(Core::StoreRole::Counters);
}

void Relay::note(const RelayDelivery &delivery, bool isLast, RelayReport *total)
{
    total->published += delivery.published;
    // What waits for a store that is asked later is counted then.
    total->postponed += delivery.postponed + (isLast ? delivery.unasked : 0);
    if (!delivery.lastError.message.isEmpty())
        total->lastError = delivery.lastError;
    OutboxTargets missed;
    const std::optional<Core::Error> &indexMissed =
        delivery.indexMissed ? delivery.indexMissed : delivery.nextMissed;
    missed.setFlag(OutboxTarget::Index, indexMissed.has_value());
    missed.setFlag(OutboxTarget::Cache, delivery.cacheMissed.has_value());
    setReached(delivery.reached & ~missed);
    m_missed |= missed;
    // What this relay called off itself says nothing of a store.
    const auto isTold = [](const std::optional<Core::Error> &error) {
        return error && error->kind != Core::ErrorKind::Cancelled;
    };
    if (isTold(indexMissed))
        Q_EMIT storeMissed(Core::StoreRole::Search, *indexMissed);
    if (isTold(delivery.cacheMissed))
        Q_EMIT storeMissed(Core::StoreRole::Counters, *delivery.cacheMissed);
}

Core::Task<RelayReport> Relay::drain(Core::Call call)
{
    const QPointer<Relay> self(this);
    const RelayPorts ports = m_ports;
    RelayReport total;
    std::optional<Core::Error> failed;
    bool isShutOut = false;
    int limit = FirstClaims;
    // What was missed is asked last: the other store does not wait for its patience.
    OutboxTargets later = m_missed == Ports::AllTargets ? OutboxTargets() : m_missed;
    OutboxTargets asked = Ports::AllTargets & ~later;
    RelayBatch batch;
    QSet<QUuid> ofNextIndex;
    while (true) {
        if (failed || call.isOver())
            asked = later = {};
        if (!asked && batch.claims.isEmpty())
            break;
        // The next is claimed and read while this one is on its way; never after this one is due
        // again.
        std::optional<Core::Task<RelayBatch>> taking;
        if (asked)
            taking.emplace(takeBatch(ports, asked, limit, batch.rows(), ofNextIndex, call));
        auto delivering = deliver(ports, std::exchange(batch, {}), asked, call);
        const auto delivery = co_await delivering;
        bool isLast = !taking;
        if (taking) {
            Core::Task<RelayBatch> &next = *taking;
            auto taken = co_await next;
            if (!taken) {
                failed = taken.error();
                isShutOut = taken.error().kind == Core::ErrorKind::Forbidden;
            } else if (taken->trouble) {
                failed = taken->trouble;
            } else {
                batch = *std::move(taken);
                isLast = batch.isLast;
            }
        }
        auto settling = settle(ports, *delivery);
        const auto settled = co_await settling;
        if (!self)
            co_return total;
        m_isShutOut = isShutOut;
        note(*delivery, !later, &total);
        ofNextIndex.unite(delivery->ofNextIndex);
        if (!settled) {
            failed = settled.error();
            continue;
        }
        // Not again before the next drain, or this one would have no end.
        asked.setFlag(OutboxTarget::Index,
                      asked.testFlag(OutboxTarget::Index) && !delivery->indexMissed);
        asked.setFlag(OutboxTarget::Cache,
                      asked.testFlag(OutboxTarget::Cache) && !delivery->cacheMissed);
        limit = nextLimit(limit, batch);
        if (isLast && !later)
            break;
        if (isLast || !asked)
            asked |= std::exchange(later, {});
    }
    if (failed)
        total.lastError = *failed;
    if (failed || total.published > 0 || total.postponed > 0)
        Q_EMIT passed(total);
    if (failed)
        co_return Core::failure(*failed);
    co_return total;
}

} // namespace Triptych::Sync
