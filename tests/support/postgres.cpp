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

void giveToItsUser(const QString &folder)
{
    if (::geteuid() == 0 &&
        QProcess::execute(QStringLiteral("chown"), {QStringLiteral("postgres:"), folder}) != 0)
        qFatal("no user postgres");
}

void runTool(const QStringList &command)
{
    QStringList whole = asItsUser(QStringList{binary(command.first())} + command.mid(1));
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(whole.takeFirst(), whole);
    if (!tool.waitForFinished(60'000) || tool.exitCode() != 0)
        qFatal("%s: %s", qUtf8Printable(command.first()), tool.readAll().constData());
}

/** The files of a server that never ran. */
class Made final
{
public:
    Made()
    {
        giveToItsUser(m_folder.path());
        runTool({QStringLiteral("initdb"), QStringLiteral("-D"), data(), QStringLiteral("-U"),
                 QStringLiteral("postgres"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                 QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--auth=trust"),
                 QStringLiteral("--no-sync")});
    }
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }

private:
    QTemporaryDir m_folder;
};

} // namespace

Postgres::Postgres(const QStringList &settings) : m_settings(settings)
{
    prepareFolder();
    // Making one takes long, so that each program makes one, and copies it.
    static const Made made;
    runTool({QStringLiteral("cp"), QStringLiteral("-a"), made.data(),
             m_folder.filePath(QStringLiteral("data"))});
    start();
}

Postgres::Postgres(const Postgres &primary, const QStringList &settings, quint16 through)
    : m_settings(settings)
{
    prepareFolder();
    copy(primary, through);
    start();
}

void Postgres::prepareFolder()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    giveToItsUser(m_folder.path());
    m_port = freePort();
}

void Postgres::copy(const Postgres &primary, quint16 through)
{
    runTool({QStringLiteral("pg_basebackup"), QStringLiteral("-D"),
             m_folder.filePath(QStringLiteral("data")), QStringLiteral("-d"),
             QStringLiteral("host=127.0.0.1 port=%1 user=postgres")
                 .arg(through ? through : primary.port()),
             QStringLiteral("-R"), QStringLiteral("-X"), QStringLiteral("stream"),
             QStringLiteral("-c"), QStringLiteral("fast"), QStringLiteral("--no-sync")});
}

void Postgres::follow(const Postgres &primary)
{
    kill();
    QDir(m_folder.filePath(QStringLiteral("data"))).removeRecursively();
    copy(primary, 0);
    start();
}

void Postgres::promote()
{
    if (run(QStringLiteral("SELECT pg_promote(true, 30)")) != QLatin1String("t"))
        qFatal("the standby was not promoted");
}

void Postgres::waitForStandby() const
{
    const QString at = run(QStringLiteral("SELECT pg_current_wal_insert_lsn()"));
    QElapsedTimer waited;
    waited.start();
    while (run(QStringLiteral("SELECT coalesce(bool_and(replay_lsn >= '%1'), false) "
                              "FROM pg_stat_replication WHERE state = 'streaming'")
                   .arg(at)) != QLatin1String("t")) {
        if (waited.elapsed() > 60'000)
            qFatal("the standby does not follow");
        QThread::msleep(20);
    }
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
    while (waited.elapsed() < 60'000) {
        QStringList command =
            asItsUser({binary(QStringLiteral("postgres")), QStringLiteral("-D"),
                       m_folder.filePath(QStringLiteral("data")), QStringLiteral("-p"),
                       QString::number(m_port), QStringLiteral("-k"), m_folder.path(),
                       QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"),
                       QStringLiteral("-c"), QStringLiteral("shared_buffers=16MB"),
                       QStringLiteral("-c"), QStringLiteral("fsync=off")});
        for (const QString &setting : m_settings)
            command << QStringLiteral("-c") << setting;
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")),
                                        QIODevice::Append);
        m_process.start(command.takeFirst(), command);
        m_process.waitForStarted();
        while (waited.elapsed() < 60'000 && !m_process.waitForFinished(20)) {
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

void Postgres::useCertificate(const QString &certificateFile, const QString &keyFile)
{
    for (const auto &[from, name] : {std::pair(certificateFile, QStringLiteral("server.crt")),
                                     std::pair(keyFile, QStringLiteral("server.key"))}) {
        // It refuses a key that others could read.
        const QString to = m_folder.filePath(name);
        QFile::remove(to);
        if (!QFile::copy(from, to) || !QFile::setPermissions(to, QFile::ReadOwner) ||
            (::geteuid() == 0 &&
             QProcess::execute(QStringLiteral("chown"), {QStringLiteral("postgres:"), to}) != 0))
            qFatal("cannot place %s", qUtf8Printable(to));
        run(QStringLiteral("ALTER SYSTEM SET ssl_%1_file = '%2'")
                .arg(name == QLatin1String("server.crt") ? QStringLiteral("cert")
                                                         : QStringLiteral("key"),
                     to));
    }
    run(QStringLiteral("ALTER SYSTEM SET ssl = on"));
    run(QStringLiteral("SELECT pg_reload_conf()"));
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
