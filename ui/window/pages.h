#pragma once

#include <core/article.h>

#include <QHash>
#include <QStackedWidget>

class QAction;

namespace Triptych::Unsaved {
class Journal;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class DeletedPage;
class EditorPage;
class ReadingPage;
class SearchPage;
class SelectionPage;
class StoresPage;

/**
 * The pages on the right of a desk, of which one is visible. The SelectionPage is made at the
 * start, each other page when it is needed first; none is destroyed before the desk. It forwards
 * the signals of the pages; the desk acts on them and decides which page is visible. GUI thread.
 */
class Pages final : public QStackedWidget
{
    Q_OBJECT

public:
    /** `workspace` and `journal` outlive it. */
    Pages(Workspace::Workspace &workspace, Unsaved::Journal &journal, QWidget *parent = nullptr);
    ~Pages() override;

    SelectionPage *selection() const { return m_selection; }
    /** Made with the first call. */
    EditorPage *editor();
    ReadingPage *reader();
    /** Shows the article of the selected row, inside the SelectionPage. */
    ReadingPage *look();
    SearchPage *searcher();
    StoresPage *stores();
    DeletedPage *deleted();
    /** Null before it was made. */
    EditorPage *madeEditor() const { return m_editor; }
    SearchPage *madeSearcher() const { return m_searcher; }
    ReadingPage *madeReader() const { return m_reader; }
    ReadingPage *madeLook() const { return m_look; }
    StoresPage *madeStores() const { return m_stores; }

    /** Whether reading counts views from now on (ReadingPage::setCounting()). */
    void setCountsReading(bool counts);
    bool countsReading() const { return m_countsReading; }

    /** The page of the list's current row, be it deleted or not. */
    bool showsSelection() const;
    bool showsDeleted() const;
    /**
     * The page for the list's current row, made ready to be shown: that of a deleted article where
     * the list is that of what was deleted, else the SelectionPage. While `isListUnknown`, the rows
     * of the list are on their way, and what is shown without a row stays.
     */
    QWidget *prepareRow(std::optional<Core::ArticleSummary> row, bool isListOfDeleted,
                        bool isListUnknown);
    bool showsEditor() const;
    bool showsReader() const;
    bool showsSearcher() const;
    /** The article that the visible page shows for reading or editing; null where it shows none. */
    Core::ArticleId openArticle() const;
    /**
     * What commands act on: the article on the page that is shown, with the version that the page
     * knows, 0 for one that was never saved. Nothing on a page without an article.
     */
    std::optional<Core::ArticleSummary> article() const;
    /** The hit that is chosen on the search page, where that is shown. */
    std::optional<Core::ArticleId> currentHit() const;
    /** The article that is written was published or scheduled last, and not saved again since. */
    bool canUndoPublication() const;
    void undoPublication();
    /** What the shown page offers beside the window's own actions. */
    QList<QAction *> pageActions() const;

Q_SIGNALS:
    void readRequested(const Triptych::Core::ArticleId &id);
    void editRequested(const Triptych::Core::ArticleId &id);
    /** The reading page should be left, for the page from before. */
    void backRequested();
    /** The article on the page of a deleted one is back; `comment` says what is not as it was. */
    void restored(const Triptych::Core::Article &article, const QString &comment);
    void erased(const Triptych::Core::Article &article);
    void restoringFailed(const QString &sentence);
    /** The search page should be left, for the list. */
    void searchLeft();
    void connectionRequested();
    /** The counts of the text on the visible page. */
    void wordCountChanged(int words, int minutes);
    /** The visible page has no text, or did not count it yet. */
    void wordCountGone();
    /** The reading page shows this article now. */
    void articleRead(const Triptych::Core::ArticleId &id);
    /** look() shows this article now. */
    void articleLookedAt(const Triptych::Core::ArticleId &id);
    void articleEdited(const Triptych::Core::ArticleId &id);
    /** The title is typed, of the article that is written. */
    void titleTyped();
    /** The editor may hold another article than before; `id` is null where it holds none. */
    void editingChanged(const Triptych::Core::ArticleId &id);
    /** Unsaved text of the editor's article from another computer was found and should be offered.
     */
    void unsavedTextFound();

private:
    /** Of the reader, or of look(). */
    void connectReading(ReadingPage *page);
    void yieldKeysToMenus(const QList<QAction *> &actions);
    bool shows(const QWidget *page) const;
    void noteWordCount(const QWidget *page, const std::pair<int, int> &count);
    void tellWordCount();

    Workspace::Workspace &m_workspace;
    Unsaved::Journal &m_journal;
    bool m_countsReading = true;
    QHash<const QWidget *, std::pair<int, int>> m_wordCounts; ///< words and minutes, of each page
    SelectionPage *m_selection;
    EditorPage *m_editor = nullptr;
    ReadingPage *m_reader = nullptr;
    ReadingPage *m_look = nullptr;
    SearchPage *m_searcher = nullptr;
    StoresPage *m_stores = nullptr;
    DeletedPage *m_deleted = nullptr;
};

} // namespace Triptych::Ui
