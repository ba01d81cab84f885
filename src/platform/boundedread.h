#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>

namespace Triptych::Platform {

/**
 * All of a file, or of the standard input where `file` is "-", where that is at most `most` bytes.
 * What has no end is read no further than that. Whatever is answered was read to its end: a read
 * that fails on the way is an error, and never the part before it. Blocks; not for the GUI thread.
 *
 * Errors: Usage, with one sentence that names the file: a folder, a file that cannot be opened or
 * read to its end, one that is too long.
 */
Core::Result<QByteArray> readWhole(const QString &file, qint64 most);

} // namespace Triptych::Platform
