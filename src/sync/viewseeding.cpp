#include "viewseeding.h"

#include "step.h"

#include <core/cotry.h>
#include <ports/viewcounter.h>
#include <ports/viewseeding.h>

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

constexpr int PageSize = 2'000;
constexpr auto PagePatience = 15s;
constexpr auto TotalPatience = 2min;
constexpr QLatin1String Done("done");

Core::Error cancelled()
{
    return {Core::ErrorKind::Cancelled,
            QCoreApplication::translate("Sync", "Seeding the view counters was stopped; what they "
                                                "have stays, and the next start goes on."),
            {}};
}

} // namespace

Core::Task<SeedReport> seedViews(Ports::CountedViews &counted, Ports::ViewCounter &counters,
                                 Ports::CounterNotes &notes,
                                 std::function<void(qint64, qint64)> progress, Core::Call call)
{
    SeedReport report;
    CO_TRY(const auto total, counted.total(within(call, TotalPatience)),
           Core::ifStopped(call, cancelled));
    if (total.articles == 0) {
        report.wasDone = true;
        co_return report;
    }
    CO_TRY(const auto noted, notes.note(total.fingerprint, within(call, PagePatience)),
           Core::ifStopped(call, cancelled));
    if (noted == Done) {
        report.wasDone = true;
        co_return report;
    }

    // A note that is no id means from the start, which only costs time.
    Core::ArticleId after = Core::ArticleId::fromString(noted).value_or(Core::ArticleId());
    qint64 done = 0;
    bool atEnd = false;
    while (!atEnd) {
        CO_TRY(const auto page, counted.page(after, PageSize, within(call, PagePatience)),
               Core::ifStopped(call, cancelled));
        atEnd = page.size() < PageSize;
        if (!page.isEmpty()) {
            CO_TRY(const auto seeded, counters.seed(page, within(call, PagePatience)),
                   Core::ifStopped(call, cancelled));
            report.seeded += seeded;
            after = page.constLast().first;
            done += page.size();
        }
        const QString note = atEnd ? QString(Done) : after.toString();
        CO_TRY_VOID(notes.setNote(total.fingerprint, note, within(call, PagePatience)));
        if (progress)
            progress(atEnd ? total.articles : std::min(done, total.articles - 1), total.articles);
        if (call.stop.stop_requested() && !atEnd)
            co_return Core::failure(cancelled());
    }
    co_return report;
}

} // namespace Triptych::Sync
