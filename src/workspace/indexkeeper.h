#pragma once

#include <core/call.h>
#include <core/task.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
class IndexAdmin;
class SearchIndex;
struct IndexInfo;
} // namespace Triptych::Ports

namespace Triptych::Search {
class FallbackSearch;
}

namespace Triptych::Workspace {

class StoreMonitor;

/**
 * Keeps the search index filled. Whenever the index comes back, it checks whether it is verified,
 * fills it from SQL if not, and only then lets searches use it. An index that is deleted meanwhile
 * is made and filled again, and a fill that failed is repeated. Articles that the index refused do
 * not make a fill incomplete. At intervals it also checks for changes by other programs. Lives on
 * the workspace's thread.
 */
class IndexKeeper final : public QObject
{
    Q_OBJECT

public:
    /** `mayFill`: this login sees every article; without it the keeper makes and fills no index.
     * `glance`: the interval of checks for changes by other programs. */
    IndexKeeper(std::shared_ptr<Ports::ArticleStore> store,
                std::shared_ptr<Ports::SearchIndex> index, std::shared_ptr<Ports::IndexAdmin> admin,
                std::shared_ptr<Search::FallbackSearch> switching, StoreMonitor &monitor,
                bool inBackground, bool mayFill, std::chrono::milliseconds glance,
                QObject *parent = nullptr);
    ~IndexKeeper() override;

    /** Fills the index now if it is not verified; with `onlyIfSmall` only if that takes no more
     * than a moment. Errors: those of the store and the index. */
    Core::FutureResult<void> fill(bool onlyIfSmall, Core::Call call);
    /** Checks whether the index is verified, and tells the StoreMonitor and the FallbackSearch;
     * changes no index.
     */
    Core::FutureResult<void> look(Core::Call call);
    /** From now on checks the index whenever it comes back or a call finds it missing, and makes
     * and fills it again. */
    void watchForLoss();
    void stop();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);

private:
    Core::Task<bool> keep(bool onlyIfSmall, Core::Call call);
    /** One run of keep(). True: the index is verified. */
    Core::Task<bool> keepOnce(bool onlyIfSmall, Core::Call call);
    /** False where this login, or `onlyIfSmall`, forbids a fill now. */
    Core::Task<bool> mayFillNow(bool onlyIfSmall, Core::Call call);
    /** Fills the index, lets searches use it, and answers true. */
    Core::Task<bool> fillFromSql(Core::Call call);
    QCoro::Task<void> keepInBackground();
    void keepAgain();
    void retry(const Core::Error &reason);
    /** Reports an index that refuses changes; searches still use it. */
    void noteBlock(const Ports::IndexInfo &info);

    std::shared_ptr<Ports::ArticleStore> m_store;
    std::shared_ptr<Ports::SearchIndex> m_index;
    std::shared_ptr<Ports::IndexAdmin> m_admin;
    std::shared_ptr<Search::FallbackSearch> m_switching;
    StoreMonitor &m_monitor;
    std::stop_source m_stop;
    QTimer m_pause; ///< active for a while after each check for a lost index
    QTimer m_glance;
    bool m_lostMeanwhile = false; ///< check again when the pause is over
    std::chrono::milliseconds m_refill{0};
    const bool m_mayFill;
    bool m_busy = false;
    bool m_isBlocked = false;
};

} // namespace Triptych::Workspace
