#pragma once

#include <ports/articlecache.h>

#include <QHash>
#include <QMutex>

#include <chrono>
#include <functional>
#include <list>

namespace Triptych::Cache {

/**
 * A cache of public articles in this process. Beyond its bound it removes the articles that were
 * not read for longest; each article is removed when its time is over. Any thread. It never waits:
 * futures are finished when they are returned, and the call's deadline and stop do not matter.
 */
class MemoryCache final : public Ports::ArticleCache
{
public:
    struct Options
    {
        qint64 bytes = 64 * 1024 * 1024; ///< of texts, about
        qsizetype floors = 100'000;      ///< articles whose version is remembered without a text
        std::chrono::milliseconds text = std::chrono::minutes(10);
        std::chrono::milliseconds floor = std::chrono::hours(1);
        std::function<qint64()> clock; ///< milliseconds that only grow; for tests
    };

    MemoryCache();
    explicit MemoryCache(Options options);
    ~MemoryCache() override;

    Core::FutureResult<std::optional<Core::Article>> get(Core::ArticleId id,
                                                         Core::Call call) override;
    Core::FutureResult<std::optional<Core::Article>> peek(Core::ArticleId id,
                                                          Core::Call call) override;
    Core::FutureResult<void> fill(Core::Article article, Core::Call call) override;
    Core::FutureResult<void> invalidate(Core::ArticleId id, qint64 version,
                                        Core::Call call) override;
    Ports::CacheStatistics statistics() const override;

    // As get() and fill(), without a future, for LayeredCache.
    std::optional<Core::Article> find(const Core::ArticleId &id);
    /** False where it was refused: not public, or older than what was seen. */
    bool keep(const Core::Article &article);
    void raiseFloor(const Core::ArticleId &id, qint64 version);

private:
    struct Entry
    {
        qint64 version = 0;
        std::optional<Core::Article> article;
        qint64 bytes = 0; // 0 without an article
        qint64 until = 0;
        std::list<Core::ArticleId>::iterator place; // in m_texts or m_floors
    };
    using Entries = QHash<Core::ArticleId, Entry>;

    qint64 now() const;
    Entry &entry(const Core::ArticleId &id);
    void dropText(Entry &entry, qint64 floorUntil);
    void shrink();

    const Options m_options;
    mutable QMutex m_mutex; // guards all below
    Entries m_entries;
    std::list<Core::ArticleId> m_texts;  // the most recently read first
    std::list<Core::ArticleId> m_floors; // the newest first
    qint64 m_bytes = 0;
    qint64 m_hits = 0;
    qint64 m_misses = 0;
};

} // namespace Triptych::Cache
