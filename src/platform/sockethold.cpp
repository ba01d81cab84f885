#include "sockethold.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Triptych::Platform {

SocketHold::SocketHold(qintptr socket)
{
#ifdef Q_OS_WIN
    WSAPROTOCOL_INFOW information;
    if (socket != -1 &&
        WSADuplicateSocketW(SOCKET(socket), GetCurrentProcessId(), &information) == 0) {
        m_socket = qintptr(WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO,
                                      &information, 0, 0));
    }
#else
    // A copy: the owner may close its own, and the number may be another file's by then.
    if (socket >= 0)
        m_socket = ::fcntl(int(socket), F_DUPFD_CLOEXEC, 0);
#endif
}

SocketHold::~SocketHold()
{
    if (m_socket == -1)
        return;
#ifdef Q_OS_WIN
    closesocket(SOCKET(m_socket));
#else
    ::close(int(m_socket));
#endif
}

void SocketHold::shutDown()
{
    if (m_socket == -1)
        return;
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(m_socket), SD_BOTH);
#else
    ::shutdown(int(m_socket), SHUT_RDWR);
#endif
}

} // namespace Triptych::Platform
