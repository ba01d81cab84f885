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

/** What to hand to QSqlDatabase::setConnectOptions: everything but the password, with our time
 * limits. */
QString postgresConnectOptions(const ConnectSettings &settings);

/** Begins to sign in through libpq, with the password and our time limits and without notices;
 * PQconnectPoll brings it on. Null without memory. Blocks while a name is resolved. */
std::unique_ptr<pg_conn, void (*)(pg_conn *)> startConnection(const ConnectSettings &settings);

/** Drops what the server remarks: libpq writes it to stderr, which belongs to the program. On the
 * connection's thread. */
void silenceNotices(const QSqlDriver &driver);

/**
 * Why a sign-in failed: QPSQL tells a sentence in the server's language only, so this signs in once
 * more through libpq with the SQLSTATE in the error. Of several hosts it asks each, and an error
 * that a person must mend goes before one of a host that is away. Blocks the calling thread until
 * `deadline`, or until `isOver` says that nobody waits for it, which it is asked ten times a
 * second.
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

    /** Asks the server to stop it (PQcancel). Blocks while it connects to the server, in a black
     * hole for as long as that lasts. One at a time. */
    void cancel();
    /** Ends the connection itself, for where the server does not answer. */
    void sever() { m_socket.shutDown(); }

private:
    Platform::SocketHold m_socket;
    void *m_cancel = nullptr;
};

} // namespace Triptych::Sql
