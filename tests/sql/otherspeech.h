#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <future>
#include <memory>
#include <thread>

namespace Triptych::Tests {

/** A server on a thread of its own that is no PostgreSQL: to whoever connects it sends `answer`,
 * its first byte as the reply to a question for TLS where it is 'S' or 'N'. */
class OtherSpeech final
{
public:
    explicit OtherSpeech(QByteArray answer)
        : m_thread([this, answer = std::move(answer)](const std::stop_token &stop) {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            m_listening.set_value(server.serverPort());
            while (!stop.stop_requested()) {
                if (!server.waitForNewConnection(50))
                    continue;
                const std::unique_ptr<QTcpSocket> guest(server.nextPendingConnection());
                guest->waitForReadyRead(5000);
                guest->write(answer.left(1));
                guest->waitForBytesWritten(5000);
                if (answer.startsWith('S') || answer.startsWith('N'))
                    guest->waitForReadyRead(5000);
                guest->write(answer.mid(1));
                guest->waitForBytesWritten(5000);
            }
        })
        , m_port(m_listening.get_future().get())
    {
    }

    quint16 port() const { return m_port; }

private:
    std::promise<quint16> m_listening;
    std::jthread m_thread;
    quint16 m_port;
};

} // namespace Triptych::Tests
