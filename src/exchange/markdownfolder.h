#pragma once

#include "importreport.h"

#include <QStringList>

#include <stop_token>

namespace Triptych::Exchange {

/** The Markdown files below a folder. */
struct MarkdownFolder
{
    QStringList files;          ///< paths inside the folder, with '/', sorted
    QList<ImportNote> failures; ///< folder links in a circle, folders that cannot be read
    QList<ImportNote> warnings; ///< links to what is read already
    QList<ImportNote> leftOut;  ///< links that lead out of the folder
};

/**
 * Finds *.md, *.markdown and *.mdown below `folder`; hidden files and folders are left out. Links
 * are followed inside the folder only; each folder and file is read once, by its own place before
 * any link to it. Blocks for the disk.
 */
MarkdownFolder findMarkdown(const QString &folder, const std::stop_token &stop);

} // namespace Triptych::Exchange
