// What the page shows behind its text: fences, found words, the selection, the hint.
#include "markdowneditor.h"

#include "markdownhighlighter.h"

#include <ui/look/theme.h>

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace Triptych::Ui {

void MarkdownEditor::paintRange(QPainter &painter, const QTextBlock &block, const QRectF &rect,
                                int from, int to, const QColor &colour) const
{
    const QTextLayout *layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int start = qMax(from, line.textStart());
        const int end = qMin(to, line.textStart() + line.textLength());
        const bool breakChosen = to > block.length() - 1 && i + 1 == layout->lineCount() &&
                                 from <= line.textStart() + line.textLength();
        if (start >= end && !breakChosen)
            continue;
        const double top =
            rect.top() + (i == 0 ? 0 : (layout->lineAt(i - 1).rect().bottom() + line.y()) / 2);
        const double bottom =
            rect.top() + (i + 1 == layout->lineCount()
                              ? line.rect().bottom() + layout->lineAt(0).y()
                              : (line.rect().bottom() + layout->lineAt(i + 1).y()) / 2);
        if (start < end) {
            // Mixed directions: each run of glyphs has its own extent on the line.
            const bool whole =
                start == line.textStart() && end == line.textStart() + line.textLength();
            double left = line.cursorToX(start);
            double right = line.cursorToX(end);
            if (whole) {
                left = line.naturalTextRect().left();
                right = line.naturalTextRect().right();
            }
            if (left > right)
                std::swap(left, right);
            painter.fillRect(
                QRectF(QPointF(rect.left() + left, top), QPointF(rect.left() + right, bottom)),
                colour);
        }
        if (breakChosen) {
            const double x = rect.left() + line.cursorToX(line.textStart() + line.textLength());
            painter.fillRect(QRectF(x, top, fontMetrics().averageCharWidth(), bottom - top),
                             colour);
        }
    }
}

void MarkdownEditor::paintBehind(QPaintEvent *event)
{
    const Colours &c = colours();
    QPainter painter(viewport());
    painter.setClipRect(event->rect());
    const QTextCursor cursor = textCursor();
    const QColor chosen = QApplication::palette().color(QPalette::Highlight);
    const QColor selection = hasFocus() ? chosen : mixed(c.page, chosen, 0.5);
    QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = blockBoundingRect(block).translated(offset);
        offset.ry() += rect.height();
        if (rect.top() > event->rect().bottom())
            break;
        if (rect.bottom() < event->rect().top() || !block.isVisible())
            continue;
        if (MarkdownHighlighter::isInFence(block))
            painter.fillRect(QRectF(0, rect.top(), viewport()->width(), rect.height()),
                             c.neutral[c.dark ? 3 : 2]);
        if (!m_found.isEmpty()) {
            const QString text = block.text();
            for (qsizetype at = text.indexOf(m_found, 0, m_foundSensitivity); at >= 0;
                 at = text.indexOf(m_found, at + m_found.size(), m_foundSensitivity))
                paintRange(painter, block, rect, int(at), int(at + m_found.size()), c.highlight);
        }
        if (cursor.hasSelection() && cursor.selectionStart() < block.position() + block.length() &&
            cursor.selectionEnd() > block.position())
            paintRange(painter, block, rect, qMax(0, cursor.selectionStart() - block.position()),
                       qMin(block.length(), cursor.selectionEnd() - block.position()), selection);
    }
    if (document()->isEmpty() && !m_hint.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.setFont(font());
        const QRectF first =
            blockBoundingRect(document()->firstBlock()).translated(contentOffset());
        const double margin = document()->documentMargin();
        painter.drawText(
            QRectF(margin, first.top(), viewport()->width() - 2 * margin, first.height() - margin),
            Qt::AlignVCenter | Qt::TextSingleLine, m_hint);
    }
}

void MarkdownEditor::setRoomAbove(int pixels)
{
    if (std::exchange(m_roomAbove, pixels) != pixels)
        centre();
}

MarkdownEditor::Lines MarkdownEditor::linesWithin(int most, int room) const
{
    Lines found;
    double height = 0;
    for (QTextBlock block = document()->firstBlock();
         block.isValid() && found.lines < most && height < room; block = block.next()) {
        blockBoundingRect(block); // lays it out
        const QTextLayout *layout = block.layout();
        const double above = height;
        for (int i = 0; i < layout->lineCount() && found.lines < most && height < room; ++i) {
            height = above + layout->lineAt(i).naturalTextRect().bottom();
            ++found.lines;
        }
    }
    found.pixels = qRound(height);
    return found;
}

MarkdownEditor::Spot MarkdownEditor::spot() const
{
    const QRect caret = cursorRect();
    if (viewport()->rect().intersects(caret)) {
        const QTextCursor cursor = textCursor();
        const double part = double(cursor.positionInBlock()) / cursor.block().length();
        return {cursor.blockNumber() + part, caret.center().y()};
    }
    const QTextBlock first = firstVisibleBlock();
    const QRectF rect = blockBoundingGeometry(first).translated(contentOffset());
    const double part = rect.height() > 0 ? qBound(0.0, -rect.top() / rect.height(), 1.0) : 0;
    return {first.blockNumber() + part, qMax(0, qRound(rect.top()))};
}

void MarkdownEditor::paintEvent(QPaintEvent *event)
{
    paintBehind(event);
    QPlainTextEdit::paintEvent(event);
}

} // namespace Triptych::Ui
