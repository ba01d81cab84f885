#include "inspector.h"

#include "publicationfield.h"
#include "slugfield.h"

#include <ui/controls/tokenfield.h>
#include <ui/look/dressed.h>
#include <ui/terms/format.h>

#include <QComboBox>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int RevisionRow = 40;
constexpr int MostRevisionRows = 5;

QStringList offeredLanguages()
{
    return {QStringLiteral("en"),      QStringLiteral("ar"),     QStringLiteral("de"),
            QStringLiteral("es"),      QStringLiteral("fa"),     QStringLiteral("fr"),
            QStringLiteral("he"),      QStringLiteral("hi"),     QStringLiteral("it"),
            QStringLiteral("ja"),      QStringLiteral("ko"),     QStringLiteral("nl"),
            QStringLiteral("pl"),      QStringLiteral("pt"),     QStringLiteral("pt-BR"),
            QStringLiteral("ru"),      QStringLiteral("tr"),     QStringLiteral("uk"),
            QStringLiteral("zh-Hans"), QStringLiteral("zh-Hant")};
}

QString languageLabel(const QString &code)
{
    const QString name = languageName(code);
    return name == code ? code : QStringLiteral("%1 (%2)").arg(name, code);
}

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

constexpr int SavedByRole = Qt::UserRole + 1;
constexpr int SavedAtRole = Qt::UserRole + 2;

} // namespace

Inspector::Inspector(QWidget *parent)
    : QScrollArea(parent)
    , m_status(new QComboBox)
    , m_statusNote(new QLabel)
    , m_publication(new PublicationField)
    , m_slug(new SlugField)
    , m_language(new QComboBox)
    , m_section(new QLineEdit)
    , m_sections(new NameCompleter(m_section))
    , m_authors(new TokenField(tr("Authors")))
    , m_tags(new TokenField(tr("Tags")))
    , m_fieldsBox(new QWidget)
    , m_fieldsForm(new QFormLayout(m_fieldsBox))
    , m_fieldsTitle(nullptr)
    , m_revisions(new QListWidget)
    , m_revisionsNote(new QLabel)
    , m_dates(new QLabel)
{
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its fields have it
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSurface(this, Surface::List);

    auto *content = new QWidget;
    setSurface(content, Surface::List);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Wide);
    layout->setSpacing(Space::Tiny);
    const auto labelled = [&](const QString &text, QWidget *field) {
        auto *label = new QLabel(text);
        label->setBuddy(field);
        m_labels.append(label);
        layout->addWidget(label);
        layout->addWidget(field);
        field->setAccessibleName(text);
        return label;
    };
    const auto gap = [&](int size = Space::Medium) { layout->addSpacing(size); };

    m_status->addItem(tr("Draft"), int(Core::Status::Draft));
    m_status->addItem(tr("In review"), int(Core::Status::Review));
    m_status->addItem(tr("Published"), int(Core::Status::Published));
    m_status->addItem(tr("Archived"), int(Core::Status::Archived));
    labelled(tr("Status"), m_status);
    m_statusNote->setWordWrap(true);
    layout->addWidget(m_statusNote);
    layout->addSpacing(Space::Tiny);
    layout->addWidget(m_publication);
    gap();
    labelled(tr("Slug"), m_slug);
    gap();
    m_language->setEditable(true);
    m_language->setInsertPolicy(QComboBox::NoInsert);
    for (const QString &code : offeredLanguages())
        m_language->addItem(languageLabel(code), code);
    labelled(tr("Language"), m_language);
    gap();
    labelled(tr("Section"), m_section);
    gap();
    labelled(tr("Authors"), m_authors);
    m_authors->setHint(tr("Add a byline"));
    gap();
    labelled(tr("Tags"), m_tags);
    m_tags->setHint(tr("Add a tag"));
    gap();
    m_fieldsTitle = labelled(tr("Custom fields"), m_fieldsBox);
    m_fieldsForm->setContentsMargins({});
    m_fieldsForm->setVerticalSpacing(Space::Tiny);
    m_fieldsForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
    gap();
    m_revisions->setFrameShape(QFrame::NoFrame);
    m_revisions->setUniformItemSizes(true);
    m_revisions->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    labelled(tr("History"), m_revisions);
    m_revisionsNote->setWordWrap(true);
    layout->addWidget(m_revisionsNote);
    gap();
    m_dates->setWordWrap(true);
    m_dates->setAccessibleName(tr("Created and changed"));
    layout->addWidget(m_dates);
    layout->addStretch();
    m_notes = {m_statusNote, m_revisionsNote, m_dates};
    setWidget(content);

    connect(m_status, &QComboBox::currentIndexChanged, this, &Inspector::tell);
    connect(m_publication, &PublicationField::edited, this, &Inspector::tell);
    connect(m_slug, &SlugField::edited, this, &Inspector::tell);
    connect(m_language, &QComboBox::editTextChanged, this, &Inspector::tell);
    connect(m_section, &QLineEdit::textEdited, this, &Inspector::tell);
    connect(m_sections, &NameCompleter::chosen, this, &Inspector::tell, Qt::QueuedConnection);
    connect(m_authors, &TokenField::tokensEdited, this, &Inspector::tell);
    connect(m_tags, &TokenField::tokensEdited, this, &Inspector::tell);
    const auto choose = [this](QListWidgetItem *item) {
        Q_EMIT revisionChosen(item->data(Qt::UserRole).toLongLong());
    };
    connect(m_revisions, &QListWidget::itemActivated, this, choose);
    connect(m_revisions, &QListWidget::itemClicked, this, choose);
    dress(this, [this] { dressUp(); });
    setRevisions({});
}

