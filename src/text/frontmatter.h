#pragma once

#include "problem.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Triptych::Text {

/** One key of front matter, as it stands in the file. */
struct FrontMatterField
{
    QString key;
    /** Maps, lists, strings, booleans, null, and such numbers as JSON prints back as they were
     * written (1.10, 007, 0x1F, .inf stay strings). Dates and times of day are strings. */
    QJsonValue value;
    int line = 0; ///< of the key, from 1 in the whole file

    friend bool operator==(const FrontMatterField &, const FrontMatterField &) = default;
};

/** A text file taken apart. */
struct FrontMatter
{
    enum class Format { None, Yaml, Toml, Json };

    Format format = Format::None;
    QList<FrontMatterField> fields; ///< in the order of the file, a repeated key repeated
    QString body;                   ///< all that follows, CRLF made LF, otherwise untouched
    int bodyLine = 1;               ///< the line of the file that the body begins on

    /** The last field of this name, case-insensitively; null where there is none. YAML 1.2 forbids
     * to repeat a key; where a file does, the last one counts, as in the readers that take such
     * files. */
    const FrontMatterField *find(QStringView key) const;
    /** All fields; of a repeated key the last counts. */
    QJsonObject toJson() const;
};

/**
 * Splits off and reads front matter: YAML between `---` lines (closed by `---` or `...`), TOML
 * between
 * `+++` lines, or a JSON object at the very start, as Hugo and Jekyll take it. Blanks after a
 * delimiter, a byte order mark and CRLF are tolerated. A text that starts with a Markdown rule or a
 * brace that is no front matter is all body. Torn front matter is a Problem with its line; so is
 * one beyond 1 MB, 64 levels, or 100,000 values or 4 MB once YAML's aliases are expanded. Any
 * thread.
 */
Parsed<FrontMatter> parseFrontMatter(const QString &text);

} // namespace Triptych::Text
