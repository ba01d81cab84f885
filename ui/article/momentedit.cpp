#include "momentedit.h"

#include "daypicker.h"

#include <text/dates.h>
#include <ui/look/icons.h>
#include <ui/look/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace Triptych::Ui {

namespace {

/** The short form of this computer's language, its year in full: two digits do not say which
 * century. */
QString dayFormat()
{
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return format;
}

/** The same with days and months of one digit or two. */
QString looseFormat()
{
    QString format = dayFormat();
    format.replace(QLatin1String("dd"), QLatin1String("d"));
    if (!format.contains(QLatin1String("MMM")))
        format.replace(QLatin1String("MM"), QLatin1String("M"));
    return format;
}

QString dayText(const QDate &date)
{
    return QLocale().toString(date, dayFormat());
}

} // namespace

MomentEdit::MomentEdit(QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit), m_calendar(new QToolButton)
{
    m_calendar->setIcon(icon(Icon::Calendar));
    m_calendar->setAutoRaise(true);
    m_calendar->setToolTip(tr("Choose a day"));
    m_calendar->setAccessibleName(tr("Choose a day"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Space::Tiny);
    row->addWidget(m_text, 1);
    row->addWidget(m_calendar);
    setFocusProxy(m_text);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString &text) {
        read(text);
        Q_EMIT edited();
    });
    // Understood text is written out in full, so that one sees what was understood.
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (m_isUnderstood)
            show();
    });
    connect(m_calendar, &QToolButton::clicked, this, &MomentEdit::openCalendar);
}

void MomentEdit::setClock(const QDate &date, const QTime &time)
{
    m_date = date;
    m_time = time;
    m_isUnderstood = true;
    show();
}

void MomentEdit::setDayAlone(bool alone)
{
    if (alone == m_isAlone)
        return;
    m_isAlone = alone;
    if (m_isUnderstood)
        show();
}

void MomentEdit::show()
{
    m_namesTime = !m_isAlone;
    const QString text =
        dayText(m_date) + (m_isAlone ? QString() : m_time.toString(QStringLiteral(" HH:mm")));
    if (m_text->text() != text)
        m_text->setText(text);
}

void MomentEdit::read(const QString &text)
{
    m_isUnderstood = false;
    const QString typed = text.simplified();
    const QString day = typed.section(QLatin1Char(' '), 0, 0);
    const QDate local = QLocale().toDate(day, looseFormat());
    Text::ParsedDate parsed;
    if (local.isValid()) {
        // The language of this computer says which is the day and which the month.
        const QString time = typed.section(QLatin1Char(' '), 1);
        parsed.utc = QDateTime(local, QTime(0, 0), Qt::UTC);
        if (!time.isEmpty()) {
            const auto timed = Text::dayAtTime(local, time);
            if (!timed)
                return;
            parsed = *timed;
        }
    } else {
        const auto read = Text::parseDate(typed);
        if (!read)
            return;
        parsed = *read;
    }
    if (parsed.hasZone || !parsed.utc.isValid())
        return;
    m_date = parsed.utc.date();
    m_namesTime = parsed.hasTime;
    if (parsed.hasTime)
        m_time = parsed.utc.time();
    m_isUnderstood = true;
}

void MomentEdit::choose(const QDate &date)
{
    if (!date.isValid())
        return;
    m_date = date;
    m_isUnderstood = true;
    show();
    Q_EMIT edited();
}

QString MomentEdit::example() const
{
    const QDate day = QDate::currentDate().addDays(1);
    return dayText(day) + (m_isAlone ? QString() : QStringLiteral(" 08:30"));
}

bool MomentEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && !m_text->isReadOnly()) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
            choose(m_date.addDays(1));
            return true;
        case Qt::Key_Down:
            choose(m_date.addDays(-1));
            return true;
        case Qt::Key_PageUp:
            choose(m_date.addMonths(1));
            return true;
        case Qt::Key_PageDown:
            choose(m_date.addMonths(-1));
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MomentEdit::chooseTime(const QTime &time)
{
    m_time = time;
    m_isUnderstood = true;
    show();
    Q_EMIT edited();
}

void MomentEdit::openCalendar()
{
    auto *picker =
        new DayPicker(m_date, m_isAlone ? std::nullopt : std::optional(m_time), m_zoneText, this);
    connect(picker, &DayPicker::dayChosen, this, &MomentEdit::choose);
    connect(picker, &DayPicker::timeChosen, this, &MomentEdit::chooseTime);
    connect(picker, &DayPicker::closed, m_text, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    picker->openAt(m_calendar);
}

} // namespace Triptych::Ui
