#pragma once

#include <QFuture>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace Triptych::Test {

/** The result of a future, while the event loop runs; a default value where it does not come. */
template<typename T> T await(QFuture<T> future, int milliseconds = 20'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds)) {
        qCritical("a future did not finish in time");
        return T();
    }
    return future.result();
}

/** A port of the loopback that was free a moment ago. */
inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/** A redis-server of the test's own, on a free port of the loopback, that keeps nothing on disk. */
class RedisServer
{
public:
    ~RedisServer() { stop(); }

    /** `arguments` as on redis-server's command line; the same port again after a stop(). */
    bool start(const QStringList &arguments = {}, bool tls = false)
    {
        if (m_port == 0)
            m_port = freePort();
        QStringList all{QStringLiteral("--bind"),       QStringLiteral("127.0.0.1"),
                        QStringLiteral("--save"),       QString(),
                        QStringLiteral("--appendonly"), QStringLiteral("no"),
                        QStringLiteral("--dir"),        m_folder.path(),
                        QStringLiteral("--port"),       QString::number(tls ? 0 : m_port)};
        if (tls)
            all << QStringLiteral("--tls-port") << QString::number(m_port);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("redis-server"), all + arguments);
        if (!m_process.waitForStarted())
            return false;
        m_log.clear();
        const bool over = QTest::qWaitFor(
            [this] {
                m_log += m_process.readAll();
                return m_log.contains("Ready to accept connections") ||
                       m_process.state() == QProcess::NotRunning;
            },
            20'000);
        if (!over || m_process.state() == QProcess::NotRunning) {
            qCritical().noquote() << m_log;
            return false;
        }
        return true;
    }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }

    /** Sends a command without our own client: one line in, what comes back until a line ends. */
    QByteArray cli(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("redis-cli"),
                      QStringList{QStringLiteral("-p"), QString::number(m_port)} + arguments);
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed();
    }

    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    QString folder() const { return m_folder.path(); }
    QByteArray log() const { return m_log; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_log;
};

} // namespace Triptych::Test
