#pragma once

#include <QDateTime>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace Triptych::Ui {

/**
 * A day, or a day and a time of day, as one types it: in the order of this computer's language, in
 * ISO 8601, or as Text::parseDate() reads it. Nothing is guessed: a text that is not understood
 * stays as it was typed, and isUnderstood() is false until it is. Up and Down go a day on or back,
 * Page Up and Page Down a month; a button opens a calendar. Knows no zone: it is a clock on a wall.
 * GUI thread.
 */
class MomentEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit MomentEdit(QWidget *parent = nullptr);

    /** Shows a day and a time; emits nothing. */
    void setClock(const QDate &date, const QTime &time);
    /** Shows the day alone; the time is kept for when it is asked for again. Emits nothing. */
    void setDayAlone(bool alone);

    /** What was understood last; a day that was typed without a time leaves the time as it was. */
    QDate date() const { return m_date; }
    QTime time() const { return m_time; }
    bool isUnderstood() const { return m_isUnderstood; }
    /** The text names a time of day. */
    bool namesTime() const { return m_namesTime; }
    /** An example of what is understood, with or without a time: "28/03/2027 02:30". */
    QString example() const;

    QLineEdit *textEdit() const { return m_text; }

Q_SIGNALS:
    /** The person typed, or chose a day. */
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read(const QString &text);
    void choose(const QDate &date);
    void show();
    void openCalendar();

    QLineEdit *m_text;
    QToolButton *m_calendar;
    QDate m_date;
    QTime m_time;
    bool m_isAlone = false;
    bool m_isUnderstood = true;
    bool m_namesTime = false;
};

} // namespace Triptych::Ui