void Inspector::dressUp()
{
    for (QLabel *label : std::as_const(m_labels)) {
        label->setFont(textFont(TextSize::Small, Weight::Medium));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        label->setPalette(quiet);
    }
    for (QLabel *note : std::as_const(m_notes)) {
        note->setFont(textFont(TextSize::Small));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        note->setPalette(quiet);
    }
    QPalette list = QApplication::palette();
    list.setColor(QPalette::Base, colours().list);
    m_revisions->setPalette(list);
}

void Inspector::tell()
{
    showSchedule();
    if (!m_loading)
        Q_EMIT edited();
}

void Inspector::setArticle(const Core::Article &article, const Core::Article &stored)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    keepState(stored);
    m_status->setCurrentIndex(m_status->findData(int(article.status)));
    m_publication->setPublication(article);
    int at = m_language->findData(article.language);
    if (at < 0) {
        m_language->addItem(languageLabel(article.language), article.language);
        at = m_language->count() - 1;
    }
    m_language->setCurrentIndex(at);
    m_language->setEditText(m_language->itemText(at));
    m_section->setText(article.section);
    m_authors->setTokens(article.authors);
    m_tags->setTokens(article.tags);
    m_fields = article.fields;
    slugEdit()->setText(article.slug);
    m_slug->setStored(stored);
    showSaved(article);
    showFields();
    showSchedule();
}

void Inspector::setSaved(const Core::Article &article)
{
    if (slugEdit()->text().isEmpty())
        slugEdit()->setText(article.slug);
    m_slug->setStored(article);
    m_publication->setStored(article);
    keepState(article);
    showSaved(article);
    showSchedule();
}

void Inspector::keepState(const Core::Article &stored)
{
    m_stored.version = stored.version;
    m_stored.status = stored.status;
    m_stored.publishAt = stored.publishAt;
    m_stored.publishDay = stored.publishDay;
}

void Inspector::showSaved(const Core::Article &article)
{
    // A save keeps the old slug of a public article there.
    if (m_fields != article.fields) {
        m_fields = article.fields;
        showFields();
    }
    m_times = {article.createdAt, article.createdBy,
               article.version > 1 ? article.updatedAt : QDateTime(), article.updatedBy};
    showTimes();
}

