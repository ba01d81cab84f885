#pragma once

#include <core/article.h>

#include <optional>

namespace Triptych::Exchange {

/**
 * What a file gave at an import, as Core::ImportSource::digest keeps it: a later import tells by it
 * what has changed in the file, and what in Triptych.
 *
 * As text it is the hash, `@` and the zone (with `%` for its `/`) where there is one, `/` and the
 * slug, and another `/` and the slug that was assigned where it is another. No slug has a `/`.
 * Imports of before wrote the hash alone; desks of that time read the longer text as a hash that
 * fits nothing, and then take over no file whose article was changed.
 */
struct ImportDigest
{
    QString content; ///< hex SHA-256; see contentDigest()
    /** As the file asked for it; empty = it asked for none; nothing = not known. */
    std::optional<QString> slug;
    /** The IANA name of the zone in which the time of the file was read: a later zone of the site
     * is no news of the file. Empty = UTC, or the file gives no time without a zone. */
    QString zone{};
    /** The slug that the import assigned, with a number, where the one asked for was taken; empty =
     * it assigned that one. Any other slug of the article was chosen by a person. */
    QString assigned{};

    static ImportDigest fromText(const QString &text);
    QString toText() const;
};

/** Hex SHA-256 of what a file decides about an article: not its slug, group, source and times. */
QString contentDigest(const Core::Article &article);

} // namespace Triptych::Exchange
