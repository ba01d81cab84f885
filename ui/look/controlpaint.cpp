#include "controlpaint.h"

#include "colours.h"
#include "icons.h"
#include "measures.h"
#include "stylepaint.h"
#include "type.h"

#include <QPainter>
#include <QStyleOption>

namespace Triptych::Ui {

void paintButton(const QStyleOption *option, QPainter *painter, bool primary)
{
    const Colours &c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool down = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool over = enabled && isOn(option, QStyle::State_MouseOver);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const QRectF rect(option->rect);
    if (button && button->features.testFlag(QStyleOptionButton::Flat)) {
        if (down || over)
            paintBox(painter, rect, Measure::ControlRadius, down ? c.pressed : c.hover, {});
    } else if (primary && enabled) {
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

void paintToolButton(const QStyleOption *option, QPainter *painter)
{
    const Colours &c = colours();
    const bool on = isOn(option, QStyle::State_On);
    const bool down = isOn(option, QStyle::State_Sunken);
    const bool over = isOn(option, QStyle::State_Enabled) && isOn(option, QStyle::State_MouseOver);
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

void paintField(const QStyleOption *option, QPainter *painter)
{
    const Colours &c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focus = isOn(option, QStyle::State_HasFocus);
    const QRectF rect(option->rect);
    paintBox(painter, rect, Measure::ControlRadius, enabled ? c.raised : c.list,
             focus                                              ? c.accentFill
             : isOn(option, QStyle::State_MouseOver) && enabled ? c.neutral[5]
                                                                : c.border);
    if (focus)
        paintFocus(painter, rect, Measure::ControlRadius);
}

void paintSpinBox(const QStyleOptionSpinBox *option, const QRect &up, const QRect &down,
                  QPainter *painter)
{
    const Colours &c = colours();
    paintField(option, painter);
    const auto arrow = [&](const QRect &button, QAbstractSpinBox::StepEnabledFlag step) {
        const bool isUp = step == QAbstractSpinBox::StepUpEnabled;
        const bool enabled =
            isOn(option, QStyle::State_Enabled) && option->stepEnabled.testFlag(step);
        const bool over =
            isOn(option, QStyle::State_MouseOver) &&
            option->activeSubControls == (isUp ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown);
        painter->save();
        painter->translate(QRectF(button).center());
        painter->rotate(isUp ? 180 : 0);
        paintIcon(painter, Icon::ChevronDown, QRect(-6, -6, 12, 12),
                  !enabled ? c.hairline
                  : over   ? c.text
                           : c.secondary);
        painter->restore();
    };
    arrow(up, QAbstractSpinBox::StepUpEnabled);
    arrow(down, QAbstractSpinBox::StepDownEnabled);
}

void paintComboBox(const QStyleOptionComboBox *option, const QRect &arrow, QPainter *painter,
                   bool bare)
{
    const Colours &c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool over = enabled && isOn(option, QStyle::State_MouseOver);
    const QRectF rect(option->rect);
    if (!bare) {
        paintBox(painter, rect, Measure::ControlRadius,
                 !enabled                    ? c.list
                 : over && !option->editable ? c.hover
                                             : c.raised,
                 isOn(option, QStyle::State_HasFocus) ? c.accentFill
                 : enabled                            ? c.border
                                                      : c.hairline);
    } else if (over) {
        paintBox(painter, rect, Measure::ControlRadius, c.hover, {});
    }
    if (isOn(option, QStyle::State_HasFocus) &&
        (option->editable || isOn(option, QStyle::State_KeyboardFocusChange)))
        paintFocus(painter, rect, Measure::ControlRadius);
    paintIcon(painter, Icon::ChevronDown,
              QRect(arrow.center().x() - 7, arrow.center().y() - 7, Measure::SmallIcon,
                    Measure::SmallIcon),
              enabled ? c.secondary : c.faint);
}

void paintCheck(const QStyleOption *option, QPainter *painter, bool round)
{
    const Colours &c = colours();
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool on = isOn(option, QStyle::State_On);
    const bool partly = isOn(option, QStyle::State_NoChange);
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

void paintTab(const QStyleOptionTab *option, QPainter *painter)
{
    const Colours &c = colours();
    const bool selected = isOn(option, QStyle::State_Selected);
    if (!selected && isOn(option, QStyle::State_MouseOver))
        paintBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -4), Measure::ControlRadius,
                 c.hover, {});
    painter->setFont(textFont(TextSize::Body, selected ? Weight::Medium : Weight::Regular));
    painter->setPen(selected ? c.text : c.secondary);
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, option->text);
    if (selected) {
        const QRect line(option->rect.x() + Space::Small, option->rect.bottom() - 1,
                         option->rect.width() - 2 * Space::Small, 2);
        painter->fillRect(line, c.accentFill);
    }
    if (showsFocus(option))
        paintFocus(painter, QRectF(option->rect).adjusted(2, 2, -2, -4), Measure::ControlRadius);
}

void paintProgress(const QStyleOptionProgressBar *option, QPainter *painter)
{
    const Colours &c = colours();
    const qreal height = 4;
    QRectF track(option->rect.x(), option->rect.center().y() - height / 2 + 0.5,
                 option->rect.width(), height);
    paintBox(painter, track, height / 2, c.neutral[3], {});
    const int span = option->maximum - option->minimum;
    if (span > 0) {
        QRectF done = track;
        done.setWidth(track.width() * (option->progress - option->minimum) / span);
        if (option->direction == Qt::RightToLeft)
            done.moveRight(track.right());
        paintBox(painter, done, height / 2, c.accentFill, {});
    } else {
        paintBox(painter, track.adjusted(track.width() / 3, 0, -track.width() / 3, 0), height / 2,
                 c.accentFill, {});
    }
}

void paintScrollBar(const QStyleOptionSlider *option, const QRect &slider, QPainter *painter)
{
    if (option->minimum == option->maximum)
        return;
    const Colours &c = colours();
    const bool busy = isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken);
    const int thick = busy ? 8 : 6;
    QRectF thumb(slider);
    if (option->orientation == Qt::Vertical) {
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

} // namespace Triptych::Ui
