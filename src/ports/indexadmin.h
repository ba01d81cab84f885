#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

#include <QByteArray>
#include <QList>

namespace Triptych::Ports {

/** What stands behind the alias. */
struct IndexInfo
{
    bool exists = false;   ///< the alias leads to an index
    bool verified = false; ///< a backfill into it was completed and verified
    QString index;         ///< the concrete index
    /** ReadOnly or Full where it takes no changes, as it was set by hand or by the server when its
     * disk ran full; it answers searches all the same. No message where it takes them. */
    Core::Error blocked;
};

/** What an index holds, as its last refresh left it. */
struct IndexCounts
{
    QString index; ///< the concrete index; empty where the alias leads nowhere
    qint64 living = 0;
    qint64 all = 0; ///< those and tombstones
};

/** Which index is meant: the one that answers searches, or the one being rebuilt beside it. */
enum class IndexCopy { Current, Next };

/** An index being filled to take the current one's place; kept in the index's own metadata, so that
 *  whoever comes after a kill goes on. */
struct IndexRebuild
{
    bool exists = false;
    QString index;
    Core::ArticleId cursor; ///< articles up to this one, in id order, are in it; null at the start
    qint64 done = 0;        ///< how many those are, for progress
    qint64 compared = 0; ///< and how many were compared with SQL since, so that it shows as moving
};

/** A document of the index, tombstones included, without its text. */
struct IndexedDocument
{
    QString key;        ///< what the index knows it by; an article's id where nobody meddled
    QString id;         ///< the id that stands in it
    qint64 version = 0; ///< what the index compares a save with
    qint64 content = 0; ///< the version that stands in it
    QByteArray digest;  ///< of all it says, as IndexAdmin::digest(); empty where not asked for
    QString state;      ///< opaque: changes with every write; empty where not asked for
    QString refusal;    ///< why the index refused `content`: IndexRefusal; empty where it is in it
};

/**
 * An article that an index refused for its own sake (Invalid), as a fill found it: a text longer
 * than a request may be, a word longer than a term may be, a time that is none. noteRefused()
 * leaves a document in its place that searches and counts pass by. The next version goes in over
 * it.
 */
struct IndexRefusal
{
    Core::ArticleId article;
    qint64 version = 0; ///< that was refused
    QString title;      ///< the first 200 characters
    QString reason;     ///< the first line in words, what follows is the server's own
    QDateTime since;    ///< when it was noted
};

struct IndexRefusals
{
    qint64 all = 0;
    QList<IndexRefusal> some; ///< in order of their ids
};

/** What SQL holds, and the document that was found in its place; an empty key where there was none.
 */
struct IndexRepair
{
    Core::Article article;
    IndexedDocument seen;
};

struct IndexedPage
{
    QList<IndexedDocument> documents;
    QString next; ///< the `after` of the next page; empty on the last
};

/**
 * Making, swapping, reading and mending indices of a SearchIndex that keeps one of its own. Threads
 * and errors as there, and NotFound where the copy that is meant does not exist.
 */
class IndexAdmin
{
public:
    using Published = QList<Core::Result<void>>;

    virtual ~IndexAdmin() = default;

    virtual Core::FutureResult<IndexInfo> info(Core::Call call) = 0;
    virtual Core::FutureResult<IndexCounts> counts(Core::Call call) = 0;
    /** Makes the first index behind the alias where there is none; harmless where there is one. */
    virtual Core::FutureResult<IndexInfo> ensure(Core::Call call) = 0;
    /** Writes into the metadata of `index` that a backfill was completed and verified. Conflict
     * where the alias leads elsewhere by now: part of what was filled went there. */
    virtual Core::FutureResult<void> markVerified(QString index, Core::Call call) = 0;
    /** Makes everything published so far visible to searches and counts. */
    virtual Core::FutureResult<void> refresh(Core::Call call) = 0;

