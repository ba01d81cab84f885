#pragma once

#include <core/article.h>
#include <core/query.h>

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
 * What an article is besides its text: status, time, slug, language, section, bylines, tags, custom
 * fields and history. Edits are told at once; nothing is saved here. GUI thread.
 */
class Inspector final : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr int Width = 288;

    explicit Inspector(QWidget *parent = nullptr);

    /** Shows `article`; emits nothing. `stored` is what it goes on from, as the store has it. */
    void setArticle(const Core::Article &article, const Core::Article &stored);
    void setArticle(const Core::Article &article) { setArticle(article, article); }
    /** Only what a save changes: slug, times, version. What is being typed stays. */
    void setSaved(const Core::Article &article);
    /** Puts what is shown into `article`. */
    void applyTo(Core::Article &article) const;
    void setRevisions(const QList<Core::RevisionInfo> &revisions);
    void setRevisionsUnavailable(const QString &why);
    void setTagSuggestions(const QStringList &tags);
    void setReadOnly(bool readOnly);
    /** In which the time of publication is meant. */
    void setSiteZone(const Core::SiteZone &zone);

    Core::Status status() const;
    /** Sets it as a choice of the person: edited() is emitted. */
    void setStatus(Core::Status status);
    QDateTime publishAt() const;
    void setPublishAt(const QDateTime &time);
    /** Words typed into a token field but not added yet are added. */
    void commit();
    /** The time of publication is still to be decided; focusPublishAt() leads to the question. */
    bool asksForTime() const;

    QLineEdit *slugEdit() const;
    SlugField *slugField() const { return m_slug; }
    TokenField *authorsField() const { return m_authors; }
    TokenField *tagsField() const { return m_tags; }
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
    TokenField *m_authors;
    TokenField *m_tags;
    QWidget *m_fieldsBox;
    QFormLayout *m_fieldsForm;
    QLabel *m_fieldsTitle;
    QListWidget *m_revisions;
    QLabel *m_revisionsNote;
    QLabel *m_dates;
    QList<QLabel *> m_labels;
    QList<QLabel *> m_notes;
    QJsonObject m_fields;
    Core::SiteZone m_zone;
    Core::Article m_stored; ///< only its state: version, status, publication
    bool m_loading = false;
};

} // namespace Triptych::Ui
