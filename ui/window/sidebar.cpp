#include "sidebar.h"

#include "sidebaritem.h"
#include "workspacebutton.h"

#include <ui/controls/scrolledge.h>
#include <ui/look/dressed.h>

#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int WideWidth = 216;
constexpr int NarrowWidth = 56;

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_workspace(new WorkspaceButton(this))
    , m_group(new QButtonGroup(this))
    , m_lists(new QVBoxLayout)
    , m_tagRows(new QVBoxLayout)
    , m_tagsTitle(new QLabel(tr("Tags"), this))
{
    setSurface(this, Surface::Sidebar);
    setAccessibleName(tr("Sidebar"));
    setFixedWidth(WideWidth);

    auto *scrolled = new QWidget;
    auto *column = new QVBoxLayout(scrolled);
    column->setContentsMargins(Space::Small, 0, Space::Small, 0);
    column->setSpacing(0);
    m_lists->setSpacing(0);
    m_tagRows->setSpacing(0);
    column->addLayout(m_lists);
    m_tagsTitle->setFont(textFont(TextSize::Caption, Weight::Medium));
    dress(m_tagsTitle, [this] {
        QPalette palette = m_tagsTitle->palette();
        palette.setColor(QPalette::WindowText, colours().secondary);
        m_tagsTitle->setPalette(palette);
    });
    m_tagsTitle->setContentsMargins(Space::Small, Space::Large, Space::Small, Space::Tiny);
    m_tagsTitle->hide();
    column->addWidget(m_tagsTitle);
    column->addLayout(m_tagRows);
    column->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    setSurface(scroll->viewport(), Surface::Sidebar);
    setSurface(scrolled, Surface::Sidebar);
    scroll->setWidget(scrolled);
    new ScrollEdge(Qt::BottomEdge, scroll);
    new ScrollEdge(Qt::TopEdge, scroll);

    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(Space::Small, Space::Small, Space::Small, Space::Small);
    bottom->setSpacing(0);

    m_group->setExclusive(true);
    using Kind = Section::Kind;
    for (const Kind kind : {Kind::All, Kind::Mine, Kind::Draft, Kind::Review, Kind::Scheduled,
                            Kind::Published, Kind::Archived, Kind::Deleted})
        addItem({kind}, m_lists);
    addItem({Kind::Search}, bottom);
    addItem({Kind::Stores}, bottom);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(Space::Small, Space::Small, Space::Small, Space::Small);
    head->addWidget(m_workspace);
    all->addLayout(head);
    all->addWidget(scroll, 1);
    all->addLayout(bottom);
    m_items.first()->setChecked(true);
}

SidebarItem *Sidebar::addItem(const Section &section, QVBoxLayout *column)
{
    auto *item = new SidebarItem(section, this);
    item->setNarrow(m_narrow);
    m_group->addButton(item);
    column->addWidget(item);
    m_items.append(item);
    connect(item, &SidebarItem::clicked, this, [this, section] {
        m_current = section;
        Q_EMIT sectionChosen(section);
    });
    return item;
}

void Sidebar::setWorkspaceName(const QString &name, const QString &kind)
{
    m_workspace->setName(name, kind);
}

void Sidebar::setWorkspaceMenu(QMenu *menu)
{
    connect(m_workspace, &QAbstractButton::clicked, menu, [this, menu] {
        menu->popup(m_workspace->mapToGlobal(QPoint(
            layoutDirection() == Qt::RightToLeft ? m_workspace->width() - menu->sizeHint().width()
                                                 : 0,
            m_workspace->height())));
    });
}

void Sidebar::setOverview(const Core::Overview &overview)
{
    // The tags' rows are kept where they can be: the keyboard may be on one of them.
    QStringList wanted;
    for (const Core::TagCount &count : overview.tags)
        wanted << count.tag;
    QStringList shown;
    for (const SidebarItem *item : std::as_const(m_tags))
        shown << item->section().tag;
    if (wanted != shown) {
        for (SidebarItem *item : std::as_const(m_tags)) {
            m_group->removeButton(item);
            m_items.removeOne(item);
            item->deleteLater();
        }
        m_tags.clear();
        for (const QString &tag : std::as_const(wanted)) {
            m_tags.append(addItem({Section::Kind::Tag, tag}, m_tagRows));
            m_tags.last()->setVisible(!m_narrow);
        }
        setCurrent(m_current);
    }
    m_tagsTitle->setVisible(!m_tags.isEmpty() && !m_narrow);
    for (SidebarItem *item : std::as_const(m_items))
        item->setCount(sectionCount(item->section(), overview));
}

void Sidebar::setRefused(qint64 count)
{
    for (SidebarItem *item : std::as_const(m_items)) {
        if (item->section().kind == Section::Kind::Stores)
            item->setAlert(count);
    }
}

void Sidebar::setCurrent(const Section &section)
{
    m_current = section;
    m_group->setExclusive(false);
    for (SidebarItem *item : std::as_const(m_items))
        item->setChecked(item->section() == section);
    m_group->setExclusive(true);
}

void Sidebar::focusCurrent()
{
    for (SidebarItem *item : std::as_const(m_items)) {
        if (item->section() == m_current)
            item->setFocus(Qt::ShortcutFocusReason);
    }
}

void Sidebar::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    setFixedWidth(narrow ? NarrowWidth : WideWidth);
    m_workspace->setNarrow(narrow);
    m_tagsTitle->setVisible(!m_tags.isEmpty() && !narrow);
    // Twelve labels alike say nothing without their names.
    for (SidebarItem *item : std::as_const(m_tags))
        item->setVisible(!narrow);
    for (SidebarItem *item : std::as_const(m_items))
        item->setNarrow(narrow);
}

} // namespace Triptych::Ui
