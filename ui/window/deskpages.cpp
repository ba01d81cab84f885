#include "desk.h"
#include "sidebar.h"
#include "statusstrip.h"

#include <newsroom/livecounts.h>
#include <ui/article/editorpage.h>
#include <ui/article/readingpage.h>
#include <ui/article/recoverybar.h>
#include <ui/list/articlelistpane.h>
#include <ui/search/searchpage.h>
#include <ui/stores/storespage.h>
#include <workspace/workspace.h>

#include <QListView>
#include <QMenu>
#include <QStackedWidget>

namespace Triptych::Ui {

EditorPage *Desk::editor()
{
    if (!m_editor) {
        m_editor = new EditorPage(*m_workspace, *m_journal, m_pages);
        yieldKeysToMenus(m_editor->pageActions());
        m_pages->addWidget(m_editor);
        connect(m_editor, &EditorPage::readRequested, this, &Desk::readArticle);
        connect(m_editor, &EditorPage::wordCountChanged, this, [this](int words, int minutes) {
            if (m_pages->currentWidget() == m_editor)
                m_status->setWordCount(words, minutes);
        });
        connect(m_editor, &EditorPage::articleShown, this, [this](const Core::ArticleId &id) {
            m_list->setCurrentArticle(id);
            Q_EMIT titleChanged(m_editor->shownArticle().title);
            watchCounts();
            m_recovery->setOpenArticle(id);
            m_recovery->refresh();
        });
        connect(&m_editor->session(), &Newsroom::EditingSession::stateChanged, this,
                [this] { m_recovery->setOpenArticle(m_editor->articleId()); });
        connect(m_editor, &EditorPage::unsavedTextFound, m_recovery, &RecoveryBar::refresh);
    }
    return m_editor;
}

ReadingPage *Desk::reader()
{
    if (!m_reader) {
        m_reader = new ReadingPage(*m_workspace, m_pages);
        yieldKeysToMenus(m_reader->pageActions());
        m_pages->addWidget(m_reader);
        connect(m_reader, &ReadingPage::editRequested, this, &Desk::editArticle);
        connect(m_reader, &ReadingPage::backRequested, this, &Desk::goBack);
        connect(m_reader, &ReadingPage::wordCountChanged, this, [this](int words, int minutes) {
            if (m_pages->currentWidget() == m_reader)
                m_status->setWordCount(words, minutes);
        });
        connect(m_reader, &ReadingPage::articleShown, this, [this](const Core::ArticleId &id) {
            if (const auto views = m_counts->count(id))
                m_reader->setViews(*views);
            watchCounts();
        });
    }
    return m_reader;
}

SearchPage *Desk::searcher()
{
    if (!m_searcher) {
        m_searcher = new SearchPage(*m_workspace, m_pages);
        m_pages->addWidget(m_searcher);
        connect(m_searcher, &SearchPage::readRequested, this, &Desk::readArticle);
        connect(m_searcher, &SearchPage::editRequested, this, &Desk::editArticle);
        connect(m_searcher, &SearchPage::backRequested, this,
                [this] { showSection(m_listSection); });
    }
    return m_searcher;
}

StoresPage *Desk::stores()
{
    if (!m_stores) {
        m_stores = new StoresPage(*m_workspace, m_pages);
        m_pages->addWidget(m_stores);
        connect(m_stores, &StoresPage::connectionRequested, this, &Desk::connectionRequested);
        connect(m_stores, &StoresPage::openRequested, this, &Desk::readArticle);
    }
    return m_stores;
}

void Desk::yieldKeysToMenus(const QList<QAction *> &actions)
{
    // Qt runs neither of two actions that share a key: in the window, the menu's action has it.
    QSet<QKeySequence> taken;
    const auto menus = window()->findChildren<QMenu *>();
    for (const QMenu *menu : menus) {
        const auto entries = menu->actions();
        for (const QAction *entry : entries) {
            if (!entry->shortcut().isEmpty() && !actions.contains(entry))
                taken.insert(entry->shortcut());
        }
    }
    for (QAction *action : actions) {
        if (taken.contains(action->shortcut()))
            action->setShortcut({});
    }
}

QList<QAction *> Desk::pageActions() const
{
    const QWidget *page = m_pages->currentWidget();
    if (m_editor && page == m_editor)
        return m_editor->pageActions();
    if (m_reader && page == m_reader)
        return m_reader->pageActions();
    if (m_stores && page == m_stores)
        return m_stores->pageActions();
    return {};
}

void Desk::focusNextPane()
{
    QList<QWidget *> panes;
    for (QWidget *pane : std::initializer_list<QWidget *>{m_sidebar, m_list, m_pages}) {
        if (pane->isVisible())
            panes << pane;
    }
    const QWidget *focus = window()->focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = (i + 1) % panes.size();
    }
    QWidget *pane = panes.at(at);
    if (pane == m_list)
        m_list->view()->setFocus(Qt::ShortcutFocusReason);
    else if (pane == m_pages)
        m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    else
        m_sidebar->focusCurrent();
}

} // namespace Triptych::Ui
