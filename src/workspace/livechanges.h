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
 * Takes what the feed tells to everybody in this process: to Changes, with the whole article and
 * less what Changes told already; to the cache, whose entry goes; to the relay, which passes at
 * once and needs to look by itself only now and then while the feed is live. Lives on the thread of
 * Changes.
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
    /** Afterwards nothing is told any more. Waits for the feed; any thread, once leave() was
     * called. */
    void stop();
    /** Calls off what is under way and tells nothing any more, without waiting. */
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
    /** What the feed told of articles that are being written here. */
    QHash<Core::ArticleId, Core::ArticleSummary> m_waiting;
    QHash<Core::ArticleId, qint64> m_known; ///< the newest version that Changes told of
};

} // namespace Triptych::Workspace
