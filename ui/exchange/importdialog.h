#pragma once

#include <core/result.h>
#include <exchange/importreport.h>
#include <exchange/sourcestanding.h>
#include <ui/look/theme.h>

#include <QDialog>
#include <QList>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Exchange {
class MarkdownImporter;
struct MarkdownImportOptions;
} // namespace Triptych::Exchange

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ImportQuestions;
class ImportReportView;
class InlineNotice;
class JobLine;
class LabelledField;
class YieldingArea;

/**
 * Imports a folder in sight of the person: names its source, asks what must be asked, shows what
 * would be done (a dry run), does it, and shows the whole report. Closed while it imports, it goes
 * on and comes back with the report; closed over the report, it is hidden, so that it can be shown
 * again; one that is closed otherwise deletes itself. The workspace must outlive it. GUI thread;
 * the disk and the store are the importer's.
 */
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Stage {
        Looking,   ///< reads the folder
        Asking,    ///< waits for an answer or another name
        Ready,     ///< shows what would be done
        Importing, ///< does it
        Done,      ///< shows what was done
    };

    ImportDialog(Workspace::Workspace &workspace, const QString &folder, QWidget *parent = nullptr);
    ~ImportDialog() override;

    /** Ends it for good: what it does is called off, and it deletes itself. */
    void dismiss();

    Stage stage() const { return m_stage; }
    LabelledField *nameField() const { return m_name; }
    ImportQuestions *questions() const { return m_questions; }
    /** The box for importing also README files and the like. */
    QCheckBox *everythingBox() const { return m_everything; }
    QCheckBox *trustBox() const { return m_trusts; }
    ImportReportView *report() const { return m_report; }
    QPushButton *importButton() const { return m_import; }
    /** Cancel, Stop or Close. */
    QPushButton *closeButton() const { return m_close; }
    QString summary() const;
    /** What changes for readers, in a sentence. */
    QString readers() const;
    QString facts() const;
    InlineNotice *notice() const { return m_notice; }

Q_SIGNALS:
    /** While it imports; empty at the end. */
    void progressed(const QString &text);
    void ended(Triptych::Ui::Tone tone, const QString &sentence);
    /** Articles were imported. */
    void imported();
    /** The person wants to read the article of a line in the report. */
    void articleAsked(const Triptych::Core::ArticleId &id);

protected:
    void reject() override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /** The folder, its name and what is asked; gives way to what is found. */
    QWidget *askedPart();
    void fillContent();
    void fillBottom();
    void connectParts();
    /** What is asked gets what the rest leaves, and the list its first rows before it. */
    void shareRoom();
    void setStage(Stage stage);
    /** What follows the dry run. */
    enum class Then { Show, Import };
    /** Looks again, from the start: a name or an answer is another. What is not shown first is
     * imported only by this very look; one that is begun anew shows. */
    void restart(Then then = Then::Show);
    void onStanding(const Exchange::SourceStanding &standing);
    void look();
    void onLook(const Core::Result<Exchange::ImportReport> &report);
    void import();
    void onImported(const Core::Result<Exchange::ImportReport> &report);
    void showReport(const Exchange::ImportReport &report);
    void showError(const Core::Error &error);
    /** These files go over what was edited in Triptych; the person has said yes. */
    void take(const QStringList &files);
    void onProgress(int done, int total);
    void onClose();
    /** Begins a job, after those that are running. */
    quint64 beginJob();
    /** A job has answered. False where its answer is not needed any more; the dialog may end then.
     */
    bool takesAnswer(quint64 generation);
    /** Stops the running job and ignores its answer. */
    void dropJob();
    Exchange::MarkdownImportOptions options() const;
    /** The name that was typed, or that an answer means; empty = a proposed one. */
    QString wantedName() const;

    Workspace::Workspace &m_workspace;
    const QString m_folder;
    std::unique_ptr<Exchange::MarkdownImporter> m_importer;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    QList<quint64> m_jobs; ///< generations of the answers to come; the first of them runs
    Stage m_stage = Stage::Looking;
    bool m_asksForTrust = false;
    bool m_isClosing = false;
    bool m_isNameTyped = false; ///< the person gave the name
    Exchange::SourceStanding m_standing;
    QTimer m_typingPause;
    LabelledField *m_name;
    ImportQuestions *m_questions;
    QCheckBox *m_everything;
    QCheckBox *m_trusts;   ///< shown where the rules of the site stand in a program
    QSet<QString> m_taken; ///< files that the next import takes over what was edited here
    Then m_then = Then::Show;
    std::optional<QString> m_ownName; ///< while an answer means another name: the one before
    JobLine *m_job;
    QLabel *m_summary;
    QLabel *m_readers;
    QLabel *m_facts;
    InlineNotice *m_notice;
    ImportReportView *m_report;
    QPushButton *m_import;
    QPushButton *m_close;
    YieldingArea *m_asked;
    QWidget *m_content;
    QVBoxLayout *m_column;
    QHBoxLayout *m_bottom;
};

} // namespace Triptych::Ui
