#pragma once

#include <ports/archive.h>

namespace Triptych::Sync {

/** How an article here stands to the one of its id there, as a move sees it. */
struct MoveStanding
{
    enum class Kind {
        Same,    ///< the same version and text
        Absent,  ///< there is none there
        Earlier, ///< there stands a version that this one has gone on from
        Failed   ///< there stands another text, or a newer one: it is left alone, and told
    };
    Kind kind = Kind::Same;
    QString reason{};                      ///< where it failed: a translated sentence
    QList<Ports::RevisionState> missing{}; ///< revisions that are not there
};

/** By version, digest and revisions. `there` is null where there is none. Any thread. */
MoveStanding moveStanding(const Ports::ArticleState &here, const Ports::ArticleState *there);

/** By the revisions alone: Same or Failed, with those that are not there. Any thread. */
MoveStanding historyStanding(const Ports::ArticleState &here, const Ports::ArticleState &there);

} // namespace Triptych::Sync
