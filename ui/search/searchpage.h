#pragma once

#include <core/result.h>
#include <core/searchquery.h>
#include <newsroom/searchsession.h>

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;

namespace Triptych::Models {
class SearchModel;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class Chip;
class EmptyState;
class InlineNotice;
class Skeleton;

/**
 * The page for searching: one large field, filters, and hits with highlighted words. Return reads
 * the marked hit, also from the field, Ctrl+Return edits it, Escape goes back; the words and the
 * hits stay. The workspace outlives the page. GUI thread.
 */
class SearchPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPage(Workspace::Workspace &workspace, QWidget *parent = nullptr);
    ~SearchPage() override;

    /** Moves the focus to the field, and sets `words` if they are not empty. */
    void focusWords(const QString &words = {});
    void setStatusFilter(std::optional<Core::Status> status);
    void setLanguageFilter(const QString &language);
    void clearFilters();
    std::optional<Core::Status> statusFilter() const { return m_statusFilter; }
    const QString &languageFilter() const { return m_languageFilter; }

    QLineEdit *field() const { return m_words; }
    QListView *hitsView() const { return m_hits; }
    /** Where one is among the hits; null ids for none. */
    struct Place
    {
        Core::ArticleId current; ///< the marked hit
        Core::ArticleId top;     ///< the first hit that is seen
    };
    /** The place that is shown, or that restorePlace() still waits for. */
    Place place() const;
    /** Goes there once the hits are shown; more of them are asked for until it is among them.
     * Nothing moves any more after another question, a key or a click among the hits. */
    void restorePlace(const Place &place);
    /** Of the hit that is chosen. */
    std::optional<Core::ArticleId> currentId() const;
    QString summaryText() const;
    QWidget *shownState() const;

Q_SIGNALS:
    void readRequested(const Triptych::Core::ArticleId &id);
    void editRequested(const Triptych::Core::ArticleId &id);
    void backRequested();
    /** The words or the filters are others. */
    void questionChanged();
    /** Another hit is marked, or the hits were scrolled. */
    void placeChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void ask();
    void searchNow();
    void showPage(const Core::SearchPage &page, bool append);
    void showFailure(const Core::Error &error);
    void showDegradation(const QString &answering);
    void showPrompt();
    void chooseStatus();
    void chooseLanguage();
    bool hasFilters() const;
    void moreWhenNear();
    void goToWantedPlace();

    Workspace::Workspace &m_workspace;
    Newsroom::SearchSession m_session;
    Models::SearchModel *m_model;
    QLineEdit *m_words;
    QWidget *m_top;
    Chip *m_status;
    Chip *m_language;
    QLabel *m_summary;
    InlineNotice *m_degraded;
    QStackedWidget *m_stack;
    QListView *m_hits;
    EmptyState *m_prompt;
    EmptyState *m_nothing;
    EmptyState *m_failure;
    Skeleton *m_skeleton;
    QTimer m_patience;
    std::optional<Core::Status> m_statusFilter;
    QString m_languageFilter;
    std::optional<Place> m_wantedPlace;
    bool m_hasMore = false;    ///< hits behind those that are listed
    bool m_isAnswered = false; ///< what is shown answers the words and filters of now
};

} // namespace Triptych::Ui
