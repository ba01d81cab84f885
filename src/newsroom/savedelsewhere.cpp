#include "savedelsewhere.h"

#include "changes.h"
#include "typedover.h"

#include <core/answer.h>
#include <ports/articlestore.h>

#include <utility>

namespace Triptych::Newsroom {

namespace {

constexpr std::chrono::seconds Patience{15};

} // namespace

SavedElsewhere::SavedElsewhere(Ports::ArticleStore &store, Changes &changes, const TypedOver &over)
    : m_store(store), m_over(over)
{
    connect(&changes, &Changes::articleSaved, this, &SavedElsewhere::note);
    connect(&changes, &Changes::articleRemoved, this, &SavedElsewhere::noteRemoved);
    connect(&changes, &Changes::somethingChanged, this, &SavedElsewhere::look);
}

void SavedElsewhere::note(const Core::Article &article)
{
    const bool isOld = m_newest && m_newest->version > article.version;
    if (article.id != m_over.base.id || article.version <= m_over.base.version || isOld)
        return;
    // The feed and a look at the store tell of one save.
    if (m_isTaken && m_newest && m_newest->id == article.id && m_newest->version == article.version)
        return;
    const auto before = tombstone();
    m_newest = article;
    m_isTaken = false;
    if (before != tombstone())
        Q_EMIT tombstoneChanged();
    Q_EMIT noted();
}

void SavedElsewhere::noteRemoved(const Core::ArticleId &id, qint64 version)
{
    const auto before = tombstone();
    if (id != m_over.base.id || before == version)
        return;
    m_removed = id;
    m_tombstone = version;
    if (tombstone())
        Q_EMIT tombstoneChanged();
}

std::optional<qint64> SavedElsewhere::tombstone() const
{
    const auto stored = newest();
    const qint64 version = std::max(m_over.base.version, stored ? stored->version : 0);
    // What is opened has no version until it is read.
    const bool isOpen = m_over.base.version > 0 && m_removed == m_over.base.id;
    return isOpen && m_tombstone > version ? std::optional(m_tombstone) : std::nullopt;
}

std::optional<Core::Article> SavedElsewhere::take()
{
    return std::exchange(m_isTaken, true) ? std::nullopt : newest();
}

std::optional<Core::Article> SavedElsewhere::newest() const
{
    const bool isNewer =
        m_newest && m_newest->id == m_over.base.id && m_newest->version > m_over.base.version;
    return isNewer ? m_newest : std::nullopt;
}

void SavedElsewhere::look()
{
    if (m_over.base.version == 0)
        return;
    // What cannot be read now is told by the next change, or met by the next save.
    Core::onAnswer(m_store.article(m_over.base.id, Core::Call::within(Patience)), this,
                   [this](const Core::Result<Core::Article> &article) {
                       if (article)
                           note(*article);
                   });
}

} // namespace Triptych::Newsroom
