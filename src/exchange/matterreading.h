#pragma once

#include "articlefrommarkdown.h"
#include "importpath.h"
#include "translated.h"

#include <text/frontmatter.h>

#include <QSet>

#include <optional>

namespace Triptych::Exchange {

/** The text of a scalar, without surrounding blanks; null where `value` is no scalar. */
QString scalarText(const QJsonValue &value);

/** Null, blank, or a list of nothing. */
bool isEmptyValue(const QJsonValue &value);

/** The meaning of true, yes, on, 1 and their opposites; nothing for another value. */
std::optional<bool> truth(const QJsonValue &value);

/**
 * The state that the readers of one file's front matter share: the article that they fill, the
 * fields that they have used, and their warnings. `path`, `matter` and `context` must outlive it.
 * One thread at a time.
 */
class MatterReading final
{
public:
    /** The article is published, unless a reader says otherwise: so is what says nothing. */
    MatterReading(const ImportPath &path, const Text::FrontMatter &matter,
                  const MarkdownContext &context);

    const ImportPath &path() const { return m_path; }
    const Text::FrontMatter &matter() const { return m_matter; }
    const MarkdownContext &context() const { return m_context; }
    MarkdownArticle &result() { return m_result; }
    Core::Article &article() { return m_result.article; }

    /** The fields are those of Nikola, whose tags may make the article a draft. */
    bool isOfNikola() const { return m_isOfNikola; }
    void setOfNikola() { m_isOfNikola = true; }
    /** The field that counts under this name, in any case; null where there is none. */
    const Text::FrontMatterField *field(QStringView key) const { return m_matter.find(key); }
    /** All fields of this name, in any case, repeated ones included, in the order of the file. */
    QList<const Text::FrontMatterField *> fields(QStringView key) const;
    void warn(const Text::FrontMatterField &about, const QString &reason);
    /** Warns and makes the article a draft, because something about publication is not understood.
     * `reason` is a clause without a full stop. */
    void hold(const Text::FrontMatterField &about, const QString &reason);
    void hold(int line, const QString &reason);
    /** Makes the article a draft without a warning, because the file says so. */
    void hold() { m_isHeld = true; }
    bool isHeld() const { return m_isHeld; }
    /** True where, so far, only the time of publication may make the article wait. */
    bool isShown() const { return !m_isHeld && m_result.article.status == Core::Status::Published; }
    /** Refuses the whole file; the first reason counts. */
    void refuse(const Text::FrontMatterField &about, const QString &reason);
    const std::optional<Text::Problem> &refusal() const { return m_refusal; }
    /** The value was used and is not kept among the custom fields. */
    void use(const Text::FrontMatterField &used) { m_used.insert(&used); }
    /** The text of a field. Where it is a list or a map: warns, keeps it as a custom field, and
     * gives null. */
    QString textOf(const Text::FrontMatterField &about);
    /** As textOf(), for a text that readers see: spelt as in the file, with entities such as &amp;
     * decoded once.
     */
    QString wordsOf(const Text::FrontMatterField &about);
    /** The present moment of publication is not certain; `doubt` is a sentence about the field
     * `clock`. A null `clock` removes the doubt. */
    void doubtTime(const Text::FrontMatterField *clock, const QString &doubt);
    /** Warns of the remaining doubt. */
    void sayDoubt();
    /** Adds the unused fields to the article's custom fields. */
    void keepTheRest();

private:
    /** Warns of a key about publication that occurs twice, in equal or different case, with two
     * values. */
    void warnOfTwoReadings(const Text::FrontMatterField &one, const Text::FrontMatterField &other);

    const ImportPath &m_path;
    const Text::FrontMatter &m_matter;
    const MarkdownContext &m_context;
    MarkdownArticle m_result;
    QSet<const Text::FrontMatterField *> m_used;
    std::optional<Text::Problem> m_refusal;
    bool m_isHeld = false;
    bool m_isOfNikola = false;
    const Text::FrontMatterField *m_clock = nullptr;
    QString m_doubt;
};

} // namespace Triptych::Exchange
