// How the style paints controls and complex controls; the primitives that they are made of are in
// style.cpp.
#include "style.h"

#include "colours.h"
#include "icons.h"
#include "measures.h"
#include "stylepaint.h"
#include "type.h"

#include <QFrame>
#include <QPainter>
#include <QStyleOption>

namespace Triptych::Ui {

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item) {
        QProxyStyle::drawControl(CE_MenuItem, option, painter, widget);
        return;
    }
    const Colours &c = colours();
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(option->rect.adjusted(Space::Medium, 0, -Space::Medium, 0)
                              .adjusted(0, option->rect.height() / 2, 0,
                                        -(option->rect.height() - option->rect.height() / 2 - 1)),
                          c.hairline);
        if (!item->text.isEmpty()) {
            painter->setPen(c.secondary);
            painter->setFont(textFont(TextSize::Caption, Weight::Medium));
            const QRect text = option->rect.adjusted(Space::Large, 0, -Space::Large, 0);
            painter->fillRect(option->rect.adjusted(2, 0, -2, 0), c.raised);
            painter->drawText(visualRect(option->direction, option->rect, text),
                              int(visualAlignment(option->direction, Qt::AlignLeft)) |
                                  Qt::AlignVCenter,
                              item->text);
        }
        return;
    }
    const bool enabled = isOn(option, State_Enabled);
    const bool selected = enabled && isOn(option, State_Selected);
    const QRect row = option->rect.adjusted(Space::Tiny, 0, -Space::Tiny, 0);
    if (selected)
        paintBox(painter, row, Measure::ControlRadius, c.selected, {});
    const QColor ink = enabled ? c.text : c.faint;

    const auto mirrored = [&](const QRect &rect) {
        return visualRect(option->direction, row, rect);
    };
    QRect glyph(row.x() + Space::Small, row.y() + (row.height() - Measure::SmallIcon) / 2,
                Measure::SmallIcon, Measure::SmallIcon);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked)
            paintIcon(painter, Icon::Check, mirrored(glyph), enabled ? c.accent : c.faint);
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, mirrored(glyph), Qt::AlignCenter,
                         enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const bool hasGlyphs = item->maxIconWidth > 0 || item->menuHasCheckableItems;
    QRect text =
        row.adjusted(hasGlyphs ? Space::Small + Measure::SmallIcon + Space::Small : Space::Medium,
                     0, -Space::Medium, 0);
    const QStringList parts = item->text.split(QLatin1Char('\t'));
    painter->setFont(item->font);
    painter->setPen(ink);
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    const int hidden =
        styleHint(SH_UnderlineShortcut, option, widget, nullptr) ? 0 : int(Qt::TextHideMnemonic);
    painter->drawText(mirrored(text),
                      flags | hidden | int(visualAlignment(option->direction, Qt::AlignLeft)),
                      parts.value(0));
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(row.right() - Space::Small - Measure::SmallIcon + 1,
                          row.y() + (row.height() - Measure::SmallIcon) / 2, Measure::SmallIcon,
                          Measure::SmallIcon);
        paintIcon(painter,
                  option->direction == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight,
                  mirrored(arrow), c.secondary);
    } else if (parts.size() > 1) {
        painter->setPen(enabled ? c.secondary : c.faint);
        painter->drawText(mirrored(text),
                          flags | int(visualAlignment(option->direction, Qt::AlignRight)),
                          parts.value(1));
    }
}

void Style::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Colours &c = colours();
    const bool selected = isOn(option, State_Selected);
    if (!selected && isOn(option, State_MouseOver))
        paintBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -4), Measure::ControlRadius,
                 c.hover, {});
    painter->setFont(textFont(TextSize::Body, selected ? Weight::Medium : Weight::Regular));
    painter->setPen(selected ? c.text : c.secondary);
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
    if (selected) {
        const QRect line(option->rect.x() + Space::Small, option->rect.bottom() - 1,
                         option->rect.width() - 2 * Space::Small, 2);
        painter->fillRect(line, c.accentFill);
    }
    if (showsFocus(option))
        paintFocus(painter, QRectF(option->rect).adjusted(2, 2, -2, -4), Measure::ControlRadius);
}

