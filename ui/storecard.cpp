#include "storecard.h"

#include "dressed.h"
#include "format.h"
#include "pill.h"
#include "statusstrip.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

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

StoreCard::StoreCard(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new QLabel(this))
    , m_role(new QLabel(this))
    , m_purpose(new QLabel(this))
    , m_state(new Pill(this))
    , m_product(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_trouble(new QLabel(this))
    , m_detail(new QLabel(this))
{
    m_role->setFont(textFont(TextSize::Lead, Weight::Medium));
    m_product->setFont(textFont(TextSize::Body));
    m_facts->setFont(textFont(TextSize::Small));
    m_detail->setFont(monospaceFont(TextSize::Caption));
    for (QLabel *label : {m_purpose, m_product, m_facts, m_trouble, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    for (QLabel *label : {m_product, m_facts, m_trouble, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {m_purpose, m_facts, m_detail})
        makeSecondary(label);
    auto *head = new QHBoxLayout;
    head->setSpacing(Space::Medium);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_role);
    names->addWidget(m_purpose);
    head->addWidget(m_glyph, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    column->setSpacing(Space::Tiny);
    column->addLayout(head);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(Measure::Icon + Space::Medium, Space::Small, 0, 0);
    body->setSpacing(Space::Tiny);
    for (QLabel *label : {m_product, m_facts, m_trouble, m_detail})
        body->addWidget(label);
    column->addLayout(body);
}

void StoreCard::setHealth(const Core::StoreHealth &health)
{
    m_health = health;
    switch (health.role) {
    case Core::StoreRole::Articles:
        m_role->setText(tr("Articles"));
        m_purpose->setText(tr("The truth: every article and every version of it."));
        break;
    case Core::StoreRole::Search:
        m_role->setText(tr("Search"));
        m_purpose->setText(tr("Finds articles by their words."));
        break;
    case Core::StoreRole::Counters:
        m_role->setText(tr("Counters and cache"));
        m_purpose->setText(tr("Counts readers and keeps public articles near."));
        break;
    }
    switch (health.state) {
    case Core::StoreState::Ok:
        m_state->setText(tr("Ready"));
        m_state->setTone(Tone::Ok);
        m_state->setIcon(Icon::Check);
        break;
    case Core::StoreState::Degraded:
        m_state->setText(tr("Degraded"));
        m_state->setTone(Tone::Warning);
        m_state->setIcon(Icon::Warning);
        break;
    case Core::StoreState::Away:
        m_state->setText(tr("Away"));
        m_state->setTone(Tone::Danger);
        m_state->setIcon(Icon::Offline);
        break;
    case Core::StoreState::Unknown:
        m_state->setText(tr("Asking…"));
        m_state->setTone(Tone::Neutral);
        m_state->setIcon(Icon::More);
        break;
    }
    const QString product =
        health.version.isEmpty()
            ? health.product
            : tr("%1 %2", "a product and its version").arg(health.product, health.version);
    m_product->setText(product);
    m_product->setVisible(!product.isEmpty());
    QStringList facts;
    if (!health.address.isEmpty())
        facts << health.address;
    if (health.latencyMs >= 0 && health.state != Core::StoreState::Away)
        facts << tr("answers in %1").arg(latency(health.latencyMs));
    if (health.since.isValid()) {
        facts << (health.state == Core::StoreState::Away
                      ? tr("away since %1").arg(exactDate(health.since))
                      : tr("since %1").arg(exactDate(health.since)));
    }
    m_facts->setText(joinedFacts(facts, QStringLiteral("   ·   ")));
    const bool trouble =
        health.state == Core::StoreState::Away || health.state == Core::StoreState::Degraded;
    QStringList words;
    if (trouble && !health.error.message.isEmpty())
        words << health.error.message;
    if (trouble && !health.insteadOf.isEmpty())
        words << tr("Meanwhile %1 answers.").arg(health.insteadOf);
    m_trouble->setText(words.join(QLatin1Char(' ')));
    m_trouble->setVisible(!words.isEmpty());
    m_detail->setText(health.error.detail);
    m_detail->setVisible(trouble && !health.error.detail.isEmpty());
    setAccessibleName(tr("%1: %2, %3").arg(m_role->text(), m_state->text(), product));
    setAccessibleDescription(m_facts->text());
    dressCard();
}

void StoreCard::dressCard()
{
    const Icon glyph = m_health.role == Core::StoreRole::Articles ? Icon::Stores
                       : m_health.role == Core::StoreRole::Search ? Icon::Search
                                                                  : Icon::Eye;
    m_glyph->setPixmap(iconPixmap(glyph, Measure::Icon, colours().secondary, devicePixelRatioF()));
    update();
}

void StoreCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dressCard();
    QWidget::changeEvent(event);
}

void StoreCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().hairline, 1));
    painter.setBrush(colours().dark ? colours().raised : colours().list);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Measure::PanelRadius,
                            Measure::PanelRadius);
}

} // namespace Triptych::Ui
