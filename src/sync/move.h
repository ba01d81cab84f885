#pragma once

#include <core/call.h>
#include <core/task.h>

#include <QString>
#include <QStringList>

#include <functional>

namespace Triptych::Ports {
class Archive;
class ArticleStore;
} // namespace Triptych::Ports

namespace Triptych::Sync {

/** An article that was not moved, and why. */
struct MoveFailure
{
    QString id;
    QString title;
    QString reason;
};

struct MoveReport
{
    qint64 created = 0;   ///< articles that were missing in the target
    qint64 updated = 0;   ///< articles of which the target had an earlier version
    qint64 unchanged = 0; ///< articles that the target had already
    qint64 revisions = 0; ///< revisions of these articles that were missing in the target
    qint64 views = 0;     ///< view counts in SQL that were raised
    qint64 copies = 0;    ///< working copies that were missing in the target
    qint64 sources = 0;   ///< import sources that were missing in the target
    qint64 verified = 0;  ///< articles that were compared in full at the end
    QList<MoveFailure> failures;
    QStringList warnings; ///< one sentence each about something that stays different in the target
};

enum class MoveStep { Moving, Comparing };

struct MoveTerms
{
    Ports::ArticleStore &store; ///< of the workspace that is moved
    Ports::Archive &from;       ///< the same
    Ports::Archive &to;
    QString owner; ///< the person's login in the source; the working copies of `owner` become those
                   ///< of `newOwner`
    QString newOwner;
    std::function<void(MoveStep step, qint64 done)> progress;
};

/**
 * Copies everything that SQL holds from `from` to `to`, unchanged, in id order, in batches of one
 * transaction each. Both workspaces may be used meanwhile. An article that the target has in the
 * same version is not touched; one that it has in an earlier version is brought up to date;
 * anything else fails for that article alone. A move that was stopped or killed can be run again,
 * with the same result. At the end everything that it wrote is compared by digests. Runs on the
 * calling thread, which needs an event loop; memory is bounded by a few megabytes of text and the
 * list of failures. Errors: those of the stores, Cancelled, Forbidden, Unsupported; what was moved
 * stays.
 */
Core::Task<MoveReport> move(MoveTerms terms, Core::Call call);

} // namespace Triptych::Sync
