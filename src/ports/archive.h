#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace Triptych::Ports {

/** A revision, told by digests: two stores hold the same one where both digests are the same. */
struct RevisionState
{
    qint64 version = 0;
    QByteArray digest;  ///< of all of it
    QByteArray content; ///< of the article in it, as ArticleState::digest was at that version
    qint64 size = 0;    ///< characters of its text, about
};

/** An article with its history, told by digests. */
struct ArticleState
{
    Core::ArticleId id;
    qint64 version = 0;
    QByteArray digest;              ///< of everything in Core::Article, times and actors too
    QList<RevisionState> revisions; ///< in order of their versions
    qint64 views = 0;               ///< as SQL counted
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
    qint64 over = 0; ///< the version it takes the place of; 0 = there must be none of this id
    QList<ArchivedRevision> revisions;
};

/**
 * Articles with everything that SQL holds of them, read and taken in as they are: versions, times
 * and actors are not made anew, which only moving a whole workspace may do. Threads and errors as
 * ArticleStore. Tombstones are articles like others.
 */
class Archive
{
public:
    virtual ~Archive() = default;

    /** Those of `ids` that exist, in no order; reads their texts piece by piece. At most 1,000 ids.
     */
    virtual Core::FutureResult<QList<ArticleState>> states(QList<Core::ArticleId> ids,
                                                           Core::Call call) = 0;
    /** Those that exist, in no order. At most 1,000; they are read at once. */
    virtual Core::FutureResult<QList<ArchivedRevision>> revisions(QList<RevisionKey> keys,
                                                                  Core::Call call) = 0;
    /** In order of (article, owner) after that of `after`; fewer than `limit` means the end. */
    virtual Core::FutureResult<QList<ArchivedCopy>> copies(ArchivedCopy after, int limit,
                                                           Core::Call call) = 0;
    /** All copies of these articles, in no order. At most 1,000 ids. */
    virtual Core::FutureResult<QList<ArchivedCopy>> copiesOf(QList<Core::ArticleId> ids,
                                                             Core::Call call) = 0;

    // Taking in.

    /** Forbidden where this login may not write what others saved, OlderSchema where not everything
     * would fit in before the tables there are upgraded, Unsupported where this store takes nothing
     * in. */
    virtual Core::FutureResult<void> mayTake(Core::Call call) = 0;
    /**
     * One transaction writes each article, its revisions and its outbox row; a bad one fails alone.
     * One result each, in order: Conflict where not `over` stands there, or its import source is
     * another article's; Invalid where its slug is. The outer error means none was written. At most
     * 1,000.
     */
    virtual Core::FutureResult<QList<Core::Result<void>>> take(QList<ArchivedArticle> articles,
                                                               Core::Call call) = 0;
    /** Adds what is not there of articles that are; answers how many that were. */
    virtual Core::FutureResult<qint64> addRevisions(QList<ArchivedRevision> revisions,
                                                    Core::Call call) = 0;
    /** Adds what is not there; answers how many that were. */
    virtual Core::FutureResult<qint64> addCopies(QList<ArchivedCopy> copies, Core::Call call) = 0;
    /** Adds those whose names are not there, as they are; answers how many that were. Unsupported
     * where the tables there are older than sources. At most 1,000. */
    virtual Core::FutureResult<int> addSources(QList<Core::KnownSource> sources,
                                               Core::Call call) = 0;
    /** Raises the counts of SQL to these where they are lower; answers how many were. At most
     * 10,000. */
    virtual Core::FutureResult<qint64> raiseViews(QList<std::pair<Core::ArticleId, qint64>> counts,
                                                  Core::Call call) = 0;
};

} // namespace Triptych::Ports
