#include "wordspaint.h"

#include <QPainter>

namespace Triptych::Ui {

void drawOwnDirection(QPainter *painter, const QRect &rect, int align, const QString &words)
{
    const Qt::LayoutDirection around = painter->layoutDirection();
    painter->setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->drawText(rect, align | Qt::AlignAbsolute,
                      painter->fontMetrics().elidedText(words, Qt::ElideRight, rect.width()));
    painter->setLayoutDirection(around);
}

} // namespace Triptych::Ui
