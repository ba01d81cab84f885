// How the editor page saves, and has a conflict decided that a save meets.
#include "conflictview.h"
#include "editorpage.h"
#include "editorsheet.h"
#include "inspector.h"
#include "publishflow.h"

#include <newsroom/publishing.h>
#include <ui/controls/inlinenotice.h>
#include <ui/text/markdowneditor.h>

#include <QStackedWidget>

namespace Triptych::Ui {

void EditorPage::save()
{
    if (isConflictShown()) {
        m_conflict->save();
        return;
    }
    inspector()->commit();
    // Where the fields are still as they were, the same conflict would come of it.
    if (m_isDeciding)
        showConflict();
    else
        saveShown();
}

void EditorPage::saveOrAsk()
{
    using State = Newsroom::EditingSession::State;
    if (m_session.state() == State::Saving)
        return;
    if (isConflictShown() || m_isDeciding || m_session.state() == State::Failed ||
        inspector()->status() != Core::Status::Published)
        save();
    else if (m_session.base().version == 0 || m_session.state() != State::Saved)
        m_publishing->ask();
}

void EditorPage::saveShown()
{
    if (askForTime())
        return;
    inspector()->commit();
    if (!mayPublish(shownArticle()))
        return;
    m_isDeciding = false;
    m_session.save();
}

void EditorPage::saveAs(Core::Status status)
{
    if (isConflictShown() || askForTime())
        return;
    inspector()->setStatus(status);
    m_session.markEdited();
    saveShown();
}

void EditorPage::discard()
{
    const Core::Article typed = keptArticle();
    m_session.discard();
    offer(Tone::Neutral, tr("The unsaved changes are gone."), tr("Undo"),
          [this, typed] { recover(typed); });
}

bool EditorPage::askForTime()
{
    if (!inspector()->asksForTime())
        return false;
    m_sheet->setInspectorShown(true);
    inspector()->focusPublishAt();
    return true;
}

bool EditorPage::mayPublish(const Core::Article &wanted)
{
    const auto allowed = Newsroom::checkPublishing(wanted, m_session.base());
    if (allowed)
        return true;
    // Where the hand is needed next.
    if (Newsroom::Publishable::of(wanted).hasTitle)
        offer(Tone::Warning, allowed.error().message, tr("Go to the text"),
              [this] { m_sheet->focusText(); });
    else
        offer(Tone::Warning, allowed.error().message, tr("Go to the title"),
              [this] { m_sheet->focusTitle(); });
    return false;
}

Core::Article EditorPage::keptArticle() const
{
    Core::Article article = shownArticle();
    if (!m_isDeciding || !m_conflict->isTyped())
        return article;
    // Of the version that the fields are of: what is not decided yet is met again by a save.
    const Core::Article typed = m_conflict->typed();
    article.title = typed.title;
    article.summary = typed.summary;
    article.section = typed.section;
    article.body = typed.body;
    return article;
}

bool EditorPage::isConflictShown() const
{
    return m_stack->currentWidget() == m_conflict;
}

void EditorPage::showConflict()
{
    setPage(m_conflict);
    m_conflict->setFocus(Qt::OtherFocusReason);
}

void EditorPage::onConflict(const Core::Article &theirs)
{
    m_conflict->setConflict(m_session.conflict(), theirs);
    m_isDeciding = true;
    if (m_conflict->isTyped())
        m_session.markEdited();
    showConflict();
}

void EditorPage::resolve(const Core::Article &resolved, qint64 theirs)
{
    m_sheet->mergeIn(resolved);
    m_isDeciding = false;
    m_conflict->forget();
    setPage(m_sheet);
    bodyEdit()->setFocus();
    m_session.resolve(resolved, theirs);
}

} // namespace Triptych::Ui
