// Where the mouse goes in the text: to the nearest line, also between two.
#include "markdowneditor.h"

#include <QMouseEvent>
#include <QTextBlock>

#include <limits>

namespace Triptych::Ui {

QPointF MarkdownEditor::onLine(const QPointF &position) const
{
    // Between two lines Qt finds no character: the pointer is taken to the nearer line.
    QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = blockBoundingRect(block).translated(offset);
        offset.ry() += rect.height();
        if (rect.bottom() < position.y() && block.next().isValid())
            continue;
        const QTextLayout *layout = block.layout();
        double best = std::numeric_limits<double>::max();
        double y = position.y();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QRectF line = layout->lineAt(i).rect().translated(rect.topLeft());
            if (line.top() <= position.y() && position.y() < line.bottom())
                return position;
            const double distance = qAbs(line.center().y() - position.y());
            if (distance < best) {
                best = distance;
                y = line.center().y();
            }
        }
        return QPointF(position.x(), y);
    }
    return position;
}

namespace {

QMouseEvent moved(const QMouseEvent *event, const QPointF &to)
{
    return QMouseEvent(event->type(), to, event->scenePosition(), event->globalPosition(),
                       event->button(), event->buttons(), event->modifiers(),
                       event->pointingDevice());
}

} // namespace

void MarkdownEditor::mousePressEvent(QMouseEvent *event)
{
    QMouseEvent snapped = moved(event, onLine(event->position()));
    QPlainTextEdit::mousePressEvent(&snapped);
}

void MarkdownEditor::mouseMoveEvent(QMouseEvent *event)
{
    QMouseEvent snapped = moved(event, onLine(event->position()));
    QPlainTextEdit::mouseMoveEvent(&snapped);
}

void MarkdownEditor::mouseReleaseEvent(QMouseEvent *event)
{
    QMouseEvent snapped = moved(event, onLine(event->position()));
    QPlainTextEdit::mouseReleaseEvent(&snapped);
}

void MarkdownEditor::mouseDoubleClickEvent(QMouseEvent *event)
{
    QMouseEvent snapped = moved(event, onLine(event->position()));
    QPlainTextEdit::mouseDoubleClickEvent(&snapped);
}

} // namespace Triptych::Ui
