#pragma once

#include <QDeadlineTimer>

#include <memory>
#include <mutex>
#include <utility>

QT_BEGIN_NAMESPACE
class QSqlDatabase;
class QSqlDriver;
QT_END_NAMESPACE

struct pg_conn;

namespace Triptych::Sql {

class CancelHandle;

/**
 * Lets another thread end what a connection to PostgreSQL does, also while the session is being set
 * up. Call open(), arm() and disarm() on the connection's thread; the others on any thread.
 */
class Interrupter final
{
public:
    /** Opens the database; severHung() may end it meanwhile. */
    bool open(QSqlDatabase &database);
    /** The session is set up: from now on handle() can end what runs in it. */
    void arm(const QSqlDatabase &database);
    void disarm();

    /** Null where nothing can be cancelled. */
    std::shared_ptr<CancelHandle> handle() const;
    /** For a call that is over; call it repeatedly. Ends a session that signed in a second ago and
     * is still not set up, because packets vanish on the network; true once it did. */
    bool severHung();

private:
    void setOpening(QSqlDriver *driver);

    mutable std::mutex m_mutex;
    std::shared_ptr<CancelHandle> m_handle;
    QSqlDriver *m_opening = nullptr;             ///< what opens just now
    std::pair<pg_conn *, QDeadlineTimer> m_hung; ///< how long it has been there
};

} // namespace Triptych::Sql
