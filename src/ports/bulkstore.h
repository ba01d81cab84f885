#pragma once

#include <core/article.h>
#include <core/bulkaction.h>
#include <core/call.h>
#include <core/result.h>

#include <QJsonObject>
#include <QList>

#include <optional>

namespace Triptych::Ports {

using Core::BulkAction;
using Core::BulkOutcome;
using Core::BulkSkip;
using Core::BulkState;

/** An article that an action has not come to. */
struct BulkRow
{
    Core::ArticleId id;
    /** The version that the article had when the action was confirmed; 0 = it was not to be seen
     * then. */
    qint64 version = 0;
    QJsonObject before;       ///< of an undo: what the undone action noted
    qint64 versionBefore = 0; ///< of an undo: the version before the undone action
};

/** What is to be done with an article of an action: exactly one of skip, an article as it is (not
 * isWritten), or a write. */
struct BulkWrite
{
    /** As it will be; `version` is the one that it was made from. With `deletedAt` set it is
     * deleted. Of a skip only the id is used. */
    Core::Article article;
    bool isWritten = false;
    bool hasNewTexts = false; ///< title, summary or body differ, or it was deleted before
    bool hasNewNames = false; ///< authors or tags differ
    QJsonObject before;       ///< what an undo needs, kept with the row
    std::optional<BulkSkip> skip;
};

/**
 * Changes of many articles in the store: which articles, how far each action is, and what an undo
 * needs. What was done to an article stands in the same transaction as the change itself, so a
 * program that was killed leaves nothing unknown.
 *
 * A login has its own actions; an admin those of everybody. Calls and errors as ArticleStore;
 * OlderSchema where the tables of the workspace are older than bulk actions.
 */
class BulkStore
{
public:
    static constexpr int MostWrites = 500;
    static constexpr int MostIds = 10'000;

    virtual ~BulkStore() = default;

    /** Notes a new action, and forgets those that are over 30 days old. */
    virtual Core::FutureResult<void> begin(QUuid action, QJsonObject change, QString actor,
                                           Core::Call call) = 0;
    /** Adds articles, at most MostIds, to an action that is being prepared, each with the version
     * that it has now. */
    virtual Core::FutureResult<void> add(QUuid action, QList<Core::ArticleId> ids,
                                         Core::Call call) = 0;
    /** Notes an action that takes `undone` back, with all articles that it changed. `undone` is
     * over with it. NotFound where there is none; Conflict where it is being prepared or was undone
     * already. */
    virtual Core::FutureResult<void> beginUndo(QUuid action, QUuid undone, QString actor,
                                               Core::Call call) = 0;
    /** Preparing becomes Running; Running becomes Done or Cancelled. Conflict else. */
    virtual Core::FutureResult<void> setState(QUuid action, BulkState state, Core::Call call) = 0;

    /** NotFound where there is none, or it is somebody else's. */
    virtual Core::FutureResult<BulkAction> action(QUuid action, Core::Call call) = 0;
    /** The newest first, at most `limit` (1 to 1,000). */
    virtual Core::FutureResult<QList<BulkAction>> actions(int limit, Core::Call call) = 0;
    /** The next articles that wait, in the order of their ids behind `after` (null = from the
     * start), at most `limit` (1 to MostWrites). */
    virtual Core::FutureResult<QList<BulkRow>> waiting(QUuid action, Core::ArticleId after,
                                                       int limit, Core::Call call) = 0;
    /** Articles that were skipped, in the order of their ids behind `after` (null = from the
     * start), at most `limit` (1 to 1,000). */
    virtual Core::FutureResult<QList<BulkOutcome>> skipped(QUuid action, Core::ArticleId after,
                                                           int limit, Core::Call call) = 0;

    /**
     * Does one batch, at most MostWrites, in one transaction: compare-and-swap of each article, its
     * revision and outbox row, and the note of what became of it. One outcome for each article that
     * waited; of others another program told. What was changed by somebody else is skipped
     * (Conflict), what is not there or not to be changed by this login, too (NotFound, Forbidden),
     * and what the database refuses alone (Invalid, Forbidden). The outer error means that nothing
     * was done; Conflict where the action is not running any more.
     */
    virtual Core::FutureResult<QList<BulkOutcome>> apply(QUuid action, QList<BulkWrite> writes,
                                                         QString actor, Core::Call call) = 0;

    /** Those of `ids` (at most MostIds) that are there and that this login may change. */
    virtual Core::FutureResult<QList<Core::ArticleId>> changeable(QList<Core::ArticleId> ids,
                                                                  Core::Call call) = 0;
};

} // namespace Triptych::Ports
