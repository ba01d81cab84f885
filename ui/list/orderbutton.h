#pragma once

#include <core/sort.h>

#include <QToolButton>

class QAction;
class QActionGroup;

namespace Triptych::Ui {

/** Opens the menu of what a list is ordered by, and of turning that round. */
class OrderButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit OrderButton(QWidget *parent = nullptr);

    Core::Sort sort() const { return m_sort; }
    void setSort(Core::Sort sort);

Q_SIGNALS:
    /** By the menu. */
    void sortChosen(Triptych::Core::Sort sort);

private:
    void choose(Core::Sort sort);

    Core::Sort m_sort = Core::Sort::UpdatedDescending;
    QActionGroup *m_keys;
    QAction *m_turned;
};

} // namespace Triptych::Ui
