#pragma once

#include <ports/archive.h>

namespace Triptych::Sync {

/** How an article of the source compares with the article of the same id in the target. */
struct MoveStanding
{
    enum class Kind {
        Same,    ///< the same version and text
        Absent,  ///< the target has none
        Earlier, ///< the target has an earlier version of this article
        Failed ///< the target has another text, or a newer version: it is not touched, and reported
    };
    Kind kind = Kind::Same;
    QString reason{};                      ///< of Failed: a translated sentence
    QList<Ports::RevisionState> missing{}; ///< revisions that the target lacks
};

/** Compares version, digest and revisions. `there` is null where the target has none. Any thread.
 */
MoveStanding moveStanding(const Ports::ArticleState &here, const Ports::ArticleState *there);

/** Compares the revisions alone: Same or Failed, with `missing`. Any thread. */
MoveStanding historyStanding(const Ports::ArticleState &here, const Ports::ArticleState &there);

} // namespace Triptych::Sync
