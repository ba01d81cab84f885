#pragma once

#include "article.h"

#include <QStringView>

namespace Triptych::Core {

/*
 * How large an article may be. The same numbers stand in resources/sql/rights/setup.postgresql.sql,
 * for who writes by psql.
 */

/**
 * The longest body of an article, in bytes of UTF-8, at every door: the desk, `create` and `edit`,
 * imports, a revision that is brought back. docs/adr/0045 says why this number: it is what an
 * import took before there was one limit, and in JSON, where marks and line ends double, such a
 * body still fits into one request of Elasticsearch (100 MiB) and one reply that the client takes
 * (64 MiB).
 */
inline constexpr qint64 MaximumBodyBytes = 32'000'000;

/** The longest title, in bytes of UTF-8: lists carry titles by the hundred. */
inline constexpr qint64 MaximumTitleBytes = 10'000;

/** The most that summary, section, authors and tags may have together, in bytes of UTF-8. */
inline constexpr qint64 MaximumAboutBytes = 500'000;

/** The most that custom fields may have, in bytes of compact JSON, where a number counts with all
 * its digits, as PostgreSQL writes it: 1e300 has 301. With the two above, a whole article still
 * fits into one request and one reply of Elasticsearch beside the longest body. */
inline constexpr qint64 MaximumFieldsBytes = 500'000;

/** How deep custom fields may nest: {"a": 1} nests once. */
inline constexpr qint64 MaximumFieldsDepth = 499;

/** The most authors that an article may have, and the most tags: empty names have no bytes. */
inline constexpr qint64 MaximumNames = 10'000;

/** The longest ImportSource::digest, in bytes of UTF-8: a hash, a zone and two slugs are far
 * shorter. */
inline constexpr qint64 MaximumDigestBytes = 20'000;

/** How large the parts of an article are, or may be, as the constants above count them. */
struct ArticleSizes
{
    qint64 body = MaximumBodyBytes;
    qint64 title = MaximumTitleBytes;
    qint64 about = MaximumAboutBytes;
    qint64 fields = MaximumFieldsBytes;
    qint64 fieldsDepth = MaximumFieldsDepth;
    qint64 authors = MaximumNames;
    qint64 tags = MaximumNames;
    qint64 digest = MaximumDigestBytes;

    /** True where no part is larger than in `most`. */
    bool fitsInto(const ArticleSizes &most) const;
    /** The larger of each part. */
    ArticleSizes orMore(const ArticleSizes &other) const;
    static ArticleSizes boundless();
    bool operator==(const ArticleSizes &) const = default;
};

ArticleSizes sizesOf(const Article &article);

/** How many bytes `text` takes in UTF-8. */
qint64 utf8Size(QStringView text);

/** As checkArticle(article), with other limits: what was stored before there was a limit may be
 * saved again, not larger than it is. */
Result<void> checkArticle(const Article &article, const ArticleSizes &most);

} // namespace Triptych::Core
