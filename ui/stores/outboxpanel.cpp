#include "outboxpanel.h"

#include "outofsteplist.h"

#include <core/visible.h>
#include <sync/upkeep.h>
#include <ui/controls/inlinenotice.h>
#include <ui/terms/format.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

using Models::OutOfStep;

OutboxPanel::OutboxPanel(Sync::Upkeep &upkeep, QWidget *parent)
    : Panel(parent)
    , m_upkeep(upkeep)
    , m_waiting(addLine(TextSize::Body, false))
    , m_dead(addLine(TextSize::Body, false))
    , m_list(new OutOfStepList(this))
    , m_retry(new QPushButton(tr("Retry selected"), this))
    , m_retryAll(new QPushButton(tr("Retry all"), this))
    , m_notice(new InlineNotice(this))
    , m_buttons(new QWidget(this))
{
    setHead(Icon::Published, tr("Changes on their way"),
            tr("Each save waits here until the search index and the cache have it."));
    m_list->setAccessibleName(tr("Refused changes"));
    m_list->hide();
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, Space::Small, 0, 0);
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_retryAll);
    buttons->addWidget(m_retry);
    buttons->addStretch(1);
    body()->addWidget(m_list);
    body()->addWidget(m_notice);
    body()->addWidget(m_buttons);
    connect(m_list, &OutOfStepList::openRequested, this, &OutboxPanel::openRequested);
    connect(m_list, &OutOfStepList::chosenChanged, this, &OutboxPanel::refresh);
    const auto retry = [this](const QList<Core::ArticleId> &articles) {
        m_retrying = true;
        refresh();
        m_upkeep.retryDead(articles);
    };
    connect(m_retry, &QPushButton::clicked, this, [this, retry] {
        if (const auto chosen = m_list->chosen(); !chosen.isEmpty())
            retry(chosen);
    });
    connect(m_retryAll, &QPushButton::clicked, this, [retry] { retry({}); });
    connect(&m_upkeep, &Sync::Upkeep::outboxChanged, this, &OutboxPanel::showLetters);
    connect(&m_upkeep, &Sync::Upkeep::deadRetried, this,
            [this](const Core::Result<qint64> &revived) {
                m_retrying = false;
                if (revived) {
                    m_notice->showMessage(
                        Tone::Notice,
                        tr("%Ln change(s) are tried again.", nullptr, pluralCount(*revived)), {},
                        8'000);
                } else {
                    m_notice->showMessage(Tone::Danger, revived.error().message);
                }
                refresh();
            });
    showLetters();
}

QString OutboxPanel::waitingText() const
{
    return m_waiting->text();
}

void OutboxPanel::showLetters()
{
    QList<OutOfStep> rows;
    for (const Core::DeadLetter &letter : m_upkeep.deadLetters()) {
        OutOfStep row;
        row.key = letter.article.toString();
        row.article = letter.article;
        row.title = !Core::hasVisible(letter.title) ? tr("Untitled") : letter.title;
        row.kind = OutOfStep::Kind::Refused;
        row.facts = letter.reason.section(QLatin1Char('\n'), 0, 0);
        row.aside = joinedFacts({tr("tried %Ln time(s)", nullptr, letter.attempts),
                                 tr("saved %1").arg(relativeDate(letter.since))},
                                QStringLiteral(" · "));
        row.tip =
            QStringList{row.title, exactDate(letter.since), letter.reason}.join(QLatin1Char('\n'));
        rows << row;
    }
    m_list->setRows(rows);
    refresh();
}

void OutboxPanel::refresh()
{
    const Sync::RelayBacklog &backlog = m_upkeep.backlog();
    const qint64 refused = backlog.dead + m_upkeep.refusedByIndex();
    const bool hasDead = refused > 0;
    m_buttons->setVisible(hasDead);
    m_retryAll->setEnabled(!m_retrying);
    m_retry->setEnabled(!m_retrying && !m_list->chosen().isEmpty());
    if (!m_upkeep.mayRelay()) {
        setState({}, Tone::Neutral, Icon::Info);
        setLine(m_waiting,
                tr("This login may not look at what waits; an admin's or the relay's may."));
        return;
    }
    if (!m_upkeep.outboxError().message.isEmpty()) {
        setState(tr("Not known"), Tone::Neutral, Icon::More);
        setLine(m_waiting, m_upkeep.outboxError().message);
        return;
    }
    if (!m_upkeep.isOutboxKnown()) {
        setState(tr("Asking…"), Tone::Neutral, Icon::More);
        setLine(m_waiting, {});
        return;
    }
    if (hasDead) {
        setState(tr("%Ln refused", nullptr, pluralCount(refused)), Tone::Danger, Icon::Error);
    } else if (backlog.waiting > 0) {
        setState(tr("%Ln waiting", nullptr, pluralCount(backlog.waiting)), Tone::Notice,
                 Icon::Scheduled);
    } else {
        setState(tr("In step"), Tone::Ok, Icon::Check);
    }
    setLine(m_waiting, backlog.waiting > 0 ? tr("%Ln change(s) wait; the oldest was saved %1.",
                                                nullptr, pluralCount(backlog.waiting))
                                                 .arg(relativeDate(backlog.oldest))
                       : hasDead
                           ? tr("Nothing else waits.")
                           : tr("Nothing waits: the search index and the cache have every save."));
    QStringList facts{exactDate(backlog.oldest), backlog.reason};
    facts.removeAll(QString());
    m_waiting->setToolTip(facts.join(QLatin1Char('\n')));
    QStringList lines;
    if (backlog.dead > 0)
        lines << tr("%Ln change(s) were refused too often and are tried no more. The "
                    "articles are saved; only searches and the cache lack them.",
                    nullptr, pluralCount(backlog.dead));
    if (m_upkeep.refusedByIndex() > 0)
        lines << tr("%Ln article(s) were refused when the search index was filled. They go in by "
                    "themselves when they are saved shorter or mended.",
                    nullptr, pluralCount(m_upkeep.refusedByIndex()));
    setLine(m_dead, lines.join(QLatin1Char('\n')));
}

} // namespace Triptych::Ui
