#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace Triptych::Ports {

/** A revision as digests. Two stores hold the same revision where both digests are equal. */
struct RevisionState
{
    qint64 version = 0;
    QByteArray digest;  ///< of the whole revision
    QByteArray content; ///< of its article: what ArticleState::digest was at that version
    qint64 size = 0;    ///< about how many characters its text has
};

/** An article and its history as digests. */
struct ArticleState
{
    Core::ArticleId id;
    qint64 version = 0;
    QByteArray digest;              ///< of everything in Core::Article, times and actors too
    QList<RevisionState> revisions; ///< in order of their versions
    qint64 views = 0;               ///< the count in SQL
};

struct RevisionKey
{
    Core::ArticleId article;
    qint64 version = 0;
};

struct ArchivedRevision
{
    Core::ArticleId article;
    qint64 version = 0;
    QString title;
    QJsonObject content;
    QDateTime savedAt;
    QString savedBy;
};

/** Somebody's unsaved text of an article, which may never have been saved itself. */
struct ArchivedCopy
{
    Core::ArticleId article;
    QString owner;
    qint64 baseVersion = 0;
    QJsonObject content;
    QDateTime updatedAt;
};

struct ArchivedArticle
{
    Core::Article article;
    qint64 over = 0; ///< the version that it replaces; 0 = no article of this id may exist
    QList<ArchivedRevision> revisions;
};

/**
 * Reads and writes articles with everything that SQL holds of them. Versions, times and actors are
 * written as given, not made anew: only the move of a whole workspace may do this. Tombstones are
 * articles like others. Threads and errors as ArticleStore.
 */
class Archive
{
public:
    virtual ~Archive() = default;

    /** The state of each of `ids` that exists, in no order. At most 1,000 ids; the texts are read
     * piece by piece, so memory stays bounded.
     */
    virtual Core::FutureResult<QList<ArticleState>> states(QList<Core::ArticleId> ids,
                                                           Core::Call call) = 0;
    /** The revisions of `keys` that exist, in no order. At most 1,000 keys; all texts are in memory
     * at once. */
    virtual Core::FutureResult<QList<ArchivedRevision>> revisions(QList<RevisionKey> keys,
                                                                  Core::Call call) = 0;
    /** The working copies behind `after`, in order of (article, owner). Fewer than `limit` means
     * the end. */
    virtual Core::FutureResult<QList<ArchivedCopy>> copies(ArchivedCopy after, int limit,
                                                           Core::Call call) = 0;
    /** All copies of these articles, in no order. At most 1,000 ids. */
    virtual Core::FutureResult<QList<ArchivedCopy>> copiesOf(QList<Core::ArticleId> ids,
                                                             Core::Call call) = 0;

    // Writing.

    /** Success where take() and its like are allowed. Forbidden where this login may not write what
     * others saved, OlderSchema where the tables must be upgraded first to hold everything,
     * Unsupported where this store cannot do it (SQLite). */
    virtual Core::FutureResult<void> mayTake(Core::Call call) = 0;
    /**
     * Writes each article with its revisions and its outbox row, all in one transaction; a bad
     * article fails alone. One result for each, in order: Conflict where the stored version is not
     * `over`, or where another article has its import source; Invalid where another article has its
     * slug. The outer error means that nothing was written. At most 1,000.
     */
    virtual Core::FutureResult<QList<Core::Result<void>>> take(QList<ArchivedArticle> articles,
                                                               Core::Call call) = 0;
    /** Adds the revisions that are missing, of articles that exist; answers how many were added. */
    virtual Core::FutureResult<qint64> addRevisions(QList<ArchivedRevision> revisions,
                                                    Core::Call call) = 0;
    /** Adds the working copies that are missing; answers how many were added. */
    virtual Core::FutureResult<qint64> addCopies(QList<ArchivedCopy> copies, Core::Call call) = 0;
    /** Adds the sources whose names are missing; answers how many were added. Unsupported where the
     * tables are older than import sources. At most 1,000. */
    virtual Core::FutureResult<int> addSources(QList<Core::KnownSource> sources,
                                               Core::Call call) = 0;
    /** Raises the counts in SQL that are lower than these; answers how many were raised. At most
     * 10,000. */
    virtual Core::FutureResult<qint64> raiseViews(QList<std::pair<Core::ArticleId, qint64>> counts,
                                                  Core::Call call) = 0;
};

} // namespace Triptych::Ports
