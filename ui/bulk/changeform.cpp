#include "changeform.h"

#include <ui/look/theme.h>
#include <ui/terms/articlestatus.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace Triptych::Ui {

namespace {

constexpr int MostShift = 36'500;
constexpr qint64 DaySeconds = 86'400;
constexpr qint64 HourSeconds = 3'600;

QStringList namesOf(const QString &line)
{
    QStringList names;
    for (const QString &part : line.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            names << part.trimmed();
    }
    return names;
}

QWidget *rowOf(const QList<QWidget *> &widgets)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, qobject_cast<QLineEdit *>(widget) ? 1 : 0);
    if (!widgets.isEmpty() && !qobject_cast<QLineEdit *>(widgets.constLast()))
        layout->addStretch();
    return row;
}

} // namespace

ChangeForm::ChangeForm(Core::SiteZone zone, QWidget *parent)
    : QWidget(parent)
    , m_zone(std::move(zone))
    , m_status(new QComboBox)
    , m_publish(new QComboBox)
    , m_moment(new QDateTimeEdit(m_zone.local(Core::utcNow())))
    , m_shift(new QSpinBox)
    , m_addTags(line(tr("Tags, with commas between them")))
    , m_removeTags(line(tr("Tags, with commas between them")))
    , m_noSection(new QCheckBox(tr("None")))
    , m_section(line(tr("Stays as it is")))
    , m_authors(line(tr("Stay as they are")))
    , m_addAuthors(line(tr("Names, with commas between them")))
    , m_removeAuthors(line(tr("Names, with commas between them")))
    , m_language(line(tr("Stays as it is")))
    , m_fieldName(line(tr("Name")))
    , m_fieldValue(line(tr("Value; empty removes the field")))
    , m_find(line(tr("Words in titles and texts")))
    , m_replace(line(tr("Nothing: what is found is removed")))
    , m_expression(new QCheckBox(tr("Regular expression")))
    , m_caseSensitive(new QCheckBox(tr("Match case")))
    , m_wholeWords(new QCheckBox(tr("Whole words")))
    , m_titles(new QCheckBox(tr("In titles")))
    , m_texts(new QCheckBox(tr("In texts")))
    , m_delete(new QCheckBox(tr("Delete the articles")))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addChoices(form);
    addNames(form);
    addReplacement(form);
    form->addRow(QString(), m_delete);
    m_titles->setChecked(true);
    m_texts->setChecked(true);
    for (QCheckBox *box :
         {m_noSection, m_expression, m_caseSensitive, m_wholeWords, m_titles, m_texts, m_delete})
        connect(box, &QCheckBox::toggled, this, &ChangeForm::update);
    for (QComboBox *box : {m_status, m_publish})
        connect(box, &QComboBox::currentIndexChanged, this, &ChangeForm::update);
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &ChangeForm::changed);
    connect(m_shift, &QSpinBox::valueChanged, this, &ChangeForm::changed);
    update();
}

QLineEdit *ChangeForm::line(const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setPlaceholderText(placeholder);
    connect(field, &QLineEdit::textChanged, this, &ChangeForm::changed);
    return field;
}

void ChangeForm::addChoices(QFormLayout *form)
{
    m_status->addItem(tr("Stays as it is"));
    for (const Core::Status status : {Core::Status::Draft, Core::Status::Review,
                                      Core::Status::Published, Core::Status::Archived})
        m_status->addItem(statusText(status), int(status));
    for (const auto &[text, choice] : std::initializer_list<std::pair<QString, Publish>>{
             {tr("Stays as it is"), Publish::Leave},
             {tr("Set to a time"), Publish::SetMoment},
             {tr("Set to a day"), Publish::SetDay},
             {tr("Shift by days"), Publish::ShiftDays},
             {tr("Shift by hours"), Publish::ShiftHours},
             {tr("None"), Publish::Clear}})
        m_publish->addItem(text, int(choice));
    m_moment->setCalendarPopup(true);
    m_moment->setAccessibleName(tr("Publication, the time in %1").arg(m_zone.name()));
    m_shift->setRange(-MostShift, MostShift);
    m_shift->setAccessibleName(tr("Later by; earlier with a minus"));
    form->addRow(tr("&Status"), m_status);
    form->addRow(tr("&Publication"), rowOf({m_publish, m_moment, m_shift}));
}

