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
    connect(&changes, &Changes::somethingChanged, this, &SavedElsewhere::look);
}

void SavedElsewhere::note(const Core::Article &article)
{
    const bool isOld = m_newest && m_newest->version > article.version;
    if (article.id != m_over.base.id || article.version <= m_over.base.version || isOld)
        return;
    m_newest = article;
    Q_EMIT noted();
}

std::optional<Core::Article> SavedElsewhere::take()
{
    auto newest = std::exchange(m_newest, std::nullopt);
    const bool isNewer =
        newest && newest->id == m_over.base.id && newest->version > m_over.base.version;
    return isNewer ? newest : std::nullopt;
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
