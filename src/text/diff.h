#pragma once

#include <core/result.h>

#include <QList>
#include <QString>

namespace Triptych::Text {

/** One line of a difference. */
struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    int oldLine = 0; ///< from 1; 0 where the line is new
    int newLine = 0; ///< from 1; 0 where the line is gone
    QString text;    ///< without its line end

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/** A run of changes with the unchanged lines around it. */
struct DiffHunk
{
    int oldStart = 0, oldCount = 0, newStart = 0, newCount = 0; ///< as in a unified diff
    QList<DiffLine> lines;
};

/** What leads from one text to the other, line by line; empty where they are equal. Any thread;
 * Internal with detail where libgit2 fails. A line end missing at the end of the text is no
 * difference. */
Core::Result<QList<DiffHunk>> diffLines(const QString &oldText, const QString &newText,
                                        int context = 3);

} // namespace Triptych::Text
