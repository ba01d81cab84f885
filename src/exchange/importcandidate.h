#pragma once

#include "articlefrommarkdown.h"
#include "importdigest.h"
#include "importpath.h"

#include <core/knownsource.h>

#include <optional>

namespace Triptych::Exchange {

/** A file of an import on its way to an article. */
struct ImportCandidate
{
    ImportPath path;
    MarkdownArticle read; ///< what is to be saved in the end
    QString slug;         ///< as wished
    ImportDigest digest;  ///< of the file, as the article is to keep it

    /** Where it becomes a draft though the file publishes it, since this login may not publish or
     * the file seems to be one that is gone: the status by the file, and a sentence. */
    std::optional<Core::Status> fileStatus{};
    QString heldBack{};

    /** The path of its article until now, where the file has another name; else empty. */
    QString renamedFrom{};
    /** A sentence, where it seems to be a file that is gone, whose article readers see. */
    QString seemsToBe{};
    /** The same of one of many, for which one sentence in the report is enough; else empty. */
    QString saidInAll{};
    qsizetype fileBytes = 0;
    /** A sentence, where it has the text of an article now that a person took from readers. */
    QString withdrawnText{};
    bool isNew = true;
    int number = 1;   ///< behind the slug of a new one, from 2 on
    QString rival{};  ///< the file of this run that has the address already
    QString leftBy{}; ///< the file of this run whose article had the address until now

    Core::Address before{}; ///< of an article that is there
    /** How readers find an article that is there until now. */
    std::optional<Core::Standing> standingBefore{};
    QString languageAsked{}; ///< by the file of one that is there
    bool asksForSlug = true; ///< one that is there takes the slug of its file where it may move
    bool asksForLanguage = false; ///< its file says another language now
    bool asksToMove = false;      ///< see ImportUpdate::mayMove()
    int moves = 0; ///< it does get it: from 1 on, in the order in which addresses become free
    bool keepsText = false; ///< what is saved says what the article says already
    bool isRenewed = false; ///< nothing but what is known about the file is news
    /** Where its article gets another text: the digest of what the file said at the last import. */
    QString replacedContent{};
    QString takenOver{}; ///< where it goes over what was edited here: sentences that say so

    Core::Address address() const { return {read.article.language, read.article.slug}; }
    Core::Address wished() const
    {
        return {read.article.language, asksForSlug ? slug : before.slug};
    }
    /** What this login may not publish becomes a draft. */
    void holdBack();
    /** It becomes a draft, for `why`, a sentence. */
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
    /** As the file has it, whatever this login may. */
    MarkdownArticle asInFile() const;
    /** Tells the report, which has the article by its file already, what becomes of its address and
     * of its state, also for readers. `article` is what is stored then. */
    void tellChange(ImportReport &report, const Core::Article &article,
                    ImportedFile::Outcome outcome, const QDateTime &now) const;
    /** Counts in the report what the file is like. */
    void describe(ImportReport &report, const QDateTime &now) const;
    /** Sentences: that the address is not the one wished for, or was another article's until now.
     */
    QStringList saidOfAddress() const;
    /** Of one that asks to move and cannot. */
    QString keptAddressSentence() const;
    void keepDigest() { read.article.source->digest = digest.toText(); }
};

} // namespace Triptych::Exchange