void Inspector::applyTo(Core::Article &article) const
{
    m_slug->applyTo(article);
    article.status = status();
    m_publication->applyTo(article);
    const QString language = m_language->currentText().trimmed();
    const int known = m_language->findText(language);
    article.language = known >= 0 ? m_language->itemData(known).toString() : language;
    article.section = m_section->text().trimmed();
    article.authors = m_authors->tokens();
    article.tags = m_tags->tokens();
}

QLineEdit *Inspector::slugEdit() const
{
    return m_slug->edit();
}

Core::Status Inspector::status() const
{
    return Core::Status(m_status->currentData().toInt());
}

void Inspector::setStatus(Core::Status status)
{
    m_status->setCurrentIndex(m_status->findData(int(status)));
}

QDateTime Inspector::publishAt() const
{
    return m_publication->publishAt();
}

void Inspector::setPublishAt(const QDateTime &time)
{
    m_publication->setMoment(time);
}

bool Inspector::asksForTime() const
{
    return m_publication->asks();
}

void Inspector::setSiteZone(const Core::SiteZone &zone)
{
    m_zone = zone;
    m_publication->setZone(zone);
    showSchedule();
}

void Inspector::commit()
{
    m_authors->commit();
    m_tags->commit();
}

void Inspector::showSchedule()
{
    Core::Article shown;
    m_publication->applyTo(shown);
    const QDateTime at = shown.publishAt;
    const bool later = at.isValid() && at > Core::utcNow();
    // The word is the one of every other place.
    m_status->setItemText(m_status->findData(int(Core::Status::Published)),
                          later ? tr("Scheduled") : tr("Published"));
    const bool isStored = m_stored.version > 0 && status() == m_stored.status &&
                          (status() != Core::Status::Published || at == m_stored.publishAt);
    QString note;
    if (!isStored &&
        (status() == Core::Status::Published || m_stored.status == Core::Status::Published)) {
        const QString now =
            m_stored.version == 0               ? tr("Not saved yet: nobody sees it.")
            : m_stored.isPublic(Core::utcNow()) ? tr("Not saved yet: readers see it still.")
            : m_stored.isScheduled(Core::utcNow())
                ? tr("Not saved yet: it goes out on %1 still.").arg(shownPublication(m_stored))
                : tr("Not saved yet: readers do not see it.");
        note = status() != Core::Status::Published ? now
               : later                             ? now + QLatin1Char(' ') +
                             tr("Saved, it goes out on %1.").arg(shownPublication(shown))
                       : now + QLatin1Char(' ') + tr("Saved, they see it at once.");
    } else if (status() == Core::Status::Published)
        note = later ? tr("Scheduled: readers see it from %1 on.").arg(shownPublication(shown))
                     : tr("Readers see it.");
    else if (later)
        note = tr("The time counts once it is published.");
    else if (at.isValid() && status() != Core::Status::Archived)
        note = tr("Its time is past: once it is published, readers see it at once.");
    m_statusNote->setText(note);
    m_statusNote->setVisible(!note.isEmpty());
    m_status->setAccessibleDescription(note);
}

QString Inspector::shownPublication(const Core::Article &article) const
{
    const QLocale locale;
    if (article.publishDay.isValid())
        return locale.toString(article.publishDay, QLocale::ShortFormat);
    const QDateTime there = m_zone.local(article.publishAt);
    return QStringLiteral("%1 %2").arg(locale.toString(there.date(), QLocale::ShortFormat),
                                       there.time().toString(QStringLiteral("HH:mm")));
}

