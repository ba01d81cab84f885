#pragma once

#include "audit.h"

#include <QHash>
#include <QStringList>

namespace Triptych::Sync {

/** One run of audit(); it must outlive its flows. */
class Auditor final
{
public:
    Auditor(AuditedStores stores, AuditTerms terms, Core::Call call);

    Core::Task<AuditReport> run();
    /** The same for these alone. */
    Core::Task<AuditReport> runOn(QList<AuditItem> items);

private:
    using Documents = QHash<QString, Ports::IndexedDocument>;
    using Rows = QHash<QString, Core::Article>;

    /** Compares a page of SQL with the documents from `after` to its last id; to the end where
     * `isLast`. */
    Core::Task<void> compareIndex(QString after, QList<Core::Article> page, bool isLast);
    /** Notes that the cache is away where it cannot be read; then nothing of the page is counted.
     */
    Core::Task<void> compareCache(QList<Core::Article> page);
    /** What was listed of a cache that is away still differs, as far as anybody knows. */
    void countUnread(const QList<AuditItem> &items);
    Core::Task<void> findStrays();
    /** Looks again at what looked wrong, counts what is, and mends it where asked. */
    Core::Task<void> judge(QStringList keys);
    Core::Task<void> mend(QHash<QString, Drift> drifted, Documents documents, Rows rows);
    Core::Task<void> mendCache(Core::Article row, Drift drift, qint64 cachedVersion);
    Core::Task<Rows> readRows(QStringList keys);
    Core::Task<bool> seesEverything();

    std::optional<Drift> driftOf(const QString &key, const Documents &documents,
                                 const Rows &rows) const;
    void count(const QString &id, const QString &title, Drift drift, AuditItem::Store store,
               bool repaired);

    const AuditedStores m_stores;
    const AuditTerms m_terms;
    const Core::Call m_call;
    AuditReport m_report;
    std::optional<bool> m_seesEverything;
};

} // namespace Triptych::Sync
