#pragma once

#include <core/article.h>
#include <core/query.h>
#include <ui/controls/namecompleter.h>

#include <QScrollArea>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace Triptych::Ui {

class PublicationField;
class SlugField;
class TokenField;

/**
 * The fields of an article beside its text: status, time, slug, language, section, bylines, tags,
 * custom fields and history. It emits each edit and saves nothing. GUI thread.
 */
class Inspector final : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr int Width = 288;

    explicit Inspector(QWidget *parent = nullptr);

    /** Shows `article`; emits nothing. `stored` is the stored article that it continues. */
    void setArticle(const Core::Article &article, const Core::Article &stored);
    void setArticle(const Core::Article &article) { setArticle(article, article); }
    /** Updates only what a save changes: slug, times, version. Text that is being typed stays. */
    void setSaved(const Core::Article &article);
    /** Writes the fields into `article`. */
    void applyTo(Core::Article &article) const;
    /** Says anew how long ago everything was, as the list does. */
    void showTimes();
    void setRevisions(const QList<Core::RevisionInfo> &revisions);
    void setRevisionsUnavailable(const QString &why);
    /** Where the fields find the names that complete what is typed. */
    void setSources(const AskForNames &authors, const AskForNames &tags,
                    const AskForNames &sections);
    void setReadOnly(bool readOnly);
    /** The zone of the time of publication. */
    void setSiteZone(const Core::SiteZone &zone);

    Core::Status status() const;
    /** Sets the status as if the person chose it: edited() is emitted. */
    void setStatus(Core::Status status);
    QDateTime publishAt() const;
    void setPublishAt(const QDateTime &time);
    /** Adds the words that are typed into a token field and not added yet. */
    void commit();
    /** The time of publication is ambiguous or not understood; focusPublishAt() goes to the
     * question. */
    bool asksForTime() const;

    QLineEdit *slugEdit() const;
    SlugField *slugField() const { return m_slug; }
    TokenField *authorsField() const { return m_authors; }
    TokenField *tagsField() const { return m_tags; }
    QLineEdit *sectionEdit() const { return m_section; }
    PublicationField *publication() const { return m_publication; }
    QComboBox *statusBox() const { return m_status; }
    QListWidget *revisionsList() const { return m_revisions; }
    void focusFirst();
    void focusPublishAt();

Q_SIGNALS:
    void edited();
    void revisionChosen(qint64 version);

private:
    /** Fields and times. */
    void showSaved(const Core::Article &article);
    void tell();
    void keepState(const Core::Article &stored);
    void showSchedule();
    /** The day, or the time in the site's zone. */
    QString shownPublication(const Core::Article &article) const;
    void showFields();
    void dressUp();

    QComboBox *m_status;
    QLabel *m_statusNote;
    PublicationField *m_publication;
    SlugField *m_slug;
    QComboBox *m_language;
    QLineEdit *m_section;
    NameCompleter *m_sections;
    TokenField *m_authors;
    TokenField *m_tags;
    QWidget *m_fieldsBox;
    QFormLayout *m_fieldsForm;
    QLabel *m_fieldsTitle;
    QListWidget *m_revisions;
    QLabel *m_revisionsNote;
    QLabel *m_dates;
    struct Times
    {
        QDateTime created;
        QString createdBy;
        QDateTime changed; ///< invalid for the first version
        QString changedBy;
    };
    Times m_times;
    QList<QLabel *> m_labels;
    QList<QLabel *> m_notes;
    QJsonObject m_fields;
    Core::SiteZone m_zone;
    Core::Article m_stored; ///< only its state: version, status, publication
    bool m_loading = false;
};

} // namespace Triptych::Ui
