#pragma once

#include <QDateTime>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace Triptych::Ui {

/**
 * A field for a day, or a day and a time of day. It reads the order of this computer's language,
 * ISO 8601, and all that Text::parseDate() reads. It guesses nothing: a text that is not understood
 * stays as typed, and isUnderstood() is false. Up and Down go a day on or back, Page Up and Page
 * Down a month; a button opens a calendar (DayPicker). It knows no time zone. GUI thread.
 */
class MomentEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit MomentEdit(QWidget *parent = nullptr);

    /** Shows a day and a time; emits nothing. */
    void setClock(const QDate &date, const QTime &time);
    /** Shows the day alone, or day and time; a hidden time is kept. Emits nothing. */
    void setDayAlone(bool alone);

    /** Says beside the time in the calendar which zone it is meant in. */
    void setZoneText(const QString &zone) { m_zoneText = zone; }

    /** The last date and time that were understood; typing a day without a time does not change the
     * time. */
    QDate date() const { return m_date; }
    QTime time() const { return m_time; }
    bool isUnderstood() const { return m_isUnderstood; }
    /** The text names a time of day. */
    bool namesTime() const { return m_namesTime; }
    /** An example of a text that is understood, with or without a time: "28/03/2027 02:30". */
    QString example() const;

    QLineEdit *textEdit() const { return m_text; }
    QToolButton *calendarButton() const { return m_calendar; }

Q_SIGNALS:
    /** The person typed something, or chose a day. */
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read(const QString &text);
    void choose(const QDate &date);
    void chooseTime(const QTime &time);
    void show();
    void openCalendar();

    QLineEdit *m_text;
    QToolButton *m_calendar;
    QDate m_date;
    QTime m_time;
    QString m_zoneText;
    bool m_isAlone = false;
    bool m_isUnderstood = true;
    bool m_namesTime = false;
};

} // namespace Triptych::Ui
