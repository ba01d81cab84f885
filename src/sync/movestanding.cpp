#include "movestanding.h"

#include <core/said.h>

#include <algorithm>

namespace Triptych::Sync {

namespace {

constexpr Core::Said said{"Sync"};

} // namespace

MoveStanding historyStanding(const Ports::ArticleState &here, const Ports::ArticleState &there)
{
    MoveStanding standing;
    for (const Ports::RevisionState &revision : here.revisions) {
        const auto known = std::find_if(
            there.revisions.cbegin(), there.revisions.cend(),
            [&](const Ports::RevisionState &one) { return one.version == revision.version; });
        if (known == there.revisions.cend()) {
            standing.missing << revision;
        } else if (known->digest != revision.digest) {
            return {MoveStanding::Kind::Failed,
                    said(QT_TRANSLATE_NOOP("Sync", "There its version %1 is another text."))
                        .arg(revision.version),
                    {}};
        }
    }
    return standing;
}

MoveStanding moveStanding(const Ports::ArticleState &here, const Ports::ArticleState *there)
{
    MoveStanding standing;
    if (!there) {
        standing.kind = MoveStanding::Kind::Absent;
        standing.missing = here.revisions;
        return standing;
    }
    const auto failed = [](const QString &reason) {
        return MoveStanding{MoveStanding::Kind::Failed, reason, {}};
    };
    if (there->version > here.version) {
        return failed(
            said(QT_TRANSLATE_NOOP("Sync", "There it stands in a newer version (%1, here %2)."))
                .arg(there->version)
                .arg(here.version));
    }
    standing = historyStanding(here, *there);
    if (standing.kind == MoveStanding::Kind::Failed)
        return standing;
    const auto ancestor = std::find_if(
        here.revisions.cbegin(), here.revisions.cend(),
        [&](const Ports::RevisionState &one) { return one.version == there->version; });
    const bool isSame = there->version == here.version && there->digest == here.digest;
    const bool isEarlier = there->version < here.version && ancestor != here.revisions.cend() &&
                           ancestor->content == there->digest;
    if (!isSame && !isEarlier) {
        return failed(said(QT_TRANSLATE_NOOP("Sync", "There its version %1 is another text."))
                          .arg(there->version));
    }
    standing.kind = isSame ? MoveStanding::Kind::Same : MoveStanding::Kind::Earlier;
    return standing;
}

} // namespace Triptych::Sync
