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
 * The time of publication of an article: none, a day, or a day and a time of day, always in the
 * site's zone, whose name is shown below. Where the clocks there show a time twice or never, and
 * where a text is not understood, the field asks. A value that is not edited stays equal to the
 * millisecond. GUI thread.
 */
class PublicationField final : public QWidget
{
    Q_OBJECT

public:
    explicit PublicationField(QWidget *parent = nullptr);

    /** Changes the zone. A moment stays the same moment, and a value that is not edited stays as
     * stored. A day that was just typed becomes that day in the new zone, and a time that asks() is
     * asked about in the new zone; edited() is emitted where this changes the moment. */
    void setZone(const Core::SiteZone &zone);

    /** Shows the time of publication of `article`; emits nothing. */
    void setPublication(const Core::Article &article);
    /** `article` was stored: if it has the time that is shown, the field counts as not edited. */
    void setStored(const Core::Article &article);
    /** Writes the value into `article`. While asks() it is only a nearby moment, which nobody has
     * chosen.
     */
    void applyTo(Core::Article &article) const;
    QDateTime publishAt() const;
    /** Sets a moment, or none, as if the person chose it: edited() is emitted. */
    void setMoment(const QDateTime &moment);

    /** The person must still say which time is meant: the clocks in the zone show it twice or
     * never, or the typed text is not understood. */
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
    /** Shows the time in the site's zone. It is passed as if it were UTC, so that this computer's
     * zone does not change it. */
    void showClock(const QDateTime &moment);
    void onTyped();
    void onChosen(int which);
    void refresh();
    void showQuestion();

    Core::SiteZone m_zone;
    Core::Article m_shown; ///< only its time of publication is used: the value that was set, or the
                           ///< last certain one
    QCheckBox *m_timed;
    MomentEdit *m_edit;
    QCheckBox *m_day;
    QLabel *m_note;
    QLabel *m_question;
    QRadioButton *m_first;
    QRadioButton *m_second;
    QButtonGroup *m_choices;
    bool m_isUntouched = true; ///< the widgets show m_shown
    bool m_isLoading = false;
    bool m_isReadOnly = false;
};

} // namespace Triptych::Ui
