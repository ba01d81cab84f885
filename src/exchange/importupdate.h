#pragma once

#include "importcandidate.h"
#include "markdownimporter.h"

#include <QJsonArray>

namespace Triptych::Exchange {

/** The digest of a file as it is read for a site in `zone`; the slug is not known here. */
ImportDigest fileDigest(const MarkdownArticle &read, const Core::SiteZone &zone);

/**
 * What becomes of a file whose article exists already: what is news in the file, what was edited in
 * Triptych, whose it is. Only values, no I/O. `candidate`, `stored` and `options` must outlive it;
 * the constructor writes into the candidate what it asks for.
 */
class ImportUpdate final
{
public:
    /** Where a later zone of the site would move the article's moment of publication, though its
     * file says the same date, the candidate gets the moment that the article has. */
    ImportUpdate(ImportCandidate &candidate, const Core::Article &stored,
                 const MarkdownImportOptions &options);

    /** The file gives another address than at the last import, nobody chose one in Triptych, and
     * the article may be changed: another slug, or another language, in which the slug may be
     * taken. */
    bool mayMove() const;

    enum class Verdict {
        Save,      ///< the candidate is what is to be saved
        Unchanged, ///< nothing is news
        Refused,   ///< it was edited in Triptych: the file is not taken, by reason()
        Others,    ///< it is another person's: the file fails, by reason()
    };
    /** Once, when it is decided whether the article moves. Of a save, the candidate is what to
     * save. */
    Verdict decide();
    /** A sentence. Of what is unchanged: why it was left as it is, or empty. */
    QString reason() const { return m_reason; }
    /** Of a save: the digest of what the file said at the last import, where it says something else
     * now; else empty. */
    QString replacedText() const { return m_sameContent ? QString() : m_imported.content; }
    /** The file's warnings, without those about a time that the article does not take. */
    QList<ImportNote> warnings() const;

private:
    bool asksForSlug() const;
    bool asksForLanguage() const;
    /** Compares file and article, and keeps the moment that the article has. */
    void compare();
    void keepMoment();
    void keepLanguage();
    void keepRedirects();
    Verdict tieOrLeave();
    void takeAddressOnly();
    /** The file goes over what was edited here. */
    void takeOver();

    ImportCandidate &m_candidate;
    const Core::Article &m_stored;
    const MarkdownImportOptions &m_options;
    ImportDigest m_imported; ///< of the last import
    /** Old addresses that the article keeps beside those that its file gave at the last import. */
    QJsonArray m_redirects;
    bool m_isOthers = false;
    bool m_takes = false;       ///< somebody edited it, and the options take the file all the same
    bool m_asImported = false;  ///< the file says what it said at the last import
    bool m_sameContent = false; ///< that, or what the article says now
    bool m_untouched = false;   ///< nobody edited the article since, its old addresses aside
    bool m_keepsMoment = false;
    QString m_reason;
};

} // namespace Triptych::Exchange
