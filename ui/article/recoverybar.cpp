#include "recoverybar.h"

#include "comparedialog.h"

#include <core/visible.h>
#include <ui/controls/elidedlabel.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/look/dressed.h>
#include <ui/terms/format.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <functional>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto Patience = 10s;
constexpr int BeginningSize = 80; // characters of a text

} // namespace

QString unsavedTitle(const Core::Article &article)
{
    const QString title = article.title.simplified();
    if (Core::hasVisible(title))
        return title;
    for (const QString &words : {article.body, article.summary}) {
        const QString first = words.simplified().left(BeginningSize);
        if (Core::hasVisible(first))
            return first;
    }
    return RecoveryBar::tr("Untitled");
}

QStringList unsavedNames(const QList<Unsaved::UnsavedText> &texts)
{
    QStringList names;
    for (const Unsaved::UnsavedText &text : texts)
        names << unsavedTitle(text.article);
    // Each of these is added only to those that are alike without it.
    const auto tellApart = [&](const std::function<QString(const Unsaved::UnsavedText &)> &sign) {
        const QStringList before = names;
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QString more = sign(texts.at(i));
            if (before.count(before.at(i)) > 1 && !more.isEmpty() && more != before.at(i))
                names[i] = QStringLiteral("%1 · %2").arg(before.at(i), more);
        }
    };
    tellApart([](const auto &text) { return text.article.body.simplified().left(BeginningSize); });
    tellApart([](const auto &text) { return exactDate(text.writtenAt); });
    return names;
}

RecoveryBar::RecoveryBar(Workspace::Workspace &workspace, Unsaved::Journal &journal,
                         QWidget *parent)
    : QWidget(parent)
    , m_unsaved(workspace.openRecovery(journal))
    , m_journal(journal)
    , m_title(new QLabel)
    , m_panel(new QWidget)
    , m_list(new QVBoxLayout)
    , m_notice(new InlineNotice)
{
    setAccessibleName(tr("Unsaved text"));
    setSurface(this, Surface::List);
    auto *panel = new QVBoxLayout(m_panel);
    panel->setContentsMargins({});
    panel->setSpacing(Space::Tiny);
    panel->addWidget(m_title);
    panel->addLayout(m_list);
    m_list->setSpacing(Space::Tiny);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    layout->setSpacing(Space::Small);
    layout->addWidget(m_panel);
    layout->addWidget(m_notice);
    connect(m_notice, &InlineNotice::actionTriggered, this, &RecoveryBar::undoDiscard);
    connect(m_notice, &InlineNotice::dismissed, this, [this] {
        m_discarded.reset();
        showRows();
    });
    dress(this, [this] { m_title->setFont(textFont(TextSize::Body, Weight::Medium)); });
    hide();
}

RecoveryBar::~RecoveryBar()
{
    m_stop.request_stop();
    m_gone.request_stop();
}

void RecoveryBar::refresh()
{
    // One that looks still would go on clearing away what is saved.
    m_stop.request_stop();
    m_stop = {};
    refreshFlow(++m_generation);
}

void RecoveryBar::setOpenArticle(const Core::ArticleId &id)
{
    if (id == m_open)
        return;
    m_open = id;
    if (m_takenUpOf != id)
        m_takenUp = {};
    const QList<Row> rows = m_rows;
    for (const Row &row : rows) {
        if (isBeingWritten(row.text))
            takeRow(row.text);
    }
    if (id.isNull())
        refresh();
}

QList<Unsaved::UnsavedText> RecoveryBar::texts() const
{
    QList<Unsaved::UnsavedText> all;
    for (const Row &row : m_rows)
        all << row.text;
    return all;
}

bool RecoveryBar::isBeingWritten(const Unsaved::UnsavedText &text) const
{
    return !m_open.isNull() && text.article.id == m_open &&
           (text.place == Unsaved::TextPlace() || text.place == m_takenUp ||
            text.place.device == m_journal.device());
}

QCoro::Task<void> RecoveryBar::refreshFlow(quint64 generation)
{
    const QPointer<RecoveryBar> self(this);
    auto looking = m_unsaved.texts(Core::Call::within(Patience, m_stop.get_token()));
    const auto found = co_await looking;
    if (!self || generation != m_generation)
        co_return;
    for (const Row &row : std::as_const(m_rows))
        row.widget->deleteLater();
    m_rows.clear();
    if (!found) {
        m_notice->showMessage(Tone::Danger, found.error().message);
    } else {
        QList<Unsaved::UnsavedText> offered = found->texts;
        offered.removeIf([this](const auto &text) { return isBeingWritten(text); });
        const QStringList names = unsavedNames(offered);
        for (qsizetype i = 0; i < offered.size(); ++i)
            addRow(offered.at(i), names.at(i));
        tellOfFiles(*found);
    }
    showRows();
    Q_EMIT refreshed();
}

void RecoveryBar::tellOfFiles(const Unsaved::UnsavedTexts &found)
{
    if (!found.setAside.isEmpty())
        m_notice->showMessage(Tone::Warning,
                              tr("Unsaved text could not be read; the file is kept as %1.")
                                  .arg(found.setAside.join(QStringLiteral(", "))));
    else if (!found.empty.isEmpty())
        m_notice->showMessage(Tone::Neutral,
                              tr("A file for unsaved text was empty; it is kept as %1.")
                                  .arg(found.empty.join(QStringLiteral(", "))));
}

