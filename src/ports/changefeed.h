#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

#include <QList>

#include <functional>

namespace Triptych::Ports {

/**
 * Tells which articles changed in the store, whichever program changed them. Lists, open pages and
 * the relay live on it. It tells this program's own saves, too: a listener that knows them drops
 * them by their version. start() and stop() belong to one thread; the functions of Listener are
 * called on a thread of the feed.
 */
class ChangeFeed
{
public:
    struct Listener
    {
        /** These articles changed; tombstones are among them. Each version is told once, but of
         * versions that follow each other quickly only the last may be told. */
        std::function<void(QList<Core::ArticleSummary>)> changed;
        /** Something changed and the feed cannot tell what, because it was cut off or too much
         * changed at once: read again what is shown. */
        std::function<void()> missed;
        /** Somebody wrote something; this login may not be able to see it. */
        std::function<void()> rang;
        /** `live`: changes arrive within a second from now on. Until the first call they do not. */
        std::function<void(bool live)> liveChanged;
        /** The connection to the store was lost. Every desk loses it at the same moment, so
         * background work waits for a random time (core/pause.h) before it asks the store again. */
        std::function<void()> lost = [] {};
    };

    virtual ~ChangeFeed() = default;

    /** Remembers the present position in the store's changes, before start(). Then nothing is
     * missed between what the caller reads after this answer and what start() tells. Errors: those
     * of ArticleStore; nothing is remembered then. */
    virtual Core::FutureResult<void> mark(Core::Call call)
    {
        Q_UNUSED(call)
        return Core::ready<void>({});
    }
    /** Begins to tell what was committed since mark(), or from now on where mark() was not called.
     * Call it once. */
    virtual void start(Listener listener) = 0;
    /** Waits for a call of the listener that is running; the listener is not called afterwards. */
    virtual void stop() = 0;
};

} // namespace Triptych::Ports
