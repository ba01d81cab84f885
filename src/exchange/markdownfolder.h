#pragma once

#include "importreport.h"

#include <QStringList>

#include <stop_token>

namespace Triptych::Exchange {

/** The Markdown files below a folder. */
struct MarkdownFolder
{
    QStringList files;          ///< paths inside the folder, with '/', sorted
    QStringList siteFiles;      ///< those that speaksForOthers() names, sorted
    QList<ImportNote> failures; ///< folder links in a circle, folders that cannot be read
    QList<ImportNote> warnings; ///< links to files and folders that are read already
    /** Links that lead out of the folder, hidden folders and Markdown, names that are not UTF-8,
     * texts in other formats and files that are no articles by their name, one by one; pictures and
     * the like by their endings, and folders of tools such as .git, together under the file ".". */
    QList<ImportNote> leftOut;
};

/**
 * Finds Markdown below `folder`, see isMarkdown(); what is left out is said in `leftOut`. With
 * `everything` only other formats and what is hidden are left out. Links are followed only inside
 * the folder. Each folder and file is read once, under its own path rather than under a link.
 * Blocks for the disk.
 */
MarkdownFolder findMarkdown(const QString &folder, const std::stop_token &stop,
                            bool everything = false);

} // namespace Triptych::Exchange
