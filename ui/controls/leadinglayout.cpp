#include "leadinglayout.h"

#include <QGuiApplication>
#include <QTextBlock>
#include <QTextLayout>

namespace Triptych::Ui {

LeadingLayout::LeadingLayout(QTextDocument *document, double leading)
    : QPlainTextDocumentLayout(document), m_leading(leading)
{
}

QRectF LeadingLayout::blockBoundingRect(const QTextBlock &block) const
{
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    QTextLayout *layout = block.isValid() ? block.layout() : nullptr;
    if (!layout || layout->lineCount() == 0 || !block.isVisible())
        return rect;

    const bool fresh = layout->lineAt(0).y() == 0;
    const double before = layout->boundingRect().bottom();
    // The plain layout sets every line at the left, whichever way its paragraph runs.
    const bool rightToLeft = block.length() > 1
                                 ? block.textDirection() == Qt::RightToLeft
                                 : QGuiApplication::layoutDirection() == Qt::RightToLeft;
    double y = 0;
    for (int i = 0; i < layout->lineCount(); ++i) {
        QTextLine line = layout->lineAt(i);
        const double advance = line.height() * m_leading;
        if (fresh) {
            const double x =
                line.x() + (rightToLeft ? qMax(0.0, line.width() - line.naturalTextWidth()) : 0);
            line.setPosition(QPointF(x, y + (advance - line.height()) / 2));
        }
        y += advance;
    }
    rect.setHeight(rect.height() - before + y);
    return rect;
}

} // namespace Triptych::Ui
