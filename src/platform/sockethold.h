#pragma once

#include <QtGlobal>

namespace Triptych::Platform {

/** A duplicate of a connected socket that other code owns, to end its connection from another
 * thread.
 */
class SocketHold final
{
public:
    /** `socket` is a descriptor, on Windows a SOCKET. An invalid one makes an object that does
     * nothing. */
    explicit SocketHold(qintptr socket);
    ~SocketHold();
    Q_DISABLE_COPY_MOVE(SocketHold)

    /** Ends the connection: code that waits on the socket gets an end of file at once. Any thread.
     */
    void shutDown();

private:
    qintptr m_socket = -1;
};

} // namespace Triptych::Platform
