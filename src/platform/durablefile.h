#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>

namespace Triptych::Platform {

/**
 * Replaces `path` by `content` so that after a power cut either the old or the new content is there
 * whole: a new file is written beside it, synced, renamed over it, and the folder synced. Blocks
 * for the disk; not for the GUI thread. Errors: Full, ReadOnly, Internal; the old file is then
 * untouched.
 */
Core::Result<void> writeDurably(const QString &path, const QByteArray &content);

/** Where writeDurably(path) writes first. A crash may leave it there: whole, in part, or empty. */
QString unfinishedWrite(const QString &path);

/** Makes up for the renaming that a crash kept writeDurably(path) from. Errors as there. */
Core::Result<void> finishWrite(const QString &path);

/** The same for a file that another program has written to unfinishedWrite(path): syncs it first.
 */
Core::Result<void> finishWholeWrite(const QString &path);

/** Removes `path` and syncs its folder; a file that is not there is no error. */
Core::Result<void> removeDurably(const QString &path);

} // namespace Triptych::Platform
