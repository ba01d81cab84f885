#include "importdialog.h"

#include "importfacts.h"
#include "importquestions.h"
#include "importreportview.h"

#include <core/answer.h>
#include <exchange/markdownimporter.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/controls/labelledfield.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

using namespace std::chrono_literals;

namespace Triptych::Ui {

using Exchange::ImportReport;

namespace {

constexpr auto StandingPatience = 30s;
constexpr auto ImportPatience = 6h;

} // namespace

ImportDialog::~ImportDialog()
{
    m_stop.request_stop();
}

QString ImportDialog::summary() const
{
    return m_summary->text();
}

QString ImportDialog::readers() const
{
    return m_readers->text();
}

QString ImportDialog::facts() const
{
    return m_facts->text();
}

QString ImportDialog::wantedName() const
{
    if (const QString name = m_questions->answeredName(); !name.isEmpty())
        return name;
    return m_isNameTyped ? m_name->value().trimmed() : QString();
}

Exchange::MarkdownImportOptions ImportDialog::options() const
{
    Exchange::MarkdownImportOptions options;
    options.actor = m_workspace.actor();
    options.zone = m_workspace.siteZone();
    options.sourceName = m_standing.name;
    m_questions->answer(options);
    options.everything = m_everything->isChecked();
    options.trustsFrontMatter = m_trusts->isChecked();
    options.takenFiles = m_taken;
    return options;
}

void ImportDialog::setStage(Stage stage)
{
    m_stage = stage;
    const bool isAsked = stage != Stage::Importing && stage != Stage::Done;
    const bool isReported = stage == Stage::Ready || stage == Stage::Done;
    m_import->setVisible(isAsked);
    m_import->setEnabled(stage == Stage::Ready);
    m_name->setEnabled(isAsked && m_questions->answeredName().isEmpty());
    m_name->setVisible(stage != Stage::Done);
    m_questions->setEnabled(isAsked);
    m_questions->setVisible(stage != Stage::Done);
    m_everything->setEnabled(isAsked);
    m_everything->setVisible(stage != Stage::Done);
    m_trusts->setEnabled(isAsked);
    m_trusts->setVisible(stage != Stage::Done && m_asksForTrust);
    m_close->setText(isAsked ? tr("Cancel") : stage == Stage::Done ? tr("Close") : tr("Stop"));
    m_close->setEnabled(true);
    m_summary->setVisible(isReported);
    m_readers->setVisible(isReported);
    m_facts->setVisible(isReported && !m_facts->text().isEmpty());
    m_report->setVisible(isReported);
    if (stage == Stage::Looking)
        m_job->setProgress(tr("Looking at the folder…"), 0, 0, 0);
    else if (stage != Stage::Importing)
        m_job->hide();
    if (stage == Stage::Done) {
        m_close->setDefault(true);
        m_close->setFocus();
    }
}

void ImportDialog::dropJob()
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = {};
}

quint64 ImportDialog::beginJob()
{
    m_jobs.append(m_generation);
    return m_generation;
}

bool ImportDialog::takesAnswer(quint64 generation)
{
    // The importer does one after the other.
    m_jobs.removeFirst();
    if (m_isClosing && m_jobs.isEmpty())
        deleteLater();
    return generation == m_generation && !m_isClosing;
}

void ImportDialog::restart(Then then)
{
    m_then = then;
    m_typingPause.stop();
    dropJob();
    m_notice->dismiss();
    m_name->setError({});
    setStage(Stage::Looking);
    Core::onAnswer(
        m_importer->standing(m_folder, wantedName(),
                             Core::Call::within(StandingPatience, m_stop.get_token())),
        this,
        [this, generation = beginJob()](const Core::Result<Exchange::SourceStanding> &standing) {
            if (!takesAnswer(generation))
                return;
            if (standing)
                onStanding(*standing);
            else
                showError(standing.error());
        });
}

void ImportDialog::showError(const Core::Error &error)
{
    setStage(Stage::Asking);
    // What the name is wrong about stands beside it.
    const auto checked = Exchange::checkSourceName(wantedName());
    if (!checked && !wantedName().isEmpty())
        m_name->setError(checked.error().message);
    else
        m_notice->showMessage(Tone::Danger, error.message);
}

void ImportDialog::onStanding(const Exchange::SourceStanding &standing)
{
    // Its files were meant, not those of another source that have the same names.
    if (standing.name != m_standing.name)
        m_taken.clear();
    m_standing = standing;
    if (!m_isNameTyped || !m_questions->answeredName().isEmpty())
        m_name->setValue(standing.name);
    m_questions->askAbout(standing, m_isNameTyped);
    if (m_questions->asksForName())
        m_name->setError(tr("Say that it is this folder now, or choose another name."));
    if (m_questions->mustAnswer())
        setStage(Stage::Asking);
    else
        look();
}

