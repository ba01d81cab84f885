#pragma once

#include <QByteArray>
#include <QList>

namespace Triptych::Redis {

/** A command with its arguments, binary-safe: {"GET", "key"}. Never empty. */
using Arguments = QList<QByteArray>;

/** The bytes of one command as a RESP array of bulk strings, by hiredis. */
QByteArray formatCommand(const Arguments &arguments);

} // namespace Triptych::Redis
