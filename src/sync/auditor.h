#pragma once

#include "audit.h"
#include "auditrows.h"
#include "cacheaudit.h"

#include <QHash>
#include <QStringList>

namespace Triptych::Sync {

/** One run of audit(); it must outlive its flows. */
class Auditor final
{
public:
    Auditor(AuditedStores stores, AuditTerms terms, Core::Call call);

    Core::Task<AuditReport> run();
    /** As run(), for these items alone. */
    Core::Task<AuditReport> runOn(QList<AuditItem> items);

private:
    using Documents = QHash<QString, Ports::IndexedDocument>;

    /** A page of SQL, and the future documents of the same range of ids. */
    struct Comparison
    {
        struct Row
        {
            qint64 version = 0;
            QByteArray digest;
            bool isSeen = false;
        };
        QString upTo; ///< the last id of the page; empty where the range goes to the end
        QHash<QString, Row> rows;
        Core::FutureResult<Ports::IndexedPage> asked;
    };

    /** Asks for the documents from `after` to the last id of `page`; to the end where `isLast`. */
    Comparison beginComparison(const QString &after, const QList<Core::Article> &page, bool isLast);
    Core::Task<void> compareIndex(Comparison comparison);
    Core::Task<void> comparePages();
    void tellChecked(qsizetype some);
    Core::Task<void> findStrays();
    /** Checks differences a second time, counts the real ones, and repairs them where asked. */
    Core::Task<void> judge(QStringList keys);
    /** Marks as Refused the missing and stale ones of `drifted` that the outbox knows as refused.
     */
    Core::Task<void> askOutbox(QHash<QString, Drift> *drifted);
    Core::Task<void> mend(QHash<QString, Drift> drifted, Documents documents, AuditRows rows);
    /** Notes in the index which of `repairs` it refused, unless it has another document for the
     * article. */
    Core::Task<void> noteRefused(QList<Ports::IndexRepair> repairs,
                                 Ports::IndexAdmin::Published results);
    Core::Task<bool> seesEverything();

    std::optional<Drift> driftOf(const QString &key, const Documents &documents,
                                 const AuditRows &rows) const;

    const AuditedStores m_stores;
    const AuditTerms m_terms;
    const Core::Call m_call;
    AuditReport m_report;
    CacheAudit m_cache;
    QHash<QString, QString> m_refusals; ///< the reasons, by key, for the keys that judge() checks
    std::optional<bool> m_seesEverything;
};

} // namespace Triptych::Sync
