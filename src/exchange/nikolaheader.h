#pragma once

#include "siterules.h"

#include <text/frontmatter.h>

namespace Triptych::Exchange {

/**
 * Nikola's posts may begin with their metadata in a comment, `<!--` and lines such as `.. title: A`
 * (Handbook, Metadata fields). Where such lines stand before a text without front matter, and name
 * a title, they become its fields and leave its body. Whether they did. Any thread.
 */
bool takeNikolaHeader(Text::FrontMatter &matter);

/** Adds what a .meta file says of the article and its front matter does not; who may read it is
 * said by SiteRules::about(). Any thread. */
void addNikolaMetadata(Text::FrontMatter &matter, const QList<Text::FrontMatterField> &metadata);

/** All such lines, also where front matter follows them. */
QList<Text::FrontMatterField> nikolaHeader(const Text::FrontMatter &matter);

/** Nikola's lines of metadata, `.. status: draft`; `line` is that of the first in its file. */
QList<Text::FrontMatterField> nikolaFields(const QString &text, int line);

/** Tags that say that nobody reads it, as Nikola's "draft" and "private" do. */
bool isNikolaDraft(const Text::FrontMatterField &field);

} // namespace Triptych::Exchange
