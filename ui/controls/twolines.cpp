#include "twolines.h"

#include <ui/look/wordspaint.h>

#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

namespace Triptych::Ui {

void paintTwoLines(QPainter *painter, const QStyleOptionViewItem &option, const TwoLines &row)
{
    const Colours &c = colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect box = option.rect.adjusted(1, 1, -1, -1);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? c.selected : c.hover);
        painter->drawRoundedRect(box, Measure::ControlRadius, Measure::ControlRadius);
    }
    if ((option.state & QStyle::State_HasFocus) && selected) {
        painter->setPen(QPen(c.accentFill, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), Measure::ControlRadius,
                                 Measure::ControlRadius);
    }
    const auto place = [&](const QRect &r) { return QStyle::visualRect(option.direction, box, r); };
    const int align = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) |
                      Qt::AlignVCenter | Qt::TextSingleLine;
    const int left = box.left() + Space::Small;
    paintIcon(painter, row.glyph,
              place({left, box.top() + Space::Small, Measure::SmallIcon, Measure::SmallIcon}),
              toneText(row.tone));
    const int start = left + Measure::SmallIcon + Space::Small;
    const int right = box.right() - Space::Small;

    const QFont asideFont =
        textFont(TextSize::Small, row.isAsideQuiet ? Weight::Regular : Weight::Medium);
    const int asideWidth = QFontMetrics(asideFont).horizontalAdvance(row.aside) + 2;
    painter->setFont(asideFont);
    painter->setPen(row.isAsideQuiet ? c.secondary : toneText(row.tone));
    drawOwnDirection(painter, place({right - asideWidth, box.top() + 6, asideWidth, 20}), align,
                     row.aside);

    const QFont titleFont = textFont(TextSize::Body, Weight::Medium);
    const QRect title(start, box.top() + 6, right - asideWidth - Space::Medium - start, 20);
    painter->setFont(titleFont);
    painter->setPen(c.text);
    drawOwnDirection(painter, place(title), align, row.title);
    const QFont factsFont = textFont(TextSize::Small);
    const QRect facts(start, box.top() + 28, right - start, 18);
    painter->setFont(factsFont);
    painter->setPen(c.secondary);
    drawOwnDirection(painter, place(facts), align, row.facts);
    painter->restore();
}

} // namespace Triptych::Ui
