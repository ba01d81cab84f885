#pragma once

#include <QString>

#include <optional>

namespace Triptych::Core {

/**
 * How a list is ordered; ties are broken by id, so that keyset paging misses and repeats nothing.
 * Within a section or a status the articles stand by their last change, in the same direction.
 * Settings keep these numbers: a new one comes last.
 */
enum class Sort {
    UpdatedDescending,
    UpdatedAscending,
    PublishDescending,
    TitleAscending,
    CreatedDescending,
    TitleDescending,
    PublishAscending,
    CreatedAscending,
    AuthorAscending,
    AuthorDescending,
    SectionAscending,
    SectionDescending,
    StatusAscending,
    StatusDescending
};
inline constexpr Sort LastSort = Sort::StatusDescending;

/** What a list is ordered by: Author is the first byline, Status the name of the stored status. */
enum class SortKey { Updated, Publish, Created, Title, Author, Section, Status };

SortKey sortKey(Sort sort);
bool isDescending(Sort sort);
Sort sortBy(SortKey key, bool isDescending);

/**
 * Reads "title", "title:asc" or "changed:desc": one of changed, published, created, title, author,
 * section, status. A date alone is the newest first, anything else from A to Z. Nothing where it is
 * none of them.
 */
std::optional<Sort> sortFromWords(const QString &words);

} // namespace Triptych::Core
