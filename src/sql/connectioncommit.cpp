#include "connection.h"

#include <QCoreApplication>
#include <QSqlError>

// How a Connection ends its transaction; lostcommit.h finds out about one whose end was not heard.
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

Core::Result<void> Connection::resolveCommit(const Core::Error &lost)
{
    using Fate = LostCommit::Fate;
    m_inTransaction = false;
    // Once the call is over nobody hears the answer any more, and the thread is wanted.
    const Fate fate = m_transactionId.isEmpty()
                          ? Fate::Unknown
                          : LostCommit(*this, m_transactionId, m_incarnation, m_proof).find();
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
