#include "switchingindex.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

// Longer than any healthy answer, short enough that a person waits for SQL instead of for a dead node.
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

SwitchingIndex::SwitchingIndex(std::shared_ptr<Ports::SearchIndex> primary,
    std::shared_ptr<Ports::IndexAdmin> admin, std::shared_ptr<Ports::SearchIndex> fallback,
    std::function<void(Core::Error)> onTrouble)
    : m_primary(std::move(primary))
    , m_admin(std::move(admin))
    , m_fallback(std::move(fallback))
    , m_onTrouble(std::move(onTrouble))
    , m_state(std::make_shared<State>())
{
}

void SwitchingIndex::setUsable(bool usable)
{
    QMutexLocker locker(&m_state->mutex);
    m_state->usable = usable ? Usable::Yes : Usable::No;
}

Core::FutureResult<Core::SearchPage> SwitchingIndex::search(Core::SearchQuery query, Core::Call call)
{
    if (query.after.startsWith(FallbackCursor)) {
        query.after.remove(0, FallbackCursor.size());
        return searchFallback(query, call);
    }
    Usable usable = Usable::NotKnown;
    {
        QMutexLocker locker(&m_state->mutex);
        usable = m_state->usable;
    }
    if (query.after.startsWith(PrimaryCursor)) {
        query.after.remove(0, PrimaryCursor.size());
        if (usable == Usable::No) {
            return Core::ready<Core::SearchPage>(Core::failure(Core::ErrorKind::Unreachable,
                QCoreApplication::translate("Workspace", "The search index went away between two pages. "
                    "Search again: the database answers meanwhile.")));
        }
    }
    switch (usable) {
    case Usable::Yes:
        return searchPrimary(query, call);
    case Usable::No:
        return searchFallback(query, call);
    case Usable::NotKnown:
        break;
    }
    return m_admin->info(hurried(call))
        .then([this, query, call, state = m_state](const Core::Result<Ports::IndexInfo> &info) {
            const bool verified = info && info->verified;
            {
                QMutexLocker locker(&state->mutex);
                if (state->usable == Usable::NotKnown)
                    state->usable = verified ? Usable::Yes : Usable::No;
            }
            if (verified)
                return searchPrimary(query, call);
            if (!info)
                m_onTrouble(info.error());
            return searchFallback(query, call);
        })
        .unwrap();
}

Core::FutureResult<Core::SearchPage> SwitchingIndex::searchPrimary(Core::SearchQuery query, Core::Call call)
{
    return m_primary->search(query, hurried(call))
        .then([this, query, call, state = m_state](const Core::Result<Core::SearchPage> &page) {
            const bool turn = !page && !call.isOver()
                && (Core::isAway(page.error().kind) || page.error().kind == Core::ErrorKind::NotFound
                    || page.error().kind == Core::ErrorKind::Corrupt);
            if (!turn)
                return Core::ready(marked(page, PrimaryCursor));
            {
                QMutexLocker locker(&state->mutex);
                state->usable = Usable::No;
            }
            m_onTrouble(page.error());
            if (!query.after.isEmpty())
                return Core::ready(page);
            return searchFallback(query, call);
        })
        .unwrap();
}

Core::FutureResult<Core::SearchPage> SwitchingIndex::searchFallback(Core::SearchQuery query, Core::Call call)
{
    return m_fallback->search(query, call).then([](const Core::Result<Core::SearchPage> &page) {
        return marked(page, FallbackCursor);
    });
}

Core::FutureResult<QList<Core::Result<void>>> SwitchingIndex::publish(QList<Core::Article> articles,
    Core::Call call)
{
    return m_primary->publish(articles, call);
}

Core::FutureResult<Core::StorePing> SwitchingIndex::ping(Core::Call call)
{
    return m_primary->ping(call);
}

} // namespace Triptych::Workspace
