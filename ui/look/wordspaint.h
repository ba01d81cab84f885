#pragma once

class QPainter;
class QRect;
class QString;

namespace Triptych::Ui {

/** Draws words in their own direction, whichever way the window is laid out: "3 min ago" would else
 * be "min ago 3" in a window from right to left. `align` as for QPainter::drawText(), its side not
 * to be mirrored any more. They end with an ellipsis where they are too long. */
void drawOwnDirection(QPainter *painter, const QRect &rect, int align, const QString &words);

} // namespace Triptych::Ui
