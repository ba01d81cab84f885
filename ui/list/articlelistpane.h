#pragma once

#include <core/namekind.h>
#include <core/query.h>
#include <core/result.h>
#include <ui/controls/namecompleter.h>
#include <ui/terms/section.h>

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;
class QToolButton;

namespace Triptych::Models {
class ArticleListModel;
}

namespace Triptych::Newsroom {
class ArticleFeed;
}

namespace Triptych::Ui {

class ArticleDelegate;
class ArticleListView;
class EmptyState;
class FilterBar;
class FilterButton;
class FilterField;
class InlineNotice;
class OpenRowButton;
class OrderButton;
class Skeleton;

/**
 * The middle pane: title, find field, filters, and the articles of one section in one of five
 * states. Return reads, Ctrl+E and F2 edit, Delete deletes.
 */
class ArticleListPane final : public QWidget
{
    Q_OBJECT

public:
    ArticleListPane(std::unique_ptr<Newsroom::ArticleFeed> feed, const QString &actor,
                    QWidget *parent = nullptr);
    ~ArticleListPane() override;

    void showSection(const Section &section);
    const Section &section() const { return m_section; }
    Core::Sort sort() const;
    /** The list is read anew with the next section or filter. */
    void setSort(Core::Sort sort);
    /** Reads the list again soon; several calls lead to one read. */
    void refreshSoon();
    void retry();

    /** Its first rows are still on their way. */
    bool isAwaited() const;
    Models::ArticleListModel *model() const { return m_model; }
    QListView *view() const;
    FilterBar *filters() const { return m_filters; }
    FilterButton *filterButton() const { return m_filterButton; }
    /** Stands at the edge behind which the open article's row is out of sight. */
    OpenRowButton *openRowButton() const { return m_openRow; }
    /** Words or filters leave rows out. */
    bool isFiltered() const;
    QLineEdit *findField() const { return m_find; }
    FilterField *findWords() const { return m_words; }
    /** Says what of the words cannot be read. */
    InlineNotice *unreadNotice() const { return m_unread; }
    /** Where filters and words find names that are not known here. */
    void setNameSources(const std::function<AskForNames(Core::NameKind)> &source);
    InlineNotice *notice() const { return m_notice; }
    EmptyState *emptyState() const { return m_empty; }
    /** What the list shows now: section, filters, words and order. */
    Core::ArticleQuery query() const;
    /** What is visible below the filters: "rows", "skeleton" or "state". */
    QString shownState() const;

    std::optional<Core::ArticleSummary> currentArticle() const;
    void setCurrentArticle(const Core::ArticleId &id);
    /** No row is the current one. */
    void clearCurrent();
    /**
     * Marks the row of the article that is open on the right, and makes it the current one, once
     * it is listed. A null id: none is open.
     */
    void setOpenArticle(const Core::ArticleId &id);
    /** Brings the row of the open article into sight; says so where it is not listed. */
    void showOpenRow();
    QList<Core::ArticleId> visibleIds() const;
    void setReadOnly(bool readOnly);
    /** The zone of dates of publication. */
    void setSiteZone(const Core::SiteZone &zone);
    /** Shows a line above the rows, which may be out of date; empty hides it. */
    void setDegraded(const QString &why);

Q_SIGNALS:
    void readRequested(const Triptych::Core::ArticleId &id);
    void editRequested(const Triptych::Core::ArticleId &id);
    void removeRequested(const Triptych::Core::ArticleSummary &article);
    /** Return in the list of what was deleted: its text should get the keyboard. */
    void deletedChosen();
    /** Delete in the list of what was deleted. */
    void eraseRequested();
    void newRequested();
    /** The words are to be searched for in the texts too, on the page for that. */
    void searchRequested(const QString &words);
    /** Another row became the current one. */
    void currentChanged();
    /** The article of the current row changed. */
    void currentUpdated();
    void visibleChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildFindField();
    void leaveFindField();
    void connectModel();
    void ask();
    void showState();
    void noteVisible();
    void followOpen();
    void openCurrent();
    bool handleKey(QKeyEvent *event);
    bool handleFindKey(QKeyEvent *event);

    QString m_actor;
    Models::ArticleListModel *m_model;
    Newsroom::ArticleFeed *m_feed;
    Section m_section;
    Core::SiteZone m_zone;
    QLabel *m_title;
    QLineEdit *m_find;
    QToolButton *m_new;
    OrderButton *m_order;
    FilterBar *m_filters;
    FilterButton *m_filterButton;
    OpenRowButton *m_openRow;
    FilterField *m_words;
    InlineNotice *m_unread; ///< what of the words cannot be read
    InlineNotice *m_degraded;
    InlineNotice *m_failure;
    InlineNotice *m_notice;
    QStackedWidget *m_stack;
    ArticleListView *m_view;
    ArticleDelegate *m_delegate;
    Skeleton *m_skeleton;
    EmptyState *m_empty;
    QTimer m_patience;
    QTimer m_refreshPause;
    QTimer m_typingPause;
    QTimer m_visiblePause;
    bool m_readOnly = false;
    Core::ArticleId m_open;
    bool m_isOpenAwaited = false;    ///< its row is not listed yet
    bool m_isCurrentAwaited = false; ///< the current row was not read yet
};

} // namespace Triptych::Ui
