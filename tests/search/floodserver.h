#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

namespace Triptych::Tests {

/**
 * A server on a thread of its own that sends `begin`, then `piece` again and again without the
 * shortest pause, to one who asks after the other. HttpStub pauses whenever the test's thread does.
 */
class FloodServer final
{
public:
    FloodServer(QByteArray begin, QByteArray piece)
    {
        m_thread.reset(
            QThread::create([this, begin = std::move(begin), piece = piece.repeated(5000)] {
                QTcpServer server;
                m_port = server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
                m_isListening = true;
                while (!m_isEnding) {
                    constexpr int Moment = 20;
                    if (!server.waitForNewConnection(Moment))
                        continue;
                    const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                    if (!socket->waitForReadyRead(1000))
                        continue;
                    ++m_open;
                    socket->write(begin);
                    while (!m_isEnding && socket->state() == QAbstractSocket::ConnectedState) {
                        socket->write(piece);
                        while (socket->bytesToWrite() > 0 && !m_isEnding &&
                               socket->waitForBytesWritten(Moment)) {
                        }
                        if (socket->bytesToWrite() > piece.size() * 4)
                            socket->waitForBytesWritten(Moment);
                    }
                    --m_open;
                }
            }));
        m_thread->start();
        [&] { QTRY_VERIFY(m_isListening); }();
    }
    ~FloodServer()
    {
        m_isEnding = true;
        m_thread->wait();
    }
    Q_DISABLE_COPY_MOVE(FloodServer)

    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port.load()); }
    /** How many connections it sends to now. */
    int open() const { return m_open; }

private:
    std::unique_ptr<QThread> m_thread;
    std::atomic<quint16> m_port{0};
    std::atomic<bool> m_isListening{false};
    std::atomic<bool> m_isEnding{false};
    std::atomic<int> m_open{0};
};

} // namespace Triptych::Tests
