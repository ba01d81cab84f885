#include "pastchanges.h"

#include "describechange.h"

#include <core/answer.h>
#include <newsroom/bulkrun.h>
#include <ui/controls/screenfit.h>
#include <ui/controls/twolinesdelegate.h>
#include <ui/look/theme.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(620, 460);
constexpr auto Patience = 30s;
constexpr int MostActions = 1000;

enum Role { WhatRole = Qt::UserRole + 1, FactsRole, WhenRole };

TwoLines shown(const QModelIndex &index)
{
    return {Icon::Undo,
            Tone::Neutral,
            index.data(WhatRole).toString(),
            index.data(FactsRole).toString(),
            index.data(WhenRole).toString(),
            true};
}

} // namespace

PastChanges::PastChanges(Workspace::Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_run(workspace.openBulk())
    , m_sentence(new QLabel(tr("Looking for the changes…")))
    , m_list(new QListWidget)
    , m_undo(new QPushButton(tr("&Undo")))
    , m_goOn(new QPushButton(tr("&Go On")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Past changes of many articles"));
    resize(withinScreen(*this, FirstSize));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_list->setAccessibleName(windowTitle());
    m_list->setItemDelegate(new TwoLinesDelegate(shown, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QPushButton *button : {m_undo, m_goOn}) {
        button->setAutoDefault(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Medium);
    column->setSpacing(Space::Medium);
    column->addWidget(m_sentence);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &PastChanges::update);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const Core::BulkAction *action = current())
            Q_EMIT undoRequested(*action);
    });
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        if (const Core::BulkAction *action = current())
            Q_EMIT goOnRequested(*action);
    });
    update();
    read();
}

PastChanges::~PastChanges()
{
    m_stop.request_stop();
}

void PastChanges::read()
{
    Core::onAnswer(m_run->actions(MostActions, Core::Call::within(Patience, m_stop.get_token())),
                   this, [this](const Core::Result<QList<Core::BulkAction>> &actions) {
                       if (actions)
                           fill(*actions);
                       else
                           m_sentence->setText(actions.error().message);
                   });
}

void PastChanges::fill(const QList<Core::BulkAction> &actions)
{
    m_actions = actions;
    m_list->clear();
    for (const Core::BulkAction &action : actions) {
        const QString what = describedAction(action);
        QString facts = describedProgress(action);
        if (action.isUndone)
            facts = tr("undone · %1").arg(facts);
        else if (action.state == Core::BulkState::Running)
            facts = tr("unfinished · %1").arg(facts);
        const QString when = timeOrDate(action.createdAt.toLocalTime());
        auto *item = new QListWidgetItem(m_list);
        item->setData(WhatRole, what);
        item->setData(FactsRole, facts);
        item->setData(WhenRole, when);
        item->setData(Qt::AccessibleTextRole,
                      QStringList{what, facts, when}.join(QStringLiteral(", ")));
        item->setToolTip(QStringLiteral("<p>%1</p>").arg(what.toHtmlEscaped()));
    }
    m_list->setVisible(!actions.isEmpty());
    m_sentence->setText(
        actions.isEmpty()
            ? tr("Nothing was changed this way in the last 30 days. Choose “Article > Change "
                 "Many…” "
                 "to change the articles of a list at once.")
            : tr("An undo takes a whole change back; articles that somebody changed since stay as "
                 "they are. Changes are kept for 30 days."));
    update();
}

const Core::BulkAction *PastChanges::current() const
{
    const QListWidgetItem *item = m_list->selectedItems().value(0);
    return item ? &m_actions.at(m_list->row(item)) : nullptr;
}

void PastChanges::update()
{
    const Core::BulkAction *action = current();
    m_undo->setEnabled(action && !action->isUndone && action->changed > 0);
    m_goOn->setEnabled(action && action->state == Core::BulkState::Running);
}

} // namespace Triptych::Ui
