#include "completionlook.h"

#include <ui/look/measures.h>

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QListView>
#include <QStyledItemDelegate>

namespace Triptych::Ui {

namespace {

/** QCompleter puts its list over two pixels of the field. A child of the list. */
class Distance final : public QObject
{
public:
    Distance(QListView *list, QCompleter *completer)
        : QObject(list), m_list(list), m_completer(completer)
    {
        list->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show)
            keep();
        return QObject::eventFilter(watched, event);
    }

private:
    void keep()
    {
        const QWidget *field = m_completer->widget();
        if (!field)
            return;
        const int top = field->mapToGlobal(QPoint()).y();
        const int bottom = top + field->height();
        const bool isBelow = m_list->y() > top;
        m_list->move(m_list->x(),
                     isBelow ? bottom + Space::Tiny : top - Space::Tiny - m_list->height());
    }

    QListView *m_list;
    QCompleter *m_completer;
};

} // namespace

void dressCompletions(QCompleter *completer)
{
    auto *list = new QListView;
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSelectionBehavior(QAbstractItemView::SelectRows);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setModelColumn(completer->completionColumn());
    completer->setPopup(list);
    // QCompleter gives the list a delegate that no style has a say in, and the frame of a list
    // that is no window.
    list->setItemDelegate(new QStyledItemDelegate(list));
    list->setFrameStyle(list->frameStyle());
    new Distance(list, completer);
}

} // namespace Triptych::Ui
