#include "importdialog.h"

#include "importfacts.h"
#include "importquestions.h"
#include "importreportview.h"
#include "yieldingarea.h"

#include <core/answer.h>
#include <exchange/markdownimporter.h>
#include <ui/controls/hairline.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/controls/labelledfield.h>
#include <ui/look/dressed.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

using Exchange::ImportReport;

namespace {

constexpr QSize FirstSize(760, 720); // at most: a smaller screen bounds it
constexpr auto StandingPatience = 30s;
constexpr auto ImportPatience = 6h;
constexpr auto TypingPause = 400ms;

QLabel *line(TextSize size, Weight weight, bool isQuiet)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    dress(label, [=] {
        label->setFont(textFont(size, weight));
        QPalette palette = QApplication::palette();
        if (isQuiet)
            palette.setColor(QPalette::WindowText, colours().secondary);
        label->setPalette(palette);
    });
    return label;
}

} // namespace

ImportDialog::ImportDialog(Workspace::Workspace &workspace, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_folder(folder)
    , m_importer(workspace.openImporter())
    , m_name(new LabelledField(tr("Source"), tr("What its articles are known by")))
    , m_questions(new ImportQuestions)
    , m_everything(new QCheckBox(tr("Also bring in what is not an article (README, …)")))
    , m_trusts(new QCheckBox(tr("Publish what its front matter does not keep back")))
    , m_job(new JobLine)
    , m_summary(line(TextSize::Lead, Weight::Medium, false))
    , m_readers(line(TextSize::Body, Weight::Regular, false))
    , m_facts(line(TextSize::Small, Weight::Regular, true))
    , m_notice(new InlineNotice)
    , m_report(new ImportReportView)
    , m_import(new QPushButton(tr("Import")))
    , m_close(new QPushButton)
{
    setWindowTitle(tr("Import a folder"));
    m_summary->setObjectName(QStringLiteral("summary"));
    resize(FirstSize.boundedTo(screen()->availableSize() * 19 / 20));
    auto *place = line(TextSize::Body, Weight::Regular, false);
    place->setText(QDir::toNativeSeparators(folder));
    // A long path has no blank to break at, and makes no screen wider.
    place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    place->setToolTip(place->text().toHtmlEscaped());
    auto *placeLabel = line(TextSize::Small, Weight::Medium, true);
    placeLabel->setText(tr("Folder"));
    auto *content = new QWidget;
    setSurface(content, Surface::Page);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Medium);
    column->setSpacing(Space::Medium);
    auto *named = new QHBoxLayout;
    named->setSpacing(Space::Small);
    named->addWidget(placeLabel);
    named->addWidget(place, 1);
    // What is asked gives way to what is found: the list is never pushed out of a small screen.
    auto *asked = new QWidget;
    setSurface(asked, Surface::Page);
    auto *askedColumn = new QVBoxLayout(asked);
    askedColumn->setContentsMargins({});
    askedColumn->setSpacing(Space::Medium);
    askedColumn->addLayout(named);
    askedColumn->addWidget(m_name);
    askedColumn->addWidget(m_questions);
    askedColumn->addWidget(m_everything);
    askedColumn->addWidget(m_trusts);
    m_trusts->hide();
    askedColumn->addWidget(m_facts);
    column->addWidget(new YieldingArea(asked));
    column->addWidget(m_notice);
    column->addWidget(m_job);
    column->addWidget(m_summary);
    column->addWidget(m_readers);
    column->addWidget(m_report, 1);
    column->addStretch();

    makePrimary(m_import);
    m_import->setDefault(true);
    m_close->setAutoDefault(false);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(Space::Wide, Space::Medium, Space::Wide, Space::Medium);
    bottom->setSpacing(Space::Small);
    bottom->addStretch();
    bottom->addWidget(m_import);
    bottom->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(content, 1);
    layout->addWidget(new Hairline(Qt::Horizontal));
    layout->addLayout(bottom);

    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(TypingPause);
    connect(&m_typingPause, &QTimer::timeout, this, [this] { restart(); });
    connect(m_name->edit(), &QLineEdit::textEdited, this, [this] {
        m_isNameTyped = !m_name->value().trimmed().isEmpty();
        m_questions->forgetName();
        dropJob();
        setStage(Stage::Looking);
        m_typingPause.start();
    });
    connect(m_questions, &ImportQuestions::answered, this, [this] {
        // The name that an answer means goes with the answer.
        const bool isNamed = !m_questions->answeredName().isEmpty();
        if (isNamed && !m_ownName)
            m_ownName = m_name->value();
        else if (!isNamed && m_ownName)
            m_name->setValue(*std::exchange(m_ownName, std::nullopt));
        restart();
    });
    connect(m_everything, &QCheckBox::clicked, this, [this] { restart(); });
    connect(m_trusts, &QCheckBox::clicked, this, [this] { restart(); });
    connect(m_importer.get(), &Exchange::MarkdownImporter::progressed, this,
            &ImportDialog::onProgress);
    connect(m_report, &ImportReportView::articleAsked, this, [this](const Core::ArticleId &id) {
        Q_EMIT articleAsked(id);
        // The article opens behind it, and all is done.
        if (m_stage == Stage::Done)
            reject();
    });
    connect(m_report, &ImportReportView::takingConfirmed, this, &ImportDialog::take);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::onClose);
    restart();
    m_name->setFocus();
}

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
    if (m_stage == Stage::Importing) {
        hide(); // and comes back with the report
        return;
    }
    dropJob();
    m_isClosing = true;
    QDialog::reject();
    if (m_jobs.isEmpty())
        deleteLater();
}

} // namespace Triptych::Ui
