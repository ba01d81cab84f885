#include "panel.h"

#include "pill.h"

#include <ui/look/dressed.h>

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Triptych::Ui {

namespace {

void makeSecondary(QLabel *label)
{
    dress(label, [label] {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colours().secondary);
        label->setPalette(palette);
    });
}

} // namespace

Panel::Panel(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new QLabel(this))
    , m_name(new QLabel(this))
    , m_purpose(new QLabel(this))
    , m_state(new Pill(this))
    , m_body(new QVBoxLayout)
{
    m_name->setFont(textFont(TextSize::Lead, Weight::Medium));
    m_purpose->setTextFormat(Qt::PlainText);
    m_purpose->setWordWrap(true);
    makeSecondary(m_purpose);
    m_state->hide();
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_purpose);
    auto *head = new QHBoxLayout;
    head->setSpacing(Space::Medium);
    head->addWidget(m_glyph, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    m_body->setContentsMargins(Measure::Icon + Space::Medium, Space::Small, 0, 0);
    m_body->setSpacing(Space::Tiny);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    column->setSpacing(Space::Tiny);
    column->addLayout(head);
    column->addLayout(m_body);
}

QString Panel::name() const
{
    return m_name->text();
}

QString Panel::stateText() const
{
    return m_state->isHidden() ? QString() : m_state->text();
}

void Panel::setHead(Icon glyph, const QString &name, const QString &purpose)
{
    m_icon = glyph;
    m_name->setText(name);
    m_purpose->setText(purpose);
    dressUp();
}

void Panel::setState(const QString &text, Tone tone, Icon glyph)
{
    m_state->setText(text);
    m_state->setTone(tone);
    m_state->setIcon(glyph);
    m_state->setVisible(!text.isEmpty());
}

QLabel *Panel::addLine(TextSize size, bool secondary)
{
    auto *line = new QLabel(this);
    line->setFont(textFont(size));
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (secondary)
        makeSecondary(line);
    line->hide();
    m_body->addWidget(line);
    return line;
}

void Panel::setLine(QLabel *line, const QString &text)
{
    line->setText(text);
    line->setVisible(!text.isEmpty());
}

void Panel::changeButtons(QList<QPushButton *> buttons, const std::function<void()> &change)
{
    const auto had = std::find_if(buttons.begin(), buttons.end(),
                                  [](const QPushButton *button) { return button->hasFocus(); });
    if (had != buttons.end()) {
        // Parked here, for a button that is hidden hands it to whatever comes next on the page.
        std::rotate(buttons.begin(), had, had + 1);
        setFocus(Qt::OtherFocusReason);
    }
    change();
    if (!hasFocus())
        return;
    const auto next = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->isVisible() && button->isEnabled();
    });
    if (next != buttons.end())
        (*next)->setFocus(Qt::OtherFocusReason);
}

void Panel::dressUp()
{
    m_glyph->setPixmap(iconPixmap(m_icon, Measure::Icon, colours().secondary, devicePixelRatioF()));
    update();
}

void Panel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dressUp();
    QWidget::changeEvent(event);
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().hairline, 1));
    painter.setBrush(colours().dark ? colours().raised : colours().list);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Measure::PanelRadius,
                            Measure::PanelRadius);
}

} // namespace Triptych::Ui
