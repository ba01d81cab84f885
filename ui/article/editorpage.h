#pragma once

#include <core/article.h>
#include <core/result.h>
#include <newsroom/editingsession.h>

#include <QTimer>
#include <QWidget>

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace Triptych::Unsaved {
class Journal;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ArticleHeadEdit;
class ConflictView;
class EmptyState;
class FindBar;
class InlineNotice;
class Inspector;
class MarkdownEditor;
class PreviewPane;
class SaveStateLine;
class Skeleton;

/**
 * The page one writes on: title, summary, text; inspector and preview beside; what state the
 * article is in always in sight. Text is journalled and saved by an EditingSession. Both arguments
 * outlive the page. GUI thread.
 */
class EditorPage final : public QWidget
{
    Q_OBJECT

public:
    EditorPage(Workspace::Workspace &workspace, Unsaved::Journal &journal,
               QWidget *parent = nullptr);
    ~EditorPage() override;

    void newArticle();
    /** Reads it from SQL; text that was typed before and never saved is taken up again, and text
     *  under way is gone on with. */
    void openArticle(const Core::ArticleId &id);
    /** Goes on with text from the journal. */
    void recover(const Core::Article &typed, const Unsaved::TextPlace &place = {});
    bool hasUnsavedText() const;
    void save();
    /** Saves with another status, e.g. Published now. */
    void saveAs(Core::Status status);

    Core::ArticleId articleId() const { return m_session.base().id; }
    /** The article as it stands in the fields. */
    Core::Article shownArticle() const;
    /** What must not be lost: the fields, and what was typed where a conflict is decided. */
    Core::Article keptArticle() const;

    /** For the menu bar and the palette; shortcuts work while the page has the focus. */
    QList<QAction *> pageActions() const { return m_actions; }

    Newsroom::EditingSession &session() { return m_session; }
    void focusText();
    MarkdownEditor *bodyEdit() const { return m_body; }
    ArticleHeadEdit *head() const { return m_head; }
    Inspector *inspector() const { return m_inspector; }
    PreviewPane *preview() const { return m_preview; }
    SaveStateLine *stateLine() const { return m_stateLine; }
    FindBar *findBar() const { return m_find; }
    InlineNotice *notice() const { return m_notice; }
    ConflictView *conflictView() const { return m_conflict; }

public Q_SLOTS:
    void setInspectorShown(bool shown);
    void setPreviewShown(bool shown);

Q_SIGNALS:
    void readRequested(const Triptych::Core::ArticleId &id);
    void wordCountChanged(int words, int minutes);
    void articleShown(const Triptych::Core::ArticleId &id);
    void articleSaved(const Triptych::Core::Article &article);
    /** Text of this article from another computer was found, and is to be offered. */
    void unsavedTextFound(const Triptych::Core::ArticleId &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildBar();
    void makeActions();
    QAction *makeAction(const QString &text, const QKeySequence &keys,
                        const std::function<void()> &run);
    void connectSession();
    void showArticle(const Core::Article &article);
    void mergeIn(const Core::Article &article);
    void replaceTexts(const Core::Article &article);
    void callOffOpening();
    void saveShown();
    bool mayPublish(const Core::Article &wanted);
    /** Shows the question that the time of publication leaves open, where there is one. */
    bool askForTime();
    void showConflict();
    bool isConflictShown() const;
    void showState();
    void showFailure(const Core::Error &error);
    void onEdited();
    void onSaved(const Core::Article &article);
    void onConflict(const Core::Article &theirs);
    void onChangedElsewhere(const Core::Article &article);
    void resolve(const Core::Article &resolved, qint64 theirs);
    void readRevisions();
    void readTags();
    void showRevision(qint64 version);
    void countWords();
    void placePreview();
    void setPage(QWidget *page);
    void setWaiting(bool waiting);

    Workspace::Workspace &m_workspace;
    Unsaved::Journal &m_journal;
    Newsroom::EditingSession m_session;
    QList<QAction *> m_actions;

    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    Skeleton *m_skeleton = nullptr;
    ConflictView *m_conflict = nullptr;
    QWidget *m_page = nullptr;
    SaveStateLine *m_stateLine = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveMore = nullptr;
    QToolButton *m_inspectorButton = nullptr;
    QToolButton *m_previewButton = nullptr;
    QMenu *m_saveMenu = nullptr;
    QAction *m_publish = nullptr;
    QList<QAction *> m_statusActions; ///< save with another status; not while a conflict is decided
    InlineNotice *m_notice = nullptr;
    QVBoxLayout *m_noticePlace = nullptr;
    QVBoxLayout *m_noticePlaceOutside = nullptr; ///< where nothing is open
    FindBar *m_find = nullptr;
    QSplitter *m_split = nullptr;
    QWidget *m_writing = nullptr;
    ArticleHeadEdit *m_head = nullptr;
    MarkdownEditor *m_body = nullptr;
    PreviewPane *m_preview = nullptr;
    Inspector *m_inspector = nullptr;

    QTimer m_countPause;
    QTimer m_patience;
    std::function<void()> m_noticeAction;
    std::function<void()> m_emptyAction;
    quint64 m_opening = 0;
    bool m_loading = false;
    bool m_isDeciding = false; ///< a conflict was found, and the fields are as they were then
    bool m_counting = false;
};

} // namespace Triptych::Ui
