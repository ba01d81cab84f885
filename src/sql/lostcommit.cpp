#include "lostcommit.h"

#include "connection.h"

#include <QDeadlineTimer>
#include <QSqlError>
#include <QThread>

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace Triptych::Sql {

LostCommit::LostCommit(Connection &connection, QString id, QString incarnation, Proof proof)
    : m_connection(connection)
    , m_id(std::move(id))
    , m_incarnation(std::move(incarnation))
    , m_proof(std::move(proof))
{
}

LostCommit::Fate LostCommit::find()
{
    constexpr milliseconds FirstPause = 100ms;
    constexpr milliseconds LongestPause = 400ms;
    milliseconds pause = FirstPause;
    while (!m_connection.isOver()) {
        const auto opened = m_connection.openSession();
        if (opened) {
            if (const auto fate = fateHere())
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

std::optional<LostCommit::Fate> LostCommit::fateHere()
{
    // One that follows another tells of what it has heard so far, which is nothing to go by.
    if (m_connection.m_incarnation.isEmpty())
        return std::nullopt;
    QString status;
    while (true) {
        QSqlQuery query(m_connection.database());
        query.prepare(QStringLiteral("SELECT pg_xact_status(CAST(? AS xid8))"));
        query.addBindValue(m_id);
        if (!query.exec() || !query.next()) {
            // A number that this server has not given yet: it never had the transaction.
            constexpr QLatin1String InTheFuture("22023");
            if (query.lastError().nativeErrorCode() == InTheFuture)
                return Fate::NotCommitted;
            return std::nullopt;
        }
        status = query.value(0).toString();
        if (status != QLatin1String("in progress") || m_connection.isOver())
            break;
        // The lost session may still be on its way out.
        QThread::msleep(20);
    }
    if (status == QLatin1String("aborted"))
        return Fate::NotCommitted;
    if (status != QLatin1String("committed"))
        return Fate::Unknown;
    if (m_incarnation == m_connection.m_incarnation)
        return Fate::Committed;
    if (!m_proof)
        return Fate::Unknown;
    const auto isThere = m_proof(m_connection);
    if (!isThere)
        return std::nullopt;
    return *isThere ? Fate::Committed : Fate::NotCommitted;
}

void LostCommit::waitFor(milliseconds pause)
{
    constexpr milliseconds Slice = 20ms;
    for (const QDeadlineTimer end(pause); !end.hasExpired() && !m_connection.isOver();)
        QThread::msleep(Slice.count());
}

} // namespace Triptych::Sql
