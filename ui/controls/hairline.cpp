#include "hairline.h"

#include <ui/look/theme.h>

#include <QPainter>

namespace Triptych::Ui {

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        setFixedWidth(1);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colours().hairline);
}

} // namespace Triptych::Ui
