#include "publishing.h"

#include "desk.h"
#include "pages.h"

#include <ui/article/conflictview.h>
#include <ui/article/editorpage.h>
#include <ui/article/publishflow.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/articlelistpane.h>
#include <workspace/workspace.h>

namespace Triptych::Ui {

namespace {

void say(Desk &desk, const QString &sentence)
{
    desk.list()->notice()->showMessage(Tone::Notice, sentence);
}

void ask(Desk &desk)
{
    EditorPage *editor = desk.editor();
    if (editor->isReadOnly())
        say(desk, Desk::tr("This article can only be read, so you cannot publish it."));
    else if (editor->conflictView()->isVisible())
        say(desk, Desk::tr("Bring the two texts together first. Then publish."));
    else
        editor->publishing()->ask();
}

/** Asks once the article is in the editor; not where it cannot be opened. */
void editAndAsk(Desk &desk, const Core::ArticleId &id)
{
    using State = Newsroom::EditingSession::State;
    desk.editArticle(id);
    EditorPage *editor = desk.editor();
    const Newsroom::EditingSession *session = &editor->session();
    const auto isOpening = [session] {
        return session->state() == State::Empty || session->state() == State::Opening;
    };
    // Its text was there already, with what is not saved.
    if (editor->articleId() == id && !isOpening())
        return ask(desk);
    auto *once = new QObject(&desk);
    QObject::connect(editor, &EditorPage::articleShown, once,
                     [&desk, once, id](const Core::ArticleId &shown) {
                         once->deleteLater();
                         if (shown == id)
                             ask(desk);
                     });
    QObject::connect(session, &Newsroom::EditingSession::openFailed, once, &QObject::deleteLater);
}

} // namespace

void publishOpen(Desk &desk)
{
    const Pages *pages = desk.pages();
    const auto article = pages->article();
    const auto hit = pages->currentHit();
    if (desk.workspace().isReadOnly()) {
        say(desk, Desk::tr("This workspace can only be read, so nothing can be published."));
    } else if (pages->showsDeleted()) {
        say(desk, Desk::tr("What is deleted is not published. Restore it first."));
    } else if (pages->showsEditor() && article) {
        ask(desk);
    } else if (hit || (article && article->version > 0)) {
        editAndAsk(desk, hit ? *hit : article->id);
    } else {
        say(desk, Desk::tr("No article is open on the right. Choose one first, then publish it."));
    }
}

} // namespace Triptych::Ui
