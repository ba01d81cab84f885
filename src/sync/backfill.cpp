#include "backfill.h"

#include "indexfill.h"

#include <ports/articlestore.h>
#include <ports/indexadmin.h>
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
    Ports::IndexAdmin &admin, std::function<void(qint64)> progress, Core::Call call)
{
    BackfillReport report;
    auto ensuring = admin.ensure(call);
    auto ensured = co_await ensuring;
    // Whoever stops a call may be gone with the stores behind it: none is touched again.
    if (call.stop.stop_requested())
        co_return Core::failure(fillingStopped());
    if (!ensured)
        co_return Core::failure(ensured.error());

    FillTarget target;
    target.publish = [&index](const QList<Core::Article> &articles, const Core::Call &terms) {
        return index.publish(articles, terms);
    };
    target.reached = [progress](Core::ArticleId, const FillReport &soFar) {
        return tell(progress, soFar.living + soFar.failed);
    };
    auto filling = fillIndex(store, target, {}, call);
    const auto filled = co_await filling;
    if (call.stop.stop_requested())
        co_return Core::failure(fillingStopped());
    if (!filled)
        co_return Core::failure(filled.error());
    report.published = filled->living;
    report.failed = filled->failed;
    report.lastError = filled->lastError;

    auto refreshing = admin.refresh(call);
    auto refreshed = co_await refreshing;
    if (call.stop.stop_requested())
        co_return Core::failure(fillingStopped());
    if (!refreshed)
        co_return Core::failure(refreshed.error());
    auto asking = admin.info(call);
    auto info = co_await asking;
    if (call.stop.stop_requested())
        co_return Core::failure(fillingStopped());
    if (!info)
        co_return Core::failure(info.error());
    // Saves that the relay publishes meanwhile only add: fewer documents than were sent is a fault.
    report.verified = report.failed == 0 && info->documents >= report.published;
    if (report.verified) {
        auto marking = admin.markVerified(call);
        auto marked = co_await marking;
        if (!marked)
            co_return Core::failure(marked.error());
    }
    co_return report;
}

} // namespace Triptych::Sync
