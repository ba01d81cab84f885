#include "flows.h"

#include "camera.h"
#include "stage.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlelibrary.h>
#include <ports/articlestore.h>
#include <ui/article/conflictview.h>
#include <ui/article/editorpage.h>
#include <ui/article/inspector.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/revisiondialog.h>
#include <ui/exchange/exportdialog.h>
#include <ui/help/helpwindow.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/removalnotice.h>
#include <ui/text/findbar.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>
#include <workspace/workspace.h>

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QTextCursor>

namespace Triptych::Stage {

namespace {

/** Runs the command of this key, as its menu does. */
void press(Ui::MainWindow &window, QKeyCombination keys)
{
    const auto commands = window.commands();
    for (const auto &entry : commands) {
        if (entry.action->shortcuts().contains(QKeySequence(keys)))
            return entry.action->trigger();
    }
    giveUp(QStringLiteral("No command has the key %1").arg(QKeySequence(keys).toString()));
}

template<typename Window> Window *shown(const char *what)
{
    Window *found = nullptr;
    waitUntil([&found] {
        for (QWidget *widget : QApplication::allWidgets()) {
            if (auto *window = qobject_cast<Window *>(widget); window && window->isVisible())
                found = window;
        }
        return found != nullptr;
    });
    if (!found)
        giveUp(QStringLiteral("Nothing shows %1").arg(QLatin1String(what)));
    return found;
}

/** A draft with a title, a text and a history, open in the editor. */
Core::Article openDraft(Ui::Desk *desk)
{
    Core::Article draft;
    draft.id = Core::ArticleId::create();
    draft.title = QStringLiteral("The ferry that left without its passengers");
    draft.slug = QStringLiteral("the-ferry-that-left-without-its-passengers");
    draft.language = QStringLiteral("en");
    draft.section = QStringLiteral("news");
    draft.tags = {QStringLiteral("harbour"), QStringLiteral("ferries")};
    draft.body = QStringLiteral(
        "At ten past six the *Skagen* left the quay with nobody on board but its crew.\n\n"
        "## What the harbour says\n\n- The gate did not open.\n- [ ] Ask the company.\n"
        "- [x] Ask the harbour.\n\n> We saw it go.\n\n"
        "![The quay at dawn](quay.jpg)\n\n1. First the bell.\n2. Then the ramp.\n");
    Workspace::Workspace &workspace = desk->workspace();
    for (int version = 0; version < 3; ++version) {
        const auto saved = await(workspace.library().save(draft, {}));
        if (!saved)
            giveUp(saved.error().message);
        draft = *saved;
        draft.body += QStringLiteral("\nThe next one left at noon.\n");
    }
    desk->showSection({Ui::Section::Kind::All});
    desk->editArticle(draft.id);
    waitUntil([desk, &draft] {
        return desk->editor()->articleId() == draft.id && !desk->editor()->isReadOnly();
    });
    return draft;
}

void showEditorsParts(const Camera &camera, Ui::MainWindow &window)
{
    Ui::EditorPage *editor = window.desk()->editor();
    editor->setInspectorShown(true);
    camera.shot(&window, QStringLiteral("editor-inspector"));
    Q_EMIT editor->inspector()->revisionChosen(1);
    auto *revision = shown<Ui::RevisionDialog>("a version");
    camera.shot(revision, QStringLiteral("version"));
    revision->reject();
    editor->setInspectorShown(false);
    editor->setPreviewShown(true);
    camera.shot(&window, QStringLiteral("editor-preview"));
    editor->setPreviewShown(false);
    editor->findBar()->open(true);
    camera.shot(&window, QStringLiteral("editor-find"));
    editor->findBar()->dismiss();
}

void showPublishing(const Camera &camera, Ui::EditorPage *editor)
{
    editor->publishing()->ask();
    auto *sheet = shown<Ui::PublishSheet>("the publish sheet");
    camera.shot(sheet, QStringLiteral("publish"));
    sheet->choose(Ui::PublishSheet::When::AtATime);
    camera.shot(sheet, QStringLiteral("publish-at-a-time"));
    sheet->reject();
}

/** Somebody else saved the article that is being written. */
void showConflict(const Camera &camera, Ui::MainWindow &window, const Core::ArticleId &id)
{
    Ui::Desk *desk = window.desk();
    auto theirs = await(desk->workspace().library().article(id, {}));
    if (!theirs)
        giveUp(theirs.error().message);
    Ui::EditorPage *editor = desk->editor();
    QTextCursor caret(editor->bodyEdit()->document());
    caret.insertText(QStringLiteral("By our reporter at the quay. "));
    theirs->body.prepend(QStringLiteral("By a reporter of the agency. "));
    // Past the desk's own door, as from another computer.
    if (!await(desk->workspace().stores().articles.save(*theirs, QStringLiteral("Mara Lind"), {})))
        giveUp(QStringLiteral("Nobody else can save"));
    editor->save();
    waitUntil([editor] { return editor->conflictView()->isVisible(); });
    camera.shot(&window, QStringLiteral("conflict"));
    editor->discard();
    settle();
}

void showDeleted(const Camera &camera, Ui::MainWindow &window)
{
    Ui::Desk *desk = window.desk();
    desk->showSection({Ui::Section::Kind::All});
    waitUntil([desk] { return desk->list()->model()->rowCount() > 5; });
    desk->list()->view()->setFocus();
    desk->list()->view()->setCurrentIndex(desk->list()->model()->index(1));
    settle();
    desk->removeCurrent();
    settle();
    desk->showSection({Ui::Section::Kind::Deleted});
    waitUntil([desk] { return desk->list()->model()->rowCount() == 1; });
    desk->list()->view()->setCurrentIndex(desk->list()->model()->index(0));
    camera.shot(&window, QStringLiteral("deleted"));
    desk->removals()->undo();
    settle();
    desk->showSection({Ui::Section::Kind::All});
}

} // namespace

void showFlows(const Camera &camera, Ui::MainWindow &window)
{
    Ui::Desk *desk = window.desk();
    const Core::Article draft = openDraft(desk);
    showEditorsParts(camera, window);
    showPublishing(camera, desk->editor());
    press(window, Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    auto *sheet = shown<Ui::ExportDialog>("the export");
    camera.shot(sheet, QStringLiteral("export"));
    sheet->reject();
    showConflict(camera, window, draft.id);
    showDeleted(camera, window);
    press(window, Qt::Key_F1);
    auto *help = shown<Ui::HelpWindow>("the help");
    settle();
    camera.shot(help, QStringLiteral("help"));
    help->close();
    const auto removed = await(desk->workspace().library().remove(draft.id, 0, {}));
    if (!removed)
        giveUp(removed.error().message);
}

} // namespace Triptych::Stage
