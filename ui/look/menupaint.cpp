#include "menupaint.h"

#include "colours.h"
#include "icons.h"
#include "measures.h"
#include "stylepaint.h"
#include "type.h"

#include <QPainter>
#include <QStyleOption>

namespace Triptych::Ui {

void paintMenuItem(const QStyleOptionMenuItem *option, QPainter *painter, bool underlined)
{
    const Colours &c = colours();
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(option->rect.adjusted(Space::Medium, 0, -Space::Medium, 0)
                              .adjusted(0, option->rect.height() / 2, 0,
                                        -(option->rect.height() - option->rect.height() / 2 - 1)),
                          c.hairline);
        if (!option->text.isEmpty()) {
            painter->setPen(c.secondary);
            painter->setFont(textFont(TextSize::Caption, Weight::Medium));
            const QRect text = option->rect.adjusted(Space::Large, 0, -Space::Large, 0);
            painter->fillRect(option->rect.adjusted(2, 0, -2, 0), c.raised);
            painter->drawText(QStyle::visualRect(option->direction, option->rect, text),
                              int(QStyle::visualAlignment(option->direction, Qt::AlignLeft)) |
                                  Qt::AlignVCenter,
                              option->text);
        }
        return;
    }
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool selected = enabled && isOn(option, QStyle::State_Selected);
    const QRect row = option->rect.adjusted(Space::Tiny, 0, -Space::Tiny, 0);
    if (selected)
        paintBox(painter, row, Measure::ControlRadius, c.selected, {});
    const QColor ink = enabled ? c.text : c.faint;

    const auto mirrored = [&](const QRect &rect) {
        return QStyle::visualRect(option->direction, row, rect);
    };
    QRect glyph(row.x() + Space::Small, row.y() + (row.height() - Measure::SmallIcon) / 2,
                Measure::SmallIcon, Measure::SmallIcon);
    if (option->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option->checked)
            paintIcon(painter, Icon::Check, mirrored(glyph), enabled ? c.accent : c.faint);
    } else if (!option->icon.isNull()) {
        option->icon.paint(painter, mirrored(glyph), Qt::AlignCenter,
                           enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const bool hasGlyphs = option->maxIconWidth > 0 || option->menuHasCheckableItems;
    QRect text =
        row.adjusted(hasGlyphs ? Space::Small + Measure::SmallIcon + Space::Small : Space::Medium,
                     0, -Space::Medium, 0);
    const QStringList parts = option->text.split(QLatin1Char('\t'));
    painter->setFont(option->font);
    painter->setPen(ink);
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    const int hidden = underlined ? 0 : int(Qt::TextHideMnemonic);
    painter->drawText(mirrored(text),
                      flags | hidden |
                          int(QStyle::visualAlignment(option->direction, Qt::AlignLeft)),
                      parts.value(0));
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(row.right() - Space::Small - Measure::SmallIcon + 1,
                          row.y() + (row.height() - Measure::SmallIcon) / 2, Measure::SmallIcon,
                          Measure::SmallIcon);
        paintIcon(painter,
                  option->direction == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight,
                  mirrored(arrow), c.secondary);
    } else if (parts.size() > 1) {
        painter->setPen(enabled ? c.secondary : c.faint);
        painter->drawText(mirrored(text),
                          flags | int(QStyle::visualAlignment(option->direction, Qt::AlignRight)),
                          parts.value(1));
    }
}

void paintMenuBarItem(const QStyleOptionMenuItem *option, QPainter *painter, bool underlined)
{
    const Colours &c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    if (enabled && (isOn(option, QStyle::State_Selected) || isOn(option, QStyle::State_Sunken)))
        paintBox(painter, QRectF(option->rect).adjusted(0, 2, 0, -2), Measure::ControlRadius,
                 c.pressed, {});
    painter->setPen(enabled ? c.text : c.faint);
    const int hidden = underlined ? 0 : int(Qt::TextHideMnemonic);
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | hidden, option->text);
}

} // namespace Triptych::Ui
