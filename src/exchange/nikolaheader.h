#pragma once

#include "siterules.h"

#include <text/frontmatter.h>

namespace Triptych::Exchange {

/**
 * Nikola's posts may begin with their metadata in a comment, `<!--` and lines such as `.. title: A`
 * (Handbook, Metadata fields). If a text without front matter begins with such lines, and they have
 * a title, moves them from the body into the fields. True where it did. Any thread.
 */
bool takeNikolaHeader(Text::FrontMatter &matter);

/** Adds the fields of a .meta file that the article's front matter does not have. Fields about who
 * may read it are handled by SiteRules::about(). Any thread. */
void addNikolaMetadata(Text::FrontMatter &matter, const QList<Text::FrontMatterField> &metadata);

/** All lines of such a header, also where front matter follows it. */
QList<Text::FrontMatterField> nikolaHeader(const Text::FrontMatter &matter);

/** Nikola's lines of metadata, `.. status: draft`; `line` is that of the first in its file. */
QList<Text::FrontMatterField> nikolaFields(const QString &text, int line);

/** True for a field of tags with Nikola's "draft" or "private", which hide the article. */
bool isNikolaDraft(const Text::FrontMatterField &field);

} // namespace Triptych::Exchange
