#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

#include <QByteArray>
#include <QList>

namespace Triptych::Ports {

/** The state of the alias and of the index behind it. */
struct IndexInfo
{
    bool exists = false;   ///< the alias leads to an index
    bool verified = false; ///< a backfill into it was completed and verified
    QString index;         ///< the concrete index
    /** ReadOnly or Full where the index refuses changes, because a person or, on a full disk, the
     * server blocked them. It still answers searches. The message is empty where it accepts
     * changes. */
    Core::Error blocked;
};

/** What an index holds, as its last refresh left it. */
struct IndexCounts
{
    QString index; ///< the concrete index; empty where the alias leads nowhere
    qint64 living = 0;
    qint64 all = 0; ///< living articles and tombstones
};

/** Which index is meant: the one that answers searches, or the one being rebuilt beside it. */
enum class IndexCopy { Current, Next };

/** An index that is being filled to replace the current one. This state is kept in the index's own
 * metadata, so that another program can go on after a kill. */
struct IndexRebuild
{
    bool exists = false;
    QString index;
    Core::ArticleId cursor; ///< all articles up to this id are in it; null at the start
    qint64 done = 0;        ///< how many those are, for progress
    qint64 compared = 0;    ///< how many articles were compared with SQL afterwards, for progress
};

/** A document of the index, tombstones included, without its text. */
struct IndexedDocument
{
    QString key; ///< its `_id` in the index: the article's id, unless somebody wrote it by hand
    QString id;  ///< the id inside the document
    qint64 version = 0; ///< the version of the index's own concurrency control
    qint64 content = 0; ///< the version inside the document
    QByteArray
        digest;      ///< of the whole document, as IndexAdmin::digest(); empty where not asked for
    QString state;   ///< opaque: changes with every write; empty where not asked for
    QString refusal; ///< why the index refused version `content` (IndexRefusal); empty where it
                     ///< accepted it
};

/**
 * An article whose content the index refused (Invalid): a text longer than a request may be, a word
 * longer than a term may be, an impossible time. noteRefused() writes a document in its place,
 * which searches and counts ignore and the next version replaces.
 */
struct IndexRefusal
{
    Core::ArticleId article;
    qint64 version = 0; ///< that was refused
    QString title;      ///< the first 200 characters
    QString reason;  ///< the first line is a sentence for people, the rest is the server's own text
    QDateTime since; ///< when it was noted
};

struct IndexRefusals
{
    qint64 all = 0;
    QList<IndexRefusal> some; ///< in order of their ids
};

/** An article as SQL holds it, and the document that the index has for it; `seen.key` is empty
 * where it has none.
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
 * Makes, fills, swaps, reads and repairs the indices of a SearchIndex that has a server of its own.
 * Threads and errors as SearchIndex; also NotFound where the named copy does not exist.
 */
class IndexAdmin
{
public:
    using Published = QList<Core::Result<void>>;

    virtual ~IndexAdmin() = default;

    virtual Core::FutureResult<IndexInfo> info(Core::Call call) = 0;
    virtual Core::FutureResult<IndexCounts> counts(Core::Call call) = 0;
    /** Makes the first index behind the alias; changes nothing where there is one. */
    virtual Core::FutureResult<IndexInfo> ensure(Core::Call call) = 0;
    /** Notes in the metadata of `index` that a backfill was completed and verified. Conflict where
     * the alias leads to another index by now: part of the backfill went there. */
    virtual Core::FutureResult<void> markVerified(QString index, Core::Call call) = 0;
    /** Makes everything published so far visible to searches and counts. */
    virtual Core::FutureResult<void> refresh(Core::Call call) = 0;

    // Rebuilding. From startRebuild() to swap() or dropRebuild(), whatever anybody publishes
    // reaches both copies: an article given to publish() anywhere was read from SQL either before
    // the new index was made, and then reading SQL from the start brings it, or it is written to
    // both.

