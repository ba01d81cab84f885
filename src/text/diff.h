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

/** The differences of two texts, line by line; empty where they are equal. A missing line end at
 * the end of a text is no difference. Any thread; Internal with detail where libgit2 fails. */
Core::Result<QList<DiffHunk>> diffLines(const QString &oldText, const QString &newText,
                                        int context = 3);

/** A run of characters of a text, in UTF-16 units. */
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/** What only one of two texts has, each in the order of its text. Runs that only white space parts
 * are one. */
struct WordDifferences
{
    QList<TextRange> removed; ///< in the old text
    QList<TextRange> added;   ///< in the new text
};

/** The differences of two texts, word by word (UAX #29, so that scripts without blanks have words,
 * too). Any thread; Internal with detail where libgit2 fails. */
Core::Result<WordDifferences> diffWords(const QString &oldText, const QString &newText);

} // namespace Triptych::Text
