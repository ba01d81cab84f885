#pragma once

#include <QString>

namespace Triptych::Exchange {

/**
 * Reads `https://example.org/2018/02/%e5%a4%a7/`, `/about/index.html`, `blog/harbour.html?a#b`: the
 * last part of the path, without index.html, the ending .html, .htm or .php, the query and the
 * fragment. Percent-encoded UTF-8 is decoded (RFC 3986); other percent signs stay. Empty where the
 * address names no page of its own: `/`, and patterns such as
 * `/:year/:title/`, `pretty` (Jekyll). Any thread.
 */
QString lastPartOfAddress(const QString &text);

} // namespace Triptych::Exchange
