#pragma once

#include <ui/terms/section.h>

#include <QWidget>

class QButtonGroup;
class QLabel;
class QMenu;
class QVBoxLayout;

namespace Triptych::Ui {

class SidebarItem;
class WorkspaceButton;

/** The left pane: the workspace's name, the lists with their counts, tags, search and stores. */
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setWorkspaceName(const QString &name, const QString &kind);
    /** The menu of the button with the workspace's name. */
    void setWorkspaceMenu(QMenu *menu);
    void setOverview(const Core::Overview &overview);
    /** Marks the item Stores with the number of changes that were refused for good; 0 = no mark. */
    void setRefused(qint64 count);
    void setCurrent(const Section &section);
    const Section &current() const { return m_current; }
    /** `narrow`: shows only glyphs. */
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    /** Moves the focus to the current item. */
    void focusCurrent();
    QList<SidebarItem *> items() const { return m_items; }

Q_SIGNALS:
    void sectionChosen(const Triptych::Ui::Section &section);

private:
    SidebarItem *addItem(const Section &section, QVBoxLayout *column);

    WorkspaceButton *m_workspace;
    QButtonGroup *m_group;
    QVBoxLayout *m_lists;
    QVBoxLayout *m_tagRows;
    QLabel *m_tagsTitle;
    QList<SidebarItem *> m_items;
    QList<SidebarItem *> m_tags;
    Section m_current;
    bool m_narrow = false;
};

} // namespace Triptych::Ui
