#include "stylepaint.h"

#include "colours.h"

#include <QPainter>
#include <QStyleOption>

namespace Triptych::Ui {

namespace {

constexpr qreal FocusWidth = 2;

} // namespace

void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
              const QColor &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(border.isValid() ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, radius,
                             radius);
    painter->restore();
}

void paintFocus(QPainter *painter, const QRectF &rect, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colours().accentFill, FocusWidth));
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

bool showsFocus(const QStyleOption *option)
{
    return isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange);
}

} // namespace Triptych::Ui
