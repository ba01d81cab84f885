#include "cacheaudit.h"

#include "auditrows.h"
#include "step.h"

#include <core/articlejson.h>
#include <ports/articlecache.h>

namespace Triptych::Sync {

Core::Task<void> CacheAudit::compare(QList<Core::Article> page)
{
    using Cached = std::optional<Core::Article>;
    // All at once: a shared cache gets them in one go.
    QList<Core::FutureResult<Cached>> asked;
    for (const Core::Article &article : std::as_const(page))
        asked << m_stores.cache->peek(article.id, within(m_call, ProbePatience));
    QStringList suspects;
    for (qsizetype i = 0; i < page.size(); ++i) {
        auto getting = asked.at(i);
        const auto cached = co_await getting;
        if (!cached) {
            // A cache that is away serves nothing wrong, and is no reason to leave the index be.
            m_report.cacheIsAway = true;
            m_report.lastError = cached.error();
            co_return Core::Result<void>();
        }
        if (*cached && Core::articleToJson(**cached) != Core::articleToJson(page.at(i)))
            suspects << auditKey(page.at(i));
    }
    if (suspects.isEmpty())
        co_return Core::Result<void>();
    QHash<QString, Core::Article> copies;
    for (const QString &key : std::as_const(suspects)) {
        auto getting = m_stores.cache->peek(*Core::ArticleId::fromString(key), within(m_call, ProbePatience));
        const auto cached = co_await getting;
        if (!cached) {
            m_report.cacheIsAway = true;
            m_report.lastError = cached.error();
            co_return Core::Result<void>();
        }
        if (*cached)
            copies.insert(key, **cached);
    }
    auto reading = readAuditRows(m_stores.store, suspects, m_call);
    const auto rows = co_await reading;
    if (!rows)
        co_return Core::failure(rows.error());
    for (auto copy = copies.cbegin(); copy != copies.cend(); ++copy) {
        const auto row = rows->constFind(copy.key());
        // A row that is not seen any more says nothing; one that is the same by now is no drift.
        if (row == rows->cend() ||
            (!row->isDeleted() && Core::articleToJson(*copy) == Core::articleToJson(*row)))
            continue;
        const Drift drift = copy->version < row->version ? Drift::Stale : Drift::Wrong;
        auto mending = mend(*row, drift, copy->version);
        const auto mended = co_await mending;
        if (!mended)
            co_return Core::failure(mended.error());
    }
    co_return Core::Result<void>();
}

void CacheAudit::countUnread(const QList<AuditItem> &items)
{
    for (const AuditItem &item : items) {
        if (!item.repaired)
            countItem(m_report, m_terms, item);
    }
}

Core::Task<void> CacheAudit::mend(Core::Article row, Drift drift, qint64 cachedVersion)
{
    bool repaired = false;
    if (m_terms.repair) {
        // Only a version above the copy's makes it go; where that is not SQL's, the entry stays
        // empty until it expires or a save comes, and SQL is read meanwhile.
        const qint64 floor = std::max(row.version, cachedVersion + 1);
        auto invalidating = m_stores.cache->invalidate(row.id, floor, within(m_call, ProbePatience));
        const auto invalidated = co_await invalidating;
        repaired = invalidated.has_value();
        if (!invalidated)
            m_report.lastError = invalidated.error();
    }
    countItem(m_report, m_terms, {auditKey(row), row.title, drift, AuditItem::Store::Cache, repaired});
    co_return Core::Result<void>();
}

} // namespace Triptych::Sync