    virtual Core::FutureResult<IndexRebuild> rebuild(Core::Call call) = 0;
    /** The rebuild under way; starts a new one where there is none, or where its schema is older.
     * NotFound where there is no current index: call ensure() first. */
    virtual Core::FutureResult<IndexRebuild> startRebuild(Core::Call call) = 0;
    /** Writes `cursor` and `done` into its metadata. */
    virtual Core::FutureResult<void> noteRebuild(IndexRebuild rebuild, Core::Call call) = 0;
    /** As SearchIndex::publish(), into the next copy alone. */
    virtual Core::FutureResult<Published> fillRebuild(QList<Core::Article> articles,
                                                      Core::Call call) = 0;
    /** Makes the next copy the current one, in one step for searches and saves, and marks it
     * verified. The former current index is kept for rollBack(), an older kept one is deleted.
     * Conflict where somebody else ended the rebuild. */
    virtual Core::FutureResult<IndexInfo> swap(Core::Call call) = 0;
    virtual Core::FutureResult<void> dropRebuild(Core::Call call) = 0;
    /** Makes the index from before the last swap current again, in one step for searches and saves.
     * It lacks what was saved since, so it is no longer verified: the caller fills it and calls
     * markVerified(). A second call goes back to the other index; before markVerified() it changes
     * nothing and answers the same index. NotFound where no index was kept.
     */
    virtual Core::FutureResult<IndexInfo> rollBack(Core::Call call) = 0;
    /** The index that rollBack() would make current; empty where none was kept. */
    virtual Core::FutureResult<QString> previous(Core::Call call) = 0;

    // Auditing.

    enum class Detail { Versions, Content };
    virtual Core::FutureResult<void> refreshCopy(IndexCopy copy, Core::Call call) = 0;
    /** Documents in order of `id` with after < id <= upTo (empty = from the start, to the end),
     * about `limit` of them, as the last refresh left them. */
    virtual Core::FutureResult<IndexedPage> documents(IndexCopy copy, QString after, QString upTo,
                                                      int limit, Detail detail,
                                                      Core::Call call) = 0;
    /** Keys of documents without an id inside, which documents() cannot find; at most `limit`. */
    virtual Core::FutureResult<QStringList> strays(IndexCopy copy, int limit, Core::Call call) = 0;
    /** The documents of `keys` that exist at this moment, refreshed or not, with their digests, in
     * no order; at most 1,000 keys. */
    virtual Core::FutureResult<QList<IndexedDocument>>
    documentsNow(IndexCopy copy, QStringList keys, Core::Call call) = 0;
    /** The digest of the document that publish() makes of an article. Any thread, at once. */
    virtual QByteArray digest(const Core::Article &article) const = 0;
    /** Makes documents equal to what SQL holds. It overwrites also the same version with other
     * content, and a version that SQL never gave. `seen` comes from documentsNow() and was read
     * before the article. One result each, in order; Conflict where somebody wrote meanwhile. */
    virtual Core::FutureResult<Published> rewrite(IndexCopy copy, QList<IndexRepair> repairs,
                                                  Core::Call call) = 0;
    /** Removes documents that are still as documentsNow() read them. Results as rewrite(). */
    virtual Core::FutureResult<Published>
    removeDocuments(IndexCopy copy, QList<IndexedDocument> seen, Core::Call call) = 0;

    // Articles that an index refuses.

    /** Replaces the older documents of these articles by notes that the index refused the newer
     * version. Does nothing where that version or a newer one is in the index by now. One result
     * each, in order. */
    virtual Core::FutureResult<Published> noteRefused(IndexCopy copy, QList<IndexRefusal> refusals,
                                                      Core::Call call) = 0;
    /** The refusals noted in the copy, as of its last refresh; at most `limit` of them one by one.
     */
    virtual Core::FutureResult<IndexRefusals> refusals(IndexCopy copy, int limit,
                                                       Core::Call call) = 0;
};

} // namespace Triptych::Ports
