#include "exportdialog.h"

#include <core/answer.h>
#include <core/visible.h>
#include <exchange/markdownexporter.h>
#include <ui/controls/filedialog.h>
#include <ui/look/theme.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto ExportPatience = 24h;
constexpr int Width = 560;

void addLines(QStringList &lines, const QString &what, const QList<Exchange::ImportNote> &notes)
{
    for (const Exchange::ImportNote &note : notes)
        lines << QStringLiteral("%1: %2 – %3").arg(what, note.file, note.reason);
}

} // namespace

ExportDialog::ExportDialog(Workspace::Workspace &workspace, ExportChoice choice,
                           const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_choice(std::move(choice))
    , m_exporter(workspace.openExporter())
    , m_one(new QRadioButton(this))
    , m_all(new QRadioButton(tr("All that “%1” lists now").arg(m_choice.listName), this))
    , m_folder(new QLineEdit(folder, this))
    , m_browse(new QPushButton(tr("Choose…"), this))
    , m_lacks(new QLabel(Exchange::whatAnExportLacks(), this))
    , m_sentence(new QLabel(this))
    , m_details(new QPlainTextEdit(this))
    , m_overwrite(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export articles as Markdown"));
    setMinimumWidth(Width);
    const bool hasArticle = m_choice.article.has_value();
    m_one->setText(hasArticle ? tr("Only “%1”").arg(actionTitle(m_choice.article->title))
                              : QString());
    m_one->setVisible(hasArticle);
    m_all->setVisible(hasArticle);
    (hasArticle ? m_one : m_all)->setChecked(true);
    if (!hasArticle)
        setWindowTitle(tr("Export “%1” as Markdown").arg(m_choice.listName));
    for (QLabel *label : {m_lacks, m_sentence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("Files that are to be heeded"));
    makePrimary(m_export);
    for (QPushButton *button : {m_browse, m_overwrite, m_close})
        button->setAutoDefault(false);
    m_export->setDefault(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    buttons->addButton(m_overwrite, QDialogButtonBox::ActionRole);
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Medium);
    column->setSpacing(Space::Medium);
    column->addWidget(m_one);
    column->addWidget(m_all);
    column->addWidget(buildFolderRow());
    column->addWidget(m_lacks);
    column->addWidget(m_sentence);
    column->addWidget(m_details, 1);
    column->addWidget(buttons);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    m_folder->selectAll(); // what is typed takes its place
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::askAnew);
    connect(m_one, &QRadioButton::toggled, this, &ExportDialog::askAnew);
    connect(m_export, &QPushButton::clicked, this, [this] { start(m_isStopped && m_overwrites); });
    connect(m_overwrite, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_exporter.get(), &Exchange::MarkdownExporter::progressed, this,
            [this](int done, int total) {
                if (m_stage == Stage::Running)
                    m_sentence->setText(
                        tr("%1 of %2 articles").arg(exactCount(done), exactCount(total)));
            });
    setStage(Stage::Choosing);
}

ExportDialog::~ExportDialog()
{
    m_stop.request_stop();
}

QWidget *ExportDialog::buildFolderRow()
{
    auto *row = new QWidget(this);
    auto *label = new QLabel(tr("&Folder"), row);
    label->setBuddy(m_folder);
    m_folder->setAccessibleName(tr("Folder for the files"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    layout->addWidget(label);
    layout->addWidget(m_folder, 1);
    layout->addWidget(m_browse);
    return row;
}

void ExportDialog::chooseFolder()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Folder for the files"), m_folder->text());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder,
            [this](const QString &folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

/** Another choice than that of the export that has ended. */
void ExportDialog::askAnew()
{
    if (m_stage == Stage::Running)
        return;
    m_isStopped = false;
    m_sentence->clear();
    m_details->clear();
    setStage(Stage::Choosing);
}

void ExportDialog::setStage(Stage stage)
{
    m_stage = stage;
    const bool isRunning = stage == Stage::Running;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_one, m_all, m_folder, m_browse})
        widget->setEnabled(!isRunning);
    m_export->setVisible(stage != Stage::Done || m_isStopped);
    m_export->setText(m_isStopped ? tr("Go on") : tr("Export"));
    m_export->setEnabled(!isRunning && !m_folder->text().trimmed().isEmpty());
    m_overwrite->setVisible(false);
    m_details->setVisible(stage == Stage::Done && !m_details->toPlainText().isEmpty());
    m_close->setText(isRunning ? tr("Stop") : stage == Stage::Done ? tr("Close") : tr("Cancel"));
}

void ExportDialog::start(bool overwrites)
{
    Exchange::ExportOptions options;
    options.folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    options.overwrites = overwrites;
    options.zone = m_workspace.siteZone();
    if (m_one->isChecked())
        options.ids = {m_choice.article->id};
    else
        options.query = m_choice.query;
    m_details->clear();
    m_sentence->setText(tr("The articles are counted…"));
    m_stop = {};
    m_overwrites = overwrites;
    m_isStopped = false;
    Q_EMIT folderUsed(m_folder->text().trimmed());
    setStage(Stage::Running);
    Core::onAnswer(
        m_exporter->exportTo(options, Core::Call::within(ExportPatience, m_stop.get_token())), this,
        [this](const Core::Result<Exchange::ExportReport> &report) { onEnded(report); });
}

void ExportDialog::onEnded(const Core::Result<Exchange::ExportReport> &report)
{
    if (report) {
        show(*report);
        return;
    }
    // Another folder may do.
    m_sentence->setText(report.error().message);
    setStage(Stage::Choosing);
}

void ExportDialog::show(const Exchange::ExportReport &report)
{
    QStringList facts{tr("%Ln files were written.", nullptr, report.written)};
    if (report.unchanged > 0)
        facts << tr("%Ln were there already, just so.", nullptr, report.unchanged);
    if (!report.skipped.isEmpty()) {
        facts << tr("%Ln are there and differ; they were left as they are.", nullptr,
                    int(report.skipped.size()));
    }
    if (!report.failures.isEmpty())
        facts << tr("%Ln could not be written.", nullptr, int(report.failures.size()));
    if (report.stopped)
        facts << report.stopped->message;
    m_sentence->setText(facts.join(QLatin1Char(' ')));
    QStringList lines;
    addLines(lines, tr("Not written"), report.failures);
    addLines(lines, tr("Left as it is"), report.skipped);
    addLines(lines, tr("Other name"), report.renamed);
    addLines(lines, tr("Lost"), report.lost);
    m_details->setPlainText(lines.join(QLatin1Char('\n')));
    m_isStopped = report.stopped.has_value();
    setStage(Stage::Done);
    if (!report.skipped.isEmpty() && !report.stopped) {
        m_overwrite->setText(tr("Overwrite %Ln files", nullptr, int(report.skipped.size())));
        m_overwrite->setVisible(true);
    }
}

void ExportDialog::reject()
{
    if (m_stage == Stage::Running)
        m_stop.request_stop(); // the report says what was written
    else
        QDialog::reject();
}

} // namespace Triptych::Ui
