#pragma once

#include <core/call.h>
#include <core/task.h>

#include <QObject>

#include <functional>
#include <stop_token>

namespace Triptych::Ports {
class CountedViews;
class CounterNotes;
class ViewCounter;
} // namespace Triptych::Ports

namespace Triptych::Workspace {

class StoreMonitor;

/**
 * Sees to it that counters of their own follow on what SQL counted before they were named: whenever
 * they come back it looks whether they were seeded, and seeds them where they were not. Counters
 * that went away may come back empty, and are not taken for seeded until that was looked at. Lives
 * on the workspace's thread.
 */
class CounterKeeper final : public QObject
{
    Q_OBJECT

public:
    struct Stores
    {
        Ports::CountedViews &counted;
        Ports::ViewCounter &counters;
        Ports::CounterNotes &notes;
        std::function<void(bool)> seeded; ///< whether all is known to be handed over
    };

    CounterKeeper(Stores stores, StoreMonitor &monitor, bool inBackground,
                  QObject *parent = nullptr);
    ~CounterKeeper() override;

    /** Seeds now, where that was not done. Errors: those of both stores. */
    Core::FutureResult<void> seed(Core::Call call);
    void stop();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);

private:
    Core::Task<void> keep(Core::Call call);
    QCoro::Task<void> keepInBackground();

    Stores m_stores;
    std::stop_source m_stop;
    bool m_busy = false;
    bool m_wentAway = false; ///< since the look that is under way began
};

} // namespace Triptych::Workspace
