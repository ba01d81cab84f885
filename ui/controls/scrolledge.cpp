#include "scrolledge.h"

#include <ui/look/theme.h>

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>

namespace Triptych::Ui {

ScrollEdge::ScrollEdge(Qt::Edge edge, QAbstractScrollArea *area)
    : QWidget(area), m_area(area), m_edge(edge)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    area->installEventFilter(this);
    const QScrollBar *bar = area->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &ScrollEdge::place);
    connect(bar, &QScrollBar::rangeChanged, this, &ScrollEdge::place);
    place();
}

bool ScrollEdge::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void ScrollEdge::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colours().hairline);
}

void ScrollEdge::place()
{
    const QScrollBar *bar = m_area->verticalScrollBar();
    const bool isTop = m_edge == Qt::TopEdge;
    setGeometry(0, isTop ? 0 : m_area->height() - 1, m_area->width(), 1);
    setVisible(isTop ? bar->value() > bar->minimum() : bar->value() < bar->maximum());
    raise();
}

} // namespace Triptych::Ui
