#include "relay.h"

#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/outbox.h>
#include <ports/searchindex.h>

#include <QHash>
#include <QLoggingCategory>
#include <QPointer>

#include <limits>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.sync.relay")

constexpr auto PassPatience = 60s;
constexpr int ClaimLimit = 100;
// What a killed relay held is free again so soon; a pass that takes longer is at worst done twice, which
// versions make harmless.
constexpr int LeaseSeconds = 4;
constexpr int MaximumAttempts = 10;
constexpr int LongestDelaySeconds = 300;

/** 1, 2, 4, ... seconds, at most five minutes. */
int backoffSeconds(int attempts)
{
    return std::min(1 << std::clamp(attempts, 0, 9), LongestDelaySeconds);
}

} // namespace

Core::Task<RelayBacklog> backlog(Ports::Outbox &outbox, Core::Call call)
{
    auto asking = outbox.status(call);
    const auto status = co_await asking;
    if (!status)
        co_return Core::failure(status.error());
    co_return RelayBacklog{status->waiting, status->dead, status->oldest};
}

Core::Task<qint64> reviveDead(Ports::Outbox &outbox, Core::Call call)
{
    auto reviving = outbox.reviveDead(call);
    co_return co_await reviving;
}

Relay::Relay(Ports::Outbox &outbox, Ports::ArticleStore &store, Ports::SearchIndex &index,
    Ports::ArticleCache &cache, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_store(store)
    , m_index(index)
    , m_cache(cache)
    , m_timer(this)
    , m_afterLease(this)
{
    m_timer.setInterval(m_idleInterval);
    connect(&m_timer, &QTimer::timeout, this, &Relay::look);
    m_afterLease.setSingleShot(true);
    m_afterLease.setInterval(std::chrono::seconds(LeaseSeconds) + 500ms);
    connect(&m_afterLease, &QTimer::timeout, this, &Relay::look);
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
    m_timer.setInterval(m_owes ? std::min(m_idleInterval, DefaultIdleInterval) : m_idleInterval);
}

void Relay::rest(const Core::Result<RelayReport> &report)
{
    if (!report || report->postponed > 0)
        m_owes = true;
    else if (report->published > 0)
        m_owes = false;
    setIdleInterval(m_idleInterval);
}

void Relay::stop()
{
    m_timer.stop();
    m_afterLease.stop();
    m_stop.request_stop();
    if (!m_running)
        Q_EMIT stopped();
}

void Relay::poke()
{
    // Another relay may have claimed what was saved, and be killed: then it is free again after the lease.
    if (!m_stop.stop_requested() && m_timer.isActive())
        m_afterLease.start();
    look();
}

void Relay::look()
{
    if (m_stop.stop_requested())
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
        if (!report && report.error().kind == Core::ErrorKind::Forbidden) {
            // Not this login's work: a desk whose role may not relay never does.
            m_timer.stop();
            m_again = false;
        }
        if (!report && report.error().kind != Core::ErrorKind::Cancelled)
            qCInfo(log) << "pass failed:" << report.error().message << report.error().detail;
        rest(report);
    } while (m_again && !stop.stop_requested());
    m_running = false;
    if (stop.stop_requested())
        Q_EMIT stopped();
}

Core::Task<RelayReport> Relay::drain(Core::Call call)
{
    const QPointer<Relay> self(this);
    RelayReport total;
    bool more = true;
    while (more && !call.isOver()) {
        auto passing = pass(call, &more);
        auto report = co_await passing;
        if (!self)
            co_return total;
        if (!report) {
            total.lastError = report.error();
            Q_EMIT passed(total);
            co_return Core::failure(report.error());
        }
        total.published += report->published;
        total.postponed += report->postponed;
        if (report->postponed > 0)
            total.lastError = report->lastError;
    }
    if (total.published > 0 || total.postponed > 0)
        Q_EMIT passed(total);
    co_return total;
}

Core::Task<RelayReport> Relay::pass(Core::Call call, bool *more)
{
    // Ports outlive the relay's flows: the workspace lets them end before it takes a port down.
    Ports::Outbox &outbox = m_outbox;
    Ports::ArticleStore &store = m_store;
    Ports::SearchIndex &index = m_index;
    Ports::ArticleCache &cache = m_cache;

    RelayReport report;
    *more = false;
    auto claiming = outbox.claim(ClaimLimit, LeaseSeconds, call);
    auto claims = co_await claiming;
    if (!claims)
        co_return Core::failure(claims.error());
    if (claims->isEmpty())
        co_return report;

    QList<Core::ArticleId> ids;
    for (const Ports::OutboxClaim &claim : *claims)
        ids << claim.article;
    auto reading = store.articles(ids, call);
    auto stored = co_await reading;
    if (!stored)
        co_return Core::failure(stored.error());
    QHash<Core::ArticleId, qsizetype> positions;
    for (qsizetype i = 0; i < stored->size(); ++i)
        positions.insert(stored->at(i).id, i);

    auto publishing = index.publish(*stored, call);
    auto published = co_await publishing;

    QList<QUuid> done;
    for (const Ports::OutboxClaim &claim : *claims) {
        Core::Error error;
        bool away = false;
        const auto position = positions.constFind(claim.article);
        if (position == positions.constEnd() || stored->at(*position).version < claim.version) {
            // A row that cannot be seen is never taken for a delete: this login may not see it.
            error = {Core::ErrorKind::Forbidden,
                tr("The relay's login cannot see an article that changed."), claim.article.toString()};
        } else if (!published) {
            error = published.error();
            // An index that is not there yet is on its way: the workspace is making it.
            away = Core::isAway(error.kind) || error.kind == Core::ErrorKind::Cancelled
                || error.kind == Core::ErrorKind::NotFound;
        } else if (const auto &one = published->at(*position); !one) {
            error = one.error();
            away = Core::isAway(error.kind) || error.kind == Core::ErrorKind::NotFound;
        } else {
            auto invalidating = cache.invalidate(claim.article, stored->at(*position).version, call);
            auto invalidated = co_await invalidating;
            if (invalidated) {
                done += claim.rows;
                ++report.published;
                continue;
            }
            error = invalidated.error();
            away = Core::isAway(error.kind);
        }
        // A store that is away is waited for without end; a refusal becomes a dead letter in time.
        auto postponing = outbox.postpone(claim.rows, error.message + QLatin1Char(' ') + error.detail,
            away ? 2 : backoffSeconds(claim.attempts),
            away ? std::numeric_limits<int>::max() : MaximumAttempts, call);
        auto postponed = co_await postponing;
        if (!postponed)
            co_return Core::failure(postponed.error());
        ++report.postponed;
        report.lastError = error;
    }
    if (!done.isEmpty()) {
        auto acknowledging = outbox.acknowledge(done, call);
        auto acknowledged = co_await acknowledging;
        if (!acknowledged)
            co_return Core::failure(acknowledged.error());
    }
    *more = report.published > 0;
    co_return report;
}

} // namespace Triptych::Sync
