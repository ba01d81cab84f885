#include "savestateline.h"

#include <ui/look/dressed.h>
#include <ui/look/icons.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto ClockStep = 20s;
constexpr int DotSize = 7;

Tone toneOf(SaveStateLine::Kind kind)
{
    switch (kind) {
    case SaveStateLine::Kind::Saved:
        return Tone::Ok;
    case SaveStateLine::Kind::Unsaved:
    case SaveStateLine::Kind::Saving:
        return Tone::Notice;
    case SaveStateLine::Kind::Failed:
        return Tone::Danger;
    case SaveStateLine::Kind::Conflict:
    case SaveStateLine::Kind::Deleted:
        return Tone::Warning;
    default:
        return Tone::Neutral;
    }
}

} // namespace

SaveStateLine::SaveStateLine(QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_action(new QToolButton(this))
{
    setAccessibleName(tr("Save state"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_action->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    layout->addSpacing(DotSize + Space::Small);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_action);
    setMinimumHeight(Measure::HitTarget);
    connect(m_action, &QToolButton::clicked, this, [this] {
        if (m_kind == Kind::Conflict)
            Q_EMIT resolveAsked();
        else if (offersNew())
            Q_EMIT saveAsNewAsked();
        else
            Q_EMIT retryAsked();
    });
    m_clock.setInterval(ClockStep);
    connect(&m_clock, &QTimer::timeout, this, &SaveStateLine::refresh);
    dress(this, [this] { refresh(); });
}

void SaveStateLine::setState(Kind kind, const QDateTime &savedAt, const Core::Error &error)
{
    m_kind = kind;
    m_savedAt = savedAt;
    m_error = error;
    if (kind == Kind::Saved)
        m_clock.start();
    else
        m_clock.stop();
    refresh();
}

void SaveStateLine::setJournalTrouble(const QString &why)
{
    m_journalTrouble = why;
    refresh();
}

bool SaveStateLine::offersNew() const
{
    return m_kind == Kind::Deleted ||
           (m_kind == Kind::Failed && m_error.kind == Core::ErrorKind::Conflict);
}

QString SaveStateLine::text() const
{
    const bool safe = m_journalTrouble.isEmpty();
    switch (m_kind) {
    case Kind::Nothing:
        return {};
    case Kind::Opening:
        return tr("Opening…");
    case Kind::NewDraft:
        return tr("Draft · not saved yet");
    case Kind::Saved: {
        const qint64 seconds = m_savedAt.secsTo(QDateTime::currentDateTimeUtc());
        if (seconds < 60)
            return tr("Saved just now");
        if (seconds < 3600)
            return tr("Saved %n min ago", nullptr, int(seconds / 60));
        return tr("Saved %1")
            .arg(QLocale().toString(m_savedAt.toLocalTime(), QLocale::ShortFormat));
    }
    case Kind::Unsaved:
        return safe ? tr("Unsaved changes · kept on this computer")
                    : tr("Unsaved changes · not kept on this computer: %1").arg(m_journalTrouble);
    case Kind::Saving:
        return tr("Saving…");
    case Kind::Failed:
        if (m_error.kind == Core::ErrorKind::Timeout)
            return tr("No answer came to the save yet, so it may be stored; it is asked again by "
                      "itself");
        return Core::isAway(m_error.kind)
                   ? tr("Not saved yet, and made up for once the store is back: %1")
                         .arg(m_error.message)
                   : tr("Not saved: %1").arg(m_error.message);
    case Kind::Conflict:
        return m_error.message.isEmpty() ? tr("Not saved: someone else changed the same place")
                                         : m_error.message;
    case Kind::Deleted:
        return safe ? tr("Deleted · the text is kept on this page")
                    : tr("Deleted · what you type is not kept on this computer: %1")
                          .arg(m_journalTrouble);
    }
    return {};
}

void SaveStateLine::refresh()
{
    const QString words = text();
    m_label->setText(words);
    // By the window's direction, not by that of the words.
    m_label->setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute |
                          Qt::AlignVCenter);
    m_label->setToolTip(m_error.detail.isEmpty() ? words
                                                 : words + QLatin1Char('\n') + m_error.detail);
    m_label->setFont(textFont(TextSize::Small));
    QPalette quiet = QApplication::palette();
    const bool offers = m_kind == Kind::Conflict || m_kind == Kind::Failed || offersNew();
    const bool loud = offers || !m_journalTrouble.isEmpty();
    quiet.setColor(QPalette::WindowText, loud ? toneText(toneOf(m_kind)) : colours().secondary);
    m_label->setPalette(quiet);
    m_action->setVisible(offers);
    m_action->setText(m_kind == Kind::Conflict ? tr("Resolve…")
                      : offersNew()            ? tr("Save as new article")
                                               : tr("Retry"));
    m_action->setAccessibleName(m_action->text());
    setAccessibleDescription(words);
    update();
}

void SaveStateLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    update();
}

void SaveStateLine::paintEvent(QPaintEvent *)
{
    if (m_kind == Kind::Nothing)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect place(0, (height() - DotSize) / 2, DotSize, DotSize);
    place = QStyle::visualRect(layoutDirection(), rect(), place);
    const QColor colour = toneText(toneOf(m_kind));
    const QRectF dot = QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75);
    // Filled only where the article is stored: the shape says it as well as the colour.
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(m_kind == Kind::Saved || m_kind == Kind::Failed ? QBrush(colour)
                                                                     : QBrush(Qt::NoBrush));
    painter.drawEllipse(dot);
}

} // namespace Triptych::Ui
