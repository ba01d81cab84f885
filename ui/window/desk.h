#pragma once

#include "pages.h"
#include "trail.h"

#include <core/result.h>
#include <ui/terms/section.h>

#include <QWidget>

#include <memory>

class QAction;
class QSettings;

namespace Triptych::Unsaved {
class Journal;
}

namespace Triptych::Newsroom {
class LiveCounts;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ArticleListPane;
class Imports;
class OverviewReader;
class PaneSplit;
class RecoveryOffer;
class RemovalNotice;
class Sidebar;
class StatusStrip;

/**
 * The three panes of one open workspace: sidebar, list, page. It connects models and pages to the
 * newsroom. A window shows one desk at a time. GUI thread.
 */
class Desk final : public QWidget
{
    Q_OBJECT

public:
    explicit Desk(std::shared_ptr<Workspace::Workspace> workspace, QWidget *parent = nullptr);
    ~Desk() override;

    Workspace::Workspace &workspace() const { return *m_workspace; }
    /** For the desk that takes the place of this one. */
    std::shared_ptr<Workspace::Workspace> sharedWorkspace() const { return m_workspace; }
    Sidebar *sidebar() const { return m_sidebar; }
    ArticleListPane *list() const { return m_list; }
    StatusStrip *status() const { return m_status; }
    Pages *pages() const { return m_pages; }
    RemovalNotice *removals() const { return m_removalNotice; }
    Imports *imports() const { return m_imports; }
    RecoveryOffer *recovery() const { return m_recovery; }
    QWidget *currentPage() const { return m_pages->currentWidget(); }
    /** The actions of the page on the right, beside the window's own actions. */
    QList<QAction *> pageActions() const { return m_pages->pageActions(); }
    bool hasUnsavedText() const;

    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);
    /** true = narrow, false = wide, nothing = by the window's width. */
    void setSidebarNarrow(std::optional<bool> narrow);
    std::optional<bool> sidebarNarrow() const { return m_sidebarNarrow; }
    /** Moves the keyboard to the next pane. */
    void focusNextPane();

    EditorPage *editor() { return m_pages->editor(); }
    ReadingPage *reader() { return m_pages->reader(); }
    SearchPage *searcher() { return m_pages->searcher(); }
    StoresPage *stores() { return m_pages->stores(); }

public Q_SLOTS:
    void showSection(const Triptych::Ui::Section &section);
    void newArticle();
    void readArticle(const Triptych::Core::ArticleId &id);
    void editArticle(const Triptych::Core::ArticleId &id);
    void readCurrent();
    void editCurrent();
    /** Deletes the article in the right pane; what was never saved is discarded. Both can be
     * undone. */
    void removeCurrent();
    void saveArticle();
    void search(const QString &words = {});
    /** To the page that was shown before, with its caret; in the end to the list. */
    void goBack();
    void refresh();

Q_SIGNALS:
    /** `title` is that of the open article, for the window's title; empty where none is open. */
    void titleChanged(const QString &title);
    void connectionRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectList();
    void connectPages();
    void connectNewsroom();
    void onOverview(const Core::Overview &overview);
    void showPage(QWidget *page);
    /** As showPage(), without a step on the way back. */
    void turnTo(QWidget *page);
    /** The page that is shown, as a step of the way. */
    Trail::Place place() const;
    void goTo(const Trail::Place &place);
    void markSection(const Section &section);
    void showSelection();
    void showOpenArticle();
    void sayWhatIsUnsaved();
    void sayTitle();
    void onRemoved(const Core::ArticleId &id);
    void watchCounts();
    void onCounts();
    void onHealth();
    void onOutbox();
    bool canWrite() const;

    std::shared_ptr<Workspace::Workspace> m_workspace;
    std::unique_ptr<Unsaved::Journal> m_journal;
    std::unique_ptr<Newsroom::LiveCounts> m_counts;
    OverviewReader *m_overview;
    Sidebar *m_sidebar;
    PaneSplit *m_split;
    ArticleListPane *m_list;
    Pages *m_pages;
    RecoveryOffer *m_recovery;
    StatusStrip *m_status;
    RemovalNotice *m_removalNotice;
    Imports *m_imports;
    std::optional<bool> m_sidebarNarrow;
    Section m_listSection;
    Trail m_trail;
    QString m_unsaved; ///< the notice of text that is not saved; empty where none was shown
    bool m_hasShownFirst = false; ///< of the rows
};

} // namespace Triptych::Ui
