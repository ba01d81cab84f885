#pragma once

#include <QString>

namespace Triptych::Text {

/**
 * Markdown in Triptych: CommonMark with GFM tables, strikethrough, task lists and
 * autolinks, parsed by md4c, and footnotes (footnotes.h). Any thread.
 *
 * Raw HTML in an article, common in old posts, is kept as far as it formats and is harmless: the
 * result is written anew from an allow-list, see htmlsanitizer.h. No script, style, frame or form
 * passes, and showing the result loads nothing from the network: a picture on a server becomes a
 * link with its description, a video, a sound or a frame a link that names its host. Relative
 * addresses stay relative.
 *
 * A text whose link definitions would make the HTML many times as long is shown as plain source.
 */
QString toHtml(const QString &markdown);

/** As toHtml(); and a block says in LineAttribute (linedhtml.h) on which line of the Markdown its
 * text begins, where that is known. For showing text and page side by side. */
QString toHtmlWithLines(const QString &markdown);

/** The text that a reader sees, without Markdown marks: for full text, counting and excerpts.
 * Blocks end with a line break. */
QString plainText(const QString &markdown);

/** The beginning without headings, at most `length` characters, cut between words with an ellipsis.
 */
QString excerpt(const QString &markdown, int length);

/** The plain text of the first heading of any level, empty where there is none. */
QString firstHeading(const QString &markdown);

/** True where there is something to read or to see: a letter, a digit or a sign, a picture, a
 * video, a frame. Blanks, invisible characters and comments are nothing. */
bool hasContent(const QString &markdown);

/** How many pictures say nothing to who does not see them: no alternative text, or a blank one. */
int picturesWithoutText(const QString &markdown);

} // namespace Triptych::Text
