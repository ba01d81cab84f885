#pragma once

#include <core/article.h>

#include <QHash>
#include <QObject>

#include <stop_token>

namespace Triptych::Newsroom {
class Changes;
}

namespace Triptych::Ports {
class ArticleCache;
class ArticleStore;
class ChangeFeed;
} // namespace Triptych::Ports

namespace Triptych::Sync {
class Relay;
}

namespace Triptych::Workspace {

/**
 * Distributes the change feed in this process. Changes gets each changed article whole, unless it
 * has told that version already. The cache gets an invalidation. The relay makes a pass at once,
 * and polls only rarely while the feed is live. Lives on the thread of Changes.
 */
class LiveChanges final : public QObject
{
    Q_OBJECT

public:
    /** `relay` may be null: this process relays nothing. */
    LiveChanges(Ports::ChangeFeed &feed, Ports::ArticleStore &store, Ports::ArticleCache &cache,
                Newsroom::Changes &changes, Sync::Relay *relay, QObject *parent = nullptr);
    ~LiveChanges() override;

    void start();
    /** Stops the feed and waits for it; nothing is told afterwards. On the object's thread, or on
     * any thread after leave(). */
    void stop();
    /** Stops running calls and tells nothing any more, without waiting. */
    void leave();

private:
    void remember(Core::ArticleId id, qint64 version);
    bool isKnown(Core::ArticleId id, qint64 version) const;
    void onChanged(const QList<Core::ArticleSummary> &rows);
    void tell(const Core::Article &article);

    Ports::ChangeFeed &m_feed;
    Ports::ArticleStore &m_store;
    Ports::ArticleCache &m_cache;
    Newsroom::Changes &m_changes;
    Sync::Relay *const m_relay;
    std::stop_source m_stop;
    /** Changes from the feed of articles that this desk is writing. */
    QHash<Core::ArticleId, Core::ArticleSummary> m_waiting;
    QHash<Core::ArticleId, qint64> m_known; ///< the newest version that Changes told of
};

} // namespace Triptych::Workspace
