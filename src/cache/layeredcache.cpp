#include "layeredcache.h"

#include <QCoreApplication>

#include <atomic>

namespace Triptych::Cache {

namespace {

using Found = Core::Result<std::optional<Core::Article>>;

/** One caller that waits for a question which may be another's; answered once. */
class Waiter final : public std::enable_shared_from_this<Waiter>
{
public:
    static std::shared_ptr<Waiter> create(const std::stop_token &stop)
    {
        std::shared_ptr<Waiter> waiter(new Waiter);
        if (stop.stop_possible())
            waiter->m_stop.emplace(stop, Stop{waiter});
        return waiter;
    }

    QFuture<Found> future() const { return m_future; }

    void answer(const Found &found)
    {
        if (m_answered.exchange(true))
            return;
        m_promise.addResult(found);
        m_promise.finish();
    }

private:
    Waiter() : m_future(m_promise.future()) { m_promise.start(); }

    struct Stop
    {
        std::weak_ptr<Waiter> waiter;
        void operator()() const
        {
            if (const auto stopped = waiter.lock()) {
                stopped->answer(
                    Core::failure(Core::ErrorKind::Cancelled,
                                  QCoreApplication::translate(
                                      "Cache", "Reading from the cache was called off.")));
            }
        }
    };

    QPromise<Found> m_promise;
    QFuture<Found> m_future;
    std::atomic_bool m_answered = false;
    std::optional<std::stop_callback<Stop>> m_stop;
};

/** A question to the shared cache that is not answered yet. */
struct Question
{
    QDeadlineTimer deadline;
    QList<std::shared_ptr<Waiter>> waiters;
};

} // namespace

struct LayeredCache::State
{
    State(std::shared_ptr<Ports::ArticleCache> s, MemoryCache::Options options)
        : shared(std::move(s)), near(std::move(options))
    {
    }

    const std::shared_ptr<Ports::ArticleCache> shared;
    MemoryCache near;
    QMutex mutex; // guards the next
    QHash<Core::ArticleId, std::shared_ptr<Question>> questions;
    std::atomic<qint64> nearHits = 0;
    std::atomic<qint64> sharedHits = 0;
    std::atomic<qint64> misses = 0;
    std::atomic<qint64> collapsed = 0;
};

MemoryCache::Options LayeredCache::nearOptions()
{
    MemoryCache::Options options;
    options.text = std::chrono::seconds(2);
    return options;
}

LayeredCache::LayeredCache(std::shared_ptr<Ports::ArticleCache> shared, MemoryCache::Options near)
    : m_state(std::make_shared<State>(std::move(shared), std::move(near)))
{
}

LayeredCache::~LayeredCache() = default;

Core::FutureResult<std::optional<Core::Article>> LayeredCache::get(Core::ArticleId id,
                                                                   Core::Call call)
{
    if (auto article = m_state->near.find(id)) {
        ++m_state->nearHits;
        return Core::ready<std::optional<Core::Article>>(std::move(article));
    }
    const auto waiter = Waiter::create(call.stop);
    const auto question = std::make_shared<Question>(Question{call.deadline, {waiter}});
    {
        const QMutexLocker locker(&m_state->mutex);
        std::shared_ptr<Question> &asked = m_state->questions[id];
        // One that may take longer than this caller can wait is no help to it.
        if (asked && asked->deadline <= call.deadline) {
            asked->waiters.append(waiter);
            ++m_state->collapsed;
            return waiter->future();
        }
        asked = question;
    }
    // Without the stop token: others may have come to wait for the same answer.
    m_state->shared->get(id, Core::Call{call.deadline, {}})
        .then([id, state = m_state, question](Found found) {
            {
                const QMutexLocker locker(&state->mutex);
                if (state->questions.value(id) == question)
                    state->questions.remove(id);
            }
            // An invalidation that came meanwhile raised the floor here: then it is too old.
            if (found && *found && !state->near.keep(**found))
                found->reset();
            const bool hit = found && found->has_value();
            (hit ? state->sharedHits : state->misses) += question->waiters.size();
            for (const auto &each : std::as_const(question->waiters))
                each->answer(found);
        });
    return waiter->future();
}

Core::FutureResult<std::optional<Core::Article>> LayeredCache::peek(Core::ArticleId id,
                                                                    Core::Call call)
{
    return m_state->shared->peek(id, std::move(call));
}

Core::FutureResult<void> LayeredCache::fill(Core::Article article, Core::Call call)
{
    // What this process knows to be too old, or not to be public, is no matter for the shared
    // cache.
    if (!m_state->near.keep(article))
        return Core::ready<void>({});
    return m_state->shared->fill(std::move(article), std::move(call));
}

Core::FutureResult<void> LayeredCache::invalidate(Core::ArticleId id, qint64 version,
                                                  Core::Call call)
{
    m_state->near.raiseFloor(id, version);
    return m_state->shared->invalidate(id, version, std::move(call));
}

Ports::CacheStatistics LayeredCache::statistics() const
{
    const qint64 nearHits = m_state->nearHits;
    return {.hits = nearHits + m_state->sharedHits,
            .nearHits = nearHits,
            .misses = m_state->misses,
            .collapsed = m_state->collapsed,
            .entries = m_state->near.statistics().entries};
}

} // namespace Triptych::Cache
