#pragma once

#include "deskhistory.h"
#include "gonefiles.h"
#include "goneindex.h"
#include "importcandidate.h"

#include <core/call.h>
#include <core/result.h>

#include <QHash>

namespace Triptych::Exchange {

/**
 * Texts that a person took from readers in Triptych: the articles, of whatever source, that an
 * import made and that were deleted, or edited and are not published, or not yet. A file with such
 * a text is not shown because it has another name, lies in another source, or stands over another
 * file. What GoneFiles compares is left to it. Blocks for the store, on the importer's thread, and
 * asks it only where a file might be shown that was not before. Memory is bounded by Most articles
 * without their texts.
 */
class WithdrawnTexts final
{
public:
    static constexpr qsizetype Most = 100'000;

    explicit WithdrawnTexts(Ports::ArticleStore &store, qsizetype most = Most)
        : m_store(store), m_most(most), m_history(store)
    {
    }

    /** Behind GoneFiles::adopt(). `stored` are the articles of the batch, by path. First asks what
     * each one's own history tells (DeskHistory::look()). A new candidate, and one whose article is
     * a draft, gets `seemsToBe`; one whose article is published, and that has such a text now, gets
     * `withdrawnText`. */
    Core::Result<void> compare(QList<ImportCandidate> &batch,
                               const QHash<QString, Core::Article> &stored,
                               const MarkdownImportOptions &options, const GoneFiles &gone,
                               const Calls &calls);
    /** A sentence where there were more than could be compared; else empty. */
    QString leftOut() const;

private:
    Core::Result<void> load(const QString &source, const GoneFiles &gone, const Calls &calls);
    /** Where the candidate has the text of a withdrawn article, that; else null. */
    Core::Result<const GoneArticle *> withdrawn(const ImportCandidate &candidate,
                                                const Core::Article *shown, const Calls &calls);
    static QString named(const QString &key, const QString &source);

    Ports::ArticleStore &m_store;
    qsizetype m_most;
    DeskHistory m_history;
    bool m_isLoaded = false;
    bool m_hasMore = false;
    GoneIndex m_index; ///< by source and path
    /** Of those that are as their files made them: only DeskHistory tells whether a person took
     * them from readers, and it is asked where a file has such a text. */
    GoneIndex m_suspects;
};

} // namespace Triptych::Exchange
