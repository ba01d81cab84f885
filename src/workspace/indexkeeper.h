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
 * Sees to it that a search index of its own is there and filled: whenever it comes back, it looks
 * whether the index is verified, fills it from SQL where it is not, and lets searches go there only
 * then. One that is removed while everybody runs is made and filled again, and a filling that
 * failed is tried again. One that is filled less what the index refused is filled. In the
 * background it also looks now and then what others did to the index. Lives on the workspace's
 * thread.
 */
class IndexKeeper final : public QObject
{
    Q_OBJECT

public:
    /** `mayFill`: this login sees every article; else it makes and fills nothing. `glance`: from
     * one look in the background at what others did to the next. */
    IndexKeeper(std::shared_ptr<Ports::ArticleStore> store,
                std::shared_ptr<Ports::SearchIndex> index, std::shared_ptr<Ports::IndexAdmin> admin,
                std::shared_ptr<Search::FallbackSearch> switching, StoreMonitor &monitor,
                bool inBackground, bool mayFill, std::chrono::milliseconds glance,
                QObject *parent = nullptr);
    ~IndexKeeper() override;

    /** Fills now, where it is not verified; with `onlyIfSmall` not where that takes more than a
     * moment. Errors: those of the store and the index. */
    Core::FutureResult<void> fill(bool onlyIfSmall, Core::Call call);
    /** Looks whether the index is verified and tells the monitor and the switch; changes nothing.
     */
    Core::FutureResult<void> look(Core::Call call);
    /** From now on looks again whenever the index comes back, or a call finds that it is gone, and
     * makes and fills it anew. */
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
    /** Searches go on where an index takes no changes, and that is said. */
    void noteBlock(const Ports::IndexInfo &info);

    std::shared_ptr<Ports::ArticleStore> m_store;
    std::shared_ptr<Ports::SearchIndex> m_index;
    std::shared_ptr<Ports::IndexAdmin> m_admin;
    std::shared_ptr<Search::FallbackSearch> m_switching;
    StoreMonitor &m_monitor;
    std::stop_source m_stop;
    QTimer m_pause; ///< active for a while after each look for a lost index
    QTimer m_glance;
    bool m_lostMeanwhile = false; ///< look again when the pause is over
    std::chrono::milliseconds m_refill{0};
    const bool m_mayFill;
    bool m_busy = false;
    bool m_isBlocked = false;
};

} // namespace Triptych::Workspace
