#include "viewseeding.h"

#include "step.h"

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
    auto totalling = counted.total(within(call, TotalPatience));
    const auto total = co_await totalling;
    // Whoever stops a call may be gone with the stores behind it: none is touched again.
    if (call.stop.stop_requested())
        co_return Core::failure(cancelled());
    if (!total)
        co_return Core::failure(total.error());
    if (total->articles == 0) {
        report.wasDone = true;
        co_return report;
    }
    auto asking = notes.note(total->fingerprint, within(call, PagePatience));
    const auto noted = co_await asking;
    if (call.stop.stop_requested())
        co_return Core::failure(cancelled());
    if (!noted)
        co_return Core::failure(noted.error());
    if (*noted == Done) {
        report.wasDone = true;
        co_return report;
    }

    // A note that is no id means from the start, which only costs time.
    Core::ArticleId after = Core::ArticleId::fromString(*noted).value_or(Core::ArticleId());
    qint64 done = 0;
    bool atEnd = false;
    while (!atEnd) {
        auto reading = counted.page(after, PageSize, within(call, PagePatience));
        const auto page = co_await reading;
        if (call.stop.stop_requested())
            co_return Core::failure(cancelled());
        if (!page)
            co_return Core::failure(page.error());
        atEnd = page->size() < PageSize;
        if (!page->isEmpty()) {
            auto seeding = counters.seed(*page, within(call, PagePatience));
            const auto seeded = co_await seeding;
            if (call.stop.stop_requested())
                co_return Core::failure(cancelled());
            if (!seeded)
                co_return Core::failure(seeded.error());
            report.seeded += *seeded;
            after = page->constLast().first;
            done += page->size();
        }
        const QString note = atEnd ? QString(Done) : after.toString();
        auto noting = notes.setNote(total->fingerprint, note, within(call, PagePatience));
        const auto kept = co_await noting;
        if (!kept)
            co_return Core::failure(kept.error());
        if (progress)
            progress(atEnd ? total->articles : std::min(done, total->articles - 1),
                     total->articles);
        if (call.stop.stop_requested() && !atEnd)
            co_return Core::failure(cancelled());
    }
    co_return report;
}

} // namespace Triptych::Sync
