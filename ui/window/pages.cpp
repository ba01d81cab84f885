#include "pages.h"

#include <ui/article/articlehead.h>
#include <ui/article/deletedpage.h>
#include <ui/article/editorpage.h>
#include <ui/article/publishflow.h>
#include <ui/article/readingpage.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/stores/storespage.h>
#include <workspace/workspace.h>

#include <QAction>
#include <QMenu>

namespace Triptych::Ui {

Pages::Pages(Workspace::Workspace &workspace, Unsaved::Journal &journal, QWidget *parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
    , m_journal(journal)
    , m_selection(new SelectionPage(this))
{
    addWidget(m_selection);
    // A page may have counted while another one was visible.
    connect(this, &QStackedWidget::currentChanged, this, &Pages::tellWordCount);
    connect(m_selection, &SelectionPage::lookRequested, this,
            [this](const Core::ArticleId &id) { look()->lookAt(id); });
}

Pages::~Pages()
{
    // A page may still say something while it ends, after the members here are gone.
    for (int i = 0; i < count(); ++i)
        widget(i)->disconnect(this);
    if (m_look)
        m_look->disconnect(this);
    if (m_editor)
        m_editor->session().disconnect(this);
}

EditorPage *Pages::editor()
{
    if (!m_editor) {
        m_editor = new EditorPage(m_workspace, m_journal, this);
        yieldKeysToMenus(m_editor->pageActions());
        addWidget(m_editor);
        connect(m_editor, &EditorPage::readRequested, this, &Pages::readRequested);
        connect(m_editor, &EditorPage::wordCountChanged, this,
                [this](int words, int minutes) { noteWordCount(m_editor, {words, minutes}); });
        connect(m_editor, &EditorPage::articleShown, this, &Pages::articleEdited);
        connect(m_editor->head(), &ArticleHeadEdit::textEdited, this, &Pages::titleTyped);
        connect(&m_editor->session(), &Newsroom::EditingSession::stateChanged, this,
                [this] { Q_EMIT editingChanged(m_editor->articleId()); });
        connect(m_editor, &EditorPage::unsavedTextFound, this, &Pages::unsavedTextFound);
    }
    return m_editor;
}

ReadingPage *Pages::reader()
{
    if (!m_reader) {
        m_reader = new ReadingPage(m_workspace, this);
        m_reader->setCounting(m_countsReading);
        addWidget(m_reader);
        connectReading(m_reader);
        connect(m_reader, &ReadingPage::articleShown, this, &Pages::articleRead);
    }
    return m_reader;
}

ReadingPage *Pages::look()
{
    if (!m_look) {
        m_look = new ReadingPage(m_workspace, m_selection);
        connectReading(m_look);
        connect(m_look, &ReadingPage::articleShown, this, &Pages::articleLookedAt);
        connect(m_look, &ReadingPage::readRequested, this, &Pages::readRequested);
        m_selection->setContent(m_look);
    }
    return m_look;
}

void Pages::connectReading(ReadingPage *page)
{
    yieldKeysToMenus(page->pageActions());
    connect(page, &ReadingPage::editRequested, this, &Pages::editRequested);
    connect(page, &ReadingPage::backRequested, this, &Pages::backRequested);
    connect(page, &ReadingPage::wordCountChanged, this,
            [=, this](int words, int minutes) { noteWordCount(page, {words, minutes}); });
}

void Pages::setCountsReading(bool counts)
{
    m_countsReading = counts;
    if (m_reader)
        m_reader->setCounting(counts);
}

void Pages::noteWordCount(const QWidget *page, const std::pair<int, int> &count)
{
    m_wordCounts.insert(page, count);
    tellWordCount();
}

void Pages::tellWordCount()
{
    const QWidget *page = shows(m_selection) && m_selection->article() ? m_look : currentWidget();
    const auto found = m_wordCounts.constFind(page);
    if (found == m_wordCounts.cend())
        Q_EMIT wordCountGone();
    else
        Q_EMIT wordCountChanged(found->first, found->second);
}

SearchPage *Pages::searcher()
{
    if (!m_searcher) {
        m_searcher = new SearchPage(m_workspace, this);
        addWidget(m_searcher);
        connect(m_searcher, &SearchPage::readRequested, this, &Pages::readRequested);
        connect(m_searcher, &SearchPage::editRequested, this, &Pages::editRequested);
        connect(m_searcher, &SearchPage::backRequested, this, &Pages::searchLeft);
    }
    return m_searcher;
}

StoresPage *Pages::stores()
{
    if (!m_stores) {
        m_stores = new StoresPage(m_workspace, this);
        addWidget(m_stores);
        connect(m_stores, &StoresPage::connectionRequested, this, &Pages::connectionRequested);
        connect(&m_workspace, &Workspace::Workspace::backfillProgressed, m_stores,
                &StoresPage::setBackfill);
        connect(&m_workspace, &Workspace::Workspace::countersSeedingProgressed, m_stores,
                &StoresPage::setSeeding);
        connect(m_stores, &StoresPage::openRequested, this, &Pages::readRequested);
    }
    return m_stores;
}

DeletedPage *Pages::deleted()
{
    if (!m_deleted) {
        m_deleted = new DeletedPage(m_workspace, m_journal, this);
        addWidget(m_deleted);
        connect(m_deleted, &DeletedPage::restored, this, &Pages::restored);
        connect(m_deleted, &DeletedPage::erased, this, &Pages::erased);
        connect(m_deleted, &DeletedPage::failed, this, &Pages::restoringFailed);
        connect(m_deleted, &DeletedPage::backRequested, this, &Pages::backRequested);
    }
    return m_deleted;
}

bool Pages::shows(const QWidget *page) const
{
    return page && currentWidget() == page;
}

bool Pages::showsSelection() const
{
    return shows(m_selection) || showsDeleted();
}

QWidget *Pages::prepareRow(std::optional<Core::ArticleSummary> row, bool isListOfDeleted,
                           bool isListUnknown)
{
    // The rows of the section before stay until those of this one arrive.
    if (row && row->isDeleted() != isListOfDeleted)
        row.reset();
    if (isListOfDeleted) {
        deleted()->showArticle(row);
        return deleted();
    }
    const bool canWrite = !m_workspace.isReadOnly();
    if (row)
        m_selection->showArticle(*row);
    else if (!isListUnknown)
        m_selection->showNothing(canWrite);
    tellWordCount();
    return m_selection;
}

bool Pages::showsDeleted() const
{
    return shows(m_deleted);
}

bool Pages::showsEditor() const
{
    return shows(m_editor);
}

bool Pages::showsReader() const
{
    return shows(m_reader);
}

bool Pages::showsSearcher() const
{
    return shows(m_searcher);
}

Core::ArticleId Pages::openArticle() const
{
    if (showsReader())
        return m_reader->articleId();
    if (showsEditor())
        return m_editor->articleId();
    return {};
}

std::optional<Core::ArticleSummary> Pages::article() const
{
    if (shows(m_selection))
        return m_selection->article();
    if (showsReader() && m_reader->article().id == m_reader->articleId())
        return m_reader->article();
    if (showsEditor() && m_editor->session().state() != Newsroom::EditingSession::State::Empty) {
        Core::ArticleSummary written = m_editor->session().base();
        written.title = m_editor->shownArticle().title;
        return written;
    }
    return std::nullopt;
}

std::optional<Core::ArticleId> Pages::currentHit() const
{
    return shows(m_searcher) ? m_searcher->currentId() : std::nullopt;
}

bool Pages::canUndoPublication() const
{
    return showsEditor() && m_editor->publishing()->canUndo();
}

void Pages::undoPublication()
{
    if (canUndoPublication())
        m_editor->publishing()->undo();
}

QList<QAction *> Pages::pageActions() const
{
    if (showsEditor())
        return m_editor->pageActions();
    if (showsReader())
        return m_reader->pageActions();
    if (shows(m_stores))
        return m_stores->pageActions();
    return {};
}

void Pages::yieldKeysToMenus(const QList<QAction *> &actions)
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

} // namespace Triptych::Ui
