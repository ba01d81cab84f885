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
constexpr auto Patience = 30s;

} // namespace

CacheKeeper::CacheKeeper(std::shared_ptr<Sql::Database> database,
                         std::shared_ptr<Ports::ArticleCache> cache, StoreMonitor &monitor,
                         QObject *parent)
    : QObject(parent), m_cache(std::move(cache)), m_reader(std::move(database))
{
    connect(&monitor, &StoreMonitor::cameBack, this, [this](Core::StoreRole role) {
        m_owes = m_owes || role == Core::StoreRole::Counters;
        // Also where the database was away when the cache came back.
        if (m_owes && !m_busy && role != Core::StoreRole::Search)
            tellAgain();
    });
}

CacheKeeper::~CacheKeeper()
{
    m_stop.request_stop();
}

QCoro::Task<void> CacheKeeper::tellAgain()
{
    const QPointer<CacheKeeper> self(this);
    m_busy = true;
    while (m_owes) {
        // One that comes back once more meanwhile is told from the start.
        m_owes = false;
        const Core::Call call = Core::Call::within(Patience, m_stop.get_token());
        auto reading = m_reader.recent(Lately, MostChanges, call);
        const auto changed = co_await reading;
        if (!self)
            co_return;
        if (!changed) {
            qCInfo(log) << "what changed lately is not known:" << changed.error().detail;
            m_owes = true;
            break;
        }
        bool missed = false;
        for (qsizetype from = 0; from < changed->size() && !missed; from += AtOnce) {
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
        if (missed) {
            // It is away again: then it comes back.
            m_owes = true;
            break;
        }
    }
    m_busy = false;
}

} // namespace Triptych::Workspace
