#pragma once

#include <QRegularExpression>
#include <QString>

/** Patterns of paths, as the programs that make sites write them, as regular expressions. In any
 * case; one that cannot be read is not valid. Any thread. */
namespace Triptych::Exchange {

/** Of a shell's pattern, such as "drafts/", "*.tmp.md" or "{a,b}/x", without its ends. Some
 * programs take more (micromatch, "extglobs"): "@(a|b)" and its kind fit as a group and letter for
 * letter; what "!(a)" fits is not known, so that any expression with it is not valid. */
QString expressionOf(const QString &pattern);

/** Whether a list of patterns takes back with this one what others fit: "!a", but not "!(a)". */
bool isTakenBack(const QString &pattern);

/** A pattern of a shell fits whole parts of a path, wherever they stand. */
QRegularExpression placeOf(const QString &pattern);

/** A pattern of a shell that begins at `folder`, a path inside the site; "" = the site's own. */
QRegularExpression placeBelow(const QString &folder, const QString &pattern);

/** A line of .gitignore (gitignore(5)): one with a slash before its end begins at `folder`, any
 * other fits wherever it stands below. */
QRegularExpression placeIgnored(const QString &folder, const QString &pattern);

/** Whether it fits; also where it is not valid, or takes so long that the library gives up, for
 * then nobody knows. */
bool mayFit(const QRegularExpression &pattern, const QString &path);

} // namespace Triptych::Exchange
