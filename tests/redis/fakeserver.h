#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace Triptych::Tests {

/**
 * What a real server cannot be made to do: answers the sign-in's PING, then hands everything that
 * comes to `onData`, which may answer, close, or do nothing.
 */
class FakeRedisServer : public QTcpServer
{
public:
    using OnData = std::function<void(QTcpSocket *socket, const QByteArray &data)>;

    explicit FakeRedisServer(OnData onData) : m_onData(std::move(onData))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            ++connections;
            ++open;
            connect(socket, &QTcpSocket::disconnected, this, [this] { --open; });
            if (connections <= silent)
                return;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                QByteArray data = socket->readAll();
                const QByteArray ping = "*1\r\n$4\r\nPING\r\n";
                if (data.startsWith(ping) && !socket->property("greeted").toBool()) {
                    socket->setProperty("greeted", true);
                    socket->write("+PONG\r\n");
                    data.remove(0, ping.size());
                }
                received += data;
                if (!data.isEmpty())
                    m_onData(socket, data);
            });
        });
    }

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(serverPort()); }

    QByteArray received;
    int connections = 0;
    int open = 0;   ///< of them, now
    int silent = 0; ///< so many of the first get no answer

private:
    OnData m_onData;
};

} // namespace Triptych::Tests
