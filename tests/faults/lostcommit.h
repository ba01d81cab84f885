#pragma once

#include "rigtest.h"

#include <chrono>

/** How the tests of PostgreSQL take the COMMIT of a save away. */
namespace Triptych::Faults {

using Support::FaultProxy;

inline constexpr std::chrono::milliseconds Patience{1500};

/** Cuts the save's own COMMIT. */
inline FaultProxy::Cut cutCommit(const QByteArray &word, FaultProxy::Cut::How how,
                                 bool onAnswer = false, qint64 bytes = 0)
{
    return {FaultProxy::Direction::ToServer, "COMMIT", bytes, how, onAnswer, word};
}

/** COMMIT of what `rig` saves next is lost with the connection, and then nobody gets in. */
inline void loseCommit(Rig &rig, bool reached)
{
    FaultProxy::Cut cut = cutCommit(rig.nextWord(), FaultProxy::Cut::How::Reset, reached);
    cut.thenDown = true;
    rig.sql->cut(cut);
}

/** The rows of what `rig` holds of an article, as "articles revisions". */
inline QString kept(const Rig &rig, const QString &title)
{
    return rig.postgres->run(
        QStringLiteral(
            "SELECT count(DISTINCT articles.id) || ' ' || count(revisions.*) FROM articles "
            "JOIN revisions ON article_id = articles.id WHERE articles.title = '%1'")
            .arg(title));
}

} // namespace Triptych::Faults
