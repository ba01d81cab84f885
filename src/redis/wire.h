#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QUuid>

namespace Triptych::Redis {

/** A command with its arguments, binary-safe: {"GET", "key"}. Never empty. */
using Arguments = QList<QByteArray>;

/** The bytes of one command as a RESP array of bulk strings, by hiredis. */
QByteArray formatCommand(const Arguments &arguments);

/** `prefix` and the canonical form of `id`; made in one piece, because polls make thousands. */
QByteArray uuidKey(QByteArrayView prefix, const QUuid &id);

} // namespace Triptych::Redis
