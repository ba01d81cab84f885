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

/** What was not moved, and why; everything else was. */
struct MoveFailure
{
    QString id;
    QString title;
    QString reason;
};

struct MoveReport
{
    qint64 created = 0;   ///< articles that were not there
    qint64 updated = 0;   ///< were there as an earlier move had left them
    qint64 unchanged = 0; ///< stand there already, and so they were left
    qint64 revisions = 0; ///< of created, updated and unchanged ones: those that were not there
    qint64 views = 0;     ///< counts of SQL that were raised
    qint64 copies = 0;    ///< working copies that were not there
    qint64 sources = 0;   ///< import sources that were not there
    qint64 verified =
        0; ///< articles compared at the end, all that stands there with all that was moved
    QList<MoveFailure> failures;
    QStringList warnings; ///< one sentence each, of what was left as it stands there
};

enum class MoveStep { Moving, Comparing };

struct MoveTerms
{
    Ports::ArticleStore &store; ///< of the workspace that is moved
    Ports::Archive &from;       ///< the same
    Ports::Archive &to;
    QString owner; ///< whose working copies become `newOwner`'s: the person's login here and there
    QString newOwner;
    std::function<void(MoveStep step, qint64 done)> progress;
};

/**
 * Takes everything that SQL holds of `from` to `to` as it is, in id order, in batches that are a
 * transaction each; both workspaces may be used meanwhile. What stands there with the same version
 * is not touched; what stands there as an earlier state of the same article is brought up to date;
 * anything else is a failure of that article alone. Stopped or killed at any moment it is run again
 * and ends the same. At the end everything that it wrote is compared by digests. Runs on the
 * calling thread, which needs an event loop; memory is bounded by a few megabytes of text and the
 * list of failures. Errors: those of the stores, Cancelled, Forbidden, Unsupported; what was moved
 * stays.
 */
Core::Task<MoveReport> move(MoveTerms terms, Core::Call call);

} // namespace Triptych::Sync
