#pragma once

#include "audit.h"

namespace Triptych::Sync {

/**
 * The part of an audit that compares a shared cache with SQL. It refers to what it is given, which
 * must outlive its flows. On the thread of the audit.
 */
class CacheAudit final
{
public:
    CacheAudit(const AuditedStores &stores, const AuditTerms &terms, const Core::Call &call,
               AuditReport &report)
        : m_stores(stores), m_terms(terms), m_call(call), m_report(report)
    {
    }

    /** Counts, and mends where asked, what the cache has of these articles and SQL has otherwise.
     * Notes in the report that the cache is away where it cannot be read; then nothing of the page
     * is counted. Errors: those of SQL. */
    Core::Task<void> compare(QList<Core::Article> page);
    /** What was listed of a cache that is away still differs, as far as anybody knows. */
    void countUnread(const QList<AuditItem> &items);

private:
    Core::Task<void> mend(Core::Article row, Drift drift, qint64 cachedVersion);

    const AuditedStores &m_stores;
    const AuditTerms &m_terms;
    const Core::Call &m_call;
    AuditReport &m_report;
};

} // namespace Triptych::Sync
