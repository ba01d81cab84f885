#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

#include <QList>

#include <functional>

namespace Triptych::Ports {

/**
 * Tells which articles changed in the store, by whatever program: the doorbell behind live lists,
 * open pages and the relay. One's own saves are told too; whoever knows them already drops them by
 * version. start() and stop() belong to one thread; the functions of Listener are called on a
 * thread of the feed.
 */
class ChangeFeed
{
public:
    struct Listener
    {
        /** These changed; tombstones are among them. Each version of an article is told once,
         * except that versions that follow each other at once may be told as the last of them. */
        std::function<void(QList<Core::ArticleSummary>)> changed;
        /** Something changed and the feed cannot tell what (it was cut off, or too much changed at
         *  once): read again what is shown. */
        std::function<void()> missed;
        /** Somebody wrote something, which may be nothing that this login can see. */
        std::function<void()> rang;
        /** Whether changes arrive within a second now. It starts as not. */
        std::function<void(bool live)> liveChanged;
        /** The connection to the store was lost. Every desk loses it at the same moment, so who
         * asks the store without a person's wish waits for a random time first (core/pause.h). */
        std::function<void()> lost = [] {};
    };

    virtual ~ChangeFeed() = default;

    /** Remembers where the store stands now, before start(): what is read after the answer and what
     *  start() tells leave nothing out between them. Errors: those of ArticleStore; nothing is
     *  remembered then. */
    virtual Core::FutureResult<void> mark(Core::Call call)
    {
        Q_UNUSED(call)
        return Core::ready<void>({});
    }
    /** Tells what is committed since mark(), or from now on. Once. */
    virtual void start(Listener listener) = 0;
    /** Waits for a call under way; afterwards the listener is not called any more. */
    virtual void stop() = 0;
};

} // namespace Triptych::Ports
