#include "pill.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace Triptych::Ui {

namespace {

constexpr int PillHeight = 22;
constexpr int ChipHeight = 28;
constexpr int LongestChipText = 132;

} // namespace

Pill::Pill(QWidget *parent) : QWidget(parent)
{
    setFont(textFont(TextSize::Small, Weight::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Pill::Pill(const QString &text, Tone tone, QWidget *parent) : Pill(parent)
{
    setText(text);
    setTone(tone);
}

void Pill::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Pill::setIcon(std::optional<Icon> icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const int glyph = m_icon ? 14 + Space::Tiny : 0;
    return {fontMetrics().horizontalAdvance(m_text) + glyph + 2 * Space::Small + 2, PillHeight};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneSoft(m_tone));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    QRect content = rect().adjusted(Space::Small + 1, 0, -Space::Small - 1, 0);
    if (m_icon) {
        const QRect glyph(content.x() - 1, (height() - 14) / 2, 14, 14);
        paintIcon(&painter, *m_icon, style()->visualRect(layoutDirection(), rect(), glyph),
                  toneText(m_tone));
        content.setLeft(content.left() + 14 + Space::Tiny - 1);
    }
    painter.setPen(toneText(m_tone));
    painter.drawText(style()->visualRect(layoutDirection(), rect(), content), Qt::AlignCenter,
                     m_text);
}

Chip::Chip(const QString &name, QWidget *parent) : QAbstractButton(parent), m_name(name)
{
    setFont(textFont(TextSize::Small));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    rename();
}

void Chip::rename()
{
    setText(m_value.isEmpty() ? m_name : m_value);
    setAccessibleName(m_value.isEmpty() ? m_name : tr("%1: %2").arg(m_name, m_value));
    setToolTip(m_value.isEmpty() ? QString() : accessibleName());
}

void Chip::setValue(const QString &value)
{
    m_value = value;
    rename();
    updateGeometry();
    update();
}

void Chip::setIconGlyph(std::optional<Icon> icon)
{
    m_glyph = icon;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const int words = std::min(fontMetrics().horizontalAdvance(text()) + 1, LongestChipText);
    const int before = m_glyph ? Measure::SmallIcon + Space::Tiny : 0;
    return {Space::Small + 2 + before + words + Space::Tiny + 14 + Space::Small, ChipHeight};
}

QSize Chip::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 64), ChipHeight};
}

QRect Chip::crossRect() const
{
    return style()->visualRect(layoutDirection(), rect(),
                               QRect(width() - Space::Small - 14 - 2, (height() - 14) / 2, 14, 14));
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &c = colours();
    const bool set = !m_value.isEmpty();
    const bool over = underMouse() && isEnabled();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(set ? QPen(Qt::NoPen) : QPen(over ? c.neutral[5] : c.border, 1));
    painter.setBrush(set                ? QBrush(c.accentSoft)
                     : over || isDown() ? QBrush(c.hover)
                                        : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accentFill, 2));
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), body.height() / 2,
                                body.height() / 2);
    }
    const QColor ink = set ? c.accent : c.secondary;
    QRect content = rect().adjusted(Space::Small + 2, 0, -(Space::Small + 14 + Space::Tiny), 0);
    if (m_glyph) {
        const QRect glyph(content.x() - 1, (height() - Measure::SmallIcon) / 2, Measure::SmallIcon,
                          Measure::SmallIcon);
        paintIcon(&painter, *m_glyph, style()->visualRect(layoutDirection(), rect(), glyph), ink);
        content.setLeft(content.left() + Measure::SmallIcon + Space::Tiny);
    }
    painter.setPen(ink);
    painter.drawText(style()->visualRect(layoutDirection(), rect(), content),
                     int(style()->visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                         Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, content.width()));
    paintIcon(&painter, set ? Icon::Close : Icon::ChevronDown, crossRect(), ink);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool onCross = !m_value.isEmpty() && event->button() == Qt::LeftButton && isDown() &&
                         crossRect().adjusted(-6, -7, 8, 7).contains(event->pos());
    if (onCross) {
        setDown(false);
        Q_EMIT cleared();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (!m_value.isEmpty() &&
        (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT cleared();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Down) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

} // namespace Triptych::Ui
