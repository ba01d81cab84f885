#include "endconnections.h"

#include <QDir>

#include <algorithm>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Triptych::Platform {

#ifdef Q_OS_WIN

int endConnections(const QList<QHostAddress> &addresses, quint16 port)
{
    Q_UNUSED(addresses)
    Q_UNUSED(port)
    return 0;
}

#else

namespace {

bool isConnectedTo(int socket, const QList<QHostAddress> &addresses, quint16 port)
{
    sockaddr_storage peer{};
    socklen_t length = sizeof(peer);
    if (::getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &length) != 0)
        return false;
    quint16 itsPort = 0;
    if (peer.ss_family == AF_INET)
        itsPort = ntohs(reinterpret_cast<const sockaddr_in *>(&peer)->sin_port);
    else if (peer.ss_family == AF_INET6)
        itsPort = ntohs(reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port);
    else
        return false;
    const QHostAddress address(reinterpret_cast<const sockaddr *>(&peer));
    return itsPort == port &&
           std::any_of(addresses.begin(), addresses.end(), [&](const QHostAddress &one) {
               return one.isEqual(address, QHostAddress::TolerantConversion);
           });
}

} // namespace

int endConnections(const QList<QHostAddress> &addresses, quint16 port)
{
    int ended = 0;
    // Linux and macOS list the descriptors of the program that asks.
    const QStringList descriptors =
        QDir(QStringLiteral("/dev/fd")).entryList(QDir::AllEntries | QDir::System);
    for (const QString &name : descriptors) {
        bool isNumber = false;
        const int descriptor = name.toInt(&isNumber);
        if (!isNumber || !isConnectedTo(descriptor, addresses, port))
            continue;
        // A copy, asked again: the number may be another connection's by now.
        const int held = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        if (held < 0)
            continue;
        if (isConnectedTo(held, addresses, port) && ::shutdown(held, SHUT_RDWR) == 0)
            ++ended;
        ::close(held);
    }
    return ended;
}

#endif

} // namespace Triptych::Platform
