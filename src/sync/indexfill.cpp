#include "indexfill.h"

#include "scanpages.h"

#include <ports/indexadmin.h>
#include <ports/searchindex.h>

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <optional>

namespace Triptych::Sync {

namespace {

// One page is encoded and sent while the index works on the other.
constexpr size_t PagesOnTheWay = 3;

/** A page that was given to the index. */
struct Sent
{
    QList<Core::ArticleId> ids;
    QList<bool> isDeleted;
    Core::FutureResult<QList<Core::Result<void>>> answer;
};

void tally(const Sent &page, const QList<Core::Result<void>> &results, FillReport *report)
{
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (!results.at(i)) {
            ++report->failed;
            report->lastError = results.at(i).error();
            continue;
        }
        ++report->published;
        if (!page.isDeleted.at(i))
            ++report->living;
    }
}

/** Where a whole page was refused for the index's own sake. */
std::optional<Core::Error> refusal(const QList<Core::Result<void>> &results)
{
    const auto isOfTheIndex = [](const Core::Result<void> &result) {
        return !result && (Core::isAway(result.error().kind) ||
                           result.error().kind == Core::ErrorKind::ReadOnly ||
                           result.error().kind == Ports::NextIndexLacks ||
                           result.error().kind == Core::ErrorKind::Full);
    };
    if (results.isEmpty() || !std::all_of(results.cbegin(), results.cend(), isOfTheIndex))
        return {};
    return results.constLast().error();
}

} // namespace

Core::Error fillingStopped()
{
    return {Core::ErrorKind::Cancelled,
            QCoreApplication::translate("Sync",
                                        "Filling the search index was stopped; what it has stays, "
                                        "and the next start goes on."),
            {}};
}

Core::Task<FillReport> fillIndex(Ports::ArticleStore &store, FillTarget target,
                                 Core::ArticleId after, Core::Call call)
{
    FillReport report;
    ScanPages pages(store, after, call);
    std::deque<Sent> onTheWay;
    while (!pages.atEnd() || !onTheWay.empty()) {
        if (call.stop.stop_requested())
            co_return Core::failure(fillingStopped());
        if (!pages.atEnd()) {
            auto reading = pages.next();
            const auto page = co_await reading;
            // Whoever stops a call may be gone with the stores behind it: none is touched again.
            if (call.stop.stop_requested())
                co_return Core::failure(fillingStopped());
            if (!page)
                co_return Core::failure(page.error());
            pages.took(*page);
            if (!page->isEmpty()) {
                Sent sent;
                for (const Core::Article &article : *page) {
                    sent.ids << article.id;
                    sent.isDeleted << article.isDeleted();
                }
                sent.answer = target.publish(*page, call);
                onTheWay.push_back(std::move(sent));
            }
        }
        while (!onTheWay.empty() && (pages.atEnd() || onTheWay.size() >= PagesOnTheWay)) {
            Sent sent = std::move(onTheWay.front());
            onTheWay.pop_front();
            auto publishing = sent.answer;
            const auto published = co_await publishing;
            if (call.stop.stop_requested())
                co_return Core::failure(fillingStopped());
            if (!published)
                co_return Core::failure(published.error());
            tally(sent, *published, &report);
            // An index that takes nothing from anybody takes nothing of the next page either.
            if (const auto refused = refusal(*published))
                co_return Core::failure(*refused);
            if (target.reached) {
                auto telling = target.reached(sent.ids.constLast(), report);
                const auto told = co_await telling;
                if (call.stop.stop_requested())
                    co_return Core::failure(fillingStopped());
                if (!told)
                    co_return Core::failure(told.error());
            }
        }
    }
    co_return report;
}

Core::Task<void> verifyFill(Ports::IndexAdmin &admin, QString index, qint64 published,
                            Core::Call call)
{
    auto refreshing = admin.refresh(call);
    const auto refreshed = co_await refreshing;
    if (call.stop.stop_requested())
        co_return Core::failure(fillingStopped());
    if (!refreshed)
        co_return Core::failure(refreshed.error());
    auto asking = admin.counts(call);
    const auto counts = co_await asking;
    if (call.stop.stop_requested())
        co_return Core::failure(fillingStopped());
    if (!counts)
        co_return Core::failure(counts.error());
    // A tombstone is a document too: one that was deleted since it was taken counts as before.
    if (counts->index == index && counts->all < published) {
        co_return Core::failure(
            Core::ErrorKind::Corrupt,
            QCoreApplication::translate(
                "Sync", "The search index does not hold every article that it took."),
            QStringLiteral("%1: %2 of %3").arg(index).arg(counts->all).arg(published));
    }
    auto marking = admin.markVerified(index, call);
    co_return co_await marking;
}

} // namespace Triptych::Sync
