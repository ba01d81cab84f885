#pragma once

#include <articles/changereader.h>
#include <core/task.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <stop_token>

namespace Triptych::Ports {
class ArticleCache;
}

namespace Triptych::Workspace {

class StoreMonitor;

/**
 * Tells the shared cache again what changed lately, whenever it comes back. A server that was
 * restarted from an older dump, or a replica that took over, may have forgotten invalidations that
 * it had acknowledged, and no relay has them any more: texts from before would be shown for as long
 * as they are kept. Lives on the workspace's thread.
 */
class CacheKeeper final : public QObject
{
    Q_OBJECT

public:
    /** A store that comes and goes is told no more often than once in `betweenTells`. */
    CacheKeeper(std::shared_ptr<Sql::Database> database, std::shared_ptr<Ports::ArticleCache> cache,
                StoreMonitor &monitor, std::chrono::milliseconds betweenTells,
                QObject *parent = nullptr);
    ~CacheKeeper() override;

private:
    void tellIfOwed();
    QCoro::Task<void> tellAgain();

    const std::shared_ptr<Ports::ArticleCache> m_cache;
    Articles::ChangeReader m_reader;
    std::stop_source m_stop;
    QTimer m_pause;      ///< from one telling to the next
    bool m_owes = false; ///< the cache came back and was not told yet
    bool m_busy = false;
};

} // namespace Triptych::Workspace
