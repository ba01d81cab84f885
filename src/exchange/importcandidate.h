#pragma once

#include "articlefrommarkdown.h"
#include "importdigest.h"
#include "importpath.h"

#include <core/knownsource.h>

#include <optional>

namespace Triptych::Exchange {

/** A file of an import that becomes an article, with all that is known about it during the run. */
struct ImportCandidate
{
    ImportPath path;
    MarkdownArticle read; ///< the article that will be saved
    QString slug;         ///< the slug that the file asks for
    ImportDigest digest;  ///< the digest of the file, to be stored with the article

    /** Set where it becomes a draft although the file publishes it, because this login may not
     * publish, or because the file may be a gone one: the status in the file. `heldBack` is the
     * sentence. */
    std::optional<Core::Status> fileStatus{};
    QString heldBack{};

    /** The former path of its article, where the file was renamed; else empty. */
    QString renamedFrom{};
    /** A sentence, where it may be a gone file whose article is public; else empty. */
    QString seemsToBe{};
    /** `seemsToBe` tells of an article that a person took from readers: it waits until a person
     * publishes it, also when its file is changed. */
    bool waitsForPerson = false;
    /** The same of one of many, for which one sentence in the report is enough; else empty. */
    QString saidInAll{};
    qsizetype fileBytes = 0;
    /** A sentence, where it now has the text of an article that a person has unpublished; else
     * empty. */
    QString withdrawnText{};
    bool isNew = true;
    qint64 number = 1; ///< the number behind the slug of a new article; 1 = none
    int refusals = 0;  ///< how many such slugs the store has refused
    QString rival{};   ///< the file of this run that has got the address it wishes for
    QString leftBy{};  ///< the file of this run whose article had the address before

    Core::Address before{}; ///< of an article that is there
    /** How readers find an article that is there until now. */
    std::optional<Core::Standing> standingBefore{};
    QString languageAsked{}; ///< by the file of one that is there
    bool asksForSlug = true; ///< one that is there takes the slug of its file where it may move
    bool asksForLanguage = false; ///< its file says another language now
    bool asksToMove = false;      ///< see ImportUpdate::mayMove()
    int moves = 0; ///< it gets the new address: the rank, from 1, in the order in which addresses
                   ///< become free; 0 = no
    bool keepsText = false; ///< the save does not change the text of the article
    bool isRenewed = false; ///< only the digest changes
    /** Where its article gets another text: the content digest of the file at the last import. */
    QString replacedContent{};
    /** Its article is public by its file and not by a person, and the file keeps it back now. */
    bool isTakenOffByFile = false;
    QString takenOver{}; ///< where it overwrites edits made in Triptych: sentences that say so

    Core::Address address() const { return {read.article.language, read.article.slug}; }
    Core::Address wished() const
    {
        return {read.article.language, asksForSlug ? slug : before.slug};
    }
    /** Makes it a draft, because this login may not publish. */
    void holdBack();
    /** Makes it a draft; `why` is the sentence for the report. */
    void holdBackFor(const QString &why);
    /** What may be public already, by a file that is gone (`seemsToBe`, `saidInAll`), becomes a
     * draft, also in the numbers of the report. False where it does not, else it needs another
     * digest. */
    bool holdBackAsGone(ImportReport &report, const QDateTime &now);
    /** That the rules of a site stand in a program takes no published article from readers: it
     * becomes what its front matter says, also in the numbers of the report, and the note is to be
     * said once a site. Nothing where there is no such reason. It needs another digest then. */
    std::optional<ImportNote> keepPublished(const Core::Article &stored, const Core::SiteZone &zone,
                                            const QDateTime &now, ImportReport &report);
    /** The article as in the file, without the effects of this login's rights. */
    MarkdownArticle asInFile() const;
    /** Tells the report, which has the article by its file already, what becomes of its address and
     * of its state, also for readers. `article` is what is stored then. */
    void tellChange(ImportReport &report, const Core::Article &article,
                    ImportedFile::Outcome outcome, const QDateTime &now) const;
    /** Counts in the report what the file is like. */
    void describe(ImportReport &report, const QDateTime &now) const;
    /** Sentences for an address that is not the one asked for, or that another article had before.
     */
    QStringList saidOfAddress() const;
    /** The sentence for an article that asks for another address and cannot have it. */
    QString keptAddressSentence() const;
    void keepDigest() { read.article.source->digest = digest.toText(); }
};

} // namespace Triptych::Exchange
