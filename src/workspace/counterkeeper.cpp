#include "counterkeeper.h"

#include "storemonitor.h"

#include <core/asfuture.h>
#include <ports/viewcounter.h>
#include <ports/viewseeding.h>
#include <sync/viewseeding.h>

#include <QLoggingCategory>
#include <QPointer>

namespace Triptych::Workspace {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.counters")

constexpr auto BackgroundPatience = std::chrono::hours(24);

} // namespace

CounterKeeper::CounterKeeper(Stores stores, StoreMonitor &monitor, bool inBackground,
                             QObject *parent)
    : QObject(parent), m_stores(std::move(stores))
{
    connect(&monitor, &StoreMonitor::changed, this, [this, &monitor] {
        if (monitor.isAway(Core::StoreRole::Counters)) {
            m_wentAway = true;
            m_stores.seeded(false);
        }
    });
    if (!inBackground)
        return;
    connect(&monitor, &StoreMonitor::cameBack, this, [this](Core::StoreRole role) {
        if (role == Core::StoreRole::Counters)
            keepInBackground();
    });
}

CounterKeeper::~CounterKeeper()
{
    stop();
}

void CounterKeeper::stop()
{
    m_stop.request_stop();
}

QCoro::Task<void> CounterKeeper::keepInBackground()
{
    auto keeping = keep(Core::Call::within(BackgroundPatience, m_stop.get_token()));
    const auto kept = co_await keeping;
    // Until then the first view of each article hands over its own count; the next return tries
    // again.
    if (!kept)
        qCInfo(log) << "the counters were not seeded:" << kept.error().message
                    << kept.error().detail;
}

Core::FutureResult<void> CounterKeeper::seed(Core::Call call)
{
    return Core::asFuture(keep(std::move(call)));
}

Core::Task<void> CounterKeeper::keep(Core::Call call)
{
    if (m_busy)
        co_return Core::Result<void>();
    m_busy = true;
    m_wentAway = false;
    m_stores.seeded(false);
    const QPointer<CounterKeeper> self(this);
    auto seeding = Sync::seedViews(
        m_stores.counted, m_stores.counters, m_stores.notes,
        [self](qint64 done, qint64 total) {
            if (self)
                Q_EMIT self->progressed(done, total);
        },
        std::move(call));
    const auto report = co_await seeding;
    if (!self)
        co_return Core::Result<void>();
    m_busy = false;
    if (!report)
        co_return Core::failure(report.error());
    if (!m_wentAway)
        m_stores.seeded(true);
    co_return Core::Result<void>();
}

} // namespace Triptych::Workspace
