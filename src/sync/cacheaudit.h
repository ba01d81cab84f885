#pragma once

#include "audit.h"

namespace Triptych::Sync {

/**
 * The part of an audit that compares a shared cache with SQL. Its arguments must outlive its flows.
 * On the thread of the audit.
 */
class CacheAudit final
{
public:
    CacheAudit(const AuditedStores &stores, const AuditTerms &terms, const Core::Call &call,
               AuditReport &report)
        : m_stores(stores), m_terms(terms), m_call(call), m_report(report)
    {
    }

    /** Counts the entries of these articles in the cache that differ from SQL, and removes them
     * where repair is asked. Where the cache cannot be read, notes in the report that it is away,
     * and counts nothing of the page. Errors: those of SQL. */
    Core::Task<void> compare(QList<Core::Article> page);
    /** Reports `items` again, because the cache is away and they may still differ. */
    void countUnread(const QList<AuditItem> &items);

private:
    Core::Task<void> mend(Core::Article row, Drift drift, qint64 cachedVersion);

    const AuditedStores &m_stores;
    const AuditTerms &m_terms;
    const Core::Call &m_call;
    AuditReport &m_report;
};

} // namespace Triptych::Sync
