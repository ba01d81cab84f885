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
 * What another thread may take hold of to end what a connection to PostgreSQL does: a session, or
 * one that is still being set up. open(), arm() and disarm() on the connection's thread; the others
 * on any.
 */
class Interrupter final
{
public:
    /** Opens the database; severHung() may end it meanwhile. */
    bool open(QSqlDatabase &database);
    /** The session is there: from now on handle() ends what runs in it. */
    void arm(const QSqlDatabase &database);
    void disarm();

    /** Null where nothing can be cancelled. */
    std::shared_ptr<CancelHandle> handle() const;
    /** For a call that is over, again and again: ends a session that has been signed in for a
     * second and is still not set up, as in a black hole; true once it did. */
    bool severHung();

private:
    void setOpening(QSqlDriver *driver);

    mutable std::mutex m_mutex;
    std::shared_ptr<CancelHandle> m_handle;
    QSqlDriver *m_opening = nullptr;             ///< what opens just now
    std::pair<pg_conn *, QDeadlineTimer> m_hung; ///< how long it has been there
};

} // namespace Triptych::Sql
