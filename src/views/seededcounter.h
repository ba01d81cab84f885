#pragma once

#include <ports/viewcounter.h>

#include <atomic>
#include <memory>

namespace Triptych::Views {

class RedisCounter;

/**
 * Counters that continue counts which were kept in SQL before. Until setSeeded() says that all
 * those counts were copied, the first view of an article copies its count before it counts: a
 * counter that begins at 1 would never get the earlier count. A later view that is answered 1 shows
 * that the counter was lost; it then adds the earlier count. Only one of all who count is answered
 * 1, so this happens once. Where adding fails, increment() fails, although the view was counted.
 * Any thread; errors are those of both stores.
 */
class SeededCounter final : public Ports::ViewCounter
{
public:
    SeededCounter(std::shared_ptr<RedisCounter> counters, std::shared_ptr<Ports::ViewCounter> kept);
    ~SeededCounter() override;

    /** True: all earlier counts are in the counters. False: not yet, or the counters may have lost
     * them. */
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
