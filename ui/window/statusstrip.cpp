#include "statusstrip.h"

#include <ui/controls/hairline.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <ui/terms/format.h>
#include <ui/terms/storestate.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace Triptych::Ui {

namespace {

QString roleName(Core::StoreRole role)
{
    switch (role) {
    case Core::StoreRole::Articles:
        return StatusStrip::tr("Articles");
    case Core::StoreRole::Search:
        return StatusStrip::tr("Search");
    case Core::StoreRole::Counters:
        return StatusStrip::tr("Counters");
    }
    return {};
}

} // namespace

StoreStateButton::StoreStateButton(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setFont(textFont(TextSize::Caption));
    setFixedHeight(24);
    setCursor(Qt::PointingHandCursor);
}

void StoreStateButton::setHealth(const Core::StoreHealth &health)
{
    m_health = health;
    const QString product = health.product.isEmpty() ? roleName(health.role) : health.product;
    setText(tr("%1 %2", "a store and its state").arg(product, storeStateText(health)));
    setAccessibleName(tr("%1: %2").arg(roleName(health.role), text()));
    QStringList lines{tr("%1: %2").arg(
        roleName(health.role),
        health.version.isEmpty() ? product : tr("%1 %2").arg(product, health.version))};
    if (!health.address.isEmpty())
        lines << health.address;
    if (!health.insteadOf.isEmpty())
        lines << tr("Meanwhile: %1").arg(health.insteadOf);
    if (!health.error.message.isEmpty() && health.state != Core::StoreState::Ok)
        lines << health.error.message;
    setToolTip(lines.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

void StoreStateButton::setTrouble(const QString &text, const QString &explanation)
{
    m_health.state = Core::StoreState::Degraded;
    setText(text);
    setAccessibleName(text);
    setAccessibleDescription(explanation);
    setToolTip(explanation);
    updateGeometry();
    update();
}

QSize StoreStateButton::sizeHint() const
{
    return {Space::Small + 8 + 6 + fontMetrics().horizontalAdvance(text()) + Space::Small, 24};
}

void StoreStateButton::paintEvent(QPaintEvent *)
{
    const Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(c.sidebar, c.text, 0.06));
        painter.drawRoundedRect(rect(), Measure::ControlRadius, Measure::ControlRadius);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accentFill, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Measure::ControlRadius,
                                Measure::ControlRadius);
    }
    const QRectF dot =
        QStyle::visualRect(layoutDirection(), rect(), QRect(Space::Small, height() / 2 - 4, 8, 8));
    QColor ink = c.secondary;
    switch (m_health.state) {
    case Core::StoreState::Ok:
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.ok);
        painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Core::StoreState::Degraded:
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.warning);
        painter.drawPolygon(
            QPolygonF({QPointF(dot.center().x(), dot.top()), dot.bottomRight(), dot.bottomLeft()}));
        ink = c.warning;
        break;
    case Core::StoreState::Away:
        painter.setPen(QPen(c.danger, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(dot.topLeft() + QPointF(1, 1), dot.bottomRight() - QPointF(1, 1));
        painter.drawLine(dot.topRight() + QPointF(-1, 1), dot.bottomLeft() + QPointF(1, -1));
        ink = c.danger;
        break;
    case Core::StoreState::Unknown:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.faint, 1.5));
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1));
        break;
    }
    painter.setPen(ink);
    const QRect words(Space::Small + 8 + 6, 0, width() - Space::Small - 14, height());
    painter.drawText(
        QStyle::visualRect(layoutDirection(), rect(), words),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter, text());
}

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
    , m_refused(new StoreStateButton(this))
    , m_progress(new QLabel(this))
    , m_words(new QLabel(this))
{
    setSurface(this, Surface::Sidebar);
    setFixedHeight(30);
    setAccessibleName(tr("Status"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(m_row, 1);
    m_row->setContentsMargins(Space::Small, 0, Space::Large, 0);
    m_row->setSpacing(Space::Tiny);
    m_row->addWidget(m_refused);
    m_row->addStretch(1);
    m_row->addWidget(m_progress);
    m_row->addSpacing(Space::Large);
    m_row->addWidget(m_words);
    m_refused->hide();
    connect(m_refused, &StoreStateButton::clicked, this, &StatusStrip::refusedRequested);
    for (QLabel *label : {m_progress, m_words}) {
        label->setFont(textFont(TextSize::Caption));
        dress(label, [label] {
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, colours().secondary);
            label->setPalette(palette);
        });
    }
}

void StatusStrip::setHealth(const QList<Core::StoreHealth> &health)
{
    // One file behind all three ports is one store to a person.
    QList<Core::StoreHealth> shown;
    for (const Core::StoreHealth &store : health) {
        const bool repeated =
            std::any_of(shown.begin(), shown.end(), [&store](const Core::StoreHealth &other) {
                return other.product == store.product && other.address == store.address &&
                       other.state == store.state && !store.product.isEmpty();
            });
        if (!repeated)
            shown.append(store);
    }
    while (m_stores.size() > shown.size())
        delete m_stores.takeLast();
    while (m_stores.size() < shown.size()) {
        auto *button = new StoreStateButton(this);
        m_row->insertWidget(int(m_stores.size()), button);
        connect(button, &StoreStateButton::clicked, this, &StatusStrip::storesRequested);
        m_stores.append(button);
    }
    for (qsizetype i = 0; i < shown.size(); ++i)
        m_stores.at(i)->setHealth(shown.at(i));
}

void StatusStrip::setWordCount(int words, int minutes)
{
    m_words->setText(
        tr("%1  ·  %2")
            .arg(tr("%Ln words", nullptr, words), tr("%Ln min", "time to read", minutes)));
    m_words->setToolTip(tr("Time to read: about %n minutes", nullptr, minutes));
}

void StatusStrip::clearWordCount()
{
    m_words->clear();
}

QString StatusStrip::wordCountText() const
{
    return m_words->text();
}

void StatusStrip::setRefused(qint64 count)
{
    m_refused->setVisible(count > 0);
    if (count > 0) {
        m_refused->setTrouble(
            tr("%Ln change(s) refused", nullptr, pluralCount(count)),
            tr("The search index or the cache refused them too often; the Stores page says why."));
    }
}

void StatusStrip::setProgress(const QString &text)
{
    m_progress->setText(text);
}

} // namespace Triptych::Ui
