#pragma once

#include "deskhistory.h"
#include "goneindex.h"
#include "importcandidate.h"
#include "importreport.h"

#include <core/call.h>
#include <core/result.h>

#include <QHash>
#include <QStringList>

#include <functional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** "Harbour plan" (en/harbour-plan) */
QString namedArticle(const Core::Article &article);

/** Of a file whose text is now that of `path`, whose article a person took from readers. */
QString withdrawnSentence(const QString &path, const GoneArticle &withdrawn);

/**
 * Handles the articles of a source whose files an import does not read, because they are deleted or
 * left out now. Such an article stays public, so the report names it. Where a new file is certainly
 * the old one under another name, it gets the old article. Blocks for the store and the disk, on
 * the importer's thread. Memory is bounded by Bounds::most articles without their texts; beyond
 * that the report gives only the number. The order is find(), then adopt() and settle() for each
 * batch, then tell().
 */
class GoneFiles final
{
public:
    struct Bounds
    {
        qsizetype most = 100'000;    ///< how many articles are compared, tombstones included
        qsizetype mostTold = 10'000; ///< how many articles the report names
        qint64 mostVersions = DeskHistory::MostVersions; ///< of each article, looked at
    };

    explicit GoneFiles(Ports::ArticleStore &store) : GoneFiles(store, Bounds()) {}
    GoneFiles(Ports::ArticleStore &store, Bounds bounds, const QDateTime &now = Core::utcNow())
        : m_store(store), m_bounds(bounds), m_now(now), m_history(store, bounds.mostVersions, now)
    {
    }

    /** Pages through all paths of the source. `files` are the files that the import reads; `unread`
     * are files and folders that could not be read, whose articles do not count as gone. */
    Core::Result<void> find(const QString &source, const QStringList &files,
                            const QList<ImportNote> &unread, const Calls &calls);
    /** This file was read and is no article of its site. Its stored article counts as gone. */
    void leaveOut(const QString &path) { m_leftOut.append(path); }

    /**
     * Gives each candidate that is in no entry of `stored` (by path) the article of its old file,
     * where that is certain (GoneIndex::Proof). Where it only seems to be a file whose article
     * holds it back (GoneArticle::holdsBack()), or is one whose article was deleted, the candidate
     * gets the sentence `seemsToBe`: a new one, or one whose article is still a draft. One whose
     * article is published, and which has the text of such an article now, gets `withdrawnText`.
     * One that may be any of many gets `saidInAll`, see GoneIndex::isInCrowd().
     */
    Core::Result<void> adopt(QList<ImportCandidate> &batch, QHash<QString, Core::Article> &stored,
                             const Calls &calls);
    /** The article of this path is one of those that adopt() compares. */
    bool compares(const QString &path) const { return m_gone.find(path) || m_deleted.find(path); }
    /** The article of the candidate's old file has its new path now. */
    void settle(const ImportCandidate &candidate, ImportReport &report);

    /** Adds the remaining gone articles to the report. */
    Core::Result<void> tell(ImportReport &report, const QString &folder, const Calls &calls);

private:
    Core::Result<void> add(const QStringList &paths, const Calls &calls);
    /** Sets `renamedFrom`, and answers new paths by old ones. */
    QHash<QString, QString> match(QList<ImportCandidate> &batch,
                                  const QHash<QString, Core::Article> &stored);
    void noteText(const ImportCandidate &candidate, const Core::Article &stored);
    /** The sentence for a candidate that may be a gone file; empty where `gone` needs none. */
    static QString seemingSentence(const GoneArticle *gone, const QString &oldPath);
    static void seemsToBe(ImportCandidate &candidate, const GoneArticle *gone,
                          const QString &oldPath);
    static QString crowdSentence();
    /** Of a file over which one was moved whose article a person took from readers; else empty. */
    QString withdrawnSentence(const ImportCandidate &candidate, const Core::Article &stored) const;

    Ports::ArticleStore &m_store;
    const Bounds m_bounds;
    const QDateTime m_now; ///< of the run
    DeskHistory m_history;
    QString m_source;
    GoneIndex m_gone;
    GoneIndex m_deleted; ///< tombstones: no file gets them back
    qint64 m_more = 0;   ///< articles beyond Bounds::most, tombstones included
    QStringList m_leftOut;
    QHash<QString, QString> m_seemsNow; ///< by old path the file that seems to be it, and waits
    QHash<QString, QString> m_isNow;    ///< by old path the file that is it, until settle()
    QHash<QString, QString> m_textNow;  ///< by old path the file that says the same now
};

} // namespace Triptych::Exchange
