#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace Triptych::Exchange {

/**
 * A small part of a text for comparing it with others: those of its longer lines that have the
 * smallest hashes. Two texts keep the same lines as far as they agree (bottom-k sketches; Broder,
 * "On the resemblance and containment of documents", 1997). A line is a run of words, independent
 * of line breaks in the text; repeated lines count once. Lines shorter than LongLine are not
 * compared, but count in the length. Of a text of up to ShortWords words all pairs of neighbouring
 * words are kept, too; of one of up to FewWords words, all of them as one. Of a single common word
 * nothing is kept: it tells of no text. Words are compared as readers see them: without case, marks
 * around words and invisible characters, in Unicode's compatibility form (plainWords()). Only
 * values, no I/O.
 */
class TextSketch final
{
public:
    /** The shortest line that is compared, in characters; shorter lines occur in many texts. */
    static constexpr qsizetype LongLine = 24;
    /** The longest text whose pairs of words are kept. */
    static constexpr qsizetype ShortWords = 48;
    /** A text of so few words is compared as a whole: a video, a picture, a file. */
    static constexpr qsizetype FewWords = 3;

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
        /** The texts are alike, though perhaps not the same: two fifths of the longer one, the
         * words of a short one with one or two exceptions, or all of one text (but for its ends)
         * as a part of the other. Estimates as isMost. */
        bool isAlike = false;
    };

    TextSketch() = default;
    explicit TextSketch(const QString &text);

    /** By their hashes. */
    const QList<Line> &lines() const { return m_lines; }
    /** The hashes of pairs of words, ascending; none of a longer text; one where hasFewWords(). */
    const QList<size_t> &pairs() const { return m_pairs; }
    bool hasFewWords() const { return m_hasFewWords; }
    Agreement with(const TextSketch &other) const;
    /** Whether the lines whose hashes `isIt` takes are more than half of the text; an estimate
     * where it has more long lines than a sketch keeps. */
    bool isMostly(const std::function<bool(size_t)> &isIt) const;

private:
    /** In the lines whose hash is not above it. */
    qsizetype charactersUpTo(size_t hash) const;
    /** The part of it is about all of the text. */
    bool isWhole(const Agreement &agreement, size_t last) const;
    bool hasAlikePairs(const TextSketch &other) const;

    QList<Line> m_lines;
    QList<size_t> m_pairs;
    bool m_hasFewWords = false;
    bool m_keepsAll = true;         ///< each of the long lines
    qsizetype m_longCharacters = 0; ///< in all long lines
    qsizetype m_characters = 0;     ///< in all lines
};

/** All pieces of a text, for the question whether another one stands in it as a whole. Only values,
 * no I/O. */
class TextParts final
{
public:
    explicit TextParts(const QString &text);

    const QSet<size_t> &lines() const { return m_lines; }
    const QSet<size_t> &pairs() const { return m_pairs; }
    /**
     * All of the other text stands in this one, however long this is. Its first and its last piece
     * may have become parts of others, so two thirds of what a sketch keeps are enough, if these
     * are three lines or 200 characters; of a short text all pairs are asked for, at least eight.
     * One of few words stands only in itself.
     */
    bool holdAllOf(const TextSketch &other) const;

private:
    QSet<size_t> m_lines;
    QSet<size_t> m_pairs;
};

/** A text as it is compared: Unicode's compatibility form, case folded, without characters that
 * show nothing by themselves (Core::isVisible()), blanks excepted. */
QString plainForm(const QString &text);

/** The words of its plainForm(), without punctuation and what Markdown marks texts with; in scripts
 * that write no blanks each character is one. */
QStringList plainWords(const QString &text);

} // namespace Triptych::Exchange
