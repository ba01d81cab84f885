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
// A store that swallows everything must not hold up what comes after it for longer than this, and a
// second more for each million characters.
constexpr std::chrono::milliseconds PublishPatience = 2s;
constexpr auto SqlPatience = 3s;
constexpr auto InvalidatePatience = 2s;
constexpr int ClaimLimit = 100;
// What a killed relay had claimed waits this long. Two that publish the same do no harm, so it may be
// shorter than a slow pass.
constexpr int LeaseSeconds = 2;
constexpr int MaximumAttempts = 10;
constexpr int LongestDelaySeconds = 300;

/** The trouble is the store's and not the article's: waited for without end. */
bool isOfTheStore(Core::ErrorKind kind)
{
    // An index that is not there yet is on its way: the workspace is making it.
    return Core::isAway(kind) || kind == Core::ErrorKind::Cancelled || kind == Core::ErrorKind::NotFound
        || kind == Core::ErrorKind::Full || kind == Core::ErrorKind::ReadOnly || kind == Core::ErrorKind::Corrupt;
}

std::chrono::milliseconds publishPatience(const QList<Core::Article> &articles)
{
    qsizetype characters = 0;
    for (const Core::Article &article : articles)
        characters += article.body.size() + article.summary.size();
    return PublishPatience + std::chrono::milliseconds(characters / 1'000);
}

Core::Call within(const Core::Call &call, std::chrono::milliseconds patience)
{
    return Core::Call{std::min(call.deadline, QDeadlineTimer(patience)), call.stop};
}

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
    setRetryInterval(m_retryInterval);
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
    m_timer.setInterval(m_owes ? m_retryInterval : m_idleInterval);
}

void Relay::setRetryInterval(std::chrono::milliseconds interval)
{
    m_retryInterval = interval;
    m_afterLease.setInterval(
        std::max(interval, std::chrono::milliseconds(std::chrono::seconds(LeaseSeconds)) + 500ms));
    setIdleInterval(m_idleInterval);
}

QCoro::Task<void> Relay::rest(Core::Result<RelayReport> report)
{
    const QPointer<Relay> self(this);
    bool owes = !report || report->postponed > 0;
    if (!owes) {
        // Rows that another relay leased may never be done by it: it may have been killed.
        auto asking = m_outbox.status(Core::Call::within(SqlPatience, m_stop.get_token()));
        const auto status = co_await asking;
        if (!self)
            co_return;
        owes = !status || status->waiting > 0;
    }
    m_owes = owes;
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
        auto resting = rest(report);
        co_await resting;
        if (!self)
            co_return;
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
        if (report->indexAway)
            Q_EMIT storeMissed(Core::StoreRole::Search, *report->indexAway);
        if (report->cacheAway)
            Q_EMIT storeMissed(Core::StoreRole::Counters, *report->cacheAway);
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
    auto claiming = outbox.claim(ClaimLimit, LeaseSeconds, within(call, SqlPatience));
    auto claims = co_await claiming;
    if (!claims)
        co_return Core::failure(claims.error());
    if (claims->isEmpty())
        co_return report;

    QList<Core::ArticleId> ids;
    for (const Ports::OutboxClaim &claim : *claims)
        ids << claim.article;
    auto reading = store.articles(ids, within(call, SqlPatience));
    auto stored = co_await reading;
    if (!stored) {
        // Given back at once, also when this relay is being stopped: another goes on with them.
        QList<QUuid> claimed;
        for (const Ports::OutboxClaim &claim : *claims)
            claimed += claim.rows;
        auto releasing = outbox.postpone(claimed, stored.error().message, 0,
            std::numeric_limits<int>::max(), Core::Call::within(SqlPatience));
        const auto released = co_await releasing;
        if (!released)
            qCInfo(log) << "rows stay leased:" << released.error().detail;
        co_return Core::failure(stored.error());
    }
    QHash<Core::ArticleId, qsizetype> positions;
    for (qsizetype i = 0; i < stored->size(); ++i)
        positions.insert(stored->at(i).id, i);

    auto publishing = index.publish(*stored, within(call, publishPatience(*stored)));
    auto published = co_await publishing;

    // All at once: a cache that is away costs its patience once, and not once for each article.
    QHash<Core::ArticleId, Core::FutureResult<void>> invalidations;
    if (published) {
        for (qsizetype i = 0; i < stored->size(); ++i) {
            if (published->at(i)) {
                invalidations.insert(stored->at(i).id,
                    cache.invalidate(stored->at(i).id, stored->at(i).version, within(call, InvalidatePatience)));
            }
        }
    }

    QList<QUuid> done;
    for (const Ports::OutboxClaim &claim : *claims) {
        Core::Error error;
        bool away = false;
        std::optional<Core::Error> *missed = &report.indexAway;
        const auto position = positions.constFind(claim.article);
        if (position == positions.constEnd() || stored->at(*position).version < claim.version) {
            // A row that cannot be seen is never taken for a delete: this login may not see it.
            error = {Core::ErrorKind::Forbidden,
                tr("The relay's login cannot see an article that changed."), claim.article.toString()};
        } else if (!published) {
            error = published.error();
            away = isOfTheStore(error.kind);
        } else if (const auto &one = published->at(*position); !one) {
            error = one.error();
            away = isOfTheStore(error.kind);
        } else {
            auto invalidating = invalidations.value(claim.article);
            auto invalidated = co_await invalidating;
            if (invalidated) {
                done += claim.rows;
                ++report.published;
                continue;
            }
            error = invalidated.error();
            away = isOfTheStore(error.kind);
            missed = &report.cacheAway;
        }
        if (Core::isAway(error.kind))
            *missed = error;
        // A store that is away is waited for without end; a refusal becomes a dead letter in time.
        auto postponing = outbox.postpone(claim.rows, error.message + QLatin1Char('\n') + error.detail,
            away ? 0 : backoffSeconds(claim.attempts),
            away ? std::numeric_limits<int>::max() : MaximumAttempts, Core::Call::within(SqlPatience));
        auto postponed = co_await postponing;
        if (!postponed)
            co_return Core::failure(postponed.error());
        ++report.postponed;
        report.lastError = error;
    }
    if (!done.isEmpty()) {
        auto acknowledging = outbox.acknowledge(done, Core::Call::within(SqlPatience));
        auto acknowledged = co_await acknowledging;
        if (!acknowledged)
            co_return Core::failure(acknowledged.error());
    }
    *more = report.published > 0;
    co_return report;
}

} // namespace Triptych::Sync
