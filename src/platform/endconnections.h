#pragma once

#include <QHostAddress>
#include <QList>

namespace Triptych::Platform {

/**
 * Ends every TCP connection of this program to `port` of one of `addresses`; code that reads from
 * one gets an end of file. For a connection whose owner reads without a pause and can be stopped in
 * no other way. Answers how many there were; always 0 on Windows. Any thread.
 */
int endConnections(const QList<QHostAddress> &addresses, quint16 port);

} // namespace Triptych::Platform
