#include "workspacebutton.h"

#include <ui/look/icons.h>

#include <QPainter>
#include <QStyle>

namespace Triptych::Ui {

WorkspaceButton::WorkspaceButton(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(48);
}

void WorkspaceButton::setName(const QString &name, const QString &kind)
{
    setText(name);
    m_kind = kind;
    setAccessibleName(tr("Workspace %1").arg(name));
    setAccessibleDescription(kind);
    setToolTip(tr("%1: switch the workspace or connect to servers").arg(name));
    update();
}

void WorkspaceButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    update();
}

void WorkspaceButton::paintEvent(QPaintEvent *)
{
    const Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(c.sidebar, c.text, c.dark ? 0.06 : 0.04));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0, 2, 0, -2), Measure::ControlRadius,
                                Measure::ControlRadius);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accentFill, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 3, -1, -3), Measure::ControlRadius,
                                Measure::ControlRadius);
    }
    const auto mirrored = [this](const QRect &r) {
        return style()->visualRect(layoutDirection(), rect(), r);
    };
    const int side = 28;
    const QRect mark = mirrored(QRect(m_narrow ? (width() - side) / 2 : Space::Small - 2,
                                      (height() - side) / 2, side, side));
    applicationIcon().paint(&painter, mark);
    if (m_narrow)
        return;
    const int left = Space::Small - 2 + side + Space::Small;
    const int wide = width() - left - Space::Small - Measure::SmallIcon - Space::Tiny;
    const int align = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.setFont(textFont(TextSize::Body, Weight::Medium));
    painter.setPen(c.text);
    painter.drawText(mirrored(QRect(left, 7, wide, 18)), align | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, wide));
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(c.secondary);
    painter.drawText(mirrored(QRect(left, 24, wide, 16)), align | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_kind, Qt::ElideRight, wide));
    paintIcon(&painter, Icon::ChevronDown,
              mirrored(QRect(width() - Space::Small - Measure::SmallIcon,
                             (height() - Measure::SmallIcon) / 2, Measure::SmallIcon,
                             Measure::SmallIcon)),
              c.secondary);
}

} // namespace Triptych::Ui
