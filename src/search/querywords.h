#pragma once

#include <QStringList>
#include <QStringView>

namespace Triptych::Search {

/**
 * The text that a person typed into a search field, parsed: "quoted phrases", -excluded words,
 * -"excluded phrases", and the rest in any order. Nothing else has a meaning, so no input is an
 * error: operators, wildcards and field names of a store's own query language are plain words.
 *
 * Quotes may be straight or typographic (“ ” „ « » 「 」 『 』) and open only at the start of a
 * word; one that never closes means nothing. A minus excludes only at the start of a word and right
 * before a word or a quote, so that "well-known" and "2019 - 2020" keep their meaning.
 *
 * Every text is in NFC, without control characters, lone surrogates and U+0000, and holds at least
 * one letter, number or pictograph. Punctuation inside ("C++", "don't", "a:b*") is kept: an adapter
 * must quote it for its own language. A repeated term stands once,
 * regardless of case, with its count. A pure value.
 */
struct QueryWords
{
    QStringList terms;           ///< each raises the rank of what contains it
    QList<int> counts;           ///< how often each of `terms` was typed
    QStringList phrases;         ///< each must be there as it stands
    QStringList excludedTerms;   ///< none may be there
    QStringList excludedPhrases; ///< none may be there as it stands
    bool typed = false;          ///< something beside white space was typed

    /** Nothing is asked for, though something may be excluded. */
    bool asksNothing() const { return terms.isEmpty() && phrases.isEmpty(); }
    /** Nothing typed can be searched for or excluded: "", "  ", "!!!". */
    bool isEmpty() const
    {
        return asksNothing() && excludedTerms.isEmpty() && excludedPhrases.isEmpty();
    }

    /** Words beyond this number are left out, each CJK character counted as one, because stores
     * limit the size of a query. */
    static constexpr int MaximumUnits = 64;

    static QueryWords parse(QStringView text);

    /** About how many words an index makes of `text`: runs of letters and digits, and each CJK
     * character by itself. */
    static int units(QStringView text);
};

/** The scripts that need an analysis of their own. */
bool hasCjk(QStringView text);    ///< Han, Hiragana, Katakana, Hangul, Bopomofo
bool hasArabic(QStringView text); ///< Arabic script, Persian and Urdu included

} // namespace Triptych::Search
