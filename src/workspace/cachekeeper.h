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
 * Sends recent invalidations again whenever the shared cache comes back. A server that restarted
 * from an older dump, or a replica that took over, may have lost invalidations that it had
 * acknowledged. No relay has them any more, so readers would see old texts until these expire.
 * Lives on the workspace's thread.
 */
class CacheKeeper final : public QObject
{
    Q_OBJECT

public:
    /** A cache that goes and comes back often gets them at most once in `betweenTells`. */
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
    QTimer m_pause;      ///< active for `betweenTells` after each sending
    bool m_owes = false; ///< the cache came back, and nothing was sent yet
    bool m_busy = false;
};

} // namespace Triptych::Workspace
