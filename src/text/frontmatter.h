#pragma once

#include "problem.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace Triptych::Text {

/** One key of front matter, as it stands in the file. */
struct FrontMatterField
{
    QString key;
    /** Maps, lists, strings, booleans, null, and such numbers as JSON prints back as they were
     * written (1.10, 007, 0x1F, .inf stay strings). Dates and times of day are strings. */
    QJsonValue value;
    int line = 0; ///< of the key, from 1 in the whole file
    /** The value with booleans and nulls as the YAML text has them ("True", "Null"), all as
     * strings; undefined where it would be the same as `value`. */
    QJsonValue written{QJsonValue::Undefined};

    /** The value to use where a text is meant: `written`, else `value`. */
    const QJsonValue &words() const { return written.isUndefined() ? value : written; }

    friend bool operator==(const FrontMatterField &, const FrontMatterField &) = default;
};

/** A text file, split into front matter and body. */
struct FrontMatter
{
    enum class Format { None, Yaml, Toml, Json, Plain };

    Format format = Format::None;
    QList<FrontMatterField> fields; ///< in the order of the file, a repeated key repeated
    QString body;                   ///< all that follows, CRLF and CR made LF, otherwise untouched
    int bodyLine = 1;               ///< the line of the file that the body begins on
    QString before;                 ///< HTML comments that stood before it, else empty
    /** Set where the body contains something that looks like front matter about who may read the
     * article, in a place or form that no site generator reads. It stays in the body; its meaning
     * is not known. */
    std::optional<Problem> doubt;

    /** The last field of this name, case-insensitively; null where there is none. YAML 1.2 forbids
     * to repeat a key; where a file does, the last one counts, as in the readers that take such
     * files. */
    const FrontMatterField *find(QStringView key) const;
    /** All fields; of a repeated key the last counts. */
    QJsonObject toJson() const;
};

/** The longest front matter, in UTF-16 code units; longer front matter is a Problem. */
inline constexpr qsizetype MaximumFrontMatter = 1'000'000;
/** The same in bytes of UTF-8, at most three for each unit. */
inline constexpr qint64 MaximumFrontMatterBytes = 3 * qint64(MaximumFrontMatter);

/**
 * Splits off and reads front matter:
 * - YAML between `---` lines, closed by `---` or `...` (Jekyll, Hugo); `---yaml`, `---toml` and
 *   `---json` name their language (Eleventy); of another one that is known (`---js`) it is a
 * Problem, behind a word that is none a doubt;
 * - TOML between `+++` lines, or a JSON object (Hugo);
 * - members of a JSON object before a line `;;;`, YAML before a line `---` that nothing opens
 *   (Hexo);
 * - plain lines `Title: x` up to a blank line, a title among them (Pelican, MultiMarkdown).
 * It stands at the start, or behind blank lines, byte order marks and HTML comments; the fences may
 * be indented. Blanks after a fence, CRLF and CR are tolerated. A text that starts with a Markdown
 * rule or a brace that is no front matter is all body. Front matter that is torn is a Problem with
 * its line; so is one beyond 1 MB, 64 levels, 10,000 keys in one map, or 100,000 values or 4 MB
 * once YAML's aliases are expanded. Any thread.
 */
Parsed<FrontMatter> parseFrontMatter(const QString &text);

} // namespace Triptych::Text
