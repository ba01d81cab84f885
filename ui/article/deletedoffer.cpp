#include "deletedoffer.h"

#include "editorpage.h"
#include "inspector.h"

#include <core/answer.h>
#include <core/tombstone.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <ui/controls/inlinenotice.h>
#include <workspace/workspace.h>

namespace Triptych::Ui {

namespace {

constexpr std::chrono::seconds Patience{15};

} // namespace

DeletedOffer::DeletedOffer(EditorPage &page, Workspace::Workspace &workspace)
    : QObject(&page), m_page(page), m_workspace(workspace)
{
    connect(&workspace.changes(), &Newsroom::Changes::articleRemoved, this,
            &DeletedOffer::onRemoved);
}

bool DeletedOffer::isDeleted(const Core::ArticleId &id) const
{
    return id == m_page.articleId() && m_page.session().tombstone();
}

void DeletedOffer::onRemoved(const Core::ArticleId &id)
{
    using State = Newsroom::EditingSession::State;
    const auto state = m_page.session().state();
    // An undo that is offered stays: while the article opens anew the answer says as much.
    const bool isUndoOffered = state == State::Opening && m_page.notice()->offersAction();
    if (id != m_page.articleId() || state == State::Empty || isUndoOffered)
        return;
    m_page.tell(Tone::Warning,
                tr("This article was deleted. What you type is kept on this computer."));
    if (isDeleted(id))
        tellWhoRemoved(id);
}

void DeletedOffer::tellWhoRemoved(const Core::ArticleId &id)
{
    // What cannot be read is told already, without the name.
    Core::onAnswer(
        m_workspace.library().tombstone(id, Core::Call::within(Patience)), this,
        [this, id](const Core::Result<Core::Tombstone> &found) {
            if (!found || !isDeleted(id) || m_workspace.isReadOnly())
                return;
            const QString who =
                found->article.updatedBy.isEmpty() ? tr("Somebody else") : found->article.updatedBy;
            m_page.offer(Tone::Warning,
                         tr("%1 deleted this article. Its text stays here, and what you type "
                            "is kept on this computer.")
                             .arg(who),
                         tr("Restore"), [this] { restore(); });
        });
}

void DeletedOffer::restore()
{
    const Core::ArticleId id = m_page.articleId();
    if (!isDeleted(id))
        return;
    const auto refused = [this](const Core::Error &error) {
        m_page.offer(Tone::Danger, tr("Not restored: %1 The text stays here.").arg(error.message),
                     tr("Try again"), [this] { restore(); });
    };
    Core::onAnswer(
        m_workspace.library().tombstone(id, Core::Call::within(Patience)), this,
        [this, id, refused](const Core::Result<Core::Tombstone> &found) {
            if (!isDeleted(id))
                return;
            if (!found)
                return refused(found.error());
            const QString own = found->article.slug;
            const QString slug = found->freeSlug == own ? QString() : found->freeSlug;
            Core::onAnswer(
                m_workspace.library().restoreAsDraft(id, found->article.version, slug,
                                                     Core::Call::within(Patience)),
                this, [this, id, slug, own, refused](const Core::Result<Core::Article> &restored) {
                    if (id != m_page.articleId())
                        return;
                    if (!restored)
                        return refused(restored.error());
                    // What was typed is saved over the draft, and publishes nothing.
                    if (m_page.session().hasUnsavedText() &&
                        m_page.inspector()->status() == Core::Status::Published) {
                        m_page.inspector()->setStatus(restored->status);
                        m_page.session().markEdited();
                    }
                    if (slug.isEmpty())
                        m_page.tell(Tone::Ok, tr("Restored. Readers do not see it."));
                    else
                        m_page.tell(Tone::Ok, tr("Restored with the slug “%1”: another article "
                                                 "has “%2” now. Readers do not see it.")
                                                  .arg(slug, own));
                });
        });
}

void DeletedOffer::saveAsNew()
{
    const Core::ArticleId deleted = m_page.articleId();
    m_page.notice()->clear();
    m_page.session().saveAsNew();
    if (m_page.articleId() != deleted)
        m_page.tell(Tone::Ok, tr("The text goes on as a new article. Readers do not see it."));
}

} // namespace Triptych::Ui
