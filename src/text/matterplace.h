#pragma once

#include <QStringView>

namespace Triptych::Text {

/** Where a text begins, behind what front matter may stand below: see matterStart(). */
struct MatterStart
{
    qsizetype at = 0;     ///< the first letter, mark or fence
    qsizetype indent = 0; ///< blanks before it in its line
    int line = 1;         ///< of the text, from 1
    bool behindComment = false;
};

/** The first that is no blank line, no byte order mark and no HTML comment. */
MatterStart matterStart(QStringView text);

/** The line of `text` that begins at `start`, without its end. */
QStringView lineAt(QStringView text, qsizetype start);

/** The key of "key: value" or "key = value", also of "- key: value" and of Nikola's
 * ".. key: value"; empty where it is none. */
QStringView keyOfLine(QStringView line);

/** Whether one of these lines has a key that is usual in front matter. */
bool hasUsualKey(QStringView lines);

/**
 * The line, from 1, of what looks like front matter that decides who may read the article, but
 * stands where or as no reader takes it: below a text, between odd fences, inside a comment or a
 * code block that opens the text. 0 where there is none. Only the first 60 lines are looked at;
 * code blocks further down are examples.
 */
int displacedMatter(QStringView text);

/** The line of a second block of the kind that opens a text whose front matter was read; else 0.
 * Behind plain headers such a block needs no fence. */
int secondMatter(QStringView body, bool behindHeaders);

} // namespace Triptych::Text
