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
 * Texts that a person took from readers in Triptych: of articles that were deleted, or are not
 * published, or not yet, against their files. So are all texts that such an article had while it
 * was published (Ports::ArticleStore::publishedTexts()), and those of articles that were made in
 * Triptych and published there. A file with such a text is not shown because it has another name,
 * lies in another source, or stands over another file. What GoneFiles compares is left to it, but
 * for former texts. Blocks for the store, on the importer's thread, and asks it only where a file
 * might be shown that was not before. Memory is bounded by Most texts, which are not kept whole.
 */
class WithdrawnTexts final
{
public:
    static constexpr qsizetype Most = 100'000;

    explicit WithdrawnTexts(Ports::ArticleStore &store, qsizetype most = Most,
                            qint64 mostVersions = DeskHistory::MostVersions,
                            const QDateTime &now = Core::utcNow())
        : m_store(store), m_most(most), m_at(now), m_history(store, mostVersions, now)
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
    /** Texts, and those of which only DeskHistory tells whether a person took them from readers: it
     * is asked where a file has such a text. */
    struct Texts
    {
        GoneIndex sure;
        GoneIndex suspects;
        qsizetype size() const { return sure.size() + suspects.size(); }
    };
    struct Found
    {
        const GoneArticle *text = nullptr; ///< null = none
        QString former; ///< its article as it is named now, where that has another text, or no file
    };

    Core::Result<void> load(const QString &source, const GoneFiles &gone, const Calls &calls);
    /** The texts that these articles (at most 25) had while they were published. */
    Core::Result<void> loadFormer(const QList<Core::Article> &articles, const Calls &calls);
    void insertFormer(const Core::Article &article, const Core::Article &version);
    /** Where the candidate has the text of a withdrawn article, that. */
    Core::Result<Found> withdrawn(const ImportCandidate &candidate, const Core::Article *shown,
                                  const Calls &calls);
    /** Where the candidate, which is new, would be public at the address of a withdrawn article,
     * that; else null. */
    Core::Result<const GoneArticle *> atItsAddress(const ImportCandidate &candidate,
                                                   const Calls &calls);
    /** `keyIn(index)` is the key of one that the candidate may be; else empty. */
    template<typename KeyIn>
    Core::Result<const GoneArticle *> find(Texts &texts, const Calls &calls, const KeyIn &keyIn);
    Core::Result<bool> isTakenBack(const Core::Article &article, const Calls &calls);
    bool isFull() const { return m_now.size() + m_former.size() >= m_most; }
    static QString named(const QString &key, const QString &source);

    Ports::ArticleStore &m_store;
    qsizetype m_most;
    QDateTime m_at; ///< when the run began
    DeskHistory m_history;
    bool m_isLoaded = false;
    bool m_hasMore = false;
    Texts m_now;                           ///< of articles as they are, by source and path
    Texts m_former;                        ///< by id and version
    QHash<QString, QString> m_formerNames; ///< by the same
    QHash<Core::ArticleId, bool> m_takenBack;
};

} // namespace Triptych::Exchange
