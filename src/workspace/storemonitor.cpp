#include "storemonitor.h"

#include <core/answer.h>
#include <core/article.h>
#include <core/pause.h>

#include <QLoggingCategory>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

constexpr auto PingInterval = 5s;
constexpr auto PingPatience = 4s;
constexpr std::chrono::milliseconds FirstProbe = 250ms;
constexpr auto ProbePatience = 1s;
constexpr int LongestPause = 4; // as a power of two of the first
constexpr int LongestPauseAwaited = 2;

Q_LOGGING_CATEGORY(log, "triptych.workspace.stores", QtInfoMsg)

const char *nameOf(Core::StoreRole role)
{
    switch (role) {
    case Core::StoreRole::Articles:
        return "the database";
    case Core::StoreRole::Search:
        return "the search index";
    case Core::StoreRole::Counters:
        break;
    }
    return "the counters and the cache";
}

} // namespace

StoreMonitor::StoreMonitor(QObject *parent) : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.setInterval(PingInterval);
        pingAll();
    });
}

void StoreMonitor::add(Core::StoreRole role, const QString &address, const QString &instead,
                       WhileAway whileAway, Ping ping)
{
    Store &store = m_stores[role];
    store.health.role = role;
    store.health.address = address;
    store.health.since = Core::utcNow();
    store.instead = instead;
    store.whileAway = whileAway;
    store.ping = std::move(ping);
    store.probe = std::make_unique<QTimer>();
    store.probe->setSingleShot(true);
    // Also beside a ping that hangs on a connection whose bytes vanish.
    connect(store.probe.get(), &QTimer::timeout, this,
            [this, role] { pingOne(role, Core::Call::within(ProbePatience), {}); });
}

void StoreMonitor::start()
{
    // Desks that were opened together do not ask together.
    m_timer.start(PingInterval / 2 + Core::anyTimeWithin(PingInterval / 2));
    pingAll();
}

void StoreMonitor::stop()
{
    m_timer.stop();
    for (auto &[role, store] : m_stores)
        store.probe->stop();
}

QList<Core::StoreHealth> StoreMonitor::health() const
{
    QList<Core::StoreHealth> list;
    for (const auto &[role, store] : m_stores)
        list << store.health;
    return list;
}

bool StoreMonitor::isAway(Core::StoreRole role) const
{
    const auto it = m_stores.find(role);
    return it != m_stores.end() && it->second.health.state == Core::StoreState::Away;
}

void StoreMonitor::pingAll()
{
    for (auto &[role, store] : m_stores) {
        if (store.open == 0 && !store.probe->isActive())
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
    ++asked.open;
    const int number = ++asked.sent;
    Core::onAnswer(
        asked.ping(call), this,
        [this, role, number, done = std::move(done)](const Core::Result<Core::StorePing> &ping) {
            Store &store = m_stores[role];
            --store.open;
            // That one got no answer is no news where a later one was well.
            if (ping || number > store.answered)
                answered(store, ping);
            if (ping)
                store.answered = std::max(store.answered, number);
            if (done)
                done();
        });
}

void StoreMonitor::answered(Store &store, const Core::Result<Core::StorePing> &ping)
{
    if (!ping) {
        enter(store, Core::StoreState::Away, ping.error());
        ++store.probes;
        probeSoon(store);
        return;
    }
    const bool wasAway = store.health.state == Core::StoreState::Away ||
                         store.health.state == Core::StoreState::Unknown;
    store.health.product = ping->product;
    if (!ping->version.isEmpty())
        store.health.version = ping->version;
    store.health.latencyMs = ping->latencyMs;
    enterAnswering(store);
    if (wasAway) {
        store.probe->stop();
        store.sinceBack.start();
        Q_EMIT cameBack(store.health.role);
    }
}

void StoreMonitor::probeSoon(Store &store)
{
    if (!m_timer.isActive() || store.whileAway == WhileAway::Wait)
        return;
    const std::chrono::milliseconds pause =
        FirstProbe * (1 << std::min(store.probes, LongestPause));
    if (!store.probe->isActive() || store.probe->remainingTimeAsDuration() > pause)
        store.probe->start(pause);
}

void StoreMonitor::reportTrouble(Core::StoreRole role, const Core::Error &error)
{
    const auto it = m_stores.find(role);
    if (it == m_stores.end())
        return;
    if (error.kind == Core::ErrorKind::NotFound)
        Q_EMIT emptied(role);
    if (!Core::isAway(error.kind))
        return;
    Store &store = it->second;
    const bool isNew = store.health.state != Core::StoreState::Away;
    enter(store, Core::StoreState::Away, error);
    // One that answers pings and nothing else is not asked without end; one that somebody waits for
    // is asked at least once a second.
    const bool isAgain =
        isNew && store.sinceBack.isValid() &&
        !store.sinceBack.hasExpired(std::chrono::milliseconds(PingInterval).count());
    if (isNew)
        store.probes = isAgain ? store.probes + 1 : 0;
    else
        store.probes = std::min(store.probes, LongestPauseAwaited);
    probeSoon(store);
}

void StoreMonitor::setDegraded(Core::StoreRole role, const Core::Error &why)
{
    const auto it = m_stores.find(role);
    if (it == m_stores.end())
        return;
    it->second.degraded = why;
    if (it->second.health.state != Core::StoreState::Away &&
        it->second.health.state != Core::StoreState::Unknown)
        enterAnswering(it->second);
}

void StoreMonitor::setMissed(Core::StoreRole role, const Core::Error &error)
{
    const auto it = m_stores.find(role);
    if (it == m_stores.end())
        return;
    const bool isAway = Core::isAway(error.kind) && !error.message.isEmpty();
    Store &store = it->second;
    const Core::Error refusing = isAway ? Core::Error() : error;
    const bool isNews =
        refusing.message != store.refusing.message || refusing.detail != store.refusing.detail;
    store.refusing = refusing;
    if (isAway || error.kind == Core::ErrorKind::NotFound)
        reportTrouble(role, error);
    if (isAway)
        return;
    if (isNews && store.health.state != Core::StoreState::Away &&
        store.health.state != Core::StoreState::Unknown)
        enterAnswering(store);
}

void StoreMonitor::enterAnswering(Store &store)
{
    const bool isReplaced = !store.degraded.message.isEmpty();
    const Core::Error &why = isReplaced ? store.degraded : store.refusing;
    enter(store, why.message.isEmpty() ? Core::StoreState::Ok : Core::StoreState::Degraded, why);
    if (!isReplaced && !store.health.insteadOf.isEmpty()) {
        // It still answers questions.
        store.health.insteadOf.clear();
        Q_EMIT changed();
    }
}

void StoreMonitor::enter(Store &store, Core::StoreState state, const Core::Error &error)
{
    if (store.health.state != state) {
        store.health.since = Core::utcNow();
        if (state == Core::StoreState::Away)
            qCInfo(log) << nameOf(store.health.role)
                        << "is away:" << Core::errorKindName(error.kind);
        else if (store.health.state == Core::StoreState::Away)
            qCInfo(log) << nameOf(store.health.role) << "answers again";
    }
    store.health.state = state;
    store.health.error = error;
    store.health.insteadOf = state == Core::StoreState::Ok ? QString() : store.instead;
    Q_EMIT changed();
}

} // namespace Triptych::Workspace
