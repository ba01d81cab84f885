#include "inlinenotice.h"

#include <ui/terms/longwords.h>

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextLayout>
#include <QTimer>
#include <QToolButton>

namespace Triptych::Ui {

namespace {

constexpr int MostLines = 3;

Icon glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return Icon::Check;
    case Tone::Warning:
        return Icon::Warning;
    case Tone::Danger:
        return Icon::Error;
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Notice:
        break;
    }
    return Icon::Info;
}

/** A list is narrow, and a number at the end of a line tells nothing. */
QString withBoundNumbers(QString message)
{
    static const QRegularExpression number(QStringLiteral("(?<=\\d) (?=\\p{L})"));
    return message.replace(number, QString(QChar(QChar::Nbsp)));
}

} // namespace

InlineNotice::InlineNotice(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new QLabel(this))
    , m_label(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
    , m_lifetime(new QTimer(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_action->setFlat(true);
    m_action->setFont(textFont(TextSize::Body, Weight::Medium));
    m_close->setIcon(icon(Icon::Close));
    m_close->setIconSize({14, 14});
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_lifetime->setSingleShot(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::Medium, Space::Tiny, Space::Tiny, Space::Tiny);
    row->setSpacing(Space::Small);
    row->addWidget(m_glyph);
    row->addWidget(m_label, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const std::function<void()> run = m_line.run;
        goAway();
        if (run)
            run();
        else
            Q_EMIT actionTriggered();
        showWaiting();
    });
    connect(m_close, &QToolButton::clicked, this, &InlineNotice::dismiss);
    connect(m_lifetime, &QTimer::timeout, this, &InlineNotice::dismiss);
    // A click on them leaves the caret in the text.
    m_action->setFocusPolicy(Qt::TabFocus);
    m_close->setFocusPolicy(Qt::TabFocus);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (now && isAncestorOf(now) && old && !isAncestorOf(old))
            m_before = old;
    });
    hide();
}

void InlineNotice::goAway()
{
    m_lifetime->stop();
    // A widget that is hidden gives the keyboard to the next one, whatever that is.
    const QWidget *focus = QApplication::focusWidget();
    if (focus && isAncestorOf(focus) && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    hide();
}

void InlineNotice::showMessage(Tone tone, const QString &message, const QString &action,
                               int lifetimeMs)
{
    take({tone, message, action, lifetimeMs});
}

void InlineNotice::offer(Tone tone, const QString &message, const QString &action,
                         const std::function<void()> &run, int lifetimeMs)
{
    take({tone, message, action, lifetimeMs, run});
}

void InlineNotice::take(const Line &line)
{
    const bool isUrgent = line.tone == Tone::Warning || line.tone == Tone::Danger;
    const bool replacesOffer = offersAction() && line.action.isEmpty();
    if (replacesOffer && !isUrgent) {
        m_waiting.append(line);
    } else {
        const bool comesBack =
            replacesOffer || (!isHidden() && m_line.lifetimeMs == 0 && line.lifetimeMs > 0);
        if (comesBack)
            m_waiting.prepend(m_line);
        showLine(line);
    }
    while (m_waiting.size() > MostWaiting)
        m_waiting.removeLast();
}

bool InlineNotice::offersAction() const
{
    return !isHidden() && !m_action->isHidden();
}

void InlineNotice::showWaiting()
{
    if (isHidden() && !m_waiting.isEmpty())
        showLine(m_waiting.takeFirst());
}

void InlineNotice::showLine(const Line &line)
{
    m_line = line;
    m_label->setAccessibleName(line.message);
    setAccessibleName(line.message);
    m_action->setText(line.action);
    m_action->setVisible(!line.action.isEmpty());
    dress();
    fitText();
    show();
    if (line.lifetimeMs > 0)
        m_lifetime->start(line.lifetimeMs);
    else
        m_lifetime->stop();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InlineNotice::fitText()
{
    QString text = breakingPaths(withBoundNumbers(m_line.message));
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    m_label->setToolTip(m_line.message);
    const int width = m_label->width();
    QTextLayout layout(text, m_label->font());
    layout.beginLayout();
    int last = 0; // where the last line that is shown begins
    int number = 0;
    for (QTextLine line = layout.createLine(); line.isValid() && number <= MostLines;
         line = layout.createLine()) {
        line.setLineWidth(width);
        if (++number == MostLines)
            last = line.textStart();
    }
    layout.endLayout();
    if (number > MostLines)
        text = text.left(last) +
               m_label->fontMetrics().elidedText(text.mid(last), Qt::ElideRight, width);
    m_label->setText(text);
}

void InlineNotice::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitText();
}

void InlineNotice::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

QString InlineNotice::message() const
{
    return m_label->accessibleName(); // as it was given
}

void InlineNotice::dismiss()
{
    goAway();
    Q_EMIT dismissed();
    showWaiting();
}

void InlineNotice::finish()
{
    goAway();
    showWaiting();
}

void InlineNotice::clear()
{
    m_waiting.clear();
    goAway();
}

void InlineNotice::dress()
{
    m_glyph->setPixmap(
        iconPixmap(glyphOf(m_line.tone), 18, toneText(m_line.tone), devicePixelRatioF()));
    QPalette palette = m_action->palette();
    const QColor ink = toneText(m_line.tone == Tone::Neutral ? Tone::Accent : m_line.tone);
    if (palette.color(QPalette::ButtonText) != ink) {
        palette.setColor(QPalette::ButtonText, ink);
        m_action->setPalette(palette);
    }
    update();
}

void InlineNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void InlineNotice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneSoft(m_line.tone));
    painter.drawRoundedRect(rect(), Measure::ControlRadius, Measure::ControlRadius);
}

} // namespace Triptych::Ui
