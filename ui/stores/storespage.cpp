#include "storespage.h"

#include "auditpanel.h"
#include "outboxpanel.h"
#include "rebuildpanel.h"
#include "storecard.h"

#include <core/answer.h>
#include <sync/upkeep.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <workspace/workspace.h>

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto StorePatience = 15s;
// While somebody looks at the page; the heartbeat of a desk is much slower.
constexpr auto LookInterval = 3s;

} // namespace

StoresPage::StoresPage(Workspace::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_scroll(new QScrollArea(this))
    , m_cards(new QVBoxLayout)
    , m_backfill(new QLabel(this))
    , m_seeding(new QLabel(this))
    , m_check(new QPushButton(tr("Check now"), this))
    , m_outbox(new OutboxPanel(workspace.upkeep(), this))
    , m_rebuild(new RebuildPanel(workspace.upkeep(), this))
    , m_audit(new AuditPanel(workspace.upkeep(), this))
{
    build();
    connect(m_check, &QPushButton::clicked, this, &StoresPage::check);
    connect(m_outbox, &OutboxPanel::openRequested, this, &StoresPage::openRequested);
    connect(m_audit, &AuditPanel::openRequested, this, &StoresPage::openRequested);
    m_clock.setInterval(LookInterval);
    connect(&m_clock, &QTimer::timeout, this, &StoresPage::look);
    const QList<std::pair<QString, QPushButton *>> commands{
        {tr("Check the Stores"), m_check},
        {tr("Retry All Refused Changes"), m_outbox->retryAllButton()},
        {tr("Rebuild the Search Index"), m_rebuild->startButton()},
        {tr("Pause the Rebuild"), m_rebuild->stopButton()},
        {tr("Discard the Unfinished Index"), m_rebuild->discardButton()},
        {tr("Go Back to the Index Before"), m_rebuild->rollBackButton()},
        {tr("Compare the Stores"), m_audit->compareButton()},
        {tr("Repair What Differs"), m_audit->repairButton()},
    };
    for (const auto &[name, button] : commands) {
        auto *action = new QAction(name, this);
        connect(action, &QAction::triggered, button, &QPushButton::click);
        action->setData(QVariant::fromValue(static_cast<QWidget *>(button)));
        m_actions << action;
    }
    setHealth(m_workspace.health());
}

void StoresPage::build()
{
    setSurface(this, Surface::Page);
    setAccessibleName(tr("Stores"));
    auto *title = new QLabel(tr("Stores"), this);
    title->setFont(textFont(TextSize::Display, Weight::Bold));
    auto *sentence = new QLabel(tr("Only the articles' store is needed to save. The others make "
                                   "finding and reading faster."),
                                this);
    auto *step = new QLabel(tr("Keeping in step"), this);
    step->setFont(textFont(TextSize::Title, Weight::Bold));
    auto *stepSentence =
        new QLabel(tr("The articles' store is the truth. The others follow each save, and "
                      "can be made anew at any time."),
                   this);
    for (QLabel *label : {sentence, stepSentence, m_backfill, m_seeding}) {
        label->setWordWrap(true);
        dress(label, [label] {
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, colours().secondary);
            label->setPalette(palette);
        });
    }
    m_backfill->hide();
    m_seeding->hide();
    m_check->setIcon(icon(Icon::Refresh));
    auto *connection = new QPushButton(tr("Change connection…"), this);
    connect(connection, &QPushButton::clicked, this, &StoresPage::connectionRequested);

    m_cards->setSpacing(Space::Medium);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_check);
    buttons->addWidget(connection);
    buttons->addStretch(1);
    auto *panels = new QVBoxLayout;
    panels->setSpacing(Space::Medium);
    for (QWidget *panel : QList<QWidget *>{m_outbox, m_rebuild, m_audit})
        panels->addWidget(panel);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(title);
    column->addSpacing(Space::Tiny);
    column->addWidget(sentence);
    column->addSpacing(Space::Wide);
    column->addLayout(m_cards);
    column->addSpacing(Space::Medium);
    column->addWidget(m_backfill);
    column->addWidget(m_seeding);
    column->addSpacing(Space::Tiny);
    column->addLayout(buttons);
    column->addSpacing(Space::Huge);
    column->addWidget(step);
    column->addSpacing(Space::Tiny);
    column->addWidget(stepSentence);
    column->addSpacing(Space::Large);
    column->addLayout(panels);
    column->addStretch(1);
    auto *inner = new QWidget;
    inner->setLayout(column);
    inner->setMaximumWidth(Measure::TextColumn);
    auto *page = new QWidget;
    setSurface(page, Surface::Page);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    row->addStretch(1);
    row->addWidget(inner, 1'000);
    row->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_scroll);
}

void StoresPage::setHealth(const QList<Core::StoreHealth> &health)
{
    while (m_stores.size() > health.size())
        delete m_stores.takeLast();
    while (m_stores.size() < health.size()) {
        auto *card = new StoreCard(this);
        m_cards->addWidget(card);
        m_stores.append(card);
    }
    for (qsizetype i = 0; i < health.size(); ++i)
        m_stores.at(i)->setHealth(health.at(i));
}

void StoresPage::setBackfill(qint64 done, qint64 total)
{
    const bool filling = total > 0 && done < total;
    m_backfill->setVisible(filling);
    m_backfill->setText(
        tr("Filling the search index: %L1 of about %L2 articles. SQL answers until it is done.")
            .arg(done)
            .arg(total));
    m_rebuild->setFilling(filling);
}

void StoresPage::setSeeding(qint64 done, qint64 total)
{
    m_seeding->setVisible(done < total);
    m_seeding->setText(tr("Handing the views counted so far to the new counters: %L1 of %L2.")
                           .arg(done)
                           .arg(total));
}

void StoresPage::check()
{
    setChecking(true);
    look();
    Core::onAnswer(m_workspace.checkHealth(Core::Call::within(StorePatience)), this,
                   [this](const Core::Result<QList<Core::StoreHealth>> &health) {
                       setChecking(false);
                       if (health)
                           setHealth(*health);
                   });
}

void StoresPage::setChecking(bool checking)
{
    m_check->setEnabled(!checking);
    m_check->setText(checking ? tr("Checking…") : tr("Check now"));
}

void StoresPage::look()
{
    m_workspace.upkeep().lookAtOutbox();
    m_workspace.upkeep().lookAtIndex();
}

QList<QAction *> StoresPage::pageActions()
{
    for (QAction *action : std::as_const(m_actions)) {
        const auto *button = action->data().value<QWidget *>();
        action->setVisible(button->isVisibleTo(this));
        action->setEnabled(button->isEnabled());
    }
    return m_actions;
}

void StoresPage::showOutbox()
{
    m_scroll->ensureWidgetVisible(m_outbox, 0, Space::Huge);
    if (m_outbox->retryAllButton()->isVisibleTo(this))
        m_outbox->retryAllButton()->setFocus(Qt::OtherFocusReason);
}

void StoresPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
    m_clock.start();
}

void StoresPage::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    QWidget::hideEvent(event);
}

} // namespace Triptych::Ui
