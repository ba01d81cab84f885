#pragma once

#include <core/result.h>

#include <QByteArray>

#include <functional>

namespace Triptych::Exchange {

/** One reading of a file, of at most so many bytes. */
using ReadOnce = std::function<Core::Result<QByteArray>(const QString &path, qint64 maximum)>;

/** NotFound where it is gone, Invalid with a sentence where it is too large or cannot be read. */
Core::Result<QByteArray> readOnce(const QString &path, qint64 maximum);

/**
 * A file as it stood at one moment: read again where its size or its time of change differs after
 * the reading. Invalid where it does so each time, with a sentence; else the errors of `read`.
 */
Core::Result<QByteArray> readSettled(const QString &path, qint64 maximum,
                                     const ReadOnce &read = readOnce);

/** readSettled() of `path` inside `folder`, which is canonical; Invalid where it is a link that
 * leads out of it, as a file may have become since the folder was read. */
Core::Result<QByteArray> readInside(const QString &folder, const QString &path, qint64 maximum);

} // namespace Triptych::Exchange
