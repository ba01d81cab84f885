#pragma once

#include "sort.h"

#include <QDate>
#include <QList>
#include <QStringList>

#include <optional>

namespace Triptych::Core {

/** What a condition of a filter looks at. */
enum class FilterKey {
    Words,    ///< a word that stands in the title, a byline or a tag, in upper or lower case
    Title,    ///< the same, in the title alone
    Status,   ///< "draft", "review", "published" (readers see it), "scheduled" (readers will see
              ///< it), "archived"
    Author,   ///< one exact byline
    Tag,      ///< one exact tag
    Section,  ///< exact
    Language, ///< "en" takes "en-GB", too
    Before,   ///< before the day, month or year begins; see daysNamed()
    On,       ///< in it
    After     ///< when it is over
};

/** The date that Before, On and After look at. An article without it passes none of them. */
enum class FilterDate {
    OfOrder, ///< the one that the list is ordered by: the last change where that is no date
    Changed,
    Published,
    Created
};

/** One condition: any of the values, or with `isExcluded` none of them. */
struct FilterTerm
{
    FilterKey key = FilterKey::Words;
    QStringList values; ///< of Words exactly one
    bool isExcluded = false;
    FilterDate date = FilterDate::OfOrder;

    friend bool operator==(const FilterTerm &, const FilterTerm &) = default;
};

/** Conditions of which each must hold; Text::readFilter() makes it of words. None = everything. */
struct ArticleFilter
{
    static constexpr qsizetype MostWords = 8;    ///< values of Words and Title together
    static constexpr qsizetype MostTerms = 40;   ///< with the words
    static constexpr qsizetype MostValues = 200; ///< of all terms together

    QList<FilterTerm> terms;

    bool isEmpty() const { return terms.isEmpty(); }
    /** The same, with the date that this order means in the place of FilterDate::OfOrder. */
    ArticleFilter datedBy(Sort sort) const;
    friend bool operator==(const ArticleFilter &, const ArticleFilter &) = default;
};

/** Whole days, both included. */
struct DaySpan
{
    QDate first;
    QDate last;

    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};

/** The days of "2024-02-29", "2024-02", "2024", "today" or "yesterday", in the years 1 to 9999;
 * nothing where it is none of them. */
std::optional<DaySpan> daysNamed(const QString &name, QDate today);

} // namespace Triptych::Core
