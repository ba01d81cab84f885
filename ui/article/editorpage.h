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
 * The page one writes on: title, summary, text; inspector and preview beside (EditorSheet); what
 * state the article is in always in sight. It shows and asks: text is journalled and saved by an
 * EditingSession. Both arguments outlive the page. GUI thread.
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
    /** At once, whatever readers see of it then. */
    void save();
    /** Asks by the publish sheet where readers see what is saved, else saves. */
    void saveOrAsk();
    /** Saves with another status, e.g. Published now. */
    void saveAs(Core::Status status);
    /** The unsaved text goes, and can be taken back for as long as the notice is shown. */
    void discard();

    Core::ArticleId articleId() const { return m_session.base().id; }
    /** The article as it stands in the fields. */
    Core::Article shownArticle() const;
    /** What must not be lost: the fields, and what was typed where a conflict is decided. */
    Core::Article keptArticle() const;

    PublishFlow *publishing() const { return m_publishing; }

    /** For the menu bar and the palette; shortcuts work while the page has the focus. */
    QList<QAction *> pageActions() const;

    Newsroom::EditingSession &session() { return m_session; }
    void focusText();
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
    void articleShown(const Triptych::Core::ArticleId &id);
    void articleSaved(const Triptych::Core::Article &article);
    /** Text of this article from another computer was found, and is to be offered. */
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
    /** Shows the question that the time of publication leaves open, where there is one. */
    bool askForTime();
    void showConflict();
    bool isConflictShown() const;
    void showState();
    void showFailure(const Core::Error &error);
    void onEdited();
    void onSaved(const Core::Article &article);
    void onMerged(const Core::Article &article, const QString &savedBy);
    void onConflict(const Core::Article &theirs);
    void onChangedElsewhere(const Core::Article &article);
    void onRemoved(const Core::ArticleId &id);
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
    QVBoxLayout *m_noticePlaceOutside; ///< where nothing is open
    InspectorSupply *m_supply;
    PublishFlow *m_publishing;
    EditorActions *m_actions;

    QTimer m_patience;
    std::function<void()> m_noticeAction;
    bool m_isDeciding = false; ///< a conflict was found, and the fields are as they were then
};

} // namespace Triptych::Ui
