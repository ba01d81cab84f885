#pragma once

#include "article.h"

#include <QStringView>

namespace Triptych::Core {

/**
 * The longest body of an article, in bytes of UTF-8, at every door: the desk, `create` and `edit`,
 * imports, a revision that is brought back. docs/adr/0045 says why this number: it is what an import
 * took before there was one limit, and in JSON, where marks and line ends double, such a body still
 * fits into one request of Elasticsearch (100 MiB) and one reply that the client takes (64 MiB).
 */
inline constexpr qint64 MaximumBodyBytes = 32'000'000;

/** How many bytes `text` takes in UTF-8. */
qint64 utf8Size(QStringView text);

/** As checkArticle(article), with another limit: what was stored before there was a limit may be
 * saved again, not larger than it is. */
Result<void> checkArticle(const Article &article, qint64 mostBodyBytes);

} // namespace Triptych::Core