void Inspector::showFields()
{
    while (m_fieldsForm->rowCount() > 0)
        m_fieldsForm->removeRow(0);
    for (auto it = m_fields.constBegin(); it != m_fields.constEnd(); ++it) {
        const QString value = valueText(it.value());
        auto *key = new QLabel(it.key());
        auto *shown = new QLabel(value.size() > 120 ? value.left(120) + QChar(0x2026) : value);
        shown->setWordWrap(true);
        shown->setToolTip(value);
        shown->setTextFormat(Qt::PlainText);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
        shown->setAccessibleName(it.key());
        shown->setAccessibleDescription(value);
        key->setTextFormat(Qt::PlainText);
        QPalette quiet = key->palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        key->setPalette(quiet);
        m_fieldsForm->addRow(key, shown);
    }
    m_fieldsBox->setVisible(!m_fields.isEmpty());
    m_fieldsTitle->setVisible(!m_fields.isEmpty());
}

void Inspector::showTimes()
{
    for (int row = 0; row < m_revisions->count(); ++row) {
        QListWidgetItem *item = m_revisions->item(row);
        item->setText(item->data(SavedByRole).toString() + QLatin1Char('\n') +
                      relativeDate(item->data(SavedAtRole).toDateTime()));
    }
    QStringList lines;
    QStringList exact;
    const auto add = [&](const QString &plain, const QString &byWhom, const QDateTime &time,
                         const QString &who) {
        if (!time.isValid())
            return;
        lines << (who.isEmpty() ? plain.arg(relativeDate(time))
                                : byWhom.arg(relativeDate(time), who));
        exact << exactDate(time);
    };
    add(tr("Created %1"), tr("Created %1 by %2"), m_times.created, m_times.createdBy);
    add(tr("Changed %1"), tr("Changed %1 by %2"), m_times.changed, m_times.changedBy);
    m_dates->setText(lines.join(QLatin1Char('\n')));
    m_dates->setToolTip(exact.join(QLatin1Char('\n')));
    m_dates->setVisible(!lines.isEmpty());
}

void Inspector::setRevisions(const QList<Core::RevisionInfo> &revisions)
{
    m_revisions->clear();
    for (const Core::RevisionInfo &revision : revisions) {
        const QString who =
            revision.savedBy.isEmpty()
                ? tr("Version %1").arg(revision.version)
                : tr("Version %1 by %2").arg(revision.version).arg(revision.savedBy);
        auto *item = new QListWidgetItem(m_revisions);
        item->setData(Qt::UserRole, revision.version);
        item->setData(SavedByRole, who);
        item->setData(SavedAtRole, revision.savedAt);
        item->setToolTip(revision.title + QLatin1Char('\n') + exactDate(revision.savedAt));
        item->setSizeHint(QSize(0, RevisionRow));
    }
    showTimes();
    const int rows = qMin(MostRevisionRows, int(revisions.size()));
    m_revisions->setFixedHeight(rows * RevisionRow + 2);
    m_revisions->setVisible(rows > 0);
    m_revisionsNote->setText(tr("No version is saved yet."));
    m_revisionsNote->setVisible(rows == 0);
}

void Inspector::setRevisionsUnavailable(const QString &why)
{
    m_revisions->clear();
    m_revisions->hide();
    m_revisionsNote->setText(why);
    m_revisionsNote->show();
}

void Inspector::setSources(const AskForNames &authors, const AskForNames &tags,
                           const AskForNames &sections)
{
    m_authors->setSource(authors);
    m_tags->setSource(tags);
    m_sections->setSource(sections);
}

void Inspector::setReadOnly(bool readOnly)
{
    const QList<QWidget *> fields{m_status, m_slug, m_language, m_section};
    for (QWidget *field : fields)
        field->setEnabled(!readOnly);
    m_publication->setReadOnly(readOnly);
    m_authors->setReadOnly(readOnly);
    m_tags->setReadOnly(readOnly);
}

void Inspector::focusFirst()
{
    m_status->setFocus(Qt::ShortcutFocusReason);
}

void Inspector::focusPublishAt()
{
    m_publication->focusDate();
    ensureWidgetVisible(m_publication);
}

} // namespace Triptych::Ui
