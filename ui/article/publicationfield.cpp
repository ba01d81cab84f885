#include "publicationfield.h"

#include "momentedit.h"

#include <ui/look/dressed.h>
#include <ui/terms/format.h>

#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

QString shownClock(const QDateTime &there)
{
    return QStringLiteral("%1 %2").arg(QLocale().toString(there.date(), QLocale::ShortFormat),
                                       there.time().toString(QStringLiteral("HH:mm")));
}

} // namespace

PublicationField::PublicationField(QWidget *parent)
    : QWidget(parent)
    , m_timed(new QCheckBox(tr("At a set time")))
    , m_edit(new MomentEdit)
    , m_day(new QCheckBox(tr("The day alone, without a time")))
    , m_note(new QLabel)
    , m_question(new QLabel)
    , m_first(new QRadioButton)
    , m_second(new QRadioButton)
    , m_choices(new QButtonGroup(this))
{
    m_edit->textEdit()->setAccessibleName(tr("Publish at"));
    m_question->setAccessibleName(tr("Which time is meant"));
    for (QLabel *label : {m_note, m_question}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_choices->addButton(m_first, 0);
    m_choices->addButton(m_second, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    for (QWidget *part : std::initializer_list<QWidget *>{m_timed, m_edit, m_day, m_question,
                                                          m_first, m_second, m_note})
        layout->addWidget(part);

    connect(m_timed, &QCheckBox::toggled, this, &PublicationField::onTyped);
    connect(m_day, &QCheckBox::toggled, this, &PublicationField::onTyped);
    connect(m_edit, &MomentEdit::edited, this, [this] {
        if (isDay() && m_edit->isUnderstood() && m_edit->namesTime())
            m_day->setChecked(false); // a time of day was typed
        onTyped();
    });
    connect(m_choices, &QButtonGroup::idClicked, this, &PublicationField::onChosen);
    dress(this, [this] {
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        m_note->setFont(textFont(TextSize::Small));
        m_note->setPalette(quiet);
        m_question->setFont(textFont(TextSize::Small, Weight::Medium));
        QPalette marked = QApplication::palette();
        marked.setColor(QPalette::WindowText, toneText(Tone::Warning));
        m_question->setPalette(marked);
    });
    setPublication({});
}

bool PublicationField::isDay() const
{
    return m_day->isChecked();
}

Core::ClockTime PublicationField::clock() const
{
    return m_zone.at(m_edit->date(), m_edit->time());
}

void PublicationField::setZone(const Core::SiteZone &zone)
{
    const QDateTime before = publishAt();
    // What nobody has chosen yet is a clock's time still, and a day is a day: each in the new zone.
    const bool isTyped = !m_isUntouched && (asks() || isDay() || !m_timed->isChecked());
    if (isTyped) {
        m_zone = zone;
        refresh();
    } else {
        Core::Article shown;
        applyTo(shown);
        m_zone = zone;
        setPublication(shown);
    }
    if (publishAt() != before)
        Q_EMIT edited();
}

void PublicationField::showClock(const QDateTime &moment)
{
    const QDateTime there = m_zone.local(moment);
    m_edit->setClock(there.date(), there.time());
}

void PublicationField::setPublication(const Core::Article &article)
{
    const QScopedValueRollback<bool> loading(m_isLoading, true);
    m_shown.publishAt = article.publishAt;
    m_shown.publishDay = article.publishDay;
    m_isUntouched = true;
    const bool isTimed = article.publishAt.isValid();
    m_timed->setChecked(isTimed);
    m_day->setChecked(article.publishDay.isValid());
    if (article.publishDay.isValid()) {
        m_edit->setClock(article.publishDay, QTime(0, 0));
    } else {
        QDateTime soon = Core::utcNow().addSecs(3600);
        soon.setTime(QTime(soon.time().hour(), soon.time().minute()));
        showClock(isTimed ? article.publishAt : soon);
    }
    refresh();
}

void PublicationField::setStored(const Core::Article &article)
{
    Core::Article shown;
    applyTo(shown);
    if (asks() || shown.publishAt != article.publishAt || shown.publishDay != article.publishDay)
        return;
    m_shown.publishAt = article.publishAt;
    m_shown.publishDay = article.publishDay;
    m_isUntouched = true;
}

void PublicationField::setMoment(const QDateTime &moment)
{
    Core::Article article;
    article.setPublishMoment(moment);
    setPublication(article);
    Q_EMIT edited();
}

void PublicationField::applyTo(Core::Article &article) const
{
    if (m_isUntouched || (m_timed->isChecked() && !m_edit->isUnderstood())) {
        article.publishAt = m_shown.publishAt;
        article.publishDay = m_shown.publishDay;
    } else if (!m_timed->isChecked()) {
        article.setPublishMoment({});
    } else if (isDay()) {
        article.setPublishDay(m_edit->date(), m_zone);
    } else {
        const Core::ClockTime time = clock();
        article.setPublishMoment(time.kind == Core::ClockTime::Kind::Never ? time.change
                                                                           : time.utc());
    }
}

QDateTime PublicationField::publishAt() const
{
    Core::Article shown;
    applyTo(shown);
    return shown.publishAt;
}

bool PublicationField::asks() const
{
    return !m_isUntouched && m_timed->isChecked() &&
           (!m_edit->isUnderstood() || (!isDay() && !clock().isCertain()));
}

void PublicationField::onTyped()
{
    if (m_isLoading)
        return;
    m_isUntouched = false;
    refresh();
    Q_EMIT edited();
}

void PublicationField::onChosen(int which)
{
    const Core::ClockTime time = clock();
    if (time.isCertain() || !m_edit->isUnderstood())
        return;
    QDateTime moment = time.readings.value(which).utc;
    // Over a gap: the last minute before it, or the first after it.
    if (time.kind == Core::ClockTime::Kind::Never)
        moment = which == 0 ? time.change.addSecs(-60) : time.change;
    setMoment(moment);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void PublicationField::refresh()
{
    const bool isTimed = m_timed->isChecked();
    {
        const QScopedValueRollback<bool> loading(m_isLoading, true);
        m_edit->setDayAlone(isDay());
    }
    m_edit->setEnabled(isTimed && !m_isReadOnly);
    m_day->setEnabled(isTimed && !m_isReadOnly);
    m_timed->setEnabled(!m_isReadOnly);
    showQuestion();

    QString note;
    if (isTimed && !asks()) {
        const QDateTime moment = publishAt();
        if (isDay()) {
            // A day that was stored under an earlier zone of the site begins when it began there.
            note = moment == m_zone.startOf(m_edit->date())
                       ? tr("From its midnight in %1 on; readers see this day everywhere.")
                             .arg(zoneLabel(m_zone, moment))
                       : tr("From %1 on (%2), as it was set in another zone; readers see this day "
                            "everywhere.")
                             .arg(shownClock(m_zone.local(moment)), zoneLabel(m_zone, moment));
        } else {
            note = tr("In the site's time zone, %1.").arg(zoneLabel(m_zone, moment));
            m_edit->setZoneText(note);
            const QDateTime here = moment.toLocalTime();
            if (here.offsetFromUtc() != m_zone.offsetAt(moment))
                note += QLatin1Char(' ') + tr("On this computer it is %1.").arg(shownClock(here));
        }
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_edit->textEdit()->setAccessibleDescription(note);
    m_edit->textEdit()->setToolTip(note);
}

void PublicationField::showQuestion()
{
    const bool isAsked = asks();
    m_question->setVisible(isAsked);
    for (QWidget *part : {m_first, m_second})
        part->setVisible(isAsked && m_edit->isUnderstood());
    m_choices->setExclusive(false);
    m_first->setChecked(false);
    m_second->setChecked(false);
    m_choices->setExclusive(true);
    if (!isAsked)
        return;
    if (!m_edit->isUnderstood()) {
        m_question->setText(
            tr("This is not understood. Write it like %1 or %2, with no zone behind it.")
                .arg(m_edit->example(),
                     isDay() ? QStringLiteral("2027-03-28") : QStringLiteral("2027-03-28 08:30")));
        return;
    }
    const Core::ClockTime time = clock();
    const QString typed = m_edit->time().toString(QStringLiteral("HH:mm"));
    if (time.kind == Core::ClockTime::Kind::Twice) {
        m_question->setText(
            tr("%1 comes twice on this day in %2: the clocks are put back. Which is meant?")
                .arg(typed, m_zone.name()));
        const auto named = [&](int which) {
            return QStringLiteral("%1 (%2)").arg(typed,
                                                 Core::offsetText(time.readings.at(which).offset));
        };
        m_first->setText(tr("The first, %1").arg(named(0)));
        m_second->setText(tr("The second, %1").arg(named(1)));
        return;
    }
    m_question->setText(
        tr("There is no %1 on this day in %2: the clocks are put forward. Which is meant instead?")
            .arg(typed, m_zone.name()));
    const auto offered = [&](const QDateTime &moment) {
        return QStringLiteral("%1 (%2)").arg(shownClock(m_zone.local(moment)),
                                             Core::offsetText(m_zone.offsetAt(moment)));
    };
    m_first->setText(tr("Before it, %1").arg(offered(time.change.addSecs(-60))));
    m_second->setText(tr("After it, %1").arg(offered(time.change)));
}

void PublicationField::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    refresh();
}

void PublicationField::focusDate()
{
    if (asks() && m_edit->isUnderstood()) {
        m_first->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_timed->setChecked(true);
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

} // namespace Triptych::Ui
