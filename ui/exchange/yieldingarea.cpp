#include "yieldingarea.h"

#include <ui/look/theme.h>

#include <QEvent>
#include <QLayout>

namespace Triptych::Ui {

namespace {

constexpr int LeastHeight =
    96; // two lines and something of a third, which tells that there is more

} // namespace

YieldingArea::YieldingArea(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setSurface(this, Surface::Page);
    content->installEventFilter(this);
}

QSize YieldingArea::sizeHint() const
{
    const QSize whole = widget()->sizeHint();
    // A line that breaks is higher the narrower it is.
    const int wrapped = width() > 0 ? widget()->heightForWidth(width()) : -1;
    return {whole.width(), wrapped >= 0 ? wrapped : whole.height()};
}

QSize YieldingArea::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), std::min(LeastHeight, sizeHint().height())};
}

void YieldingArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

bool YieldingArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace Triptych::Ui
