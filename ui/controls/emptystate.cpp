#include "emptystate.h"

#include <ui/look/style.h>

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int GlyphSize = 32;
constexpr int WidestSentence = 380;

QLabel *centredLabel(QWidget *parent, TextSize size, Weight weight)
{
    auto *label = new QLabel(parent);
    label->setFont(textFont(size, weight));
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setMaximumWidth(WidestSentence);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new QLabel(this))
    , m_title(centredLabel(this, TextSize::Lead, Weight::Medium))
    , m_sentence(centredLabel(this, TextSize::Body, Weight::Regular))
    , m_detail(centredLabel(this, TextSize::Caption, Weight::Regular))
    , m_action(new QPushButton(this))
{
    m_glyph->setAlignment(Qt::AlignCenter);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->hide();
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::arrange()
{
    auto *row = new QVBoxLayout(this);
    row->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Wide);
    row->setSpacing(0);
    row->addStretch(2);
    row->addWidget(m_glyph, 0, Qt::AlignHCenter);
    row->addSpacing(Space::Medium);
    for (QLabel *label : {m_title, m_sentence, m_detail}) {
        auto *line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(label, 1000);
        line->addStretch(1);
        row->addLayout(line);
        row->addSpacing(Space::Tiny);
    }
    row->addSpacing(Space::Medium);
    row->addWidget(m_action, 0, Qt::AlignHCenter);
    row->addStretch(3);
}

void EmptyState::setContent(Icon icon, const QString &title, const QString &sentence)
{
    m_icon = icon;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    dress();
}

void EmptyState::setAction(const QString &text, bool primary)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    m_action->setProperty(Style::PrimaryProperty, primary);
    m_action->update();
}

void EmptyState::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

bool EmptyState::event(QEvent *event)
{
    if (event->type() == QEvent::Polish && !layout()) {
        arrange();
        dress();
    }
    return QWidget::event(event);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void EmptyState::dress()
{
    if (!layout())
        return;
    const Colours &c = colours();
    m_glyph->setPixmap(iconPixmap(m_icon, GlyphSize, c.faint, devicePixelRatioF()));
    for (QLabel *label : {m_sentence, m_detail}) {
        QPalette palette = label->palette();
        if (palette.color(QPalette::WindowText) == c.secondary)
            continue;
        palette.setColor(QPalette::WindowText, c.secondary);
        label->setPalette(palette);
    }
}

} // namespace Triptych::Ui
