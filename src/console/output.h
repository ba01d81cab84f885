#pragma once

#include <core/article.h>
#include <core/result.h>
#include <core/searchquery.h>

#include <QJsonObject>

namespace Triptych::Console {

enum ExitCode {
    AllDone = 0,
    DoneInPart = 1,
    WrongUsage = 2,
    StoreAway = 3,
    NotAllowed = 4,
    NotFound = 5,
    Conflict = 6
};

/** The exit code that stands for an error of this kind. */
int exitCode(Core::ErrorKind kind);

/** A hit as JSON: the article without its body, `score`, and `highlights` with <em> in escaped
 * text. */
QJsonObject hitToJson(const Core::SearchHit &hit);

/**
 * `text` as one line that a terminal only shows: control characters (C0, DEL, C1), line and
 * paragraph separators and what turns the direction of what follows (U+202A to U+202E, U+2066 to
 * U+2069) are written as \x1B or \u202E, so that a title can neither command the terminal nor look
 * like another row.
 */
QString visible(const QString &text);

/**
 * What the command line prints: results on stdout, as JSON where asked (one object a line), else as
 * text; errors and progress on stderr.
 */
class Output final
{
public:
    explicit Output(bool json) : m_json(json) {}

    bool isJson() const { return m_json; }
    /** One JSON object on a line of stdout. */
    void object(const QJsonObject &object) const;
    /** Text on stdout, with the newline; as visible(), but with its lines and tabs. Nothing in JSON
     * mode. */
    void text(const QString &text) const;
    /** A remark on stderr, as text(); nothing in JSON mode. */
    void remark(const QString &text) const;
    /** One line on stderr, as visible(); answers the exit code. */
    int error(const Core::Error &error) const;

private:
    bool m_json;
};

} // namespace Triptych::Console
