#pragma once

#include "connectsettings.h"

#include <platform/sockethold.h>

#include <QDeadlineTimer>
#include <QPair>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QSqlDatabase;
class QSqlDriver;
QT_END_NAMESPACE

struct pg_conn;

namespace Triptych::Sql {

/** The options for QSqlDatabase::setConnectOptions: everything but the password, with our time
 * limits. */
QString postgresConnectOptions(const ConnectSettings &settings);

/** Begins to sign in through libpq, with the password and our time limits and without notices; the
 * caller goes on with PQconnectPoll. Null where memory is short. Blocks while a name is resolved.
 */
std::unique_ptr<pg_conn, void (*)(pg_conn *)> startConnection(const ConnectSettings &settings);

/** Drops the server's notices, which libpq would write to stderr. On the connection's thread. */
void silenceNotices(const QSqlDriver &driver);

/**
 * Finds out why a sign-in failed. QPSQL gives only a sentence in the server's language, so this
 * signs in once more through libpq, which gives the SQLSTATE. It asks each of several hosts; an
 * error that a person must solve takes precedence over a host that is away. Blocks the calling
 * thread until `deadline`, or until `isOver`, which is called ten times a second, returns true.
 */
Core::Error diagnoseConnect(const ConnectSettings &settings, QDeadlineTimer deadline,
                            const std::function<bool()> &isOver);

/** The connection of Qt's driver; null where there is none yet, or the driver keeps something else
 * than Qt 6 does. */
pg_conn *driverConnection(const QSqlDriver &driver);
/** Its descriptor; -1 where it has none. */
int socketOf(const pg_conn *connection);

/** The SCRAM verifier of a password, made here so that the server is never shown the password;
 * empty where that fails. On the connection's thread. */
QString encryptedPassword(const QSqlDatabase &database, const QString &login,
                          const QString &password);

/** Ends what runs on a connection. Made on the connection's thread, used on any. */
class CancelHandle final
{
public:
    explicit CancelHandle(const QSqlDatabase &database);
    ~CancelHandle();
    Q_DISABLE_COPY_MOVE(CancelHandle)

    /** Asks the server to stop (PQcancel). Blocks while it connects to the server, without limit
     * where packets vanish. One call at a time. */
    void cancel();
    /** Ends the connection itself, for a server that does not answer. */
    void sever() { m_socket.shutDown(); }

private:
    Platform::SocketHold m_socket;
    void *m_cancel = nullptr;
};

} // namespace Triptych::Sql
