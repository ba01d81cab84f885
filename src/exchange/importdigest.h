#pragma once

#include <core/article.h>

#include <optional>

namespace Triptych::Exchange {

/**
 * What a file contained at an import; Core::ImportSource::digest stores it. With it a later import
 * knows what has changed in the file, and what in Triptych.
 *
 * As text it is the hash, `!` where the article waits for a person, `@` and the zone (with `%` for
 * its `/`) where there is one, `/` and the slug, and another `/` and the slug that was assigned
 * where it is another. No slug has a `/`. Earlier imports wrote the hash alone. Desks of that time
 * read the longer text as a hash that never matches, so they overwrite no article that was changed.
 */
struct ImportDigest
{
    QString content; ///< hex SHA-256; see contentDigest()
    /** The slug that the file asked for; empty = it asked for none; nothing = not known. */
    std::optional<QString> slug;
    /** The IANA name of the zone in which the file's time was read, so that another zone of the
     * site later is no change of the file. Empty = UTC, or the file has no time without a zone. */
    QString zone{};
    /** The slug that the import assigned, with a number, where the one asked for was taken; empty =
     * it assigned that one. Any other slug of the article was chosen by a person. */
    QString assigned{};
    /** The import held the article back because of one that a person took from readers here: it
     * stays a draft until a person publishes it. */
    bool waits = false;

    static ImportDigest fromText(const QString &text);
    QString toText() const;
};

/** Hex SHA-256 of the members of an article that its file decides: all but slug, translation group,
 * source and times. */
QString contentDigest(const Core::Article &article);

} // namespace Triptych::Exchange
