#include "deletedlist.h"

#include "desk.h"
#include "pages.h"

#include <newsroom/changes.h>
#include <ui/article/deletedpage.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/removalnotice.h>
#include <workspace/workspace.h>

#include <QListView>

namespace Triptych::Ui {

void connectDeleted(Desk &desk)
{
    ArticleListPane *list = desk.list();
    Pages *pages = desk.pages();
    RemovalNotice *removals = desk.removals();
    QObject::connect(pages, &Pages::restored, removals, &RemovalNotice::tellRestored);
    QObject::connect(pages, &Pages::erased, removals, &RemovalNotice::tellErased);
    QObject::connect(pages, &Pages::restoringFailed, removals, &RemovalNotice::tellFailure);
    QObject::connect(pages, &Pages::restoringFailed, &desk, &Desk::refresh);
    QObject::connect(list, &ArticleListPane::deletedChosen, pages, [pages] {
        if (pages->showsDeleted())
            pages->deleted()->setFocus();
    });
    QObject::connect(list, &ArticleListPane::eraseRequested, pages, [pages] {
        if (pages->showsDeleted())
            pages->deleted()->erase();
    });
    // Where its page stays, the row that moved into the place of its own is not its row. Later:
    // what was deleted here leaves its page first.
    QObject::connect(
        &desk.workspace().changes(), &Newsroom::Changes::articleRemoved, list,
        [list, pages](const Core::ArticleId &id) {
            if (id == pages->openArticle())
                list->clearCurrent();
        },
        Qt::QueuedConnection);
    QListView *view = list->view();
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(view, &QWidget::customContextMenuRequested, pages,
                     [list, pages, view](const QPoint &at) {
                         if (pages->showsDeleted() && list->currentArticle())
                             pages->deleted()->popUpMenu(view->viewport()->mapToGlobal(at));
                     });
}

} // namespace Triptych::Ui
