#include "layeredcache.h"

#include <core/pending.h>

#include <QCoreApplication>

#include <atomic>

namespace Triptych::Cache {

namespace {

using Found = Core::Result<std::optional<Core::Article>>;

using Waiter = Core::Pending<std::optional<Core::Article>>;

Core::Error calledOff()
{
    return {Core::ErrorKind::Cancelled,
            QCoreApplication::translate("Cache", "Reading from the cache was called off."),
            {}};
}

/** A question to the shared cache that is not answered yet. */
struct Question
{
    QDeadlineTimer deadline;
    QList<Waiter> waiters; ///< one for each caller that asked this
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
    auto [waiter, future] = Waiter::withFuture(calledOff);
    waiter.answerOnStop(call.stop);
    const auto question = std::make_shared<Question>(Question{call.deadline, {waiter}});
    {
        const QMutexLocker locker(&m_state->mutex);
        std::shared_ptr<Question> &asked = m_state->questions[id];
        // One that may take longer than this caller can wait is no help to it.
        if (asked && asked->deadline <= call.deadline) {
            asked->waiters.append(waiter);
            ++m_state->collapsed;
            return future;
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
            for (const Waiter &each : std::as_const(question->waiters))
                each.answer(found);
        });
    return future;
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
