// How the editor page saves, and has a conflict decided that a save meets.
#include "editorpage.h"

#include "articlehead.h"
#include "conflictview.h"
#include "inspector.h"

#include <newsroom/publishing.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>
#include <workspace/workspace.h>

#include <QScopedValueRollback>
#include <QStackedWidget>

namespace Triptych::Ui {

void EditorPage::save()
{
    if (isConflictShown()) {
        m_conflict->save();
        return;
    }
    m_inspector->commit();
    // Where the fields are still as they were, the same conflict would come of it.
    if (m_isDeciding)
        showConflict();
    else
        saveShown();
}

bool EditorPage::askForTime()
{
    if (!m_inspector->asksForTime())
        return false;
    setInspectorShown(true);
    m_inspector->focusPublishAt();
    return true;
}

void EditorPage::saveShown()
{
    if (askForTime())
        return;
    m_inspector->commit();
    if (!mayPublish(shownArticle()))
        return;
    m_isDeciding = false;
    m_session.save();
}

bool EditorPage::mayPublish(const Core::Article &wanted)
{
    const auto allowed = Newsroom::checkPublishing(wanted, m_session.base());
    if (allowed)
        return true;
    // Where the hand is needed next.
    const bool isTitleMissing = !Newsroom::Publishable::of(wanted).hasTitle;
    m_noticeAction = [this, isTitleMissing] {
        if (isTitleMissing)
            m_head->titleEdit()->setFocus(Qt::OtherFocusReason);
        else
            m_body->setFocus(Qt::OtherFocusReason);
    };
    m_notice->showMessage(Tone::Warning, allowed.error().message,
                          isTitleMissing ? tr("Go to the title") : tr("Go to the text"));
    return false;
}

void EditorPage::saveAs(Core::Status status)
{
    if (isConflictShown())
        return;
    m_inspector->commit();
    // Before anything is changed: a refusal leaves the status as it is.
    Core::Article wanted = shownArticle();
    wanted.status = status;
    if (!mayPublish(wanted))
        return;
    const QDateTime now = Core::utcNow();
    // "Now" is meant: a time still to come would make it scheduled.
    if (status == Core::Status::Published &&
        (!m_inspector->publishAt().isValid() || m_inspector->publishAt() > now))
        m_inspector->setPublishAt(now);
    else if (askForTime())
        return;
    m_inspector->setStatus(status);
    m_session.markEdited();
    saveShown();
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

void EditorPage::mergeIn(const Core::Article &article)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    replaceTexts(article);
    m_inspector->setArticle(article);
    m_head->setFacts(article, m_workspace.siteZone());
    m_preview->touch();
    m_countPause.start();
}

void EditorPage::replaceTexts(const Core::Article &article)
{
    m_head->titleEdit()->replaceText(article.title);
    m_head->summaryEdit()->replaceText(article.summary);
    m_body->replaceText(article.body);
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
    mergeIn(resolved);
    m_isDeciding = false;
    m_conflict->forget();
    setPage(m_page);
    m_body->setFocus();
    m_session.resolve(resolved, theirs);
}

} // namespace Triptych::Ui
