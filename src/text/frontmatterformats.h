#pragma once

#include "frontmatter.h"

namespace Triptych::Text {

/** Limits that front matter may not pass; see parseFrontMatter(). */
constexpr int MaximumNesting = 64;
constexpr int MaximumValues = 100'000;
constexpr int MaximumKeys = 10'000;
constexpr qsizetype MaximumExpanded = 4'000'000;

/** What a Problem says of anything beyond them; where it is known, in which field that was seen. */
QString beyondLimits(const QString &field = {});
/** The field at the margin of YAML or TOML that takes more than half of `text`; empty where none
 * does. */
QString largestField(const QString &text);

/** What a bare word of YAML means: null, a truth, a number that JSON prints back alike, or itself.
 */
QJsonValue yamlPlainValue(const QString &text);

/** The object that a text begins with, its comments as JavaScript writes them as blanks; all else
 * stays where it is. */
QString withoutJsonComments(const QString &text);

/** Lines of the answer and of a Problem count from 1 within `text`. */
Parsed<QList<FrontMatterField>> parseYaml(const QString &text, bool *isMap);
Parsed<QList<FrontMatterField>> parseToml(const QString &text);
/** Reads `Title: x` lines, each a text, with what is indented below; nothing where these lines are
 * no such headers or have no title. */
std::optional<QList<FrontMatterField>> parsePlain(QStringView lines);
/** Reads the JSON object that `text` starts with; `length` is what it takes of the text. */
Parsed<QList<FrontMatterField>> parseJson(const QString &text, qsizetype *length);

} // namespace Triptych::Text
