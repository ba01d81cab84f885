#include "selectionpage.h"

#include <ui/controls/emptystate.h>
#include <ui/controls/pill.h>
#include <ui/look/dressed.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>

#include <core/visible.h>

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int CardWidth = 560;

QLabel *wrapped(QWidget *parent, const QFont &font)
{
    auto *label = new QLabel(parent);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void makeSecondary(QLabel *label)
{
    dress(label, [label] {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colours().secondary);
        label->setPalette(palette);
    });
}

} // namespace

SelectionPage::SelectionPage(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this))
{
    setSurface(this, Surface::Page);
    setAccessibleName(tr("Selected article"));
    auto *card = new QWidget(this);
    m_status = new Pill(card);
    m_when = new QLabel(card);
    m_when->setFont(textFont(TextSize::Small));
    m_title = wrapped(card, articleFont(int(TextSize::Display), Weight::Bold));
    m_byline = wrapped(card, textFont(TextSize::Body));
    m_summary = wrapped(card, articleFont(Measure::ArticleTextPx));
    m_facts = wrapped(card, textFont(TextSize::Small));
    for (QLabel *label : {m_when, m_byline, m_facts})
        makeSecondary(label);
    m_read = new QPushButton(tr("Read"), card);
    m_read->setToolTip(tr("Read (Return)"));
    m_edit = new QPushButton(tr("Edit"), card);
    m_edit->setToolTip(
        tr("Edit (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_E).toString(QKeySequence::NativeText)));
    makePrimary(m_read);

    auto *states = new QHBoxLayout;
    states->setSpacing(Space::Medium);
    states->addWidget(m_status);
    states->addWidget(m_when, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_read);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(2);
    column->addLayout(states);
    column->addSpacing(Space::Large);
    column->addWidget(m_title);
    column->addSpacing(Space::Small);
    column->addWidget(m_byline);
    column->addSpacing(Space::Large);
    column->addWidget(m_summary);
    column->addSpacing(Space::Large);
    column->addWidget(m_facts);
    column->addSpacing(Space::Wide);
    column->addLayout(buttons);
    column->addStretch(5);
    auto *inner = new QWidget(card);
    inner->setLayout(column);
    inner->setMaximumWidth(CardWidth);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    row->addStretch(1);
    row->addWidget(inner, 1'000);
    row->addStretch(1);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(card);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    connect(m_read, &QPushButton::clicked, this, [this] { Q_EMIT readRequested(m_article->id); });
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(m_article->id); });
    connect(m_empty, &EmptyState::actionTriggered, this, &SelectionPage::newRequested);
    showNothing(true);
}

void SelectionPage::showNothing(bool canWrite)
{
    m_article.reset();
    m_empty->setContent(Icon::Read, tr("Nothing is open"),
                        canWrite ? tr("Choose an article in the list, or begin a new one.")
                                 : tr("Choose an article in the list."));
    m_empty->setAction(canWrite ? tr("New article") : QString());
    m_stack->setCurrentIndex(0);
}

void SelectionPage::showArticle(const Core::ArticleSummary &article, std::optional<qint64> views,
                                bool canWrite)
{
    m_article = article;
    const ShownStatus status = shownStatus(article, QDateTime::currentDateTimeUtc());
    m_status->setText(status.name);
    m_status->setTone(status.tone);
    m_status->setIcon(status.icon);
    const bool scheduled = article.isScheduled(QDateTime::currentDateTimeUtc());
    m_when->setText(scheduled ? tr("goes out %1").arg(relativePublication(article, m_zone))
                              : tr("changed %1").arg(relativeDate(article.updatedAt)));
    m_when->setToolTip(scheduled ? exactPublication(article, m_zone)
                                 : exactDate(article.updatedAt));
    m_title->setText(!Core::hasVisible(article.title) ? tr("Untitled") : article.title);
    m_byline->setText(article.authors.isEmpty()
                          ? tr("No byline")
                          : tr("by %1").arg(QLocale().createSeparatedList(article.authors)));
    m_summary->setText(article.summary);
    m_summary->setVisible(!article.summary.isEmpty());
    QStringList facts{languageName(article.language)};
    if (!article.tags.isEmpty())
        facts << article.tags.join(QLatin1String(", "));
    if (views && (*views > 0 || article.isPublic(QDateTime::currentDateTimeUtc())))
        facts << tr("%Ln views", nullptr, pluralCount(*views));
    facts << tr("version %1").arg(QLocale().toString(article.version));
    m_facts->setText(joinedFacts(facts, QStringLiteral("   ·   ")));
    m_edit->setEnabled(canWrite);
    m_stack->setCurrentIndex(1);
}

} // namespace Triptych::Ui
