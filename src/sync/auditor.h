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
    /** The same for these alone. */
    Core::Task<AuditReport> runOn(QList<AuditItem> items);

private:
    using Documents = QHash<QString, Ports::IndexedDocument>;

    /** A page of SQL, and the documents of its range, which the index was asked for. */
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
    /** Looks again at what looked wrong, counts what is, and mends it where asked. */
    Core::Task<void> judge(QStringList keys);
    /** Of what is missing or stale in `drifted`: what the outbox knows to be refused. */
    Core::Task<void> askOutbox(QHash<QString, Drift> *drifted);
    Core::Task<void> mend(QHash<QString, Drift> drifted, Documents documents, AuditRows rows);
    /** Has the index remember what it refused of `repairs`, where nothing else stands there. */
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
    QHash<QString, QString> m_refusals; ///< why, of those under judgement
    std::optional<bool> m_seesEverything;
};

} // namespace Triptych::Sync