void RecoveryBar::addRow(const Unsaved::UnsavedText &text, const QString &title)
{
    auto *row = new QWidget;
    auto *name = new ElidedLabel(title);
    const QString age = relativeDate(text.writtenAt);
    auto *when = new QLabel(text.isDeleted ? tr("%1 · deleted meanwhile").arg(age)
                            : text.place.device.isEmpty() || text.place.device == m_journal.device()
                                ? age
                                : tr("%1 · from another computer").arg(age));
    when->setToolTip(exactDate(text.writtenAt));
    when->setFont(textFont(TextSize::Small));
    QPalette quiet = QApplication::palette();
    quiet.setColor(QPalette::WindowText, colours().secondary);
    when->setPalette(quiet);
    auto *part = new Pill(tr("In part"), Tone::Warning);
    part->setVisible(text.isInPart);
    part->setToolTip(tr("What could be read of a damaged file, which is kept as %1")
                         .arg(QDir::toNativeSeparators(text.place.asideFile)));
    auto *open = new QPushButton(tr("Open"));
    auto *compare = new QPushButton(tr("Compare"));
    auto *discard = new QPushButton(tr("Discard"));
    open->setAccessibleName(tr("Open the unsaved text of %1").arg(title));
    compare->setAccessibleName(tr("Compare the unsaved text of %1 with what is saved").arg(title));
    discard->setAccessibleName(tr("Discard the unsaved text of %1").arg(title));
    // The dates and buttons of the rows stand below each other also where there is nothing to
    // compare.
    QSizePolicy kept = compare->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    compare->setSizePolicy(kept);
    compare->setVisible(text.stored.has_value());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    layout->addWidget(name, 1);
    layout->addWidget(part);
    layout->addWidget(when);
    layout->addSpacing(Space::Small);
    layout->addWidget(compare);
    layout->addWidget(discard);
    layout->addWidget(open);
    m_list->addWidget(row);
    m_rows.append(Row{text, row});
    connect(open, &QPushButton::clicked, this, [this, text] { this->open(text); });
    connect(compare, &QPushButton::clicked, this, [this, text] { this->compare(text); });
    connect(discard, &QPushButton::clicked, this, [this, text] { this->discard(text); });
}

void RecoveryBar::takeRow(const Unsaved::UnsavedText &text)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Unsaved::UnsavedText &other = m_rows.at(i).text;
        if (other.article.id == text.article.id && other.place == text.place) {
            // A button of the row is still in its click.
            m_rows.at(i).widget->hide();
            m_rows.at(i).widget->deleteLater();
            m_rows.removeAt(i);
            break;
        }
    }
    showRows();
}

void RecoveryBar::open(const Unsaved::UnsavedText &text)
{
    m_takenUp = text.place;
    m_takenUpOf = text.article.id;
    takeRow(text);
    if (text.isInPart)
        m_notice->showMessage(Tone::Warning,
                              tr("This is what could be read of a damaged file: its end may be "
                                 "missing, and � stands where something is lost."));
    showRows();
    Q_EMIT openRequested(text.article, text.place);
}

QCoro::Task<void> RecoveryBar::discard(Unsaved::UnsavedText text)
{
    const QPointer<RecoveryBar> self(this);
    auto forgetting = m_unsaved.forget(text, m_gone.get_token());
    const auto forgotten = co_await forgetting;
    if (!self)
        co_return;
    if (!forgotten) {
        m_notice->showMessage(Tone::Danger, forgotten.error().message);
        co_return;
    }
    m_discarded = text;
    m_notice->showMessage(
        Tone::Neutral,
        tr("The unsaved text of \"%1\" is discarded.").arg(unsavedTitle(text.article)), tr("Undo"));
    takeRow(text);
}

void RecoveryBar::undoDiscard()
{
    m_notice->hide();
    if (!m_discarded)
        return;
    keepAgain(*std::exchange(m_discarded, std::nullopt));
    showRows();
}

QCoro::Task<void> RecoveryBar::keepAgain(Unsaved::UnsavedText text)
{
    const QPointer<RecoveryBar> self(this);
    const bool isOpen = text.article.id == m_open;
    auto keeping = m_unsaved.keep(text, isOpen, m_gone.get_token());
    const auto kept = co_await keeping;
    if (!self)
        co_return;
    if (kept)
        refresh();
    else
        m_notice->showMessage(Tone::Danger, kept.error().message);
}

void RecoveryBar::compare(const Unsaved::UnsavedText &text)
{
    auto *dialog = new CompareDialog(*text.stored, text.article, text.isInPart, this);
    connect(dialog, &CompareDialog::openAsked, this, [this, text] { open(text); });
    dialog->open();
}

void RecoveryBar::showRows()
{
    m_title->setText(tr("Text that was typed before and never saved is kept."));
    m_panel->setVisible(!m_rows.isEmpty());
    setVisible(!m_rows.isEmpty() || !m_notice->isHidden());
    Q_EMIT changed();
}

} // namespace Triptych::Ui
