// How a desk goes from page to page; the pages themselves are made in pages.cpp.
#include "desk.h"

#include "deletedlist.h"
#include "pages.h"
#include "sidebar.h"
#include "statusstrip.h"

#include <newsroom/livecounts.h>
#include <ui/article/editorpage.h>
#include <ui/article/readingpage.h>
#include <ui/article/recoverybar.h>
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
    connect(m_pages, &Pages::searchLeft, this, [this] { showSection(m_listSection); });
    connect(m_pages, &Pages::connectionRequested, this, &Desk::connectionRequested);
    connect(m_pages, &Pages::wordCountChanged, m_status, &StatusStrip::setWordCount);
    connect(m_pages, &Pages::articleRead, this, [this](const Core::ArticleId &id) {
        Q_EMIT titleChanged(reader()->article().title);
        if (const auto views = m_counts->count(id))
            reader()->setViews(*views);
        watchCounts();
    });
    connect(m_pages, &Pages::articleEdited, this, [this](const Core::ArticleId &id) {
        m_list->setCurrentArticle(id);
        Q_EMIT titleChanged(editor()->shownArticle().title);
        watchCounts();
        m_recovery->setOpenArticle(id);
        m_recovery->refresh();
    });
    connect(m_pages, &Pages::editingChanged, m_recovery, &RecoveryBar::setOpenArticle);
    connect(m_pages, &Pages::editingChanged, this, [this] {
        showOpenArticle();
        if (!hasUnsavedText() && m_list->notice()->message() == m_unsaved)
            m_list->notice()->finish();
    });
    connect(m_pages, &Pages::unsavedTextFound, m_recovery, &RecoveryBar::refresh);
}

EditorPage *Desk::editor()
{
    return m_pages->editor();
}

ReadingPage *Desk::reader()
{
    return m_pages->reader();
}

SearchPage *Desk::searcher()
{
    return m_pages->searcher();
}

StoresPage *Desk::stores()
{
    return m_pages->stores();
}

QList<QAction *> Desk::pageActions() const
{
    return m_pages->pageActions();
}

QWidget *Desk::currentPage() const
{
    return m_pages->currentWidget();
}

void Desk::showOpenArticle()
{
    m_list->setOpenArticle(m_pages->openArticle());
}

void Desk::sayWhatIsUnsaved()
{
    m_unsaved = tr("“%1” is not saved yet; its text is kept.").arg(editor()->shownArticle().title);
    m_list->notice()->showMessage(Tone::Notice, m_unsaved, tr("Continue writing"));
}

void Desk::showPage(QWidget *page)
{
    const bool leavesText =
        m_pages->showsEditor() && page != m_pages->madeEditor() && hasUnsavedText();
    m_pages->setCurrentWidget(page);
    showOpenArticle();
    if (leavesText)
        sayWhatIsUnsaved();
    if (!m_pages->showsEditor() && !m_pages->showsReader()) {
        m_status->clearWordCount();
        Q_EMIT titleChanged({});
    }
    page->setFocus();
    watchCounts();
}

void Desk::showSelection()
{
    const bool leavesText = m_pages->showsEditor() && hasUnsavedText();
    const auto article = m_list->currentArticle();
    QWidget *page = m_pages->prepareRow(article, m_listSection.kind == Section::Kind::Deleted,
                                        article ? m_counts->count(article->id) : std::nullopt);
    if (m_pages->currentWidget() != page) {
        m_pages->setCurrentWidget(page);
        showOpenArticle();
        m_status->clearWordCount();
        Q_EMIT titleChanged({});
    }
    if (leavesText)
        sayWhatIsUnsaved();
}

void Desk::showSection(const Section &section)
{
    m_sidebar->setCurrent(section);
    m_list->setVisible(section.isList());
    if (section.kind == Section::Kind::Search) {
        showPage(searcher());
        searcher()->focusWords();
        return;
    }
    if (section.kind == Section::Kind::Stores) {
        showPage(stores());
        return;
    }
    m_listSection = section;
    m_list->showSection(section);
    fitList();
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
    m_sidebar->setCurrent({Section::Kind::Search});
    m_list->hide();
    showPage(searcher());
    searcher()->focusWords(words);
}

void Desk::goBack()
{
    const bool isOpen = m_pages->showsEditor() || m_pages->showsReader();
    if (!m_sidebar->current().isList() && isOpen) {
        if (m_sidebar->current().kind == Section::Kind::Search)
            showPage(searcher());
        else
            showPage(stores());
        return;
    }
    if (!m_sidebar->current().isList()) {
        showSection(m_listSection);
        m_list->view()->setFocus();
        return;
    }
    showSelection();
    m_list->view()->setFocus();
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
