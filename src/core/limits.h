#pragma once

#include "article.h"

#include <QStringView>

namespace Triptych::Core {

/*
 * How large an article may be. resources/sql/rights/setup.postgresql.sql has the same numbers, for
 * those who write through psql.
 */

/**
 * The longest body of an article, in bytes of UTF-8, wherever it comes from: the desk, `create` and
 * `edit`, imports, a restored revision. docs/adr/0045 gives the reason for the number: imports
 * allowed as much before there was one limit. As JSON, where quotes and line ends take two bytes,
 * such a body still fits into one request to Elasticsearch (100 MiB) and into one reply that the
 * client accepts (64 MiB).
 */
inline constexpr qint64 MaximumBodyBytes = 32'000'000;

/** The longest title, in bytes of UTF-8: lists carry titles by the hundred. */
inline constexpr qint64 MaximumTitleBytes = 10'000;

/** The most that summary, section, authors and tags may take together, in bytes of UTF-8. */
inline constexpr qint64 MaximumAboutBytes = 500'000;

/** The most that custom fields may take, in bytes of compact JSON. A number counts with all its
 * digits, as PostgreSQL writes it: 1e300 counts 301. With the two above, a whole article still fits
 * into one request and one reply of Elasticsearch beside the longest body. */
inline constexpr qint64 MaximumFieldsBytes = 500'000;

/** How deep custom fields may nest: {"a": 1} nests once. */
inline constexpr qint64 MaximumFieldsDepth = 499;

/** The most authors, and the most tags, of an article. The limit in bytes does not count empty
 * names. */
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

/** As checkArticle(article), with other limits. With them an article stored before there were
 * limits can be saved again, as long as it does not grow. */
Result<void> checkArticle(const Article &article, const ArticleSizes &most);

} // namespace Triptych::Core
