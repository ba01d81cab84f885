#include "backfill.h"

#include "indexfill.h"

#include <core/cotry.h>
#include <ports/articlestore.h>
#include <ports/searchindex.h>

namespace Triptych::Sync {

namespace {

Core::Task<void> tell(std::function<void(qint64)> progress, qint64 done)
{
    if (progress)
        progress(done);
    co_return Core::Result<void>();
}

} // namespace

Core::Task<BackfillReport> backfill(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                    Ports::IndexAdmin &admin, std::function<void(qint64)> progress,
                                    Core::Call call)
{
    BackfillReport report;
    CO_TRY(const auto ensured, admin.ensure(call), Core::ifStopped(call, fillingStopped));

    FillTarget target;
    target.publish = [&index](const QList<Core::Article> &articles, const Core::Call &terms) {
        return index.publish(articles, terms);
    };
    target.refuse = [&admin](const QList<Ports::IndexRefusal> &refusals, const Core::Call &terms) {
        return admin.noteRefused(Ports::IndexCopy::Current, refusals, terms);
    };
    target.reached = [progress](Core::ArticleId, const FillReport &soFar) {
        return tell(progress, soFar.living + soFar.refused + soFar.failed);
    };
    CO_TRY(const auto filled, fillIndex(store, target, {}, call));
    report.published = filled.living;
    report.refused = filled.refused;
    report.failed = filled.failed;
    report.refusals = filled.refusals;
    report.lastError = filled.lastError;

    auto verifying = verifyFill(admin, ensured.index, filled, call);
    const auto verified = co_await verifying;
    if (!verified && verified.error().kind != Core::ErrorKind::Corrupt)
        co_return Core::failure(verified.error());
    report.verified = verified.has_value();
    if (!verified)
        report.lastError = verified.error();
    co_return report;
}

} // namespace Triptych::Sync
