#pragma once

#include <QDateTime>
#include <QFrame>

#include <optional>

class QCalendarWidget;
class QLabel;
class QSpinBox;
class QTimeEdit;

namespace Triptych::Ui {

/**
 * A pop-up to choose a day in, and a time of day where one is wanted: a month, arrows to the months
 * beside it, which carry into the next year, the year, and the time with the zone it is meant in.
 * Arrow keys, Page Up and Page Down move in the month, Tab goes through its parts, Return takes the
 * day and closes, Escape closes. It deletes itself when it is closed. GUI thread.
 */
class DayPicker final : public QFrame
{
    Q_OBJECT

public:
    /** Without `time` it asks for a day alone. `zone` is shown beside the time. */
    DayPicker(const QDate &day, const std::optional<QTime> &time, const QString &zone,
              QWidget *parent);

    /** Opens below `anchor`, or above it where there is no room. */
    void openAt(const QWidget *anchor);

    QCalendarWidget *month() const { return m_month; }
    QSpinBox *yearBox() const { return m_year; }
    /** Null where a day alone is asked for. */
    QTimeEdit *timeEdit() const { return m_time; }

Q_SIGNALS:
    void dayChosen(const QDate &day);
    void timeChosen(const QTime &time);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showPage(int year, int month);

    QCalendarWidget *m_month;
    QLabel *m_name;
    QSpinBox *m_year;
    QTimeEdit *m_time = nullptr;
};

} // namespace Triptych::Ui
