#pragma once

#include "frontmatter.h"

namespace Triptych::Text {

/** The limit on nested values in front matter; see parseFrontMatter(). */
constexpr int MaximumNesting = 64;
constexpr int MaximumValues = 100'000;
constexpr int MaximumKeys = 10'000;
constexpr qsizetype MaximumExpanded = 4'000'000;

/** The sentence for front matter beyond a limit; names the field where that is known. */
QString beyondLimits(const QString &field = {});
/** The field at the margin of YAML or TOML that takes more than half of `text`; empty where none
 * does. */
QString largestField(const QString &text);

/** The value of an unquoted YAML scalar: null, a boolean, a number that JSON prints back unchanged,
 * or the text itself.
 */
QJsonValue yamlPlainValue(const QString &text);

/** The JSON object at the start of `text`, with JavaScript comments replaced by blanks, so that
 * positions stay the same. */
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
