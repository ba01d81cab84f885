#include "backfill.h"

#include <ports/articlestore.h>
#include <ports/indexadmin.h>
#include <ports/searchindex.h>

#include <QCoreApplication>

namespace Triptych::Sync {

namespace {

constexpr int PageSize = 500;

Core::Error cancelled()
{
    return {Core::ErrorKind::Cancelled,
        QCoreApplication::translate("Sync", "Filling the search index was stopped; what it has stays, "
                                            "and the next start goes on."),
        {}};
}

} // namespace

Core::Task<BackfillReport> backfill(Ports::ArticleStore &store, Ports::SearchIndex &index,
    Ports::IndexAdmin &admin, std::function<void(qint64)> progress, Core::Call call)
{
    BackfillReport report;
    auto ensuring = admin.ensure(call);
    auto ensured = co_await ensuring;
    if (!ensured)
        co_return Core::failure(ensured.error());

    Core::ArticleId last;
    qint64 living = 0;
    bool atEnd = false;
    while (!atEnd) {
        if (call.isOver())
            co_return Core::failure(cancelled());
        auto reading = store.scan(last, PageSize, call);
        auto page = co_await reading;
        if (!page)
            co_return Core::failure(page.error());
        atEnd = page->size() < PageSize;
        if (page->isEmpty())
            break;
        last = page->constLast().id;
        auto publishing = index.publish(*page, call);
        auto published = co_await publishing;
        if (!published)
            co_return Core::failure(published.error());
        for (qsizetype i = 0; i < page->size(); ++i) {
            if (!published->at(i)) {
                ++report.failed;
                report.lastError = published->at(i).error();
            } else if (!page->at(i).isDeleted()) {
                ++report.published;
            }
            if (!page->at(i).isDeleted())
                ++living;
        }
        if (progress)
            progress(living);
    }

    auto refreshing = admin.refresh(call);
    auto refreshed = co_await refreshing;
    if (!refreshed)
        co_return Core::failure(refreshed.error());
    auto asking = admin.info(call);
    auto info = co_await asking;
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
