#pragma once

#include <QColor>
#include <QStyle>

class QPainter;
class QRectF;
class QStyleOption;

namespace Triptych::Ui {

/** A rounded box; an invalid colour leaves its part out. */
void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
              const QColor &border);
void paintFocus(QPainter *painter, const QRectF &rect, qreal radius);
bool isOn(const QStyleOption *option, QStyle::StateFlag flag);
/** A focus ring is for whoever came by the keyboard; a field shows it always. */
bool showsFocus(const QStyleOption *option);

} // namespace Triptych::Ui
