// How a desk goes from page to page; the pages themselves are made in pages.cpp.
#include "desk.h"

#include "deletedlist.h"
#include "pages.h"
#include "panesplit.h"
#include "sidebar.h"
#include "statusstrip.h"

#include <core/visible.h>
#include <newsroom/livecounts.h>
#include <ui/article/editorpage.h>
#include <ui/article/readingpage.h>
#include <ui/article/recoverybar.h>
#include <ui/article/recoveryoffer.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/removalnotice.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/stores/storespage.h>
#include <workspace/workspace.h>

#include <QListView>

namespace Triptych::Ui {

void Desk::connectPages()
{
    connect(m_pages->selection(), &SelectionPage::newRequested, this, &Desk::newArticle);
    connect(m_pages, &Pages::readRequested, this, &Desk::readArticle);
    connect(m_pages, &Pages::editRequested, this, &Desk::editArticle);
    connect(m_pages, &Pages::backRequested, this, &Desk::goBack);
    connectDeleted(*this);
    connect(m_pages, &Pages::searchLeft, this, &Desk::goBack);
    connect(m_pages, &Pages::connectionRequested, this, &Desk::connectionRequested);
    connect(m_pages, &Pages::wordCountChanged, m_status, &StatusStrip::setWordCount);
    connect(m_pages, &Pages::wordCountGone, m_status, &StatusStrip::clearWordCount);
    connect(m_pages, &Pages::articleRead, this, [this](const Core::ArticleId &id) {
        sayTitle();
        if (const auto views = m_counts->count(id))
            reader()->setViews(*views);
        watchCounts();
    });
    connect(m_pages, &Pages::titleTyped, this, &Desk::sayTitle);
    connect(m_pages, &Pages::articleLookedAt, this, [this](const Core::ArticleId &id) {
        if (const auto views = m_counts->count(id))
            m_pages->look()->setViews(*views);
    });
    connect(m_pages, &Pages::articleEdited, this, [this](const Core::ArticleId &id) {
        m_list->setCurrentArticle(id);
        sayTitle();
        watchCounts();
        m_recovery->bar()->setOpenArticle(id);
        m_recovery->bar()->refresh();
    });
    connect(m_pages, &Pages::editingChanged, m_recovery->bar(), &RecoveryBar::setOpenArticle);
    connect(m_pages, &Pages::editingChanged, this, [this] {
        showOpenArticle();
        sayTitle();
        if (!hasUnsavedText() && m_list->notice()->message() == m_unsaved)
            m_list->notice()->finish();
    });
    connect(m_pages, &Pages::unsavedTextFound, m_recovery->bar(), &RecoveryBar::refresh);
}

void Desk::showOpenArticle()
{
    m_list->setOpenArticle(m_pages->openArticle());
}

void Desk::sayWhatIsUnsaved()
{
    m_unsaved = tr("“%1” is not saved yet; its text is kept.").arg(editor()->shownArticle().title);
    m_list->notice()->offer(Tone::Notice, m_unsaved, tr("Continue writing"),
                            [this] { showPage(editor()); });
}

void Desk::sayTitle()
{
    if (!m_pages->showsEditor() && !m_pages->showsReader()) {
        Q_EMIT titleChanged({});
        return;
    }
    const auto open = m_pages->article();
    const QString title = open ? open->title.simplified() : QString();
    Q_EMIT titleChanged(Core::hasVisible(title)      ? title
                        : open && open->version == 0 ? tr("New article")
                        : open                       ? tr("Untitled")
                                                     : QString());
}

void Desk::showPage(QWidget *page)
{
    m_trail.leave(place());
    turnTo(page);
    page->setFocus();
}

void Desk::turnTo(QWidget *page)
{
    const bool leavesText =
        m_pages->showsEditor() && page != m_pages->madeEditor() && hasUnsavedText();
    m_pages->setCurrentWidget(page);
    showOpenArticle();
    if (leavesText)
        sayWhatIsUnsaved();
    sayTitle();
    watchCounts();
}

Trail::Place Desk::place() const
{
    using Kind = Trail::Kind;
    Kind kind = Kind::List;
    if (m_pages->showsReader())
        kind = Kind::Read;
    else if (m_pages->showsEditor())
        kind = Kind::Written;
    else if (m_pages->showsSearcher())
        kind = Kind::Search;
    else if (!m_pages->showsSelection())
        kind = Kind::Stores;
    QWidget *find = m_list->findField();
    return {kind, m_pages->openArticle(), m_sidebar->current(),
            find->hasFocus() ? find : m_pages->focusWidget()};
}

void Desk::markSection(const Section &section)
{
    m_sidebar->setCurrent(section);
    // Whatever is looked for or opened, the panes stay; the stores take the room of the list.
    m_list->setVisible(section.kind != Section::Kind::Stores);
    m_split->fit();
}

void Desk::showSelection()
{
    const bool leavesText = m_pages->showsEditor() && hasUnsavedText();
    const auto article = m_list->currentArticle();
    // It is the row of a list, wherever one comes from.
    if (!m_sidebar->current().isList())
        markSection(m_listSection);
    m_trail.clear();
    QWidget *page = m_pages->prepareRow(article, m_listSection.kind == Section::Kind::Deleted,
                                        m_list->isAwaited());
    if (m_pages->currentWidget() != page) {
        m_pages->setCurrentWidget(page);
        showOpenArticle();
        sayTitle();
    }
    if (leavesText)
        sayWhatIsUnsaved();
}

void Desk::showSection(const Section &section)
{
    if (section.kind == Section::Kind::Search)
        return search();
    if (section.kind == Section::Kind::Stores) {
        showPage(stores());
        markSection(section);
        return;
    }
    markSection(section);
    m_listSection = section;
    m_list->showSection(section);
    if (!m_pages->showsEditor())
        showSelection();
}

bool Desk::hasUnsavedText() const
{
    const EditorPage *page = m_pages->madeEditor();
    return page && page->hasUnsavedText();
}

void Desk::newArticle()
{
    if (!canWrite())
        return;
    // Shown first: a hidden page takes no focus, and one wants to type at once.
    showPage(editor());
    editor()->newArticle();
}

void Desk::readArticle(const Core::ArticleId &id)
{
    reader()->openArticle(id);
    m_list->setCurrentArticle(id);
    showPage(reader());
}

void Desk::editArticle(const Core::ArticleId &id)
{
    if (!canWrite()) {
        readArticle(id);
        return;
    }
    editor()->openArticle(id);
    m_list->setCurrentArticle(id);
    showPage(editor());
    editor()->focusText();
}

void Desk::readCurrent()
{
    if (const auto hit = m_pages->currentHit())
        readArticle(*hit);
    else if (const auto subject = m_pages->article(); subject && subject->version > 0)
        readArticle(subject->id);
}

void Desk::editCurrent()
{
    if (const auto hit = m_pages->currentHit())
        editArticle(*hit);
    else if (m_pages->showsEditor())
        editor()->focusText();
    else if (const auto subject = m_pages->article())
        editArticle(subject->id);
}

void Desk::saveArticle()
{
    if (m_pages->showsEditor())
        editor()->saveOrAsk();
}

void Desk::search(const QString &words)
{
    showPage(searcher());
    markSection({Section::Kind::Search});
    searcher()->focusWords(words);
}

void Desk::goBack()
{
    if (const auto before = m_trail.back(place()))
        return goTo(*before);
    showSelection();
    m_list->view()->setFocus();
}

void Desk::goTo(const Trail::Place &before)
{
    using Kind = Trail::Kind;
    switch (before.kind) {
    case Kind::List:
        markSection(m_listSection);
        showSelection();
        (before.focus == m_list->findField() ? before.focus.data() : m_list->view())->setFocus();
        return;
    case Kind::Search:
        turnTo(searcher());
        break;
    case Kind::Stores:
        turnTo(stores());
        break;
    case Kind::Read:
        if (reader()->articleId() != before.article)
            reader()->returnTo(before.article);
        m_list->setCurrentArticle(before.article);
        turnTo(reader());
        break;
    case Kind::Written:
        if (editor()->articleId() != before.article)
            editor()->openArticle(before.article);
        m_list->setCurrentArticle(before.article);
        turnTo(editor());
        break;
    }
    markSection(before.section);
    // To the field or the row where the keyboard was, and the caret in it.
    const bool isThere = before.focus && before.focus->isVisibleTo(this);
    QWidget *focus = isThere ? before.focus.data() : m_pages->currentWidget();
    focus->setFocus(Qt::OtherFocusReason);
}

void Desk::focusNextPane()
{
    const QWidget *pane = nextOf({m_sidebar, m_list, m_pages});
    if (pane == m_list)
        m_list->view()->setFocus(Qt::ShortcutFocusReason);
    else if (pane == m_pages)
        m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    else
        m_sidebar->focusCurrent();
}

} // namespace Triptych::Ui
