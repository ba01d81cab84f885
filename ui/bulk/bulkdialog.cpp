#include "bulkdialog.h"

#include "changeform.h"
#include "describechange.h"

#include <core/answer.h>
#include <core/asfuture.h>
#include <newsroom/bulkrun.h>
#include <ui/controls/filedialog.h>
#include <ui/controls/screenfit.h>
#include <ui/look/theme.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(660, 620);
constexpr auto Patience = 24h;

/** What differs, in a line. */
QStringList differences(const Newsroom::BulkExample &example)
{
    QStringList lines;
    const auto add = [&lines](const QString &before, const QString &after) {
        if (before != after)
            lines << QStringLiteral("    %1 → %2")
                         .arg(before.isEmpty() ? QStringLiteral("–") : before,
                              after.isEmpty() ? QStringLiteral("–") : after);
    };
    const Core::Article &before = example.before;
    const Core::Article &after = example.after;
    const QString comma = QStringLiteral(", ");
    add(statusText(before.status), statusText(after.status));
    add(exactDate(before.publishAt), exactDate(after.publishAt));
    add(before.tags.join(comma), after.tags.join(comma));
    add(before.section, after.section);
    add(before.authors.join(comma), after.authors.join(comma));
    add(before.language, after.language);
    for (const Text::TextHit &hit : example.hits)
        add(hit.before, hit.after);
    return lines;
}

} // namespace

BulkDialog::BulkDialog(Workspace::Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_run(workspace.openBulk())
    , m_pages(new QStackedWidget)
    , m_form(new ChangeForm(workspace.siteZone()))
    , m_scope(new QLabel)
    , m_sentence(new QLabel)
    , m_progress(new QProgressBar)
    , m_details(new QPlainTextEdit)
    , m_back(new QPushButton(tr("&Back")))
    , m_preview(new QPushButton(tr("See What &Changes")))
    , m_change(new QPushButton)
    , m_pause(new QPushButton(tr("&Pause")))
    , m_end(new QPushButton(tr("&End It Here")))
    , m_undo(new QPushButton(tr("&Undo")))
    , m_copy(new QPushButton(tr("C&opy")))
    , m_save(new QPushButton(tr("&Save…")))
    , m_close(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Change many articles"));
    resize(withinScreen(*this, FirstSize));
    build();
}

BulkDialog::BulkDialog(Workspace::Workspace &workspace, Core::ArticleSelection selection,
                       const QString &name, QWidget *parent)
    : BulkDialog(workspace, parent)
{
    m_selection = std::move(selection);
    m_scope->setText(name);
    setStage(Stage::Choosing);
}

BulkDialog::BulkDialog(Workspace::Workspace &workspace, const Core::BulkAction &action, bool isUndo,
                       QWidget *parent)
    : BulkDialog(workspace, parent)
{
    m_scope->setText(describedAction(action));
    if (isUndo) {
        setWindowTitle(tr("Undo a change of many articles"));
        undo(action.id);
    } else {
        run(action.id);
    }
}

BulkDialog::~BulkDialog()
{
    m_stop.request_stop();
}

Core::Call BulkDialog::call() const
{
    return Core::Call::within(Patience, m_stop.get_token());
}

void BulkDialog::build()
{
    for (QLabel *label : {m_scope, m_sentence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_form);
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("Articles"));
    m_details->setPlaceholderText(tr("Nothing to tell of single articles."));
    m_pages->addWidget(scroll);
    m_pages->addWidget(m_details);
    m_progress->setTextVisible(false);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    for (QPushButton *button :
         {m_back, m_copy, m_save, m_undo, m_end, m_pause, m_preview, m_change})
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    for (QPushButton *button : {m_back, m_copy, m_save, m_undo, m_end, m_pause, m_close})
        button->setAutoDefault(false);
    makePrimary(m_preview);
    makePrimary(m_change);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Medium);
    column->setSpacing(Space::Medium);
    column->addWidget(m_scope);
    column->addWidget(m_sentence);
    column->addWidget(m_progress);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    connect(m_form, &ChangeForm::changed, this, [this] {
        if (m_stage == Stage::Choosing)
            setStage(Stage::Choosing);
    });
    connect(m_preview, &QPushButton::clicked, this, &BulkDialog::look);
    connect(m_back, &QPushButton::clicked, this, &BulkDialog::goBack);
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::Paused)
            run(m_action);
        else
            begin();
    });
    connect(m_pause, &QPushButton::clicked, m_run.get(), &Newsroom::BulkRun::pause);
    connect(m_end, &QPushButton::clicked, this, &BulkDialog::end);
    connect(m_undo, &QPushButton::clicked, this, [this] { undo(m_action); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_sentence->text() + QLatin1String("\n\n") +
                                              m_details->toPlainText());
    });
    connect(m_save, &QPushButton::clicked, this, &BulkDialog::save);
    connect(m_close, &QPushButton::clicked, this, &BulkDialog::reject);
    connect(m_run.get(), &Newsroom::BulkRun::progressed, this, [this](qint64 done, qint64 total) {
        constexpr qint64 Steps = 1000;
        m_progress->setRange(0, total > 0 ? int(Steps) : 0);
        m_progress->setValue(total > 0 ? int(done * Steps / total) : 0);
        m_sentence->setText(total > 0
                                ? tr("%1 of %2 articles").arg(exactCount(done), exactCount(total))
                                : tr("%1 articles found").arg(exactCount(done)));
    });
}

