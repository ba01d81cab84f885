#pragma once

#include <QStringList>

namespace Triptych::Search {

/**
 * Finds words in a text without the index, in a time that grows with the text. FTS5's snippet()
 * compares each match in an article with all others: 40,000 of them took it eleven seconds
 * (https://www.sqlite.org/fts5.html#the_snippet_function, fts5_aux.c). Any thread.
 *
 * Letters are compared without case and diacritics, as the tokenizer "unicode61 remove_diacritics
 * 2" does. Words that differ only in their endings count as equal, as Porter's stems mostly do.
 */
class BodyMarks final
{
public:
    /** For the words of these texts. A run of CJK is found by its beginning. */
    explicit BodyMarks(const QStringList &wanted);

    /** An upper bound of the matches that the index has in `text`; stops counting at `enough`. */
    int upperBound(QStringView text, int enough) const;

    /** The part of `text` around the first match, with its matches between Core::HighlightStart and
     * HighlightEnd; empty where there is no match. */
    QString fragment(QStringView text) const;

private:
    struct Word
    {
        QString folded;
        bool isBeginning = false;
    };

    bool canMatch(const QString &token) const;
    bool matches(const QString &token) const;

    QList<Word> m_words;
};

} // namespace Triptych::Search
