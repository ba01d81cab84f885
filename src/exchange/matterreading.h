#pragma once

#include "articlefrommarkdown.h"
#include "importpath.h"
#include "translated.h"

#include <text/frontmatter.h>

#include <QSet>

#include <optional>

namespace Triptych::Exchange {

/** The words of a scalar, without blanks around; null where it is none. */
QString scalarText(const QJsonValue &value);

/** Null, blank, or a list of nothing. */
bool isEmptyValue(const QJsonValue &value);

/** What true, yes, on, 1 and their opposites mean; nothing where it is another value. */
std::optional<bool> truth(const QJsonValue &value);

/**
 * What the readers of one file's front matter share: the article that they fill, which fields they
 * used up, and what they warn of. `path`, `matter` and
 * `context` must outlive it. One thread at a time.
 */
class MatterReading final
{
public:
    MatterReading(const ImportPath &path, const Text::FrontMatter &matter,
                  const MarkdownContext &context);

    const ImportPath &path() const { return m_path; }
    const Text::FrontMatter &matter() const { return m_matter; }
    const MarkdownContext &context() const { return m_context; }
    MarkdownArticle &result() { return m_result; }
    Core::Article &article() { return m_result.article; }

    /** Its fields are Nikola's, by whose tags it may be a draft. */
    bool isOfNikola() const { return m_isOfNikola; }
    void setOfNikola() { m_isOfNikola = true; }
    /** The field that counts under this name, in any case; null where there is none. */
    const Text::FrontMatterField *field(QStringView key) const { return m_matter.find(key); }
    /** All of this name in any case, repeated ones too, in the order of the file. */
    QList<const Text::FrontMatterField *> fields(QStringView key) const;
    void warn(const Text::FrontMatterField &about, const QString &reason);
    /** Warns, and keeps the article from readers: what is not understood is not made public.
     * `reason` is a clause without a full stop. */
    void hold(const Text::FrontMatterField &about, const QString &reason);
    void hold(int line, const QString &reason);
    /** The same without a warning, where the file itself says so. */
    void hold() { m_isHeld = true; }
    bool isHeld() const { return m_isHeld; }
    /** So far nothing keeps it from readers but perhaps its time. */
    bool isShown() const { return !m_isHeld && m_result.article.status == Core::Status::Published; }
    /** The file as a whole is not taken; the first reason counts. */
    void refuse(const Text::FrontMatterField &about, const QString &reason);
    const std::optional<Text::Problem> &refusal() const { return m_refusal; }
    /** The value is used up and need not be kept among the custom fields. */
    void use(const Text::FrontMatterField &used) { m_used.insert(&used); }
    /** A text field's words; warns, keeps it and gives null where it is a list or a map. */
    QString textOf(const Text::FrontMatterField &about);
    /** The same for what readers see: as the file spells it, entities such as &amp; decoded once.
     */
    QString wordsOf(const Text::FrontMatterField &about);
    /** The moment of publication that counts so far leaves a doubt, said by a sentence about
     * `clock`; a null `clock` takes it back. */
    void doubtTime(const Text::FrontMatterField *clock, const QString &doubt);
    /** Warns of the doubt that is left. */
    void sayDoubt();
    /** Puts what nothing used among the article's custom fields. */
    void keepTheRest();

private:
    /** A key about publication that stands there twice, in one case or two, with two values. */
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
