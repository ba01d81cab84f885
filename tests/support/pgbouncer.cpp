#include "pgbouncer.h"

#include "servers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>

#include <unistd.h>

namespace Triptych::Support {

namespace {

void write(const QString &name, const QString &text)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write %s", qUtf8Printable(name));
}

} // namespace

PgBouncer::PgBouncer(const Postgres &server, const QString &poolMode, int poolSize)
    : m_port(freePort())
{
    const QString logins = m_folder.filePath(QStringLiteral("logins"));
    write(logins, QStringLiteral("\"postgres\" \"\"\n"));
    const QString configuration = m_folder.filePath(QStringLiteral("pgbouncer.ini"));
    write(configuration, QStringLiteral("[databases]\n"
                                        "* = host=%1 port=%2\n"
                                        "[pgbouncer]\n"
                                        "listen_addr = %1\n"
                                        "listen_port = %3\n"
                                        "unix_socket_dir =\n"
                                        "auth_type = trust\n"
                                        "auth_file = %4\n"
                                        "pool_mode = %5\n"
                                        "default_pool_size = %6\n")
                             .arg(server.host())
                             .arg(server.port())
                             .arg(m_port)
                             .arg(logins, poolMode)
                             .arg(poolSize));
    QStringList command{QStringLiteral("setpriv"), QStringLiteral("--pdeathsig"),
                        QStringLiteral("KILL")};
    if (::geteuid() == 0) {
        // It refuses to run as root.
        if (QProcess::execute(
                QStringLiteral("chown"),
                {QStringLiteral("-R"), QStringLiteral("postgres:"), m_folder.path()}) != 0)
            qFatal("no user postgres");
        command << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
                << QStringLiteral("--clear-groups");
    }
    command << QStringLiteral("/usr/sbin/pgbouncer") << QStringLiteral("-q") << configuration;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(command.takeFirst(), command);
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < 10'000 && !m_process.waitForFinished(10)) {
        QTcpSocket door;
        door.connectToHost(server.host(), m_port);
        if (door.waitForConnected(1'000))
            return;
    }
    qFatal("PgBouncer does not start; is it installed?");
}

PgBouncer::~PgBouncer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString PgBouncer::dsn() const
{
    return QStringLiteral("postgresql://postgres@127.0.0.1:%1/postgres").arg(m_port);
}

} // namespace Triptych::Support
