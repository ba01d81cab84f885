#include "connection.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QThread>

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// How a Connection ends its transaction, and finds out what became of one whose end was not heard.
namespace Triptych::Sql {

Core::Result<void> Connection::commit()
{
    if (isOver()) {
        // Nobody waits for it any more, and a caller that was told "in time" may do it again.
        rollBack();
        return Core::failure(overError());
    }
    if (m_settings.dialect == Dialect::Sqlite) {
        // Not by the driver, whose error has no code: a full disk often shows only here.
        auto done = execute(QStringLiteral("COMMIT"));
        if (!done)
            rollBack();
        else
            m_inTransaction = false;
        return done;
    }
    // No copy of the connection may live where resolveCommit() makes it anew.
    if (database().commit()) {
        m_inTransaction = false;
        return {};
    }
    const QSqlError error = database().lastError();
    const Core::Error failed = fail(error, QStringLiteral("COMMIT"));
    if (m_settings.dialect == Dialect::PostgreSql) {
        if (m_failure->code.isEmpty() && database().isOpen() &&
            QSqlQuery(database()).exec(QStringLiteral("SELECT 1"))) {
            // COMMIT of a transaction in which a statement had failed answers ROLLBACK, and no
            // error.
            m_inTransaction = false;
            m_failure->isLost = false;
            m_failure->error = {Core::ErrorKind::Internal,
                                QCoreApplication::translate(
                                    "Sql", "The database took the change back. Nothing was saved."),
                                QStringLiteral("COMMIT answered ROLLBACK")};
            return Core::failure(m_failure->error);
        }
        if (m_failure->isLost)
            return resolveCommit(failed);
    }
    rollBack();
    return Core::failure(m_failure ? m_failure->error : failed);
}

std::optional<Connection::Fate> Connection::fateHere(const QString &id, const QString &incarnation)
{
    // One that follows another tells of what it has heard so far, which is nothing to go by.
    if (m_incarnation.isEmpty())
        return std::nullopt;
    QString status;
    while (true) {
        QSqlQuery query(database());
        query.prepare(QStringLiteral("SELECT pg_xact_status(CAST(? AS xid8))"));
        query.addBindValue(id);
        if (!query.exec() || !query.next()) {
            // A number that this server has not given yet: it never had the transaction.
            constexpr QLatin1String InTheFuture("22023");
            if (query.lastError().nativeErrorCode() == InTheFuture)
                return Fate::NotCommitted;
            return std::nullopt;
        }
        status = query.value(0).toString();
        if (status != QLatin1String("in progress") || isOver())
            break;
        // The lost session may still be on its way out.
        QThread::msleep(20);
    }
    if (status == QLatin1String("aborted"))
        return Fate::NotCommitted;
    if (status != QLatin1String("committed"))
        return Fate::Unknown;
    if (incarnation == m_incarnation)
        return Fate::Committed;
    if (!m_proof)
        return Fate::Unknown;
    const auto isThere = m_proof(*this);
    if (!isThere)
        return std::nullopt;
    return *isThere ? Fate::Committed : Fate::NotCommitted;
}

void Connection::waitFor(milliseconds pause)
{
    constexpr milliseconds Slice = 20ms;
    for (const QDeadlineTimer end(pause); !end.hasExpired() && !isOver();)
        QThread::msleep(Slice.count());
}

Connection::Fate Connection::fateOf(const QString &id, const QString &incarnation)
{
    constexpr milliseconds FirstPause = 100ms;
    constexpr milliseconds LongestPause = 400ms;
    milliseconds pause = FirstPause;
    while (!isOver()) {
        const auto opened = openSession();
        if (opened) {
            if (const auto fate = fateHere(id, incarnation))
                return *fate;
        } else if (!Core::isTransient(opened.error().kind)) {
            break;
        }
        // It starts again, or another is about to take over.
        waitFor(pause);
        pause = std::min(pause * 2, LongestPause);
    }
    return Fate::Unknown;
}

Core::Result<void> Connection::resolveCommit(const Core::Error &lost)
{
    const QString id = m_transactionId;
    const QString incarnation = m_incarnation;
    m_inTransaction = false;
    // Once the call is over nobody hears the answer any more, and the thread is wanted.
    const Fate fate = id.isEmpty() ? Fate::Unknown : fateOf(id, incarnation);
    if (fate == Fate::Committed)
        return {};
    if (fate == Fate::NotCommitted) {
        m_failure = failureFromState({}, lost.detail);
        m_failure->isRetryable = true;
        return Core::failure(m_failure->error);
    }
    // Not known: tried again it might be done twice.
    close();
    m_failure = Failure{
        {},
        {Core::ErrorKind::Timeout,
         QCoreApplication::translate(
             "Sql", "The connection broke while saving; whether it was saved is not known."),
         lost.detail},
        false,
        false,
        false};
    return Core::failure(m_failure->error);
}

} // namespace Triptych::Sql
