#pragma once

#include "article.h"
#include "articlefilter.h"
#include "sort.h"

#include <QList>

namespace Triptych::Core {

/** What a list shows. Empty fields filter nothing. */
struct ArticleQuery
{
    std::optional<Status> status;
    std::optional<bool> scheduled; ///< with status Published: true = only scheduled articles, false
                                   ///< = only public ones
    QString author;                ///< one exact byline
    QString tag;                   ///< one exact tag
    QString section;
    QString language;
    QString createdBy;    ///< "mine": the login that created it
    ArticleFilter filter; ///< holds beside all of the above
    SiteZone zone;        ///< of the filter's days
    Sort sort = Sort::UpdatedDescending;
    /** true = only what was deleted and can be restored; false = only what was not deleted. The row
     * of a deleted article says in `updatedBy` and `deletedAt` who deleted it, and when; as
     * `updatedAt` is that time, too, UpdatedDescending shows what was deleted last first. */
    bool isDeleted = false;

    friend bool operator==(const ArticleQuery &, const ArticleQuery &) = default;
};

/** One page of rows; `next` is an opaque cursor of the sort key and id, empty on the last page. */
struct ArticlePage
{
    QList<ArticleSummary> rows;
    QString next;
};

/**
 * A number of rows that is counted up to a bound: exactly `value` rows, or `value` and more where
 * `atLeast` is set.
 */
struct BoundedCount
{
    qint64 value = 0;
    bool atLeast = false;

    friend bool operator==(const BoundedCount &, const BoundedCount &) = default;
};

/** A tag with the number of articles that carry it. */
struct TagCount
{
    QString tag;
    qint64 count = 0;

    friend bool operator==(const TagCount &, const TagCount &) = default;
};

/** What the sidebar shows. */
struct Overview
{
    BoundedCount all, mine, draft, review, scheduled, published, archived;
    QList<TagCount> tags; ///< the most used first, at most 12
};

/** One saved state of an article, for its history. */
struct RevisionInfo
{
    qint64 version = 0;
    QDateTime savedAt;
    QString savedBy;
    QString title;
};

} // namespace Triptych::Core
