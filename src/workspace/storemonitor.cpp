#include "storemonitor.h"

#include <core/article.h>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

constexpr auto PingInterval = 5s;
constexpr auto PingPatience = 4s;

} // namespace

StoreMonitor::StoreMonitor(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(PingInterval);
    connect(&m_timer, &QTimer::timeout, this, &StoreMonitor::pingAll);
}

void StoreMonitor::add(Core::StoreRole role, const QString &address, const QString &instead, Ping ping)
{
    Store &store = m_stores[role];
    store.health.role = role;
    store.health.address = address;
    store.health.since = Core::utcNow();
    store.instead = instead;
    store.ping = std::move(ping);
}

void StoreMonitor::start()
{
    m_timer.start();
    pingAll();
}

void StoreMonitor::stop()
{
    m_timer.stop();
}

QList<Core::StoreHealth> StoreMonitor::health() const
{
    QList<Core::StoreHealth> list;
    for (const auto &[role, store] : m_stores)
        list << store.health;
    return list;
}

void StoreMonitor::pingAll()
{
    for (auto &[role, store] : m_stores) {
        if (!store.busy)
            pingOne(role, Core::Call::within(PingPatience), {});
    }
}

Core::FutureResult<QList<Core::StoreHealth>> StoreMonitor::check(Core::Call call)
{
    auto promise = std::make_shared<QPromise<Core::Result<QList<Core::StoreHealth>>>>();
    promise->start();
    auto waiting = std::make_shared<int>(int(m_stores.size()));
    for (auto &[role, store] : m_stores) {
        pingOne(role, call, [this, promise, waiting] {
            if (--*waiting == 0) {
                promise->addResult(health());
                promise->finish();
            }
        });
    }
    return promise->future();
}

void StoreMonitor::pingOne(Core::StoreRole role, Core::Call call, std::function<void()> done)
{
    Store &asked = m_stores[role];
    asked.busy = true;
    asked.ping(call).then(this, [this, role, done = std::move(done)](const Core::Result<Core::StorePing> &ping) {
        Store &store = m_stores[role];
        store.busy = false;
        answered(store, ping);
        if (done)
            done();
    });
}

void StoreMonitor::answered(Store &store, const Core::Result<Core::StorePing> &ping)
{
    if (!ping) {
        enter(store, Core::StoreState::Away, ping.error());
        return;
    }
    const bool wasAway =
        store.health.state == Core::StoreState::Away || store.health.state == Core::StoreState::Unknown;
    store.health.product = ping->product;
    if (!ping->version.isEmpty())
        store.health.version = ping->version;
    store.health.latencyMs = ping->latencyMs;
    const bool degraded = !store.degraded.message.isEmpty();
    enter(store, degraded ? Core::StoreState::Degraded : Core::StoreState::Ok, store.degraded);
    if (wasAway)
        Q_EMIT cameBack(store.health.role);
}

void StoreMonitor::reportTrouble(Core::StoreRole role, const Core::Error &error)
{
    const auto it = m_stores.find(role);
    if (it != m_stores.end() && Core::isAway(error.kind))
        enter(it->second, Core::StoreState::Away, error);
}

void StoreMonitor::setDegraded(Core::StoreRole role, const Core::Error &why)
{
    const auto it = m_stores.find(role);
    if (it == m_stores.end())
        return;
    it->second.degraded = why;
    if (it->second.health.state == Core::StoreState::Away
        || it->second.health.state == Core::StoreState::Unknown)
        return;
    enter(it->second,
        why.message.isEmpty() ? Core::StoreState::Ok : Core::StoreState::Degraded, why);
}

void StoreMonitor::enter(Store &store, Core::StoreState state, const Core::Error &error)
{
    if (store.health.state != state)
        store.health.since = Core::utcNow();
    store.health.state = state;
    store.health.error = error;
    store.health.insteadOf = state == Core::StoreState::Ok ? QString() : store.instead;
    Q_EMIT changed();
}

} // namespace Triptych::Workspace
