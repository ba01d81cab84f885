#pragma once

#include <core/article.h>
#include <core/result.h>
#include <newsroom/editingsession.h>

#include <QTimer>
#include <QWidget>

class QAction;
class QStackedWidget;
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
class DeletedOffer;
class EditorActions;
class EditorSheet;
class EmptyState;
class FindBar;
class InlineNotice;
class Inspector;
class InspectorSupply;
class MarkdownEditor;
class PreviewPane;
class PublishFlow;
class SaveStateLine;
class Skeleton;
enum class Tone;

/**
 * The page for editing an article: title, summary and text, with inspector and preview beside them
 * (EditorSheet), and the save state always visible. An EditingSession journals and saves the text;
 * the page only shows and asks. Both arguments outlive the page. GUI thread.
 */
class EditorPage final : public QWidget
{
    Q_OBJECT

public:
    EditorPage(Workspace::Workspace &workspace, Unsaved::Journal &journal,
               QWidget *parent = nullptr);
    ~EditorPage() override;

    void newArticle();
    /** Opens an article from SQL. Unsaved text of it, from an earlier run or from this one, is
     * continued instead. */
    void openArticle(const Core::ArticleId &id);
    /** Continues unsaved text: see EditingSession::recover(). */
    void recover(const Core::Article &typed, const Unsaved::TextPlace &place = {});
    bool hasUnsavedText() const;
    bool isReadOnly() const;
    /** At once, whatever readers see of it then. */
    void save();
    /** Asks by the publish sheet where readers see what is saved, else saves. */
    void saveOrAsk();
    /** Saves with a status that readers do not see: Draft, Review or Archived. */
    void saveAs(Core::Status status);
    /** Discards the unsaved text; the notice offers to undo this as long as it is shown. */
    void discard();

    Core::ArticleId articleId() const { return m_session.base().id; }
    /** The article with the contents of the fields. */
    Core::Article shownArticle() const;
    /** The article to keep as unsaved text: the fields, or, while a conflict is open,
     * ConflictView::typed(). */
    Core::Article keptArticle() const;

    PublishFlow *publishing() const { return m_publishing; }
    DeletedOffer *deletedOffer() const { return m_deleted; }

    /** For the menu bar and the palette; shortcuts work while the page has the focus. */
    QList<QAction *> pageActions() const;

    Newsroom::EditingSession &session() { return m_session; }
    void focusText();
    /** Of the text, in UTF-16. */
    int caret() const;
    /** At most at the end of the text; brings it into sight. */
    void setCaret(int position);
    EditorSheet *sheet() const { return m_sheet; }
    MarkdownEditor *bodyEdit() const;
    ArticleHeadEdit *head() const;
    Inspector *inspector() const;
    PreviewPane *preview() const;
    SaveStateLine *stateLine() const;
    FindBar *findBar() const;
    InlineNotice *notice() const;
    ConflictView *conflictView() const { return m_conflict; }

    void tell(Tone tone, const QString &message);
    /** The notice offers `action`, which runs where it is chosen. */
    void offer(Tone tone, const QString &message, const QString &action,
               const std::function<void()> &run);

public Q_SLOTS:
    void setInspectorShown(bool shown);
    void setPreviewShown(bool shown);

Q_SIGNALS:
    void readRequested(const Triptych::Core::ArticleId &id);
    void wordCountChanged(int words, int minutes);
    void caretMoved();
    void articleShown(const Triptych::Core::ArticleId &id);
    void articleSaved(const Triptych::Core::Article &article);
    /** Unsaved text of this article from another computer was found and should be offered. */
    void unsavedTextFound(const Triptych::Core::ArticleId &id);

private:
    void layOut();
    void connectParts();
    void connectSession();
    void connectWorkspace();
    void showArticle(const Core::Article &article);
    void callOffOpening();
    void saveShown();
    bool mayPublish(const Core::Article &wanted);
    /** Shows the open question about the time of publication, if there is one; true where there is.
     */
    bool askForTime();
    void showConflict();
    bool isConflictShown() const;
    void showState();
    /** The button says what saving the fields does to readers. */
    void showChoice();
    void showFailure(const Core::Error &error);
    void onEdited();
    void onSaved(const Core::Article &article);
    void onMerged(const Core::Article &article, const QString &savedBy);
    void onConflict(const Core::Article &theirs);
    void onChangedElsewhere(const Core::Article &article);
    void takeBack(const Core::Article &revision);
    void resolve(const Core::Article &resolved, qint64 theirs);
    void setPage(QWidget *page);
    Workspace::Workspace &m_workspace;
    Newsroom::EditingSession m_session;

    EditorSheet *m_sheet;
    ConflictView *m_conflict;
    EmptyState *m_empty;
    Skeleton *m_skeleton;
    QStackedWidget *m_stack;
    QVBoxLayout *m_noticePlaceOutside; ///< the place of the notice while no article is open
    InspectorSupply *m_supply;
    PublishFlow *m_publishing;
    DeletedOffer *m_deleted;
    EditorActions *m_actions;

    QTimer m_patience;
    bool m_isDeciding =
        false; ///< a conflict is open; the fields have not changed since it was found
};

} // namespace Triptych::Ui
