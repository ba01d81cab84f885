#pragma once

#include <ports/viewcounter.h>

#include <atomic>
#include <memory>

namespace Triptych::Views {

class RedisCounter;

/**
 * Counters that follow on counts kept elsewhere. While setSeeded() does not say that all of those
 * were handed over, the first view of an article hands over its own before it counts: a counter
 * that began at 1 would never take the earlier count any more. A view that counts 1 all the same
 * shows a counter lost since, and raises it by the earlier count: of all who count, one alone is
 * answered 1, so that is done once. Where raising fails, so does increment(), and the view counted.
 * Any thread; errors are those of both.
 */
class SeededCounter final : public Ports::ViewCounter
{
public:
    SeededCounter(std::shared_ptr<RedisCounter> counters, std::shared_ptr<Ports::ViewCounter> kept);
    ~SeededCounter() override;

    /** False as soon as the counters may have lost what they had. */
    void setSeeded(bool isSeeded) { m_isSeeded = isSeeded; }

    Core::FutureResult<qint64> increment(Core::ArticleId id, Core::Call call) override;
    Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId> ids, Core::Call call) override;
    Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                    Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

private:
    const std::shared_ptr<RedisCounter> m_counters;
    const std::shared_ptr<Ports::ViewCounter> m_kept;
    std::atomic<bool> m_isSeeded{false};
};

} // namespace Triptych::Views
