#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Triptych::Exchange {

/**
 * A small part of a text for comparing it with others: those of its longer lines that have the
 * smallest hashes. Two texts keep the same lines as far as they agree (bottom-k sketches; Broder,
 * "On the resemblance and containment of documents", 1997). A line is a run of words, independent
 * of line breaks in the text; repeated lines count once. Lines shorter than LongLine are not
 * compared, but count in the length. Only values, no I/O.
 */
class TextSketch final
{
public:
    /** The shortest line that is compared, in characters; shorter lines occur in many texts. */
    static constexpr qsizetype LongLine = 24;

    struct Line
    {
        size_t hash = 0;
        qsizetype characters = 0;
    };
    /** What two texts have in common. */
    struct Agreement
    {
        qsizetype lines = 0;      ///< equal lines among those that were compared
        qsizetype characters = 0; ///< in these lines
        /** More than half of the longer text, in characters; an estimate where a text has more
         * long lines than a sketch keeps. */
        bool isMost = false;
        /** isMost, and at least three lines or 200 characters, so that a common footer is not
         * enough. */
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
