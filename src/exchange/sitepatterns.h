#pragma once

#include <QRegularExpression>
#include <QString>

/** Convert path patterns of site generators into regular expressions that ignore case. A pattern
 * that cannot be read gives an invalid expression. Any thread. */
namespace Triptych::Exchange {

/** The text of the expression for a shell pattern, such as "drafts/", "*.tmp.md" or "{a,b}/x",
 * without anchors. Some programs know more (micromatch, "extglobs"): "@(a|b)" and the like match
 * both as a group and literally; "!(a)" is not supported and gives an invalid expression. */
QString expressionOf(const QString &pattern);

/** The same as Ruby's File.fnmatch and Python's fnmatch match it without flags: "*" and "?" match
 * "/", too, and braces are letters. Of Ruby also "\\" before a mark. */
QString fnmatchExpression(const QString &pattern);

/** True for a pattern that excludes what the other patterns of a list match: "!a", but not "!(a)".
 */
bool isTakenBack(const QString &pattern);

/** A shell pattern that matches whole parts of a path, at any depth. */
QRegularExpression placeOf(const QString &pattern);

/** A shell pattern that begins at `folder`, a path inside the site; "" = the root of the site. */
QRegularExpression placeBelow(const QString &folder, const QString &pattern);

/** A line of .gitignore (gitignore(5)): a line with a slash before its end begins at `folder`, any
 * other matches at any depth below it. */
QRegularExpression placeIgnored(const QString &folder, const QString &pattern);

/** True where `pattern` matches `path`; also where the pattern is invalid, or where the library
 * gives up because it takes too long: the result is not known then. */
bool mayFit(const QRegularExpression &pattern, const QString &path);

} // namespace Triptych::Exchange
