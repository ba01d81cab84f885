#pragma once

#include <core/articleselection.h>
#include <core/bulkaction.h>
#include <core/call.h>
#include <core/result.h>

#include <QDialog>

#include <memory>
#include <stop_token>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace Triptych::Newsroom {
class BulkRun;
struct BulkPreview;
} // namespace Triptych::Newsroom

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ChangeForm;

/**
 * Changes many articles: asks what to change, shows what that will do, changes them with progress,
 * and says what was skipped and why. It is not modal: the desk stays usable. A running change can
 * be paused and gone on with, here or later (PastChanges), ended for good, and taken back as a
 * whole. The workspace outlives it. GUI thread.
 */
class BulkDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Stage {
        Choosing,
        Looking, ///< the preview is made
        Asking,  ///< the preview is shown
        Running,
        Paused,
        Done
    };

    /** `name` says in a few words which articles are meant. */
    BulkDialog(Workspace::Workspace &workspace, Core::ArticleSelection selection,
               const QString &name, QWidget *parent = nullptr);
    /** Goes on with an action, or takes one back: `isUndo`. */
    BulkDialog(Workspace::Workspace &workspace, const Core::BulkAction &action, bool isUndo,
               QWidget *parent = nullptr);
    ~BulkDialog() override;

    Stage stage() const { return m_stage; }
    ChangeForm *form() const { return m_form; }
    QLabel *sentence() const { return m_sentence; }
    /** What will change, or what was skipped: a line each. */
    QPlainTextEdit *details() const { return m_details; }
    QPushButton *previewButton() const { return m_preview; }
    QPushButton *changeButton() const { return m_change; }
    QPushButton *pauseButton() const { return m_pause; }
    QPushButton *endButton() const { return m_end; }
    QPushButton *undoButton() const { return m_undo; }
    QPushButton *copyButton() const { return m_copy; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *closeButton() const { return m_close; }

public Q_SLOTS:
    /** Pauses a running change; else closes the dialog. */
    void reject() override;

Q_SIGNALS:
    /** A change or an undo was done, or ended. */
    void actionEnded(const Triptych::Core::BulkAction &action);

private:
    BulkDialog(Workspace::Workspace &workspace, QWidget *parent);
    void build();
    void look();
    void showPreview(const Core::Result<Newsroom::BulkPreview> &preview);
    void begin();
    void run(const QUuid &action);
    void onRun(const Core::Result<Core::BulkAction> &action);
    void showReport(const Core::BulkAction &action);
    void end();
    void undo(const QUuid &action);
    void goBack();
    void save();
    void fail(const Core::Error &error, Stage stage);
    void setStage(Stage stage);
    Core::Call call() const;

    Workspace::Workspace &m_workspace;
    std::unique_ptr<Newsroom::BulkRun> m_run;
    std::stop_source m_stop;
    Core::ArticleSelection m_selection;
    QList<Core::ArticleId> m_ids; ///< of the selection, as the preview was made of
    QUuid m_action;
    bool m_canUndo = false;
    Stage m_stage = Stage::Choosing;
    QStackedWidget *m_pages;
    ChangeForm *m_form;
    QLabel *m_scope;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QPlainTextEdit *m_details;
    QPushButton *m_back;
    QPushButton *m_preview;
    QPushButton *m_change;
    QPushButton *m_pause;
    QPushButton *m_end;
    QPushButton *m_undo;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace Triptych::Ui
