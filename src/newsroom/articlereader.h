#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/task.h>

#include <QObject>

namespace Triptych::Ports {
class ArticleCache;
class ArticleStore;
class ViewCounter;
} // namespace Triptych::Ports

namespace Triptych::Newsroom {

/** An opened article and where it came from. */
struct ReadArticle
{
    Core::Article article;
    bool fromCache = false;
    /** Finishes with the count after this view; not valid where none was counted. */
    Core::FutureResult<qint64> views;
};

/**
 * Reads an article for a reader: from the cache, else from SQL, which then fills the cache. Each
 * open() of a public article counts one view, wherever the article came from. A cache or counter
 * that is away never stops a reader. Lives on the thread that calls it. Editing reads the
 * ArticleStore instead.
 */
class ArticleReader final
{
public:
    ArticleReader(Ports::ArticleStore &store, Ports::ArticleCache &cache,
                  Ports::ViewCounter &views);

    /** Errors: those of ArticleStore::article. */
    Core::Task<ReadArticle> open(Core::ArticleId id, Core::Call call);
    /** As open(), and counts no view: for an article that is only looked at, e.g. the selected row
     * of a list. */
    Core::Task<ReadArticle> look(Core::ArticleId id, Core::Call call);

private:
    Ports::ArticleStore &m_store;
    Ports::ArticleCache &m_cache;
    Ports::ViewCounter &m_views;
};

} // namespace Triptych::Newsroom
