#include "postgres.h"

#include "servers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <libpq-fe.h>

#include <csignal>
#include <memory>
#include <unistd.h>

namespace Triptych::Support {

namespace {

using Connected = std::unique_ptr<PGconn, decltype(&PQfinish)>;

QString binary(const QString &name)
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList names =
        versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &version : names) {
        const QString file = versions.filePath(version + QStringLiteral("/bin/") + name);
        if (QFile::exists(file))
            return file;
    }
    return name;
}

/** PostgreSQL refuses to run as root. */
QStringList asItsUser(const QStringList &command)
{
    QStringList whole{QStringLiteral("setpriv"), QStringLiteral("--pdeathsig"),
                      QStringLiteral("KILL")};
    if (::geteuid() == 0) {
        whole << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
              << QStringLiteral("--clear-groups");
    }
    return whole + command;
}

} // namespace

QString runSql(const QString &dsn, const QString &sql)
{
    const Connected connection(PQconnectdb(dsn.toUtf8().constData()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK)
        qFatal("no connection to the test PostgreSQL: %s", PQerrorMessage(connection.get()));
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        qFatal("%s\nrefused: %s", qUtf8Printable(sql), PQerrorMessage(connection.get()));
    if (PQntuples(result.get()) == 0 || PQgetisnull(result.get(), 0, 0))
        return {};
    return QString::fromUtf8(PQgetvalue(result.get(), 0, 0));
}

Postgres::Postgres(const QStringList &settings) : m_settings(settings)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    if (::geteuid() == 0 && QProcess::execute(QStringLiteral("chown"),
                                              {QStringLiteral("postgres:"), m_folder.path()}) != 0)
        qFatal("no user postgres");
    QStringList initdb = asItsUser({binary(QStringLiteral("initdb")), QStringLiteral("-D"),
                                    m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"),
                                    QStringLiteral("postgres"), QStringLiteral("-E"),
                                    QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
                                    QStringLiteral("--auth=trust"), QStringLiteral("--no-sync")});
    m_process.start(initdb.takeFirst(), initdb);
    if (!m_process.waitForFinished(60'000) || m_process.exitCode() != 0)
        qFatal("initdb: %s", m_process.readAll().constData());
    m_port = freePort();
    start();
}

Postgres::~Postgres()
{
    kill();
}

QString Postgres::dsn(quint16 port, const QString &database) const
{
    return QStringLiteral("postgresql://postgres@127.0.0.1:%1/%2")
        .arg(port ? port : m_port)
        .arg(database);
}

void Postgres::start()
{
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < 30'000) {
        QStringList command =
            asItsUser({binary(QStringLiteral("postgres")), QStringLiteral("-D"),
                       m_folder.filePath(QStringLiteral("data")), QStringLiteral("-p"),
                       QString::number(m_port), QStringLiteral("-k"), m_folder.path(),
                       QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"),
                       QStringLiteral("-c"), QStringLiteral("shared_buffers=16MB"),
                       QStringLiteral("-c"), QStringLiteral("recovery_init_sync_method=syncfs")});
        for (const QString &setting : m_settings)
            command << QStringLiteral("-c") << setting;
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")),
                                        QIODevice::Append);
        m_process.start(command.takeFirst(), command);
        m_process.waitForStarted();
        while (waited.elapsed() < 30'000 && !m_process.waitForFinished(20)) {
            const Connected connection(PQconnectdb(dsn().toUtf8().constData()), &PQfinish);
            if (PQstatus(connection.get()) == CONNECTION_OK)
                return;
        }
        // After kill -9 the last child may still hold the shared memory: once more.
        QThread::msleep(20);
    }
    QFile log(m_folder.filePath(QStringLiteral("log")));
    log.open(QIODevice::ReadOnly);
    qFatal("postgres did not start:\n%s", log.readAll().right(2000).constData());
}

void Postgres::restart()
{
    kill();
    start();
}

void Postgres::signalAll(int signal) const
{
    const auto leader = pid_t(m_process.processId());
    if (leader <= 0)
        return;
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(leader));
    QList<QByteArray> pids;
    if (children.open(QIODevice::ReadOnly))
        pids = children.readAll().simplified().split(' ');
    // The postmaster first, so that it does not see its children die and make an orderly crash of
    // it.
    ::kill(leader, signal);
    for (const QByteArray &pid : std::as_const(pids)) {
        if (pid.toInt() > 0)
            ::kill(pid.toInt(), signal);
    }
}

void Postgres::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    signalAll(SIGKILL);
    m_process.waitForFinished();
}

void Postgres::freeze()
{
    signalAll(SIGSTOP);
}

void Postgres::thaw()
{
    signalAll(SIGCONT);
}

QString Postgres::run(const QString &sql, const QString &database) const
{
    return runSql(dsn(0, database), sql);
}

} // namespace Triptych::Support
