#include "orderbutton.h"

#include <ui/look/icons.h>

#include <QActionGroup>
#include <QMenu>

namespace Triptych::Ui {

using Core::SortKey;

namespace {

/** Dates begin with the newest, texts with A. */
bool isUsuallyDescending(SortKey key)
{
    return key <= SortKey::Created;
}

} // namespace

OrderButton::OrderButton(QWidget *parent) : QToolButton(parent)
{
    setIcon(Ui::icon(Icon::Order));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(tr("Order"));
    setAccessibleName(tr("Order of the list"));
    auto *menu = new QMenu(this);
    menu->addSection(tr("Order by"));
    m_keys = new QActionGroup(menu);
    const QList<std::pair<QString, SortKey>> keys{
        {tr("Last changed"), SortKey::Updated}, {tr("Publication date"), SortKey::Publish},
        {tr("Newest"), SortKey::Created},       {tr("Title"), SortKey::Title},
        {tr("Author"), SortKey::Author},        {tr("Section"), SortKey::Section},
        {tr("Status"), SortKey::Status}};
    for (const auto &[name, key] : keys) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setData(int(key));
        m_keys->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, key = key] { choose(Core::sortBy(key, isUsuallyDescending(key))); });
    }
    menu->addSeparator();
    m_turned = menu->addAction(tr("Turned round"));
    m_turned->setCheckable(true);
    connect(m_turned, &QAction::triggered, this,
            [this] { choose(Core::sortBy(Core::sortKey(m_sort), !Core::isDescending(m_sort))); });
    setMenu(menu);
    setSort(m_sort);
}

void OrderButton::setSort(Core::Sort sort)
{
    m_sort = sort;
    const SortKey key = Core::sortKey(sort);
    const auto actions = m_keys->actions();
    for (QAction *action : actions) {
        if (action->data().toInt() == int(key))
            action->setChecked(true);
    }
    m_turned->setChecked(Core::isDescending(sort) != isUsuallyDescending(key));
}

void OrderButton::choose(Core::Sort sort)
{
    setSort(sort);
    Q_EMIT sortChosen(sort);
}

} // namespace Triptych::Ui
