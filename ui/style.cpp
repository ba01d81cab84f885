#include "style.h"

#include "icons.h"
#include "theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace Triptych::Ui {

namespace {

constexpr qreal FocusWidth = 2;

void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
              const QColor &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(border.isValid() ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, radius,
                             radius);
    painter->restore();
}

void paintFocus(QPainter *painter, const QRectF &rect, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colours().accentFill, FocusWidth));
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

/** A focus ring is for whoever came by the keyboard; a field shows it always. */
bool showsFocus(const QStyleOption *option)
{
    return isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange);
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

bool Style::hasProperty(const QWidget *widget, const char *name)
{
    return widget && widget->property(name).toBool();
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QLineEdit *>(widget) || widget->inherits("QScrollBar"))
        widget->setAttribute(Qt::WA_Hover);
    // Rounded pop-ups need a window that is transparent where they are not.
    if (qobject_cast<QMenu *>(widget)) {
        widget->setAttribute(Qt::WA_TranslucentBackground);
        widget->setWindowFlag(Qt::FramelessWindowHint);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
    }
}

void Style::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Colours &c = colours();
    const bool enabled = isOn(option, State_Enabled);
    const bool down = isOn(option, State_Sunken) || isOn(option, State_On);
    const bool over = enabled && isOn(option, State_MouseOver);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const QRectF rect(option->rect);
    if (button && button->features.testFlag(QStyleOptionButton::Flat)) {
        if (down || over)
            paintBox(painter, rect, Measure::ControlRadius, down ? c.pressed : c.hover, {});
    } else if (hasProperty(widget, PrimaryProperty) && enabled) {
        QColor fill = c.accentFill;
        if (down)
            fill = fill.darker(118);
        else if (over)
            fill = c.dark ? fill.lighter(108) : fill.darker(108);
        paintBox(painter, rect, Measure::ControlRadius, fill, {});
    } else {
        QColor fill = down ? c.pressed : over ? c.hover : c.raised;
        if (!enabled)
            fill = c.list;
        paintBox(painter, rect, Measure::ControlRadius, fill, enabled ? c.border : c.hairline);
    }
    if (showsFocus(option))
        paintFocus(painter, rect, Measure::ControlRadius);
}

void Style::drawToolButton(const QStyleOption *option, QPainter *painter) const
{
    const Colours &c = colours();
    const bool on = isOn(option, State_On);
    const bool down = isOn(option, State_Sunken);
    const bool over = isOn(option, State_Enabled) && isOn(option, State_MouseOver);
    const QRectF rect(option->rect);
    if (down)
        paintBox(painter, rect, Measure::ControlRadius, c.pressed, {});
    else if (on)
        paintBox(painter, rect, Measure::ControlRadius, over ? c.pressed : c.neutral[3], {});
    else if (over)
        paintBox(painter, rect, Measure::ControlRadius, c.neutral[3], {});
    if (showsFocus(option))
        paintFocus(painter, rect, Measure::ControlRadius);
}

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (hasProperty(widget, BareProperty))
        return;
    const Colours &c = colours();
    const bool enabled = isOn(option, State_Enabled);
    const bool focus = isOn(option, State_HasFocus);
    const QRectF rect(option->rect);
    paintBox(painter, rect, Measure::ControlRadius, enabled ? c.raised : c.list,
             focus                                      ? c.accentFill
             : isOn(option, State_MouseOver) && enabled ? c.neutral[5]
                                                        : c.border);
    if (focus)
        paintFocus(painter, rect, Measure::ControlRadius);
}

void Style::drawCheck(const QStyleOption *option, QPainter *painter, bool round) const
{
    const Colours &c = colours();
    const bool enabled = isOn(option, State_Enabled);
    const bool on = isOn(option, State_On);
    const bool partly = isOn(option, State_NoChange);
    const int side = 16;
    const QRectF box(option->rect.x() + (option->rect.width() - side) / 2.0,
                     option->rect.y() + (option->rect.height() - side) / 2.0, side, side);
    const qreal radius = round ? side / 2.0 : 4;
    if (on || partly)
        paintBox(painter, box, radius, enabled ? c.accentFill : c.neutral[5], {});
    else
        paintBox(painter, box, radius, c.raised, enabled ? c.neutral[6] : c.border);
    if (on && round) {
        paintBox(painter, box.adjusted(5, 5, -5, -5), 3, c.onAccent, {});
    } else if (on || partly) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(c.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (on) {
            painter->drawPolyline(
                QPolygonF({box.topLeft() + QPointF(4.2, 8.3), box.topLeft() + QPointF(7, 11),
                           box.topLeft() + QPointF(11.8, 5.4)}));
        } else {
            painter->drawLine(box.topLeft() + QPointF(4.5, 8), box.topLeft() + QPointF(11.5, 8));
        }
        painter->restore();
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Colours &c = colours();
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            paintBox(painter, option->rect, Measure::ControlRadius, {},
                     isOn(option, State_HasFocus) ? c.accentFill : c.border);
        return;
    }
    case PE_FrameGroupBox:
        paintBox(painter, option->rect, Measure::PanelRadius, {}, c.hairline);
        return;
    case PE_FrameFocusRect:
        if (isOn(option, State_KeyboardFocusChange))
            paintFocus(painter, option->rect, 4);
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_PanelStatusBar:
    case PE_FrameTabWidget:
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu)
            paintBox(painter, option->rect, Measure::PanelRadius, c.raised, c.border);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.toolTipBase());
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, true);
        return;
    case PE_IndicatorArrowDown:
        // A tool button with a menu says so by its name; an arrow of five pixels is dirt.
        if (option->rect.width() < Space::Medium)
            return;
        paintIcon(painter, Icon::ChevronDown, option->rect, c.secondary);
        return;
    case PE_IndicatorArrowRight:
        paintIcon(painter, Icon::ChevronRight, option->rect, c.secondary);
        return;
    case PE_IndicatorArrowLeft:
        paintIcon(painter, Icon::ChevronLeft, option->rect, c.secondary);
        return;
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        const QRectF rect = QRectF(option->rect).adjusted(2, 1, -2, -1);
        if (isOn(option, State_Selected))
            paintBox(painter, rect, Measure::ControlRadius, c.selected, {});
        else if (isOn(option, State_MouseOver))
            paintBox(painter, rect, Measure::ControlRadius, c.hover, {});
        else if (item && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(option->rect, item->backgroundBrush);
        return;
    }
    case PE_PanelItemViewRow:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

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
