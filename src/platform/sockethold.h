#pragma once

#include <QtGlobal>

namespace Triptych::Platform {

/** A second hold on a connected socket of somebody else, to end its connection from another thread.
 */
class SocketHold final
{
public:
    /** `socket` is a descriptor, on Windows a SOCKET; one that is none makes an empty hold. */
    explicit SocketHold(qintptr socket);
    ~SocketHold();
    Q_DISABLE_COPY_MOVE(SocketHold)

    /** Whoever waits on the socket gets an end of file at once. Any thread. */
    void shutDown();

private:
    qintptr m_socket = -1;
};

} // namespace Triptych::Platform
