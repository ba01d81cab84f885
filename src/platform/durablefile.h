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

/** The path of the new file that writeDurably(path) writes first. A crash may leave this file
 * behind: whole, in part, or empty. */
QString unfinishedWrite(const QString &path);

/** Renames unfinishedWrite(path) to `path`, which a crash kept writeDurably() from doing. Errors as
 * writeDurably(). */
Core::Result<void> finishWrite(const QString &path);

/** As finishWrite(), but syncs the file first: for one that another program wrote to
 * unfinishedWrite(path).
 */
Core::Result<void> finishWholeWrite(const QString &path);

/** Removes `path` and syncs its folder; a file that is not there is no error. */
Core::Result<void> removeDurably(const QString &path);

} // namespace Triptych::Platform