void ImportDialog::look()
{
    Exchange::MarkdownImportOptions asked = options();
    asked.dryRun = true;
    Core::onAnswer(m_importer->importFolder(m_folder, asked,
                                            Core::Call::within(ImportPatience, m_stop.get_token())),
                   this, [this, generation = beginJob()](const Core::Result<ImportReport> &report) {
                       if (takesAnswer(generation))
                           onLook(report);
                   });
}

void ImportDialog::onLook(const Core::Result<ImportReport> &report)
{
    if (!report || report->stopped) {
        showError(report ? *report->stopped : report.error());
        return;
    }
    m_questions->askAboutOthers(report->othersArticles);
    // Once it is checked, nothing waits for that reason any more.
    m_asksForTrust = report->heldByPrograms > 0 || m_trusts->isChecked();
    showReport(*report);
    setStage(Stage::Ready);
    if (std::exchange(m_then, Then::Show) == Then::Import) {
        import();
        return;
    }
    if (report->created + report->updated + report->unchanged == 0) {
        m_import->setEnabled(false);
        m_notice->showMessage(
            Tone::Notice,
            report->failed > 0
                ? tr("No article of this folder can be imported. The list says why for each file.")
                : tr("There is no article in this folder to import."));
    }
}

void ImportDialog::showReport(const ImportReport &report)
{
    const QString counts = importCounts(report);
    m_summary->setText(report.isDryRun ? tr("Would be: %1", "how many of each").arg(counts)
                                       : counts);
    m_readers->setText(importReaders(report));
    m_facts->setText(importFacts(report));
    m_report->setReport(report);
}

void ImportDialog::import()
{
    if (m_stage != Stage::Ready)
        return;
    dropJob();
    m_notice->dismiss();
    setStage(Stage::Importing);
    m_job->setProgress(tr("Importing…"), 0, 0, 0);
    Q_EMIT progressed(tr("Importing…"));
    Core::onAnswer(m_importer->importFolder(m_folder, options(),
                                            Core::Call::within(ImportPatience, m_stop.get_token())),
                   this, [this, generation = beginJob()](const Core::Result<ImportReport> &report) {
                       if (takesAnswer(generation))
                           onImported(report);
                   });
}

void ImportDialog::onImported(const Core::Result<ImportReport> &report)
{
    Q_EMIT progressed({});
    if (!report) {
        showError(report.error());
        // Another import has the source: what was looked at is still to be done.
        if (report.error().kind == Core::ErrorKind::Conflict)
            setStage(Stage::Ready);
        Q_EMIT ended(Tone::Danger, report.error().message);
        show();
        return;
    }
    m_taken.clear();
    showReport(*report);
    setStage(Stage::Done);
    const bool isWhole = !report->stopped;
    if (!isWhole) {
        m_notice->showMessage(report->stopped->kind == Core::ErrorKind::Cancelled ? Tone::Notice
                                                                                  : Tone::Danger,
                              report->stopped->message);
    }
    Q_EMIT ended(!isWhole || report->failed > 0 ? Tone::Warning : Tone::Ok,
                 isWhole ? tr("Imported: %1.").arg(importNews(*report)) : report->stopped->message);
    Q_EMIT imported();
    show();
    raise();
}

void ImportDialog::take(const QStringList &files)
{
    m_taken.unite(QSet<QString>(files.cbegin(), files.cend()));
    // Behind an import the yes was for doing it; before one it is for what is to be done.
    restart(m_stage == Stage::Done ? Then::Import : Then::Show);
}

void ImportDialog::onProgress(int done, int total)
{
    // Nobody waits for one that was dropped, and one that is to stop says so until it has.
    if (m_jobs.value(0) != m_generation || m_stop.stop_requested())
        return;
    if (m_stage == Stage::Importing) {
        m_job->setProgress(tr("Importing…"), done, total, 0);
        Q_EMIT progressed(tr("Importing %L1 of %L2").arg(done).arg(total));
    } else if (m_stage == Stage::Looking) {
        m_job->setProgress(tr("Looking at the folder…"), done, total, 0);
    }
}

void ImportDialog::onClose()
{
    if (m_stage == Stage::Importing) {
        m_stop.request_stop();
        m_close->setEnabled(false);
        const QString stopping = tr("Stopping after the articles that are being written…");
        m_job->setProgress(stopping, 0, 0, 0);
        Q_EMIT progressed(stopping);
        return;
    }
    reject();
}

void ImportDialog::reject()
{
    // It comes back with the report, and the report whenever it is asked for.
    if (m_stage == Stage::Importing || m_stage == Stage::Done)
        hide();
    else
        dismiss();
}

void ImportDialog::dismiss()
{
    dropJob();
    m_isClosing = true;
    QDialog::reject();
    if (m_jobs.isEmpty())
        deleteLater();
}

} // namespace Triptych::Ui