void Style::drawProgress(const QStyleOption *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Colours &c = colours();
    const qreal height = 4;
    QRectF track(option->rect.x(), option->rect.center().y() - height / 2 + 0.5,
                 option->rect.width(), height);
    paintBox(painter, track, height / 2, c.neutral[3], {});
    const int span = bar->maximum - bar->minimum;
    if (span > 0) {
        QRectF done = track;
        done.setWidth(track.width() * (bar->progress - bar->minimum) / span);
        if (option->direction == Qt::RightToLeft)
            done.moveRight(track.right());
        paintBox(painter, done, height / 2, c.accentFill, {});
    } else {
        paintBox(painter, track.adjusted(track.width() / 3, 0, -track.width() / 3, 0), height / 2,
                 c.accentFill, {});
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Colours &c = colours();
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            if (isOn(option, State_Enabled)) {
                if (hasProperty(widget, PrimaryProperty))
                    copy.palette.setColor(QPalette::ButtonText, c.onAccent);
                else if (hasProperty(widget, DangerProperty))
                    copy.palette.setColor(QPalette::ButtonText, c.danger);
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.sidebar);
        return;
    case CE_MenuBarItem: {
        painter->fillRect(option->rect, c.sidebar);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return;
        if (isOn(option, State_Enabled) &&
            (isOn(option, State_Selected) || isOn(option, State_Sunken)))
            paintBox(painter, QRectF(option->rect).adjusted(0, 2, 0, -2), Measure::ControlRadius,
                     c.pressed, {});
        painter->setPen(isOn(option, State_Enabled) ? c.text : c.faint);
        const int hidden = styleHint(SH_UnderlineShortcut, option, widget, nullptr)
                               ? 0
                               : int(Qt::TextHideMnemonic);
        painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | hidden,
                          item->text);
        return;
    }
    case CE_Splitter:
        if (isOn(option, State_Horizontal))
            painter->fillRect(
                QRect(option->rect.center().x(), option->rect.y(), 1, option->rect.height()),
                c.hairline);
        else
            painter->fillRect(
                QRect(option->rect.x(), option->rect.center().y(), option->rect.width(), 1),
                c.hairline);
        return;
    case CE_TabBarTab:
        drawTab(option, painter);
        return;
    case CE_ProgressBar:
        drawProgress(option, painter);
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, c.list);
        painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1),
                          c.hairline);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c.list);
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                const QPoint centre = option->rect.center();
                painter->fillRect(
                    frame->frameShape == QFrame::HLine
                        ? QRect(option->rect.x(), centre.y(), option->rect.width(), 1)
                        : QRect(centre.x(), option->rect.y(), 1, option->rect.height()),
                    c.hairline);
                return;
            }
            if (frame->frameShape == QFrame::StyledPanel) {
                drawField(option, painter, widget);
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawScrollBar(const QStyleOption *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->minimum == bar->maximum)
        return;
    const Colours &c = colours();
    const QRect slider = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, nullptr);
    const bool busy = isOn(option, State_MouseOver) || isOn(option, State_Sunken);
    const int thick = busy ? 8 : 6;
    QRectF thumb(slider);
    if (bar->orientation == Qt::Vertical) {
        thumb.adjust(0, 2, 0, -2);
        thumb.setX(slider.center().x() + 0.5 - thick / 2.0);
        thumb.setWidth(thick);
    } else {
        thumb.adjust(2, 0, -2, 0);
        thumb.setY(slider.center().y() + 0.5 - thick / 2.0);
        thumb.setHeight(thick);
    }
    const QColor ink = c.neutral[busy ? 6 : 5];
    paintBox(painter, thumb, thick / 2.0, mixed(c.page, ink, busy ? 0.9 : 0.75), {});
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                         const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    const Colours &c = colours();
    const bool enabled = isOn(option, State_Enabled);
    const bool over = enabled && isOn(option, State_MouseOver);
    const QRectF rect(option->rect);
    if (!hasProperty(widget, BareProperty)) {
        paintBox(painter, rect, Measure::ControlRadius,
                 !enabled                   ? c.list
                 : over && !combo->editable ? c.hover
                                            : c.raised,
                 isOn(option, State_HasFocus) ? c.accentFill
                 : enabled                    ? c.border
                                              : c.hairline);
    } else if (over) {
        paintBox(painter, rect, Measure::ControlRadius, c.hover, {});
    }
    if (isOn(option, State_HasFocus) &&
        (combo->editable || isOn(option, State_KeyboardFocusChange)))
        paintFocus(painter, rect, Measure::ControlRadius);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paintIcon(painter, Icon::ChevronDown,
              QRect(arrow.center().x() - 7, arrow.center().y() - 7, Measure::SmallIcon,
                    Measure::SmallIcon),
              enabled ? c.secondary : c.faint);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace Triptych::Ui
