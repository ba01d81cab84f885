#pragma once

#include "certificates.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace Triptych::Support {

/** A redis-server of one test on a free loopback port; it ends with this object. */
class Redis final
{
public:
    /** With TLS the port speaks nothing else, by a certificate of caFile(). */
    enum class Transport { Plain, Tls };
    /** A node of a cluster needs the port that is 10000 higher as well. */
    enum class Ports { One, WithBus };

    /**
     * `arguments` follow the server's own, e.g. {"--requirepass", "secret"} or
     * {"--user", "desk on >secret ~* +@all"}. With a `sentinelConfiguration` it is a sentinel. Ends
     * with the test program, however that ends. Aborts it where the server does not start.
     */
    explicit Redis(const QStringList &arguments = {}, Transport transport = Transport::Plain,
                   Ports ports = Ports::One, const QString &sentinelConfiguration = {});
    ~Redis();
    Q_DISABLE_COPY_MOVE(Redis)

    QString host() const { return QStringLiteral("127.0.0.1"); }
    quint16 port() const { return m_port; }
    QString address() const;
    QString caFile() const;
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 processId() const { return m_process.processId(); }

    /** Ends it as `kill -9` does; data is lost. */
    void kill();

    /** Starts it again, empty, on the same port; returns once it answers. */
    void start();

    void restart();

    /** SIGSTOP and SIGCONT: the port stays open and nothing answers. */
    void freeze();
    void thaw();

    /** What redis-cli prints for a command, without its last line break; `--raw` replies. */
    QString cli(const QStringList &command) const;

private:
    QStringList cliOptions() const;
    bool answers() const;

    QStringList m_arguments;
    QString m_sentinelConfiguration;
    Transport m_transport;
    std::unique_ptr<Certificates> m_certificates;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Triptych::Support
