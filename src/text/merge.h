#pragma once

#include <core/result.h>

#include <QList>
#include <QString>
#include <QStringList>

namespace Triptych::Text {

/** A place where both sides changed the same sentences differently. */
struct MergeConflict
{
    qsizetype position = 0; ///< where `ours` stands in the merged text
    QString base, ours, theirs;

    friend bool operator==(const MergeConflict &, const MergeConflict &) = default;
};

/** A merged text. Conflicting places have the text of ours, without conflict marks. */
struct Merge
{
    QString text;
    QList<MergeConflict> conflicts;
};

/** Splits a text into sentences by UAX #29, each with the blanks and the line break that follow it.
 * Joined they are exactly the text. */
QStringList splitSentences(const QString &text);

/**
 * Merges two versions of a text sentence by sentence (three-way, by libgit2): two people may change
 * neighbouring sentences of one paragraph without a conflict. Any thread; Internal with detail
 * where libgit2 fails.
 */
Core::Result<Merge> mergeTexts(const QString &base, const QString &ours, const QString &theirs);

} // namespace Triptych::Text
