#include "fallbacksearch.h"

#include <QCoreApplication>
#include <QMutex>

using namespace std::chrono_literals;

namespace Triptych::Search {

namespace {

// Longer than any healthy answer, short enough that a person waits for SQL instead of for a dead
// node.
constexpr auto PrimaryPatience = 3s;

constexpr QLatin1String PrimaryCursor("i:");
constexpr QLatin1String FallbackCursor("s:");

Core::Call hurried(const Core::Call &call)
{
    Core::Call hurried = call;
    hurried.deadline = std::min(call.deadline, QDeadlineTimer(PrimaryPatience));
    return hurried;
}

Core::Result<Core::SearchPage> marked(Core::Result<Core::SearchPage> page, QLatin1String mark)
{
    if (page && !page->next.isEmpty())
        page->next.prepend(mark);
    return page;
}

} // namespace

/** Everything that a search on its way uses: it may be answered when the FallbackSearch is gone. */
class FallbackSearch::State final : public std::enable_shared_from_this<State>
{
public:
    enum class Usable { NotKnown, Yes, No };

    State(std::shared_ptr<Ports::SearchIndex> primary, std::shared_ptr<Ports::IndexAdmin> admin,
          std::shared_ptr<Ports::SearchIndex> fallback, std::function<void(Core::Error)> onTrouble)
        : primary(std::move(primary))
        , admin(std::move(admin))
        , fallback(std::move(fallback))
        , onTrouble(std::move(onTrouble))
    {
    }

    Usable usable()
    {
        const QMutexLocker locker(&m_mutex);
        return m_usable;
    }
    void setUsable(bool usable)
    {
        const QMutexLocker locker(&m_mutex);
        m_usable = usable ? Usable::Yes : Usable::No;
    }
    /** What a search found, where nobody else knew before. */
    void learn(bool verified)
    {
        const QMutexLocker locker(&m_mutex);
        if (m_usable == Usable::NotKnown)
            m_usable = verified ? Usable::Yes : Usable::No;
    }

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call);
    Core::FutureResult<Core::SearchPage> searchPrimary(Core::SearchQuery query, Core::Call call);
    Core::FutureResult<Core::SearchPage> searchFallback(Core::SearchQuery query, Core::Call call);

    const std::shared_ptr<Ports::SearchIndex> primary;
    const std::shared_ptr<Ports::IndexAdmin> admin;
    const std::shared_ptr<Ports::SearchIndex> fallback;
    const std::function<void(Core::Error)> onTrouble;

private:
    QMutex m_mutex;
    Usable m_usable = Usable::NotKnown;
};

FallbackSearch::FallbackSearch(std::shared_ptr<Ports::SearchIndex> primary,
                               std::shared_ptr<Ports::IndexAdmin> admin,
                               std::shared_ptr<Ports::SearchIndex> fallback,
                               std::function<void(Core::Error)> onTrouble)
    : m_state(std::make_shared<State>(std::move(primary), std::move(admin), std::move(fallback),
                                      std::move(onTrouble)))
{
}

void FallbackSearch::setUsable(bool usable)
{
    m_state->setUsable(usable);
}

Core::FutureResult<Core::SearchPage> FallbackSearch::search(Core::SearchQuery query,
                                                            Core::Call call)
{
    return m_state->search(std::move(query), std::move(call));
}

Core::FutureResult<Core::SearchPage> FallbackSearch::State::search(Core::SearchQuery query,
                                                                   Core::Call call)
{
    if (query.after.startsWith(FallbackCursor)) {
        query.after.remove(0, FallbackCursor.size());
        return searchFallback(query, call);
    }
    const Usable known = usable();
    if (query.after.startsWith(PrimaryCursor)) {
        query.after.remove(0, PrimaryCursor.size());
        if (known == Usable::No) {
            return Core::ready<Core::SearchPage>(Core::failure(
                Core::ErrorKind::Unreachable,
                QCoreApplication::translate("Workspace",
                                            "The search index went away between two pages. "
                                            "Search again: the database answers meanwhile.")));
        }
    }
    switch (known) {
    case Usable::Yes:
        return searchPrimary(query, call);
    case Usable::No:
        return searchFallback(query, call);
    case Usable::NotKnown:
        break;
    }
    return admin->info(hurried(call))
        .then([self = shared_from_this(), query, call](const Core::Result<Ports::IndexInfo> &info) {
            const bool verified = info && info->verified;
            self->learn(verified);
            if (verified)
                return self->searchPrimary(query, call);
            if (!info)
                self->onTrouble(info.error());
            return self->searchFallback(query, call);
        })
        .unwrap();
}

Core::FutureResult<Core::SearchPage> FallbackSearch::State::searchPrimary(Core::SearchQuery query,
                                                                          Core::Call call)
{
    return primary->search(query, hurried(call))
        .then([self = shared_from_this(), query, call](const Core::Result<Core::SearchPage> &page) {
            const bool turn = !page && !call.isOver() &&
                              (Core::isAway(page.error().kind) ||
                               page.error().kind == Core::ErrorKind::NotFound ||
                               page.error().kind == Core::ErrorKind::Corrupt);
            if (!turn)
                return Core::ready(marked(page, PrimaryCursor));
            self->setUsable(false);
            self->onTrouble(page.error());
            if (!query.after.isEmpty())
                return Core::ready(page);
            return self->searchFallback(query, call);
        })
        .unwrap();
}

Core::FutureResult<Core::SearchPage> FallbackSearch::State::searchFallback(Core::SearchQuery query,
                                                                           Core::Call call)
{
    return fallback->search(query, call).then([](const Core::Result<Core::SearchPage> &page) {
        return marked(page, FallbackCursor);
    });
}

Core::FutureResult<QList<Core::Result<void>>> FallbackSearch::publish(QList<Core::Article> articles,
                                                                      Core::Call call)
{
    return m_state->primary->publish(articles, call);
}

Core::FutureResult<Core::StorePing> FallbackSearch::ping(Core::Call call)
{
    return m_state->primary->ping(call);
}

} // namespace Triptych::Search
