#include "redis.h"

#include "childprocess.h"
#include "servers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

namespace Triptych::Support {

namespace {

bool isFree(int port)
{
    QTcpServer probe;
    return port <= 65535 && probe.listen(QHostAddress::LocalHost, quint16(port));
}

quint16 freePort(Redis::Ports ports)
{
    for (;;) {
        const quint16 port = Support::freePort();
        if (ports == Redis::Ports::One || isFree(port + 10'000))
            return port;
    }
}

} // namespace

Redis::Redis(const QStringList &arguments, Transport transport, Ports ports,
             const QString &sentinelConfiguration)
    : m_arguments(arguments), m_sentinelConfiguration(sentinelConfiguration), m_transport(transport)
{
    endsWithUs(m_process);
    if (transport == Transport::Tls)
        m_certificates = std::make_unique<Certificates>();
    // Between the probe and the server's bind another test may take the port: then take another
    // one.
    for (int attempt = 0; attempt < 5 && m_process.state() == QProcess::NotRunning; ++attempt) {
        m_port = freePort(ports);
        start();
    }
    if (m_process.state() != QProcess::Running)
        qFatal("redis-server did not start: %s", m_process.readAll().constData());
}

Redis::~Redis()
{
    kill();
}

QString Redis::address() const
{
    return host() + QLatin1Char(':') + QString::number(m_port);
}

QString Redis::caFile() const
{
    return m_certificates ? m_certificates->caFile() : QString();
}

void Redis::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Redis::start()
{
    const QString port = QString::number(m_port);
    QStringList options{QStringLiteral("--bind"),       host(),
                        QStringLiteral("--save"),       QString(),
                        QStringLiteral("--appendonly"), QStringLiteral("no"),
                        QStringLiteral("--dir"),        m_folder.path()};
    if (m_certificates) {
        options << QStringLiteral("--port") << QStringLiteral("0") << QStringLiteral("--tls-port")
                << port << QStringLiteral("--tls-cert-file") << m_certificates->certificateFile()
                << QStringLiteral("--tls-key-file") << m_certificates->keyFile()
                << QStringLiteral("--tls-ca-cert-file") << m_certificates->caFile()
                << QStringLiteral("--tls-auth-clients") << QStringLiteral("no");
    } else {
        options << QStringLiteral("--port") << port;
    }
    if (!m_sentinelConfiguration.isEmpty()) {
        // A sentinel writes what it learns into its configuration.
        QFile file(m_folder.filePath(QStringLiteral("sentinel.conf")));
        if (!file.open(QIODevice::WriteOnly) || file.write(m_sentinelConfiguration.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(file.fileName()));
        options = QStringList{file.fileName(),          QStringLiteral("--sentinel"),
                              QStringLiteral("--bind"), host(),
                              QStringLiteral("--port"), port,
                              QStringLiteral("--dir"),  m_folder.path()};
    }
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_process.start(QStringLiteral("redis-server"), options + m_arguments);
    if (!m_process.waitForStarted())
        return;
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < 10'000 && !m_process.waitForFinished(10)) {
        if (answers())
            return;
    }
    kill();
}

void Redis::restart()
{
    kill();
    start();
}

void Redis::freeze()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void Redis::thaw()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

QString Redis::cli(const QStringList &command) const
{
    QProcess client;
    client.start(QStringLiteral("redis-cli"), cliOptions() + command);
    if (!client.waitForFinished())
        qFatal("redis-cli did not finish");
    QString output = QString::fromUtf8(client.readAllStandardOutput());
    if (output.endsWith(QLatin1Char('\n')))
        output.chop(1);
    return output;
}

QStringList Redis::cliOptions() const
{
    QStringList options{QStringLiteral("--raw"), QStringLiteral("-h"), host(), QStringLiteral("-p"),
                        QString::number(m_port)};
    if (m_certificates)
        options << QStringLiteral("--tls") << QStringLiteral("--cacert")
                << m_certificates->caFile();
    const qsizetype password = m_arguments.indexOf(QStringLiteral("--requirepass"));
    if (password >= 0 && password + 1 < m_arguments.size())
        options << QStringLiteral("--no-auth-warning") << QStringLiteral("-a")
                << m_arguments.at(password + 1);
    return options;
}

bool Redis::answers() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    return socket.waitForConnected(1000);
}

} // namespace Triptych::Support
