#pragma once

#include "freshdatabase.h" // runSql(), for whoever has a server of its own

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace Triptych::Support {

/**
 * A PostgreSQL of one test on a free loopback port, for what must not be done to the shared one:
 * kill, stop, restart, fill its disk. It trusts every login on loopback, keeps what it acknowledged
 * when it is killed (not when the machine is: it waits for no disk, fsync is off) and ends with the
 * test program, however that ends. POSIX only.
 */
class Postgres final
{
public:
    /** `settings` are such as "max_connections=20". Aborts the test program where it does not
     * start. */
    explicit Postgres(const QStringList &settings = {});
    /** A standby that follows `primary` by streaming (pg_basebackup -R) and answers queries;
     * through the port `through` of a proxy where that is not 0. */
    explicit Postgres(const Postgres &primary, const QStringList &settings = {},
                      quint16 through = 0);
    ~Postgres();
    Q_DISABLE_COPY_MOVE(Postgres)

    QString host() const { return QStringLiteral("127.0.0.1"); }
    quint16 port() const { return m_port; }
    /** A URI of the superuser; through `port` where it is not 0. */
    QString dsn(quint16 port = 0, const QString &database = QStringLiteral("postgres")) const;

    /** From now on it speaks TLS to whoever wants it, by these files. */
    void useCertificate(const QString &certificateFile, const QString &keyFile);

    /** SIGKILL to all its processes. */
    void kill();
    /** Starts it again on what it has on disk; returns once it answers. */
    void start();
    void restart();
    /** Throws away what it has and follows `primary`, on its old port. */
    void follow(const Postgres &primary);
    /** Ends the standby's following; returns once it takes changes. */
    void promote();
    /** For a primary: waits until its standby has and shows all that was committed so far. */
    void waitForStandby() const;
    /** SIGSTOP and SIGCONT to all its processes: the port stays open and nothing answers. */
    void freeze();
    void thaw();

    /** runSql() as the superuser. */
    QString run(const QString &sql, const QString &database = QStringLiteral("postgres")) const;

private:
    void prepareFolder();
    void copy(const Postgres &primary, quint16 through);
    void signalAll(int signal) const;

    QStringList m_settings;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Triptych::Support
