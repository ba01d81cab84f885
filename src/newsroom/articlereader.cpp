#include "articlereader.h"

#include <core/cotry.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/viewcounter.h>

#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.reader")

// A cache that is slower than this is no help to a reader: SQL is asked instead.
constexpr auto CachePatience = 250ms;
constexpr auto CountPatience = 5s;

} // namespace

ArticleReader::ArticleReader(Ports::ArticleStore &store, Ports::ArticleCache &cache,
                             Ports::ViewCounter &views)
    : m_store(store), m_cache(cache), m_views(views)
{
}

Core::Task<ReadArticle> ArticleReader::open(Core::ArticleId id, Core::Call call)
{
    // The ports outlive the reader's page, the reader itself may not outlive the first co_await.
    Ports::ViewCounter &views = m_views;
    CO_TRY(ReadArticle read, look(id, call), call);
    if (read.article.isPublic(Core::utcNow()))
        read.views = views.increment(id, Core::Call::within(CountPatience));
    co_return read;
}

Core::Task<ReadArticle> ArticleReader::look(Core::ArticleId id, Core::Call call)
{
    Ports::ArticleStore &store = m_store;
    Ports::ArticleCache &cache = m_cache;

    ReadArticle read;
    CO_WAIT(const auto cached, cache.get(id, Core::Call::within(CachePatience, call.stop)), call);
    if (!cached)
        qCInfo(log) << "cache passed over:" << cached.error().detail;
    if (cached && cached->has_value() && (*cached)->isPublic(Core::utcNow())) {
        read.article = **cached;
        read.fromCache = true;
    } else {
        CO_TRY(read.article, store.article(id, call), call);
        if (read.article.isPublic(Core::utcNow()))
            cache.fill(read.article, Core::Call::within(CountPatience));
    }
    co_return read;
}

} // namespace Triptych::Newsroom
