#pragma once

#include <ui/controls/namecompleter.h>
#include <ui/terms/section.h>

#include <QWidget>

#include <functional>

namespace Triptych::Ui {

class Chip;
class TermChips;

/** The chips under the list's title: status, author, tag, language, and those that were typed. */
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /** Hides the chips whose filters the section sets already. */
    void setSection(const Section &section);
    /** The functions that give the choices; they are called whenever a menu opens. */
    void setKnown(std::function<QStringList()> authors, std::function<QStringList()> languages);
    /** Where the menus of authors and tags find the names that are not known here. */
    void setSources(const AskForNames &authors, const AskForNames &tags);
    void setKnownTags(const QStringList &tags) { m_tags = tags; }

    bool isFiltering() const;
    /** Adds the chips' filters to a section's query. */
    void applyTo(Core::ArticleQuery &query) const;
    /** "author Ada, tag news": for the sentence of an empty list. */
    QString description() const;
    void setStatus(std::optional<Core::Status> status);
    void setAuthor(const QString &author);
    void setTag(const QString &tag);
    void setLanguage(const QString &language);

    Chip *statusChip() const { return m_statusChip; }
    Chip *authorChip() const { return m_authorChip; }
    Chip *tagChip() const { return m_tagChip; }
    Chip *languageChip() const { return m_languageChip; }
    /** Those that were typed. */
    TermChips *terms() const { return m_terms; }

public Q_SLOTS:
    void clear();

Q_SIGNALS:
    void changed();

private:
    Chip *addChip(const QString &name, Icon icon, const std::function<void()> &open,
                  const std::function<void()> &reset);
    void chooseStatus();
    void chooseText(Chip *chip, const QStringList &known, const AskForNames &ask,
                    const QString &hint, const std::function<void(const QString &)> &set);
    void chooseLanguage();
    void show();

    Section m_section;
    std::optional<Core::Status> m_status;
    QString m_author;
    QString m_tag;
    QString m_language;
    QStringList m_tags;
    AskForNames m_askAuthors;
    AskForNames m_askTags;
    std::function<QStringList()> m_knownAuthors;
    std::function<QStringList()> m_knownLanguages;
    Chip *m_statusChip;
    Chip *m_authorChip;
    Chip *m_tagChip;
    Chip *m_languageChip;
    TermChips *m_terms;
};

} // namespace Triptych::Ui