void BulkDialog::setStage(Stage stage)
{
    m_stage = stage;
    const bool isBusy = stage == Stage::Looking || stage == Stage::Running;
    m_pages->setCurrentIndex(stage == Stage::Choosing ? 0 : 1);
    m_progress->setVisible(isBusy);
    m_preview->setVisible(stage == Stage::Choosing);
    m_preview->setEnabled(!m_form->change().isEmpty());
    m_preview->setDefault(stage == Stage::Choosing);
    m_back->setVisible(stage == Stage::Asking);
    m_change->setVisible(stage == Stage::Asking || stage == Stage::Paused);
    m_change->setDefault(stage == Stage::Paused);
    if (stage == Stage::Paused)
        m_change->setText(tr("&Go On"));
    m_change->setEnabled(true);
    m_pause->setVisible(stage == Stage::Running);
    m_end->setVisible(stage == Stage::Paused);
    m_undo->setVisible((stage == Stage::Paused || stage == Stage::Done) && m_canUndo);
    m_copy->setVisible(stage == Stage::Asking || stage == Stage::Done);
    m_save->setVisible(m_copy->isVisibleTo(this));
    m_close->setText(stage == Stage::Done || stage == Stage::Paused ? tr("Close") : tr("Cancel"));
    m_close->setVisible(stage != Stage::Running);
}

void BulkDialog::fail(const Core::Error &error, Stage stage)
{
    setStage(stage);
    m_sentence->setText(error.message);
}

void BulkDialog::look()
{
    m_stop = {};
    m_details->clear();
    m_sentence->setText(tr("Looking at the articles…"));
    setStage(Stage::Looking);
    Core::onAnswer(Core::asFuture(m_run->idsOf(m_selection, call())), this,
                   [this](const Core::Result<QList<Core::ArticleId>> &ids) {
                       if (m_stage != Stage::Looking)
                           return;
                       if (!ids) {
                           fail(ids.error(), Stage::Choosing);
                           return;
                       }
                       m_ids = *ids;
                       Core::onAnswer(
                           Core::asFuture(m_run->preview(m_ids, m_form->change(), call())), this,
                           [this](const Core::Result<Newsroom::BulkPreview> &preview) {
                               showPreview(preview);
                           });
                   });
}

void BulkDialog::showPreview(const Core::Result<Newsroom::BulkPreview> &preview)
{
    if (m_stage != Stage::Looking)
        return;
    if (!preview) {
        fail(preview.error(), Stage::Choosing);
        return;
    }
    QStringList facts{tr("%Ln article(s) will change.", nullptr, pluralCount(preview->willChange))};
    if (preview->hits > 0)
        facts << tr("%Ln place(s) in their texts.", nullptr, pluralCount(preview->hits));
    if (preview->unchanged > 0)
        facts << tr("%Ln are so already.", nullptr, pluralCount(preview->unchanged));
    if (preview->skipped() > 0)
        facts << tr("%Ln will be skipped.", nullptr, pluralCount(preview->skipped()));
    m_sentence->setText(facts.join(QLatin1Char(' ')));
    QStringList lines;
    for (const Newsroom::BulkReason &reason : preview->reasons)
        lines << tr("Skipped, %1: %2").arg(exactCount(reason.articles), reason.skip.message);
    if (!lines.isEmpty())
        lines << QString();
    for (const Newsroom::BulkExample &example : preview->examples)
        lines << example.before.title << differences(example);
    if (preview->willChange > preview->examples.size())
        lines
            << tr("… and %1 more").arg(exactCount(preview->willChange - preview->examples.size()));
    m_details->setPlainText(lines.join(QLatin1Char('\n')));
    setStage(Stage::Asking);
    m_change->setText(
        m_form->change().isDeletion
            ? tr("&Delete %Ln Article(s)", nullptr, pluralCount(preview->willChange))
            : tr("C&hange %Ln Article(s)", nullptr, pluralCount(preview->willChange)));
    m_change->setEnabled(preview->willChange > 0);
    (preview->willChange > 0 ? m_change : m_back)->setFocus();
}

