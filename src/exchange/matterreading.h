#pragma once

#include "articlefrommarkdown.h"
#include "importpath.h"

#include <text/frontmatter.h>

#include <QSet>

#include <optional>

namespace Triptych::Exchange {

/** `text`, marked by QT_TRANSLATE_NOOP("Exchange", ...), in the language of the program. */
QString translated(const char *text);

/** The words of a scalar; null where it is none. */
QString scalarText(const QJsonValue &value);

/** Null, blank, or a list of nothing. */
bool isEmptyValue(const QJsonValue &value);

/** What true, yes, on, 1 and their opposites mean; nothing where it is another value. */
std::optional<bool> truth(const QJsonValue &value);

/**
 * What the readers of one file's front matter share: the article that they fill, which fields they
 * used up, and what they warn of. `path` and `matter` must outlive it. One thread at a time.
 */
class MatterReading final
{
public:
    MatterReading(const ImportPath &path, const Text::FrontMatter &matter);

    const ImportPath &path() const { return m_path; }
    const Text::FrontMatter &matter() const { return m_matter; }
    MarkdownArticle &result() { return m_result; }
    Core::Article &article() { return m_result.article; }

    /** The field that counts under this name, in any case; null where there is none. */
    const Text::FrontMatterField *field(QStringView key) const { return m_matter.find(key); }
    void warn(const Text::FrontMatterField &about, const QString &reason);
    /** The value is used up and need not be kept among the custom fields. */
    void use(const Text::FrontMatterField &used) { m_used.insert(&used); }
    /** A text field's words; warns, keeps it and gives null where it is a list or a map. */
    QString textOf(const Text::FrontMatterField &about);
    /** Puts what nothing used among the article's custom fields. */
    void keepTheRest();

private:
    const Text::FrontMatterField &lastOf(const QString &key) const;

    const ImportPath &m_path;
    const Text::FrontMatter &m_matter;
    MarkdownArticle m_result;
    QSet<const Text::FrontMatterField *> m_used;
};

} // namespace Triptych::Exchange
