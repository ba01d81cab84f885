#include "memorycache.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <numeric>

namespace Triptych::Cache {

namespace {

// What an entry costs beside its texts, about.
constexpr qint64 Overhead = 1024;

qint64 sizeOf(const Core::Article &article)
{
    const auto text = [](qint64 sum, const QString &t) {
        return sum + t.size() * qint64(sizeof(QChar));
    };
    qint64 size = Overhead;
    for (const QString &t :
         {article.slug, article.title, article.summary, article.body, article.section,
          article.language, article.createdBy, article.updatedBy})
        size = text(size, t);
    size = std::accumulate(article.authors.begin(), article.authors.end(), size, text);
    size = std::accumulate(article.tags.begin(), article.tags.end(), size, text);
    if (!article.fields.isEmpty())
        size += 2 * QJsonDocument(article.fields).toJson(QJsonDocument::Compact).size();
    return size;
}

} // namespace

MemoryCache::MemoryCache() : MemoryCache(Options{}) {}

MemoryCache::MemoryCache(Options options) : m_options(std::move(options)) {}

MemoryCache::~MemoryCache() = default;

qint64 MemoryCache::now() const
{
    return m_options.clock ? m_options.clock() : QDeadlineTimer::current().deadline();
}

std::optional<Core::Article> MemoryCache::find(const Core::ArticleId &id)
{
    const QMutexLocker locker(&m_mutex);
    const auto found = m_entries.find(id);
    if (found != m_entries.end() && found->article && found->until <= now())
        dropText(*found, now() + m_options.floor.count());
    const bool hit =
        found != m_entries.end() && found->article && found->article->isPublic(Core::utcNow());
    ++(hit ? m_hits : m_misses);
    if (!hit)
        return std::nullopt;
    m_texts.splice(m_texts.begin(), m_texts, found->place);
    return found->article;
}

bool MemoryCache::keep(const Core::Article &article)
{
    if (!article.isPublic(Core::utcNow()))
        return false;
    const QMutexLocker locker(&m_mutex);
    Entry &kept = entry(article.id);
    if (article.version < kept.version)
        return false;
    m_texts.splice(m_texts.begin(), kept.article ? m_texts : m_floors, kept.place);
    m_bytes -= kept.bytes;
    kept.version = article.version;
    kept.article = article;
    kept.bytes = sizeOf(article);
    kept.until = now() + m_options.text.count();
    m_bytes += kept.bytes;
    shrink();
    return true;
}

void MemoryCache::raiseFloor(const Core::ArticleId &id, qint64 version)
{
    const QMutexLocker locker(&m_mutex);
    Entry &kept = entry(id);
    if (version <= kept.version)
        return;
    kept.version = version;
    dropText(kept, now() + m_options.floor.count());
    shrink();
}

/** The entry of `id`, a new one with an empty floor where there is none or its floor is over. */
MemoryCache::Entry &MemoryCache::entry(const Core::ArticleId &id)
{
    auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        found = m_entries.insert(id, Entry());
        found->place = m_floors.insert(m_floors.begin(), id);
    } else if (!found->article && found->until <= now()) {
        found->version = 0;
    }
    return *found;
}

void MemoryCache::dropText(Entry &kept, qint64 floorUntil)
{
    m_floors.splice(m_floors.begin(), kept.article ? m_texts : m_floors, kept.place);
    m_bytes -= kept.bytes;
    kept.bytes = 0;
    kept.article.reset();
    kept.until = floorUntil;
}

void MemoryCache::shrink()
{
    while (m_bytes > m_options.bytes && !m_texts.empty())
        dropText(m_entries[m_texts.back()], now() + m_options.floor.count());
    while (qsizetype(m_floors.size()) > m_options.floors) {
        m_entries.remove(m_floors.back());
        m_floors.pop_back();
    }
}

Core::FutureResult<std::optional<Core::Article>> MemoryCache::get(Core::ArticleId id, Core::Call)
{
    return Core::ready<std::optional<Core::Article>>(find(id));
}

Core::FutureResult<std::optional<Core::Article>> MemoryCache::peek(Core::ArticleId id, Core::Call)
{
    const QMutexLocker locker(&m_mutex);
    const auto found = m_entries.constFind(id);
    const bool stands = found != m_entries.cend() && found->article && found->until > now();
    return Core::ready<std::optional<Core::Article>>(stands ? found->article : std::nullopt);
}

Core::FutureResult<void> MemoryCache::fill(Core::Article article, Core::Call)
{
    keep(article);
    return Core::ready<void>({});
}

Core::FutureResult<void> MemoryCache::invalidate(Core::ArticleId id, qint64 version, Core::Call)
{
    raiseFloor(id, version);
    return Core::ready<void>({});
}

Ports::CacheStatistics MemoryCache::statistics() const
{
    const QMutexLocker locker(&m_mutex);
    return {.hits = m_hits,
            .nearHits = m_hits,
            .misses = m_misses,
            .collapsed = 0,
            .entries = qint64(m_texts.size())};
}

} // namespace Triptych::Cache
