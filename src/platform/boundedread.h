#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>

namespace Triptych::Platform {

/**
 * The whole content of a file, or of the standard input where `file` is "-", if it has at most
 * `most` bytes; no more than that is read of an endless input. A read that fails on the way is an
 * error: a part of a file is never answered. Blocks; not for the GUI thread.
 *
 * Errors: Usage, with one sentence that names the file: a folder, a file that cannot be opened or
 * read to its end, one that is too long.
 */
Core::Result<QByteArray> readWhole(const QString &file, qint64 most);

} // namespace Triptych::Platform
