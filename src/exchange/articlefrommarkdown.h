#pragma once

#include "importpath.h"
#include "importreport.h"
#include "siterules.h"

#include <core/article.h>
#include <text/problem.h>
#include <text/sitedate.h>

#include <QByteArray>

#include <optional>

namespace Triptych::Exchange {

/** An article as a Markdown file describes it: without id, version and source.
 */
struct MarkdownArticle
{
    Core::Article article;
    bool slugIsGiven = false; ///< by front matter, not made from the file's name
    QString dateText{};       ///< the date as the file writes it; empty where it has none
    QString leftOut{};        ///< why this is no article of its site (one sentence); else empty
    QList<ImportNote> warnings;
    QList<ImportNote>
        siteNotes{}; ///< why files of its site hide it; each is reported once for a site
    std::optional<Text::ParsedDate> date{}; ///< the date of publication in the file
    bool isHeldByProgram =
        false; ///< it is a draft only because the rules of its site are in a program
    Core::Status writtenStatus =
        Core::Status::Draft; ///< the status in the file, used once its date is certain

    /** The date is a time without a zone, so the moment depends on the site's zone. */
    bool dependsOnZone() const { return date && date->hasTime && !date->hasZone; }
    /** The article for a site in `zone`. */
    Core::Article onSite(const Core::SiteZone &zone) const;
};

/** The facts about a file that are not in the file. */
struct MarkdownContext
{
    Core::SiteZone zone{}; ///< of the site's dates
    QDateTime now = Core::utcNow();
    bool isUnpublished = false; ///< the whole source is unpublished: its root is a folder of drafts
    SiteRules rules{};          ///< what the site's own files say
    /** For sites whose rules are in a program, which is not run. True: front matter alone decides.
     * False: each article that the program may hide becomes a draft. */
    bool trustsFrontMatter = false;
};

/**
 * Reads one Markdown file. Keys of front matter count in any case; of one about publication that
 * stands there twice, in one case or two, the value that fewer may read counts, with a warning:
 * - `title`; else the first heading; else the file's name.
 * - `authors`, `author`, `by`, `byline`: names, or maps with a `name`; a text under `authors` is
 * split at commas.
 * - `tags`, `tag`, `categories`, `category` together are the tags; a text under a plural is split
 * at semicolons, else at commas, else at blanks (Jekyll); "#" before a tag is dropped. Names that
 * differ only in case are one, as it is written first.
 * - Titles, summaries, sections and names have HTML entities decoded once, and are spelt as in the
 * file ("True", "1.10").
 * - `publish_at`, else `date` (with `time` where the date has none), else the day in the file's
 * path (ImportPath), else that in `path`, `url` or `permalink` is publish_at; see
 * Text::parseDate(). A time without a zone, and a day without a time, are meant in the site's zone;
 * a time that the clocks there skip or show twice makes it a draft, with a warning. Zero dates are
 * none. Created and updated are the store's own times. Of `publishDate`, `published_at`, `embargo`
 * and their kind the latest counts where it is still to come, or where there is no other date.
 * - `summary`, `excerpt`, `description`, `teaser`: the first that is not empty is the summary.
 * - `lang`, `language`, `locale`, a tag or a name (languageNamed()); else what TreeLanguages says
 * of the path; else en.
 * - `slug`, else the last part of `permalink`, `url` or `path`, kept as it is where
 * Core::checkSlug() takes it, else cleaned with a warning, and kept among the fields; else the
 * file's name, made a slug.
 * - Who may read it: see readStatus() and docs/adr/0040. An article that says nothing is published;
 * one in a folder of drafts, or with anything about publication that is not understood, waits as a
 * draft, the latter with a warning.
 * - `section`; `translation_group`, a UUID as an export writes it.
 * Metadata of Nikola, in a comment before the text or in a .meta file beside it, counts as front
 * matter does.
 * Any other key, and any value of these that could not be read or was not used, is kept in `fields`
 * under its own name as it was read, a value that could not be read with a warning. The body keeps
 * all but the blank lines before it. A Problem where the file is not UTF-8, its front matter is
 * torn, it names more than 1,000 authors or tags, or Core::checkArticle refuses it. Any thread.
 */
Text::Parsed<MarkdownArticle> articleFromMarkdown(const ImportPath &path, const QByteArray &bytes,
                                                  const MarkdownContext &context = {});

} // namespace Triptych::Exchange
