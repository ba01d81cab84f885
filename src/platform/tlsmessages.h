#pragma once

#include <QStringView>

namespace Triptych::Platform {

/**
 * True where what OpenSSL says of a failed handshake (QSslSocket::errorString()) means that the
 * other side does not speak TLS at all: its first bytes were no record of TLS. OpenSSL's reasons
 * are in no catalogue, so they are the same in every language. Any thread.
 */
bool saysNoTls(QStringView message);

} // namespace Triptych::Platform
