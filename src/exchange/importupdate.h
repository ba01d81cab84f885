#pragma once

#include "importcandidate.h"
#include "markdownimporter.h"

#include <QJsonArray>

namespace Triptych::Exchange {

/** The digest of a file, read for a site in `zone`, without the slug. */
ImportDigest fileDigest(const MarkdownArticle &read, const Core::SiteZone &zone);

/** Whether the article says what `content`, the content digest of a file, was made of; old
 * addresses that it keeps besides are no difference. */
bool saysAsImported(const Core::Article &article, const QString &content);

/**
 * Decides about a file whose article exists already, by what changed in the file, what was edited
 * in Triptych, and who created the article. Only values, no I/O. `candidate`, `stored` and
 * `options` must outlive it; the constructor sets which address the candidate asks for.
 */
class ImportUpdate final
{
public:
    /** If the date in the file is unchanged and only the site's zone differs, the candidate gets
     * the moment of publication that the article has. */
    ImportUpdate(ImportCandidate &candidate, const Core::Article &stored,
                 const MarkdownImportOptions &options, const QDateTime &now);

    /** True where the address of the article may change: its file gives another slug or language
     * than at the last import, nobody chose one in Triptych, and the article may be changed. */
    bool mayMove() const;

    enum class Verdict {
        Save,      ///< the candidate is what is to be saved
        Unchanged, ///< nothing is news
        Refused,   ///< it was edited in Triptych: the file is not taken, by reason()
        Others,    ///< it is another person's: the file fails, by reason()
    };
    /** Call it once, after it is decided whether the article's address changes. */
    Verdict decide();
    /** A sentence. With Unchanged: why the article was not changed, or empty. */
    QString reason() const { return m_reason; }
    /** With Save: the content digest of the file at the last import, where the content differs now;
     * else empty. */
    QString replacedText() const { return m_sameContent ? QString() : m_imported.content; }
    /** The file's warnings, without those about a time that the article does not get. */
    QList<ImportNote> warnings() const;

private:
    bool asksForSlug() const;
    /** The file gives another slug than at the last import and than the article has. */
    bool givesAnotherSlug() const;
    /** The article has the slug that its file gave it at the last import. */
    bool isSlugOfFile() const;
    bool asksForLanguage() const;
    /** Compares file and article, and keeps the moment that the article has. */
    void compare();
    void keepMoment();
    void keepLanguage();
    void keepRedirects();
    /** Nothing but its status was changed in Triptych, from published. The file is then known as it
     * was: where it says published again it says nothing new. */
    bool isWithdrawnHere() const;
    Verdict tieOrLeave();
    void takeAddressOnly();
    /** Makes the candidate overwrite edits made in Triptych. */
    void takeOver();

    ImportCandidate &m_candidate;
    const Core::Article &m_stored;
    const MarkdownImportOptions &m_options;
    const QDateTime m_now;   ///< of the run
    ImportDigest m_imported; ///< the digest of the last import
    /** Old addresses that the article keeps beside those that its file gave at the last import. */
    QJsonArray m_redirects;
    bool m_isOthers = false;
    bool m_takes =
        false; ///< somebody edited the article, and the options say to take the file anyway
    bool m_asImported = false;  ///< the file is as at the last import
    bool m_sameContent = false; ///< the file is as at the last import, or equal to the article
    bool m_untouched = false;   ///< nobody edited the article since, except for its old addresses
    bool m_keepsMoment = false;
    QString m_reason;
};

/** What becomes of a file whose article gets another address, where the store refuses that. */
struct StayingUpdate
{
    /** `moving` is the candidate before ImportUpdate::decide(). */
    StayingUpdate(const ImportCandidate &moving, const Core::Article &known,
                  const MarkdownImportOptions &options, const QDateTime &now);

    ImportCandidate candidate;
    Core::Article stored;
    bool hasNews = false; ///< it is to be saved
};

} // namespace Triptych::Exchange
