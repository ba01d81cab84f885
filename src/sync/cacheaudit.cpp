#include "cacheaudit.h"

#include "auditrows.h"
#include "step.h"

#include <core/articlejson.h>
#include <core/cotry.h>
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
        CO_WAIT(const auto cached, asked.at(i), m_call);
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
        CO_WAIT(
            const auto cached,
            m_stores.cache->peek(*Core::ArticleId::fromString(key), within(m_call, ProbePatience)),
            m_call);
        if (!cached) {
            m_report.cacheIsAway = true;
            m_report.lastError = cached.error();
            co_return Core::Result<void>();
        }
        if (*cached)
            copies.insert(key, **cached);
    }
    CO_TRY(const auto rows, readAuditRows(m_stores.store, suspects, m_call));
    for (auto copy = copies.cbegin(); copy != copies.cend(); ++copy) {
        const auto row = rows.constFind(copy.key());
        // A row that is not seen any more says nothing; one that is the same by now is no drift.
        if (row == rows.cend() ||
            (!row->isDeleted() && Core::articleToJson(*copy) == Core::articleToJson(*row)))
            continue;
        const Drift drift = copy->version < row->version ? Drift::Stale : Drift::Wrong;
        CO_TRY_VOID(mend(*row, drift, copy->version));
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
        CO_WAIT(const auto invalidated,
                m_stores.cache->invalidate(row.id, floor, within(m_call, ProbePatience)), m_call);
        repaired = invalidated.has_value();
        if (!invalidated)
            m_report.lastError = invalidated.error();
    }
    countItem(m_report, m_terms,
              {auditKey(row), row.title, drift, AuditItem::Store::Cache, repaired});
    co_return Core::Result<void>();
}

} // namespace Triptych::Sync
