#pragma once

#include <core/article.h>

#include <QStackedWidget>

class QAction;

namespace Triptych::Unsaved {
class Journal;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class EditorPage;
class ReadingPage;
class SearchPage;
class SelectionPage;
class StoresPage;

/**
 * The pages on the right of a desk, one shown at a time. What stands for the selection is there
 * from the start; each other page is made when it is first wanted, and stays. Says what the pages
 * ask for and does none of it: which page is shown is the desk's to decide. GUI thread.
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
    SearchPage *searcher();
    StoresPage *stores();
    /** Null until it was wanted. */
    EditorPage *madeEditor() const { return m_editor; }
    ReadingPage *madeReader() const { return m_reader; }
    StoresPage *madeStores() const { return m_stores; }

    bool showsSelection() const;
    bool showsEditor() const;
    bool showsReader() const;
    /** What is read or written on the page that is shown; null where there is no such page. */
    Core::ArticleId openArticle() const;
    /**
     * What commands act on: the article on the page that is shown, with the version that the page
     * knows. One that was never saved has a null id. Nothing on a page without an article.
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
    /** Back from reading, to where one came from. */
    void backRequested();
    /** Back from searching, to the list. */
    void searchLeft();
    void connectionRequested();
    /** Of the text on the page that is shown. */
    void wordCountChanged(int words, int minutes);
    /** The page has the article now. */
    void articleRead(const Triptych::Core::ArticleId &id);
    void articleEdited(const Triptych::Core::ArticleId &id);
    /** The editor may hold another article than before; `id` is null for one never saved. */
    void editingChanged(const Triptych::Core::ArticleId &id);
    /** Text of the editor's article from another computer was found, and is to be offered. */
    void unsavedTextFound();

private:
    void yieldKeysToMenus(const QList<QAction *> &actions);
    bool shows(const QWidget *page) const;

    Workspace::Workspace &m_workspace;
    Unsaved::Journal &m_journal;
    SelectionPage *m_selection;
    EditorPage *m_editor = nullptr;
    ReadingPage *m_reader = nullptr;
    SearchPage *m_searcher = nullptr;
    StoresPage *m_stores = nullptr;
};

} // namespace Triptych::Ui
