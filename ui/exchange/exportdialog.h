#pragma once

#include <core/article.h>
#include <core/query.h>
#include <core/result.h>

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace Triptych::Exchange {
class MarkdownExporter;
struct ExportReport;
} // namespace Triptych::Exchange

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

/** What can be exported from where somebody is. */
struct ExportChoice
{
    Core::ArticleQuery query;                    ///< of the list, as it is filtered now
    QString listName;                            ///< "Drafts"
    std::optional<Core::ArticleSummary> article; ///< the one on the right, where there is one
};

/**
 * Exports articles as Markdown files into a folder: asks what and where, says what no file holds,
 * shows the progress, which can be called off, and then what was written and what was not. One that
 * was stopped can go on, and another folder can be exported to, without leaving the dialog. Files
 * that are there and differ are overwritten only when that is asked for, once for all of them.
 * The workspace outlives it. GUI thread.
 */
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Stage { Choosing, Running, Done };

    /** `folder`: the one to begin with, as the system writes it; may be empty. */
    ExportDialog(Workspace::Workspace &workspace, ExportChoice choice, const QString &folder,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    Stage stage() const { return m_stage; }
    QRadioButton *articleButton() const { return m_one; }
    QRadioButton *listButton() const { return m_all; }
    QLineEdit *folderField() const { return m_folder; }
    QLabel *sentence() const { return m_sentence; }
    /** The lines about single files. */
    QPlainTextEdit *details() const { return m_details; }
    QPushButton *exportButton() const { return m_export; }
    QPushButton *overwriteButton() const { return m_overwrite; }
    QPushButton *closeButton() const { return m_close; }

public Q_SLOTS:
    /** Stops a running export, whose report is shown then; else closes the dialog. */
    void reject() override;

Q_SIGNALS:
    /** An export into it has begun. */
    void folderUsed(const QString &folder);

private:
    QWidget *buildFolderRow();
    void chooseFolder();
    void askAnew();
    void start(bool overwrites);
    void onEnded(const Core::Result<Exchange::ExportReport> &report);
    void show(const Exchange::ExportReport &report);
    void setStage(Stage stage);

    Workspace::Workspace &m_workspace;
    const ExportChoice m_choice;
    std::unique_ptr<Exchange::MarkdownExporter> m_exporter;
    std::stop_source m_stop;
    Stage m_stage = Stage::Choosing;
    bool m_overwrites = false; ///< what the last start() was told
    bool m_isStopped = false;  ///< the last export ended before its end
    QRadioButton *m_one;
    QRadioButton *m_all;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QLabel *m_lacks;
    QLabel *m_sentence;
    QPlainTextEdit *m_details;
    QPushButton *m_overwrite;
    QPushButton *m_export;
    QPushButton *m_close;
};

} // namespace Triptych::Ui
