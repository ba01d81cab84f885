#pragma once

#include <QColor>
#include <QStyle>

class QPainter;
class QRectF;
class QStyleOption;

namespace Triptych::Ui {

/** Paints a rounded box; an invalid colour omits that part. */
void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
              const QColor &border);
void paintFocus(QPainter *painter, const QRectF &rect, qreal radius);
bool isOn(const QStyleOption *option, QStyle::StateFlag flag);
/** True where a focus ring is shown: after keyboard use; on a field always. */
bool showsFocus(const QStyleOption *option);

} // namespace Triptych::Ui
