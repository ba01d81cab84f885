#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Triptych::Exchange {

/**
 * So much of a text that another can be compared with it: of its longer lines those with the
 * smallest hashes, so that two texts keep the same ones as far as they agree (bottom-k sketches;
 * Broder, "On the resemblance and containment of documents", 1997). A line is a
 * run of words, wherever the text breaks its lines, and counts once, however often it stands in
 * the text. Lines under LongLine are no agreement, but they count in the length. Only values, no
 * I/O.
 */
class TextSketch final
{
public:
    /** Characters: a shorter line stands in many a text. */
    static constexpr qsizetype LongLine = 24;

    struct Line
    {
        size_t hash = 0;
        qsizetype characters = 0;
    };
    /** What two texts have in common. */
    struct Agreement
    {
        qsizetype lines = 0;      ///< equal ones, of those that were compared
        qsizetype characters = 0; ///< in these lines
        /** More than half of the longer text, in characters; an estimate where a text has more
         * long lines than a sketch keeps. */
        bool isMost = false;
        /** Most of the text, and so much that no footer is taken for it: three lines, or 200
         * characters. */
        bool isSure() const;
    };

    TextSketch() = default;
    explicit TextSketch(const QString &text);

    /** By their hashes. */
    const QList<Line> &lines() const { return m_lines; }
    Agreement with(const TextSketch &other) const;
    /** Whether the lines whose hashes `isIt` takes are more than half of the text; an estimate
     * where it has more long lines than a sketch keeps. */
    bool isMostly(const std::function<bool(size_t)> &isIt) const;

private:
    /** In the lines whose hash is not above it. */
    qsizetype charactersUpTo(size_t hash) const;

    QList<Line> m_lines;
    bool m_keepsAll = true;         ///< each of the long lines
    qsizetype m_longCharacters = 0; ///< in all long lines
    qsizetype m_characters = 0;     ///< in all lines
};

} // namespace Triptych::Exchange
