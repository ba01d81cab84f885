#include "auditrows.h"

#include "step.h"

#include <core/cotry.h>
#include <ports/articlestore.h>

namespace Triptych::Sync {

QString auditKey(const Core::Article &article)
{
    return article.id.toString();
}

Core::Task<AuditRows> readAuditRows(Ports::ArticleStore &store, QStringList keys, Core::Call call)
{
    QList<Core::ArticleId> ids;
    for (const QString &key : std::as_const(keys)) {
        if (const auto id = Core::ArticleId::fromString(key))
            ids << *id;
    }
    AuditRows rows;
    for (qsizetype at = 0; at < ids.size(); at += 1'000) {
        CO_TRY(const auto articles, store.articles(ids.mid(at, 1'000), within(call, StepPatience)),
               call);
        for (const Core::Article &article : articles)
            rows.insert(auditKey(article), article);
    }
    co_return rows;
}

void countItem(AuditReport &report, const AuditTerms &terms, AuditItem item)
{
    switch (item.drift) {
    case Drift::Missing:
        ++report.missing;
        break;
    case Drift::Stale:
        ++report.stale;
        break;
    case Drift::Orphaned:
        ++report.orphaned;
        break;
    case Drift::Wrong:
        ++report.wrong;
        break;
    case Drift::Refused:
        ++report.refused;
        break;
    }
    if (item.repaired)
        ++report.repaired;
    if (report.items.size() < terms.mostItems)
        report.items << std::move(item);
}

} // namespace Triptych::Sync
