#pragma once

#include <QHostAddress>
#include <QList>

namespace Triptych::Platform {

/**
 * Ends every TCP connection of this program to `port` of one of `addresses`, whichever part of it
 * made them: whoever reads from one gets its end. It is for a connection whose owner reads without
 * a pause and cannot be told anything any more. Answers how many there were; on Windows none is
 * found. Any thread.
 */
int endConnections(const QList<QHostAddress> &addresses, quint16 port);

} // namespace Triptych::Platform
