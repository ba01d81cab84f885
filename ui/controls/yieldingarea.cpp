#include "yieldingarea.h"

#include "hairline.h"

#include <ui/look/theme.h>

#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QScrollBar>

#include <utility>

namespace Triptych::Ui {

namespace {

constexpr int LeastHeight = 28; // a line

/** The last place at or above `y` where an edge cuts through nothing of `part`, which begins at
 * `top`: between its widgets, or between the lines of a label. */
int uncut(const QWidget *part, int top, int y)
{
    const auto children = part->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (const QWidget *child : children) {
        const int start = top + child->y();
        if (child->isHidden() || start >= y || start + child->height() <= y)
            continue;
        if (child->layout())
            return uncut(child, start, y);
        if (!qobject_cast<const QLabel *>(child))
            return start;
        const int line = child->fontMetrics().lineSpacing();
        return start + (y - start) / line * line;
    }
    return y;
}

} // namespace

YieldingArea::YieldingArea(QWidget *content, QWidget *parent)
    : QScrollArea(parent), m_edge(new Hairline(Qt::Horizontal, this))
{
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setSurface(this, Surface::Page);
    content->installEventFilter(this);
    m_edge->hide();
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &YieldingArea::showEdge);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &YieldingArea::showEdge);
}

void YieldingArea::setMostHeight(int height)
{
    const int most = std::max(height, LeastHeight);
    if (std::exchange(m_most, most) != most)
        updateGeometry();
}

void YieldingArea::showEdge()
{
    m_edge->setGeometry(0, height() - 1, width(), 1);
    m_edge->raise();
    m_edge->setVisible(verticalScrollBar()->value() < verticalScrollBar()->maximum());
}

QSize YieldingArea::sizeHint() const
{
    const QSize whole = widget()->sizeHint();
    // A line that breaks is higher the narrower it is.
    const int wrapped = width() > 0 ? widget()->heightForWidth(width()) : -1;
    const int height = wrapped >= 0 ? wrapped : whole.height();
    if (height <= m_most)
        return {whole.width(), height};
    return {whole.width(), std::max(uncut(widget(), 0, m_most), LeastHeight)};
}

QSize YieldingArea::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), std::min(LeastHeight, sizeHint().height())};
}

void YieldingArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    showEdge();
    updateGeometry();
}

bool YieldingArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace Triptych::Ui
