#include "daypicker.h"

#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <ui/look/measures.h>

#include <QApplication>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScreen>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTextCharFormat>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int CellSide = 36;
const QDate FirstDay(1, 1, 1);
const QDate LastDay(9999, 12, 31); // as the stores have it

/** The days of a month in the desk's colours. */
class Month final : public QCalendarWidget
{
public:
    Month()
    {
        setNavigationBarVisible(false);
        setVerticalHeaderFormat(NoVerticalHeader);
        setHorizontalHeaderFormat(ShortDayNames);
        setGridVisible(false);
        setDateRange(FirstDay, LastDay);
        setMinimumSize(7 * CellSide, 7 * CellSide);
        dress(this, [this] {
            const Colours &c = colours();
            QPalette raised = QApplication::palette();
            for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
                raised.setColor(role, c.raised);
            setPalette(raised);
            QTextCharFormat names;
            names.setForeground(c.secondary);
            names.setBackground(c.raised);
            names.setFont(textFont(TextSize::Small));
            setHeaderTextFormat(names);
            // A week has no red days: an article may appear on each.
            QTextCharFormat plain;
            plain.setForeground(c.text);
            for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
                setWeekdayTextFormat(Qt::DayOfWeek(day), plain);
        });
    }

protected:
    void paintCell(QPainter *painter, const QRect &rect, QDate date) const override
    {
        const Colours &c = colours();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(rect, c.raised);
        const QRectF box = QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5);
        const bool isChosen = date == selectedDate();
        const bool isOfMonth = date.month() == monthShown() && date.year() == yearShown();
        if (isChosen || date == QDate::currentDate()) {
            painter->setPen(isChosen ? QPen(Qt::NoPen) : QPen(c.accent));
            painter->setBrush(isChosen ? QBrush(c.accentFill) : QBrush(Qt::NoBrush));
            painter->drawRoundedRect(box, Measure::ControlRadius, Measure::ControlRadius);
        }
        painter->setFont(textFont(TextSize::Body));
        painter->setPen(isChosen ? c.onAccent : isOfMonth ? c.text : c.placeholder);
        painter->drawText(rect, Qt::AlignCenter, QLocale().toString(date.day()));
        painter->restore();
    }
};

QToolButton *arrow(Icon which, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(which));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

DayPicker::DayPicker(const QDate &day, const std::optional<QTime> &time, const QString &zone,
                     QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_month(new Month)
    , m_name(new QLabel)
    , m_year(new QSpinBox)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Choose a day"));
    const bool isReversed = QApplication::layoutDirection() == Qt::RightToLeft;
    QToolButton *earlier =
        arrow(isReversed ? Icon::ChevronRight : Icon::ChevronLeft, tr("The month before"));
    QToolButton *later =
        arrow(isReversed ? Icon::ChevronLeft : Icon::ChevronRight, tr("The month after"));
    m_name->setAlignment(Qt::AlignCenter);
    m_year->setRange(FirstDay.year(), LastDay.year());
    m_year->setAccessibleName(tr("Year"));
    auto *top = new QHBoxLayout;
    top->setSpacing(Space::Tiny);
    top->addWidget(earlier);
    top->addWidget(m_name, 1);
    top->addWidget(later);
    top->addSpacing(Space::Small);
    top->addWidget(m_year);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Small, Space::Small, Space::Small, Space::Small);
    column->setSpacing(Space::Small);
    column->addLayout(top);
    column->addWidget(m_month);
    m_month->setSelectedDate(day);
    showPage(m_month->yearShown(), m_month->monthShown());
    connect(earlier, &QToolButton::clicked, m_month, &QCalendarWidget::showPreviousMonth);
    connect(later, &QToolButton::clicked, m_month, &QCalendarWidget::showNextMonth);
    connect(m_month, &QCalendarWidget::currentPageChanged, this, &DayPicker::showPage);
    connect(m_year, &QSpinBox::valueChanged, this,
            [this](int year) { m_month->setCurrentPage(year, m_month->monthShown()); });
    connect(m_month, &QCalendarWidget::activated, this, [this](const QDate &taken) {
        Q_EMIT dayChosen(taken);
        close();
    });
    connect(m_month, &QCalendarWidget::clicked, this, [this](const QDate &taken) {
        Q_EMIT dayChosen(taken);
        // Where a time belongs to it, that comes next.
        if (m_time)
            m_time->setFocus(Qt::OtherFocusReason);
        else
            close();
    });
    if (time) {
        m_time = new QTimeEdit(*time);
        m_time->setDisplayFormat(QStringLiteral("HH:mm"));
        m_time->setAccessibleName(tr("Time"));
        auto *place = new QLabel(zone);
        place->setTextFormat(Qt::PlainText);
        place->setWordWrap(true);
        m_time->setAccessibleDescription(zone);
        auto *bottom = new QHBoxLayout;
        bottom->setSpacing(Space::Small);
        bottom->addWidget(m_time);
        bottom->addWidget(place, 1);
        column->addLayout(bottom);
        connect(m_time, &QTimeEdit::timeChanged, this, &DayPicker::timeChosen);
        dress(this, [place] {
            QPalette quiet = QApplication::palette();
            quiet.setColor(QPalette::WindowText, colours().secondary);
            place->setPalette(quiet);
            place->setFont(textFont(TextSize::Small));
        });
    }
}

void DayPicker::showPage(int year, int month)
{
    m_name->setText(QLocale().standaloneMonthName(month));
    const QSignalBlocker blocker(m_year);
    m_year->setValue(year);
}

void DayPicker::openAt(const QWidget *anchor)
{
    adjustSize();
    const QRect field(anchor->mapToGlobal(QPoint()), anchor->size());
    const QRect screen = anchor->screen()->availableGeometry();
    int x = anchor->isRightToLeft() ? field.left() : field.right() + 1 - width();
    x = qBound(screen.left(), x, qMax(screen.left(), screen.right() + 1 - width()));
    int y = field.bottom() + 1 + Space::Tiny;
    if (y + height() > screen.bottom())
        y = qMax(screen.top(), field.top() - Space::Tiny - height());
    move(x, y);
    show();
    m_month->setFocus(Qt::PopupFocusReason);
}

void DayPicker::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void DayPicker::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

} // namespace Triptych::Ui
