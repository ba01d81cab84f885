#pragma once

#include <core/bulkchange.h>
#include <core/sitezone.h>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace Triptych::Ui {

/** What is to be changed: a field for each part of a Core::BulkChange. What is left empty stays as
 * it is. GUI thread. */
class ChangeForm final : public QWidget
{
    Q_OBJECT

public:
    /** `zone` is that of the site's dates. */
    explicit ChangeForm(Core::SiteZone zone, QWidget *parent = nullptr);

    Core::BulkChange change() const;

    QComboBox *statusBox() const { return m_status; }
    QComboBox *publishBox() const { return m_publish; }
    QSpinBox *shiftField() const { return m_shift; }
    QLineEdit *addTagsField() const { return m_addTags; }
    QLineEdit *removeTagsField() const { return m_removeTags; }
    QLineEdit *sectionField() const { return m_section; }
    QLineEdit *findField() const { return m_find; }
    QLineEdit *replaceField() const { return m_replace; }
    QCheckBox *expressionBox() const { return m_expression; }
    QCheckBox *deleteBox() const { return m_delete; }

Q_SIGNALS:
    void changed();

private:
    enum class Publish { Leave, SetMoment, SetDay, ShiftDays, ShiftHours, Clear };

    void addChoices(QFormLayout *form);
    void addNames(QFormLayout *form);
    void addReplacement(QFormLayout *form);
    QLineEdit *line(const QString &placeholder);
    void update();
    Core::PublishChange publishChange() const;

    const Core::SiteZone m_zone;
    QComboBox *m_status;
    QComboBox *m_publish;
    QDateTimeEdit *m_moment;
    QSpinBox *m_shift;
    QLineEdit *m_addTags;
    QLineEdit *m_removeTags;
    QCheckBox *m_noSection;
    QLineEdit *m_section;
    QLineEdit *m_authors;
    QLineEdit *m_addAuthors;
    QLineEdit *m_removeAuthors;
    QLineEdit *m_language;
    QLineEdit *m_fieldName;
    QLineEdit *m_fieldValue;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QCheckBox *m_expression;
    QCheckBox *m_caseSensitive;
    QCheckBox *m_wholeWords;
    QCheckBox *m_titles;
    QCheckBox *m_texts;
    QCheckBox *m_delete;
};

} // namespace Triptych::Ui
