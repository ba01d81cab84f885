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
 * Makes the counters in Redis continue the counts that SQL had before. Whenever the counters come
 * back, it checks whether they were seeded, and seeds them if not. Counters that were away may come
 * back empty, so they count as not seeded until this check. Lives on the workspace's thread.
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
        std::function<void(bool)> seeded; ///< called with true when all counts of SQL are in the
                                          ///< counters, with false when that is not certain
    };

    CounterKeeper(Stores stores, StoreMonitor &monitor, bool inBackground,
                  QObject *parent = nullptr);
    ~CounterKeeper() override;

    /** Seeds the counters now, if that was not done. Errors: those of both stores. */
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
    bool m_wentAway = false; ///< since the running check began
};

} // namespace Triptych::Workspace
