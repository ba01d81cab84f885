#pragma once

#include <core/result.h>

#include <QByteArray>

#include <functional>

namespace Triptych::Exchange {

/** Reads a file once, with at most `maximum` bytes. */
using ReadOnce = std::function<Core::Result<QByteArray>(const QString &path, qint64 maximum)>;

/** NotFound where the file does not exist, Invalid with a sentence where it is too large or cannot
 * be read. */
Core::Result<QByteArray> readOnce(const QString &path, qint64 maximum);

/**
 * The content of a file at one moment: reads it again where its size or modification time changed
 * meanwhile. Invalid, with a sentence, where it changes each time; else the errors of `read`.
 */
Core::Result<QByteArray> readSettled(const QString &path, qint64 maximum,
                                     const ReadOnce &read = readOnce);

/** readSettled() of `path` inside `folder`, which is canonical; Invalid where it is a link out of
 * the folder; a file may have become one since the folder was read. */
Core::Result<QByteArray> readInside(const QString &folder, const QString &path, qint64 maximum);

} // namespace Triptych::Exchange
