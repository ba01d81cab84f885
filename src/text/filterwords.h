#pragma once

#include <core/articlefilter.h>

#include <QList>
#include <QString>

#include <optional>

namespace Triptych::Text {

/** A part of what was typed; in UTF-16 units from its beginning. */
struct WordPlace
{
    qsizetype offset = 0;
    qsizetype length = 0;

    qsizetype end() const { return offset + length; }
    friend bool operator==(const WordPlace &, const WordPlace &) = default;
};

/** A part that filters nothing, because it cannot be read. */
struct UnreadWord
{
    WordPlace place;
    QString reason; ///< one translated sentence

    friend bool operator==(const UnreadWord &, const UnreadWord &) = default;
};

/** The value that the text ends in, so that it may still be typed. */
struct TypedValue
{
    Core::FilterKey key = Core::FilterKey::Words;
    WordPlace place;   ///< with its opening quote
    QString beginning; ///< without quotes; may be empty
};

/** What readFilter() made of a text. */
struct ReadFilter
{
    Core::ArticleFilter filter;
    QList<WordPlace> places; ///< of each term of the filter
    QList<UnreadWord> unread;
    std::optional<TypedValue> typed; ///< of a filter word that the text ends in
};

/**
 * Reads the words that a list is filtered by, which are the same in every language:
 *
 *     harbour -ferry "north sea"  title:flood  status:draft,review  author:"Mara Lindqvist"
 *     tag:harbour  -tag:sport  section:news  lang:de  before:2024-01-01  on:2024-03  after:2023
 *     published-before:today  changed-on:yesterday  created-after:2024-02-29
 *
 * Each must hold; of values with a comma between them any; "-" turns a word round. Quotes hold
 * together what has a space or a comma, and make a plain word of what looks like a filter; in them
 * a backslash stands before a quote or a backslash. Days are those of daysNamed(), or any that
 * parseDate() understands. What cannot be read is left out and named; the rest filters. A colon
 * behind what is no filter's name is refused, too, except before "//" or a space. Words are
 * brought to NFC. Linear in the length. Any thread.
 */
ReadFilter readFilter(const QString &words);

/** The words that readFilter() reads as this term, or as this filter. */
QString filterWords(const Core::FilterTerm &term);
QString filterWords(const Core::ArticleFilter &filter);

/**
 * What a program was given as one argument, as words: a shell has taken the quotes of
 * author:"Mara Lindqvist" away. Where the argument begins with a filter's name and has no quote and
 * no second one, the value is all the rest.
 */
QString wordsOfArgument(const QString &argument);

} // namespace Triptych::Text
