#pragma once

#include <QStringView>

namespace Triptych::Text {

/** The place where front matter may begin: see matterStart(). */
struct MatterStart
{
    qsizetype at = 0;     ///< the first letter, mark or fence
    qsizetype indent = 0; ///< blanks before it in its line
    int line = 1;         ///< of the text, from 1
    bool behindComment = false;
};

/** The first place in `text` behind blank lines, byte order marks and HTML comments. */
MatterStart matterStart(QStringView text);

/** The line of `text` that begins at `start`, without its end. */
QStringView lineAt(QStringView text, qsizetype start);

/** The key of "key: value" or "key = value", also of "- key: value" and of Nikola's
 * ".. key: value"; empty where it is none. */
QStringView keyOfLine(QStringView line);

/** Whether one of these lines has a key that is usual in front matter. */
bool hasUsualKey(QStringView lines);

/**
 * The line, from 1, of something that looks like front matter about who may read the article, in a
 * place or form that no site generator reads: below a text, between odd fences, inside a comment or
 * a code block that opens the text. 0 where there is none. Only the first 60 lines are looked at;
 * code blocks further down are examples.
 */
int displacedMatter(QStringView text);

/** The line, from 1, of a second block of front matter behind the one that was read; 0 where there
 * is none. Behind plain headers such a block needs no fence. */
int secondMatter(QStringView body, bool behindHeaders);

} // namespace Triptych::Text
