#pragma once

#include <core/article.h>

#include <QJsonObject>
#include <QList>

namespace Triptych::Exchange {

/** An old address of an article, on the site from which it was imported, that readers may still
 * use. */
struct Redirect
{
    QString from;
    QString kind; ///< the field that has it ("permalink", "aliases", ...), or "source" for the path
                  ///< of the file

    friend bool operator==(const Redirect &, const Redirect &) = default;
};

/**
 * The old addresses of an article: what its fields `permalink`, `url`, `path`, `link`,
 * `original_slug`, `slug`, `aliases`, `alias`, `redirect_from` and `old_url` say, texts and lists
 * of texts, each once (Jekyll's and jekyll-redirect-from's, Hugo's, Ghost's and Eleventy's names);
 * else the path of its file in the source. None for an article that was never imported and has no
 * such field, and none that is its slug. Needs no body.
 */
QList<Redirect> redirectsOf(const Core::Article &article);

/**
 * False for the path of a file that was never an address: a site shows `posts/harbour.md` at an
 * address that its configuration decides. Only HTML files are read at their paths.
 */
bool isAddress(const Redirect &redirect);

/** {"from", "to", "kind", "id", "language", "status", "source": {"name", "path"} or null} */
QJsonObject redirectToJson(const Redirect &redirect, const Core::Article &article);

/** Control characters and spaces percent-encoded, all else as it is. */
QString encodedAddress(const QString &address);

/** The address for a rule of a web server: from the root of the site ("/old-slug"), or whole where
 * it has a host ("https://example.org/old"). Encoded as by encodedAddress(). */
QString addressFromRoot(const QString &address);

} // namespace Triptych::Exchange
