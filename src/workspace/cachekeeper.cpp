#include "cachekeeper.h"

#include "storemonitor.h"

#include <ports/articlecache.h>

#include <QLoggingCategory>
#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.cache")

// As long as a text is kept (Cache::RedisCache::Times), and a little for its way there.
constexpr std::chrono::seconds Lately = 11min;
constexpr int MostChanges = 20'000;
constexpr int AtOnce = 500;
constexpr auto Patience = 10s;

} // namespace

CacheKeeper::CacheKeeper(std::shared_ptr<Sql::Database> database,
                         std::shared_ptr<Ports::ArticleCache> cache, StoreMonitor &monitor,
                         std::chrono::milliseconds betweenTells, QObject *parent)
    : QObject(parent), m_cache(std::move(cache)), m_reader(std::move(database)), m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(betweenTells);
    connect(&m_pause, &QTimer::timeout, this, &CacheKeeper::tellIfOwed);
    connect(&monitor, &StoreMonitor::cameBack, this, [this](Core::StoreRole role) {
        if (role == Core::StoreRole::Counters) {
            m_owes = true;
            tellIfOwed();
        }
    });
}

CacheKeeper::~CacheKeeper()
{
    m_stop.request_stop();
}

void CacheKeeper::tellIfOwed()
{
    if (!m_owes || m_pause.isActive())
        return;
    m_pause.start();
    if (!m_busy)
        tellAgain();
}

QCoro::Task<void> CacheKeeper::tellAgain()
{
    const QPointer<CacheKeeper> self(this);
    m_busy = true;
    // One that comes back once more meanwhile is told from the start, after the pause.
    m_owes = false;
    auto reading =
        m_reader.recent(Lately, MostChanges, Core::Call::within(Patience, m_stop.get_token()));
    const auto changed = co_await reading;
    if (!self)
        co_return;
    if (!changed)
        qCInfo(log) << "what changed lately is not known:" << changed.error().detail;
    bool missed = !changed;
    for (qsizetype from = 0; !missed && from < changed->size(); from += AtOnce) {
        const Core::Call call = Core::Call::within(Patience, m_stop.get_token());
        QList<Core::FutureResult<void>> invalidations;
        for (const Articles::ChangedVersion &row : changed->mid(from, AtOnce))
            invalidations << m_cache->invalidate(row.id, row.version, call);
        for (auto &invalidating : invalidations) {
            const auto invalidated = co_await invalidating;
            if (!self)
                co_return;
            missed = missed || !invalidated;
        }
    }
    m_busy = false;
    m_owes = m_owes || missed;
    if (m_owes && !m_pause.isActive())
        m_pause.start();
}

} // namespace Triptych::Workspace
