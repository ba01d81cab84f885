#include "seededcounter.h"

#include "rediscounter.h"

namespace Triptych::Views {

using Core::ArticleId;
using Core::Call;
using Core::FutureResult;
using Core::Result;

namespace {

/** Counts, and raises a counter that was lost. Futures hold the counters only: what reads SQL must
 *  not be destroyed on a thread of its own. */
FutureResult<qint64> countedOn(std::shared_ptr<RedisCounter> counters,
                               std::weak_ptr<Ports::ViewCounter> weakKept, ArticleId id, Call call)
{
    const auto raised = [counters, weakKept, id,
                         call](const Result<qint64> &counted) -> FutureResult<qint64> {
        const auto kept = weakKept.lock();
        if (!counted || *counted != 1 || !kept)
            return Core::ready<qint64>(counted);
        return kept->counts({id}, call)
            .then(
                [counters, id, call](const Result<QList<qint64>> &earlier) -> FutureResult<qint64> {
                    if (!earlier)
                        return Core::ready<qint64>(Core::failure(earlier.error()));
                    if (earlier->value(0) == 0)
                        return Core::ready<qint64>(1);
                    return counters->add(id, earlier->value(0), call)
                        .then([](const Result<qint64> &now) {
                            // A desk's login may not; the view is counted all the same.
                            return !now && now.error().kind == Core::ErrorKind::Forbidden
                                       ? Result<qint64>(1)
                                       : now;
                        });
                })
            .unwrap();
    };
    return counters->increment(id, call).then(raised).unwrap();
}

} // namespace

SeededCounter::SeededCounter(std::shared_ptr<RedisCounter> counters,
                             std::shared_ptr<Ports::ViewCounter> kept)
    : m_counters(std::move(counters)), m_kept(std::move(kept))
{
}

SeededCounter::~SeededCounter() = default;

FutureResult<qint64> SeededCounter::increment(ArticleId id, Call call)
{
    const std::weak_ptr<Ports::ViewCounter> weakKept = m_kept;
    const auto count = [counters = m_counters, weakKept, id, call] {
        return countedOn(counters, weakKept, id, call);
    };
    if (m_isSeeded)
        return count();
    return m_counters->counts({id}, call)
        .then([counters = m_counters, weakKept, id, call,
               count](const Result<QList<qint64>> &there) -> FutureResult<qint64> {
            if (!there)
                return Core::ready<qint64>(Core::failure(there.error()));
            const auto kept = weakKept.lock();
            if (there->value(0) > 0 || !kept)
                return count();
            return kept->counts({id}, call)
                .then([counters, id, call,
                       count](const Result<QList<qint64>> &earlier) -> FutureResult<qint64> {
                    if (!earlier)
                        return Core::ready<qint64>(Core::failure(earlier.error()));
                    if (earlier->value(0) == 0)
                        return counters->increment(id, call);
                    return counters->seed({{id, earlier->value(0)}}, call)
                        .then([count](const Result<qint64> &seeded) {
                            return seeded ? count()
                                          : Core::ready<qint64>(Core::failure(seeded.error()));
                        })
                        .unwrap();
                })
                .unwrap();
        })
        .unwrap();
}

FutureResult<QList<qint64>> SeededCounter::counts(QList<ArticleId> ids, Call call)
{
    return m_counters->counts(std::move(ids), std::move(call));
}

FutureResult<qint64> SeededCounter::seed(QList<std::pair<ArticleId, qint64>> counts, Call call)
{
    return m_counters->seed(std::move(counts), std::move(call));
}

FutureResult<Core::StorePing> SeededCounter::ping(Call call)
{
    return m_counters->ping(std::move(call));
}

} // namespace Triptych::Views
