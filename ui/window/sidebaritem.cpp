#include "sidebaritem.h"

#include <ui/terms/format.h>

#include <QPainter>
#include <QStyle>

namespace Triptych::Ui {

SidebarItem::SidebarItem(const Section &section, QWidget *parent)
    : QAbstractButton(parent), m_section(section)
{
    setText(sectionName(section));
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(Measure::CompactRow);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void SidebarItem::setCount(const std::optional<Core::BoundedCount> &count)
{
    if (count == m_count)
        return;
    m_count = count;
    describe();
    update();
}

void SidebarItem::setAlert(qint64 count)
{
    if (count == m_alert)
        return;
    m_alert = count;
    describe();
    update();
}

void SidebarItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    describe();
    updateGeometry();
    update();
}

void SidebarItem::describe()
{
    QString counted;
    if (m_count) {
        counted =
            m_count->atLeast
                ? tr("%1, at least %Ln articles", nullptr, pluralCount(m_count->value)).arg(text())
                : tr("%1, %Ln articles", nullptr, pluralCount(m_count->value)).arg(text());
    }
    if (m_alert > 0)
        counted = tr("%1, %Ln change(s) refused", nullptr, pluralCount(m_alert)).arg(text());
    setAccessibleName(text());
    setAccessibleDescription(counted);
    setToolTip(counted.isEmpty() ? (m_narrow ? text() : QString()) : counted);
}

QSize SidebarItem::sizeHint() const
{
    return {m_narrow ? Measure::CompactRow + Space::Small : 176, Measure::CompactRow};
}

void SidebarItem::paintEvent(QPaintEvent *)
{
    const Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(0, 1, 0, -1);
    const bool over = underMouse();
    if (isChecked() || over || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? mixed(c.sidebar, c.text, c.dark ? 0.11 : 0.075)
                                     : mixed(c.sidebar, c.text, c.dark ? 0.06 : 0.04));
        painter.drawRoundedRect(body, Measure::ControlRadius, Measure::ControlRadius);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accentFill, 2));
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), Measure::ControlRadius,
                                Measure::ControlRadius);
    }
    const QColor glyphInk = isChecked() ? c.accent : c.secondary;
    const int side = 18;
    const auto mirrored = [this](const QRect &r) {
        return style()->visualRect(layoutDirection(), rect(), r);
    };
    if (m_narrow) {
        const QRect glyph((width() - side) / 2, (height() - side) / 2, side, side);
        paintIcon(&painter, sectionIcon(m_section), glyph, glyphInk);
        if (m_alert > 0) {
            painter.setPen(QPen(c.sidebar, 2));
            painter.setBrush(c.warning);
            painter.drawEllipse(mirrored(QRect(glyph.right() - 5, glyph.top() - 3, 10, 10)));
        }
        return;
    }
    paintIcon(&painter, sectionIcon(m_section),
              mirrored(QRect(Space::Small, (height() - side) / 2, side, side)), glyphInk);

    int right = width() - Space::Small;
    const bool counted = m_count && (m_count->value > 0 || m_count->atLeast);
    if (counted || m_alert > 0) {
        const QString shown = counted ? boundedCount(*m_count) : shortCount(m_alert);
        painter.setFont(textFont(TextSize::Caption, counted ? Weight::Regular : Weight::Medium));
        const int advance = painter.fontMetrics().horizontalAdvance(shown);
        if (!counted) {
            const int glyph = 14;
            paintIcon(&painter, Icon::Warning,
                      mirrored(QRect(right - advance - Space::Tiny - glyph, (height() - glyph) / 2,
                                     glyph, glyph)),
                      c.warning);
        }
        painter.setPen(counted ? c.secondary : c.warning);
        painter.drawText(mirrored(QRect(right - advance, 0, advance + 1, height())),
                         Qt::AlignCenter, shown);
        right -= advance + Space::Small + (counted ? 0 : 14 + Space::Tiny);
    }
    painter.setFont(textFont(TextSize::Body, isChecked() ? Weight::Medium : Weight::Regular));
    painter.setPen(isChecked() ? c.text : mixed(c.secondary, c.text, 0.55));
    const QRect words(Space::Small + side + 10, 0, right - (Space::Small + side + 10), height());
    painter.drawText(mirrored(words),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                         Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace Triptych::Ui
