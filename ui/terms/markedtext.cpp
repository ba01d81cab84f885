#include "markedtext.h"

#include <core/searchquery.h>

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

namespace Triptych::Ui {

namespace {

constexpr double LineRoom = 100000; // wider than any line that fits a screen
constexpr int ContextBefore = 28;   // characters kept before the first found word
const QChar Ellipsis(0x2026);

void cutAt(MarkedText &marked, int end)
{
    marked.text.truncate(end);
    marked.found.removeIf([end](const MarkedText::Range &range) { return range.start >= end; });
    if (!marked.found.isEmpty()) {
        MarkedText::Range &last = marked.found.last();
        last.length = qMin(last.length, end - last.start);
    }
}

} // namespace

MarkedText MarkedText::fromMarks(const QString &marked)
{
    MarkedText result;
    result.text.reserve(marked.size());
    int open = -1;
    bool blank = true;
    for (const QChar c : marked) {
        if (c == Core::HighlightStart) {
            open = int(result.text.size());
        } else if (c == Core::HighlightEnd) {
            if (open >= 0 && result.text.size() > open)
                result.found.append({open, int(result.text.size()) - open});
            open = -1;
        } else if (c.isSpace()) {
            if (!blank)
                result.text.append(QLatin1Char(' '));
            blank = true;
        } else {
            result.text.append(c);
            blank = false;
        }
    }
    return result;
}

MarkedText MarkedText::fitted(const QFont &font, int width) const
{
    const QFontMetrics metrics(font);
    MarkedText result = *this;
    if (metrics.horizontalAdvance(result.text) <= width)
        return result;
    if (!found.isEmpty()) {
        const Range first = found.first();
        const int reach = metrics.horizontalAdvance(result.text.left(first.start + first.length));
        if (reach > width * 3 / 4) {
            int from = qMax(0, first.start - ContextBefore);
            const auto space = result.text.indexOf(QLatin1Char(' '), from);
            if (space >= 0 && space < first.start)
                from = int(space) + 1;
            if (from > 0) {
                result.text = Ellipsis + result.text.mid(from);
                for (Range &range : result.found)
                    range.start += 1 - from;
                result.found.removeIf([](const Range &range) { return range.start < 1; });
            }
        }
    }
    if (metrics.horizontalAdvance(result.text) > width) {
        const QString elided = metrics.elidedText(result.text, Qt::ElideRight, width);
        cutAt(result, int(elided.size()) - 1);
        result.text = elided;
    }
    return result;
}

void MarkedText::paint(QPainter &painter, const QRect &rect, const QFont &font, const QColor &ink,
                       const QColor &foundInk, const QColor &back,
                       Qt::LayoutDirection direction) const
{
    const MarkedText shown = fitted(font, rect.width());
    QTextLayout layout(shown.text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const Range &range : shown.found) {
        QTextLayout::FormatRange format;
        format.start = range.start;
        format.length = range.length;
        format.format.setForeground(foundInk);
        formats.append(format);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (!line.isValid()) {
        layout.endLayout();
        return;
    }
    line.setLineWidth(LineRoom);
    layout.endLayout();
    const double natural = line.naturalTextWidth();
    // The line is laid out from its own edge; where it stands is decided here, by the reader's
    // language.
    const double left = line.naturalTextRect().left();
    const double x = direction == Qt::RightToLeft ? rect.right() + 1 - natural : rect.left();
    const QPointF origin(x - left, rect.top() + (rect.height() - line.height()) / 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    for (const Range &range : shown.found) {
        double a = line.cursorToX(range.start);
        double b = line.cursorToX(range.start + range.length);
        if (a > b)
            std::swap(a, b);
        painter.drawRoundedRect(QRectF(origin.x() + a - 1.5, origin.y(), b - a + 3, line.height()),
                                3, 3);
    }
    painter.setPen(ink);
    layout.draw(&painter, origin);
}

} // namespace Triptych::Ui
