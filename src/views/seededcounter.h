#pragma once

#include <ports/viewcounter.h>

#include <atomic>
#include <memory>

namespace Triptych::Views {

/**
 * Counters that follow on counts kept elsewhere. Until setSeeded() says that all of those were
 * handed over, the first view of an article hands over its own before it counts: a counter that
 * began at 1 would never take the earlier count any more. Any thread; errors are those of both.
 */
class SeededCounter final : public Ports::ViewCounter
{
public:
    SeededCounter(std::shared_ptr<Ports::ViewCounter> counters,
                  std::shared_ptr<Ports::ViewCounter> kept);
    ~SeededCounter() override;

    void setSeeded() { m_isSeeded = true; }

    Core::FutureResult<qint64> increment(Core::ArticleId id, Core::Call call) override;
    Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId> ids, Core::Call call) override;
    Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                    Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

private:
    const std::shared_ptr<Ports::ViewCounter> m_counters;
    const std::shared_ptr<Ports::ViewCounter> m_kept;
    std::atomic<bool> m_isSeeded{false};
};

} // namespace Triptych::Views