void BulkDialog::goBack()
{
    m_sentence->clear();
    setStage(Stage::Choosing);
}

void BulkDialog::begin()
{
    m_scope->setText(QStringList{m_scope->text(), describedChange(m_form->change())}.join(
        QStringLiteral(" · ")));
    m_sentence->setText(tr("The articles are noted…"));
    setStage(Stage::Looking);
    Core::onAnswer(Core::asFuture(m_run->begin(m_ids, m_form->change(), call())), this,
                   [this](const Core::Result<QUuid> &action) {
                       if (m_stage != Stage::Looking)
                           return;
                       if (action)
                           run(*action);
                       else
                           fail(action.error(), Stage::Choosing);
                   });
}

void BulkDialog::run(const QUuid &action)
{
    m_action = action;
    m_canUndo = false;
    m_details->clear();
    setStage(Stage::Running);
    m_pause->setFocus();
    Core::onAnswer(Core::asFuture(m_run->run(action, call())), this,
                   [this](const Core::Result<Core::BulkAction> &done) { onRun(done); });
}

void BulkDialog::onRun(const Core::Result<Core::BulkAction> &action)
{
    if (!action) {
        m_canUndo = true;
        fail(action.error(), Stage::Paused);
        m_sentence->setText(
            tr("%1 What was changed so far stays changed, and the rest waits: go on here, or later "
               "from “Past Changes”.")
                .arg(action.error().message));
        return;
    }
    m_canUndo = action->changed > 0 && !action->isUndone;
    if (action->state == Core::BulkState::Running) {
        setStage(Stage::Paused);
        m_sentence->setText(tr("Paused: %1. Go on here, or later from “Past Changes”.")
                                .arg(describedProgress(*action)));
        m_change->setFocus();
        return;
    }
    showReport(*action);
}

void BulkDialog::showReport(const Core::BulkAction &action)
{
    m_canUndo = action.changed > 0 && !action.isUndone;
    setStage(Stage::Done);
    m_sentence->setText(describedProgress(action));
    m_close->setFocus();
    Q_EMIT actionEnded(action);
    if (action.skipped == 0)
        return;
    Core::onAnswer(Core::asFuture(m_run->skipped(action.id, call())), this,
                   [this](const Core::Result<QList<Core::BulkOutcome>> &skipped) {
                       if (!skipped) {
                           m_details->setPlainText(skipped.error().message);
                           return;
                       }
                       QStringList lines;
                       for (const Core::BulkOutcome &one : *skipped) {
                           lines << QStringLiteral("%1 – %2").arg(
                               one.title.isEmpty() ? one.id.toString() : one.title,
                               one.skip.message);
                       }
                       m_details->setPlainText(lines.join(QLatin1Char('\n')));
                   });
}

void BulkDialog::end()
{
    Core::onAnswer(Core::asFuture(m_run->cancel(m_action, call())), this,
                   [this](const Core::Result<Core::BulkAction> &action) {
                       if (action)
                           showReport(*action);
                       else
                           fail(action.error(), Stage::Paused);
                   });
}

void BulkDialog::undo(const QUuid &action)
{
    m_sentence->setText(tr("The articles are noted…"));
    m_canUndo = false;
    setStage(Stage::Looking);
    m_action = action;
    Core::onAnswer(Core::asFuture(m_run->beginUndo(action, call())), this,
                   [this](const Core::Result<QUuid> &undo) {
                       if (undo)
                           run(*undo);
                       else
                           fail(undo.error(), Stage::Done);
                   });
}

void BulkDialog::save()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Save what is told here"),
                                         QStringLiteral("changes.txt"), tr("Text (*.txt)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray text = (m_sentence->text() + QLatin1String("\n\n") +
                                 m_details->toPlainText() + QLatin1Char('\n'))
                                    .toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
            m_sentence->setText(tr("The file could not be written: %1").arg(file.errorString()));
        }
    });
    dialog->open();
}

void BulkDialog::reject()
{
    switch (m_stage) {
    case Stage::Running:
        m_run->pause(); // its batch is done to the end, and said
        return;
    case Stage::Looking:
        m_stop.request_stop();
        QDialog::reject();
        return;
    default:
        QDialog::reject();
    }
}

} // namespace Triptych::Ui