    // Rebuilding. From startRebuild() to swap() or dropRebuild(), whatever anybody publishes
    // reaches both copies: an article given to publish() anywhere was read from SQL either before
    // the new index was made, and then reading SQL from the start brings it, or it is written to
    // both.

    virtual Core::FutureResult<IndexRebuild> rebuild(Core::Call call) = 0;
    /** The rebuild under way, or a new one where there is none or only an older schema's. NotFound
     *  where there is nothing to rebuild: ensure() first. */
    virtual Core::FutureResult<IndexRebuild> startRebuild(Core::Call call) = 0;
    /** Writes `cursor` and `done` into its metadata. */
    virtual Core::FutureResult<void> noteRebuild(IndexRebuild rebuild, Core::Call call) = 0;
    /** As SearchIndex::publish(), into the next copy alone. */
    virtual Core::FutureResult<Published> fillRebuild(QList<Core::Article> articles,
                                                      Core::Call call) = 0;
    /** In one step searches and saves go to the next copy, marked verified; the one before is kept
     * for rollBack(), the one before that goes. Conflict where somebody else ended the rebuild. */
    virtual Core::FutureResult<IndexInfo> swap(Core::Call call) = 0;
    virtual Core::FutureResult<void> dropRebuild(Core::Call call) = 0;
    /** In one step searches and saves go to the index before the last swap, which lacks what was
     * saved since and is no longer verified: fill it and mark it. Doing it again comes back; before
     * it is verified it changes nothing and names that index again. NotFound where none was kept.
     */
    virtual Core::FutureResult<IndexInfo> rollBack(Core::Call call) = 0;
    /** The index that rollBack() would give searches back to; empty where none was kept. */
    virtual Core::FutureResult<QString> previous(Core::Call call) = 0;

    // Auditing.

    enum class Detail { Versions, Content };
    virtual Core::FutureResult<void> refreshCopy(IndexCopy copy, Core::Call call) = 0;
    /** Documents in order of `id` with after < id <= upTo (empty = from the start, to the end),
     * about `limit` of them, as the last refresh left them. */
    virtual Core::FutureResult<IndexedPage> documents(IndexCopy copy, QString after, QString upTo,
                                                      int limit, Detail detail,
                                                      Core::Call call) = 0;
    /** Keys of documents without an id, which documents() cannot see; at most `limit`. */
    virtual Core::FutureResult<QStringList> strays(IndexCopy copy, int limit, Core::Call call) = 0;
    /** Those that are there at this moment, with their digests, in no order; at most 1,000 keys. */
    virtual Core::FutureResult<QList<IndexedDocument>>
    documentsNow(IndexCopy copy, QStringList keys, Core::Call call) = 0;
    /** The digest of the document that publish() makes of an article. Any thread, at once. */
    virtual QByteArray digest(const Core::Article &article) const = 0;
    /** Brings documents to exactly what SQL holds, whatever stands there: the same version with
     * other content, or a version that SQL never gave, is written over. `seen` comes from
     * documentsNow() and was read before the article. One result each, in order; Conflict where
     * somebody wrote meanwhile. */
    virtual Core::FutureResult<Published> rewrite(IndexCopy copy, QList<IndexRepair> repairs,
                                                  Core::Call call) = 0;
    /** Removes documents as they were seen by documentsNow(). Results as of rewrite(). */
    virtual Core::FutureResult<Published>
    removeDocuments(IndexCopy copy, QList<IndexedDocument> seen, Core::Call call) = 0;

    // What an index cannot take.

    /** Writes into the index that it refused these, in place of what it holds of an older version.
     * Does nothing where that version or a newer one is in it by now. One result each, in order. */
    virtual Core::FutureResult<Published> noteRefused(IndexCopy copy, QList<IndexRefusal> refusals,
                                                      Core::Call call) = 0;
    /** Those that stand in it, as its last refresh left them; at most `limit` by name. */
    virtual Core::FutureResult<IndexRefusals> refusals(IndexCopy copy, int limit,
                                                       Core::Call call) = 0;
};

} // namespace Triptych::Ports
