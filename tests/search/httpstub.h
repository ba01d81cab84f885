#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace Triptych::Tests {

/** A server of a few lines, for replies that no real one gives at will. On the test's thread. */
class HttpStub final : public QTcpServer
{
public:
    /** `answer` is called once a request's head has come, with that head, and writes what it likes.
     */
    using Answer = std::function<void(QTcpSocket &, const QByteArray &head)>;

    explicit HttpStub(Answer answer)
    {
        [&] { QVERIFY(listen(QHostAddress::LocalHost)); }();
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this,
                    [socket, answer, head = QByteArray()]() mutable {
                        head += socket->readAll();
                        if (!head.contains("\r\n\r\n"))
                            return;
                        answer(*socket, std::exchange(head, {}));
                    });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    static void reply(QTcpSocket &socket, const QByteArray &body, const QByteArray &headers = {})
    {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers +
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    /** As a client takes it under "Content-Encoding: deflate" (RFC 9110, 8.4.1.2). */
    static QByteArray deflated(const QByteArray &body)
    {
        constexpr int LengthOfQt = 4;
        return qCompress(body, 9).mid(LengthOfQt);
    }
};

} // namespace Triptych::Tests