void ChangeForm::addNames(QFormLayout *form)
{
    form->addRow(tr("&Add tags"), m_addTags);
    form->addRow(tr("Remove &tags"), m_removeTags);
    form->addRow(tr("S&ection"), rowOf({m_section, m_noSection}));
    form->addRow(tr("Set aut&hors"), m_authors);
    form->addRow(tr("Add authors"), m_addAuthors);
    form->addRow(tr("Remove authors"), m_removeAuthors);
    form->addRow(tr("&Language"), m_language);
    m_fieldName->setAccessibleName(tr("Name of a custom field"));
    m_fieldValue->setAccessibleName(tr("Value of the custom field"));
    form->addRow(tr("&Custom field"), rowOf({m_fieldName, m_fieldValue}));
}

void ChangeForm::addReplacement(QFormLayout *form)
{
    form->addRow(tr("&Find"), m_find);
    form->addRow(tr("&Replace with"), m_replace);
    form->addRow(QString(), rowOf({m_expression, m_caseSensitive, m_wholeWords}));
    form->addRow(QString(), rowOf({m_titles, m_texts}));
    m_expression->setToolTip(
        tr("In what stands in its place, $1 is what the first group has found."));
}

void ChangeForm::update()
{
    const auto publish = Publish(m_publish->currentData().toInt());
    m_moment->setVisible(publish == Publish::SetMoment || publish == Publish::SetDay);
    m_moment->setDisplayFormat(publish == Publish::SetDay
                                   ? QLocale().dateFormat(QLocale::ShortFormat)
                                   : QLocale().dateTimeFormat(QLocale::ShortFormat));
    m_shift->setVisible(publish == Publish::ShiftDays || publish == Publish::ShiftHours);
    m_section->setEnabled(!m_noSection->isChecked());
    m_wholeWords->setEnabled(!m_expression->isChecked());
    const QList<QWidget *> children =
        findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *child : children)
        child->setEnabled(child == m_delete || !m_delete->isChecked());
    Q_EMIT changed();
}

Core::PublishChange ChangeForm::publishChange() const
{
    Core::PublishChange publish;
    switch (Publish(m_publish->currentData().toInt())) {
    case Publish::SetMoment:
        publish.kind = Core::PublishChange::Kind::SetMoment;
        publish.moment = m_zone.at(m_moment->date(), m_moment->time()).utc();
        break;
    case Publish::SetDay:
        publish.kind = Core::PublishChange::Kind::SetDay;
        publish.day = m_moment->date();
        break;
    case Publish::ShiftDays:
        publish.kind = Core::PublishChange::Kind::Shift;
        publish.seconds = m_shift->value() * DaySeconds;
        break;
    case Publish::ShiftHours:
        publish.kind = Core::PublishChange::Kind::Shift;
        publish.seconds = m_shift->value() * HourSeconds;
        break;
    case Publish::Leave:
    case Publish::Clear:
        break;
    }
    return publish;
}

Core::BulkChange ChangeForm::change() const
{
    Core::BulkChange change;
    if (m_delete->isChecked()) {
        change.isDeletion = true;
        return change;
    }
    if (m_status->currentIndex() > 0)
        change.status = Core::Status(m_status->currentData().toInt());
    if (Publish(m_publish->currentData().toInt()) != Publish::Leave)
        change.publish = publishChange();
    change.addTags = namesOf(m_addTags->text());
    change.removeTags = namesOf(m_removeTags->text());
    if (m_noSection->isChecked())
        change.section = QString();
    else if (!m_section->text().trimmed().isEmpty())
        change.section = m_section->text().trimmed();
    if (const QStringList authors = namesOf(m_authors->text()); !authors.isEmpty())
        change.authors = authors;
    change.addAuthors = namesOf(m_addAuthors->text());
    change.removeAuthors = namesOf(m_removeAuthors->text());
    if (!m_language->text().trimmed().isEmpty())
        change.language = m_language->text().trimmed();
    const QString field = m_fieldName->text().trimmed();
    if (!field.isEmpty() && m_fieldValue->text().isEmpty())
        change.removeFields << field;
    else if (!field.isEmpty())
        change.fields.insert(field, m_fieldValue->text());
    if (!m_find->text().isEmpty()) {
        change.replacement =
            Core::TextReplacement{m_find->text(),
                                  m_replace->text(),
                                  m_expression->isChecked(),
                                  m_caseSensitive->isChecked(),
                                  m_wholeWords->isChecked() && !m_expression->isChecked(),
                                  m_titles->isChecked(),
                                  m_texts->isChecked()};
    }
    return change;
}

} // namespace Triptych::Ui
