#include "style.h"

#include "colours.h"
#include "icons.h"
#include "measures.h"
#include "stylepaint.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace Triptych::Ui {

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

} // namespace Triptych::Ui
