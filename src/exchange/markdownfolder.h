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
    QList<ImportNote> warnings; ///< folder links to what is read already
};

/**
 * Finds *.md, *.markdown and *.mdown below `folder`; hidden files and folders are left out. Links
 * are followed, each folder is read once. Blocks for the disk.
 */
MarkdownFolder findMarkdown(const QString &folder, const std::stop_token &stop);

} // namespace Triptych::Exchange
