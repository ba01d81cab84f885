#include "audit.h"

#include "auditor.h"

namespace Triptych::Sync {

QString driftName(Drift drift)
{
    switch (drift) {
    case Drift::Missing:
        return QStringLiteral("missing");
    case Drift::Stale:
        return QStringLiteral("stale");
    case Drift::Orphaned:
        return QStringLiteral("orphaned");
    case Drift::Refused:
        return QStringLiteral("refused");
    case Drift::Wrong:
        break;
    }
    return QStringLiteral("wrong");
}

Core::Task<AuditReport> audit(AuditedStores stores, AuditTerms terms, Core::Call call)
{
    Auditor auditor(stores, std::move(terms), std::move(call));
    auto running = auditor.run();
    co_return co_await running;
}

Core::Task<AuditReport> repair(AuditedStores stores, QList<AuditItem> found, AuditTerms terms,
                               Core::Call call)
{
    terms.repair = true;
    Auditor auditor(stores, std::move(terms), std::move(call));
    auto running = auditor.runOn(std::move(found));
    co_return co_await running;
}

} // namespace Triptych::Sync
