#pragma once

#include "connectsettings.h"

#include <QDeadlineTimer>
#include <QPair>

#include <memory>

QT_BEGIN_NAMESPACE
class QSqlDatabase;
QT_END_NAMESPACE

struct pg_conn;

namespace Triptych::Sql {

/** What to hand to QSqlDatabase::setConnectOptions: everything but the password, with our time
 * limits. */
QString postgresConnectOptions(const ConnectSettings &settings);

/** Begins to sign in through libpq, with the password and our time limits; PQconnectPoll brings it
 * on. Null without memory. Blocks while a name is resolved. */
std::unique_ptr<pg_conn, void (*)(pg_conn *)> startConnection(const ConnectSettings &settings);

/**
 * Why a sign-in failed: QPSQL tells a sentence in the server's language only, so this signs in once
 * more through libpq with the SQLSTATE in the error. Blocks the calling thread until `deadline`.
 */
Core::Error diagnoseConnect(const ConnectSettings &settings, QDeadlineTimer deadline);

/** The SCRAM verifier of a password, made here so that the server is never shown the password;
 * empty where that fails. On the connection's thread. */
QString encryptedPassword(const QSqlDatabase &database, const QString &login,
                          const QString &password);

/** Cancels what runs on a connection (PQcancel). Made on the connection's thread, used on any, one
 * at a time. */
class CancelHandle final
{
public:
    explicit CancelHandle(const QSqlDatabase &database);
    ~CancelHandle();
    Q_DISABLE_COPY_MOVE(CancelHandle)

    /** Blocks while it connects to the server. */
    void cancel();

private:
    void *m_cancel = nullptr;
};

} // namespace Triptych::Sql
