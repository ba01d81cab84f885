#pragma once

#include <core/article.h>

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QRadioButton;

namespace Triptych::Ui {

class MomentEdit;

/**
 * When an article is published: nothing, a day, or a date and a time of day, as a clock in the
 * site's zone shows it, whatever the computer's own zone is; that zone stands below. A time that
 * the clocks there show twice, or never, is asked about in place, and so is a text that is not
 * understood. What was not touched stays to the millisecond. GUI thread.
 */
class PublicationField final : public QWidget
{
    Q_OBJECT

public:
    explicit PublicationField(QWidget *parent = nullptr);

    /** A moment stays the same moment, and what was not touched stays as it is stored. A day that
     * was just typed is that day in the new zone, and a time that asks() is asked about there: then
     * edited() is emitted where the moment is another one. */
    void setZone(const Core::SiteZone &zone);

    /** Shows when `article` is published; emits nothing. */
    void setPublication(const Core::Article &article);
    /** `article` stands in the store: where it is published as is shown here, nothing is typed any
     * more. */
    void setStored(const Core::Article &article);
    /** Puts what is shown into `article`. While asks(): a moment near it, which nobody has chosen.
     */
    void applyTo(Core::Article &article) const;
    QDateTime publishAt() const;
    /** Sets a moment, or none, as a choice of the person: edited() is emitted. */
    void setMoment(const QDateTime &moment);

    /** It is still to be said which time is meant: the clocks there show it twice, or never, or
     * what is typed is not understood. */
    bool asks() const;
    void setReadOnly(bool readOnly);
    /** Puts the keyboard on the question, else on the date. */
    void focusDate();

    MomentEdit *edit() const { return m_edit; }
    QCheckBox *timedBox() const { return m_timed; }
    QCheckBox *dayBox() const { return m_day; }
    QRadioButton *choice(int which) const { return which == 0 ? m_first : m_second; }
    QLabel *question() const { return m_question; }
    QLabel *note() const { return m_note; }

Q_SIGNALS:
    void edited();

private:
    bool isDay() const;
    Core::ClockTime clock() const;
    /** The edit shows the clock there as if it were UTC: no zone of this computer bends it. */
    void showClock(const QDateTime &moment);
    void onTyped();
    void onChosen(int which);
    void refresh();
    void showQuestion();

    Core::SiteZone m_zone;
    Core::Article
        m_shown; ///< only its publication: what it was set to, or the last that was certain
    QCheckBox *m_timed;
    MomentEdit *m_edit;
    QCheckBox *m_day;
    QLabel *m_note;
    QLabel *m_question;
    QRadioButton *m_first;
    QRadioButton *m_second;
    QButtonGroup *m_choices;
    bool m_isUntouched = true; ///< m_shown is what the widgets say
    bool m_isLoading = false;
    bool m_isReadOnly = false;
};

} // namespace Triptych::Ui
