#include "reconnectingconnection.h"

#include "backoff.h"
#include "errors.h"
#include "expiry.h"
#include "sentinels.h"

#include <core/pause.h>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(log, "triptych.redis.connection", QtInfoMsg)

namespace Triptych::Redis {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr auto RivalAfter = 1s;

} // namespace

ReconnectingConnection::ReconnectingConnection(Settings settings, Owner *owner, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_owner(owner)
    , m_attemptTimer(this)
    , m_rivalTimer(this)
    , m_deadlines(this, [this] { checkDeadlines(); })
{
    m_attemptTimer.setSingleShot(true);
    connect(&m_attemptTimer, &QTimer::timeout, this, &ReconnectingConnection::startAttempt);
    m_rivalTimer.setInterval(RivalAfter);
    connect(&m_rivalTimer, &QTimer::timeout, this, &ReconnectingConnection::addRival);
}

ReconnectingConnection::~ReconnectingConnection()
{
    shutDown();
}

std::chrono::milliseconds ReconnectingConnection::awayFor() const
{
    return std::chrono::milliseconds(m_away.isValid() ? m_away.elapsed() : 0);
}

std::deque<RequestPtr> ReconnectingConnection::takeWaiting()
{
    return std::exchange(m_waiting, {});
}

void ReconnectingConnection::retire()
{
    m_retired = true;
    settle();
}

/** Ends a retired connection that has nothing left to do. */
void ReconnectingConnection::settle()
{
    if (!m_retired || m_shutDown || !m_waiting.empty() || !m_delayed.empty() ||
        (m_connection && !m_connection->pending().empty()))
        return;
    shutDown();
    deleteLater();
}

void ReconnectingConnection::shutDown()
{
    m_shutDown = true;
    m_attemptTimer.stop();
    m_deadlines.stop();
    if (Sentinels *sentinels = std::exchange(m_sentinels, nullptr)) {
        sentinels->disconnect(this);
        sentinels->deleteLater();
    }
    std::deque<RequestPtr> requests = std::exchange(m_waiting, {});
    for (const RequestPtr &request : std::exchange(m_delayed, {}))
        requests.push_back(request);
    dropRivals();
    if (Connection *connection = std::exchange(m_connection, nullptr)) {
        connection->disconnect(this);
        connection->close(closingError());
        for (const RequestPtr &request : connection->takePending())
            requests.push_back(request);
        connection->deleteLater();
    }
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(closingError()));
}

void ReconnectingConnection::submit(const std::vector<RequestPtr> &requests)
{
    for (const RequestPtr &request : requests) {
        if (m_shutDown) {
            request->finish(Core::failure(closingError()));
        } else if (request->isFinished()) {
            continue;
        } else if (request->call().deadline.hasExpired()) {
            expire(request, m_settings.address());
        } else if (m_attemptError && !m_connection && !mayTryNow()) {
            const Core::Error error = *m_attemptError;
            if (!m_owner->takeUnanswered(this, request, error, false))
                request->finish(Core::failure(error));
        } else {
            m_deadlines.add(request->call().deadline);
            m_waiting.push_back(request);
        }
    }
    pump();
}

bool ReconnectingConnection::mayTryNow() const
{
    return !m_attemptTimer.isActive() || !m_attemptError;
}

void ReconnectingConnection::pump()
{
    if (m_shutDown || m_waiting.empty())
        return;
    if (!m_connection) {
        if (mayTryNow())
            startAttempt();
        return;
    }
    if (!m_connection->isReady() || m_reopen)
        return;
    bool sent = false;
    while (!m_waiting.empty()) {
        const RequestPtr request = m_waiting.front();
        m_waiting.pop_front();
        if (request->isFinished())
            continue;
        m_connection->send(request);
        sent = true;
    }
    // The socket would wait for the next turn of the event loop.
    if (sent)
        m_connection->flush();
}

void ReconnectingConnection::startAttempt()
{
    if (m_shutDown || m_connection || m_sentinels)
        return;
    m_attemptTimer.stop();
    m_endpoint = 0;
    m_firstError.reset();
    m_endpoints = m_settings.endpoints;
    std::rotate(m_endpoints.begin(), m_endpoints.begin() + m_firstEndpoint, m_endpoints.end());
    if (m_settings.topology != Settings::Topology::Sentinel) {
        tryEndpoint();
        return;
    }
    m_sentinels = new Sentinels(m_settings, this);
    const auto forget = [this] { std::exchange(m_sentinels, nullptr)->deleteLater(); };
    connect(m_sentinels, &Sentinels::found, this, [this, forget](const QList<Endpoint> &primaries) {
        forget();
        m_endpoints = primaries;
        tryEndpoint();
    });
    connect(m_sentinels, &Sentinels::failed, this, [this, forget](const Core::Error &reason) {
        forget();
        attemptFailed(reason);
    });
    m_sentinels->ask();
}

void ReconnectingConnection::tryEndpoint()
{
    if (m_endpoints.isEmpty()) {
        attemptFailed({Core::ErrorKind::Usage,
                       QCoreApplication::translate("Redis", "The Redis address names no host."),
                       {}});
        return;
    }
    m_connection = newConnection();
    m_rivalTimer.start();
    m_connection->open();
}

Connection *ReconnectingConnection::newConnection()
{
    auto *connection = new Connection(m_settings, m_endpoints.at(m_endpoint), this);
    connect(connection, &Connection::ready, this, [this, connection] { onReady(connection); });
    connect(connection, &Connection::answered, this, &ReconnectingConnection::onAnswered);
    connect(connection, &Connection::drained, this, [this, connection] { onDrained(connection); });
    connect(connection, &Connection::closed, this,
            [this, connection](const Core::Error &reason) { onClosed(connection, reason); });
    return connection;
}

void ReconnectingConnection::addRival()
{
    Connection *rival = newConnection();
    m_rivals.push_back(rival);
    rival->open();
}

void ReconnectingConnection::dropRivals()
{
    m_rivalTimer.stop();
    for (Connection *rival : std::exchange(m_rivals, {}))
        drop(rival);
}

/** One that is not ready yet. */
void ReconnectingConnection::drop(Connection *connection)
{
    connection->disconnect(this);
    connection->close(closingError());
    connection->deleteLater();
}

void ReconnectingConnection::onReady(Connection *connection)
{
    if (connection != m_connection) {
        std::erase(m_rivals, connection);
        drop(std::exchange(m_connection, connection));
    }
    dropRivals();
    if (m_attemptError)
        qCInfo(log) << "connected again to" << m_settings.address();
    m_attemptError.reset();
    m_away.invalidate();
    m_lost = false;
    pump();
}

void ReconnectingConnection::onDrained(Connection *connection)
{
    if (m_reopen && connection->pending().empty())
        connection->close(closingError());
    settle();
}

void ReconnectingConnection::onAnswered(const RequestPtr &request, const Reply &reply)
{
    m_failures = 0;
    if (!reply.isError()) {
        request->finish(reply);
        return;
    }
    if (m_owner->takeErrorReply(this, request, reply))
        return;
    const Core::Error error = errorFromReply(reply.bytes);
    if (isBusy(reply.bytes) && request->repeat() == Repeat::Allowed) {
        wait(request, error);
        return;
    }
    if (reply.bytes.startsWith("READONLY") && leaveReplica() &&
        request->repeat() == Repeat::Allowed) {
        wait(request, error);
        return;
    }
    request->finish(Core::failure(error));
}

/** True where the primary may be found at another place. */
bool ReconnectingConnection::leaveReplica()
{
    const bool asksSentinels = m_settings.topology == Settings::Topology::Sentinel;
    if (!m_reopen && !asksSentinels)
        m_firstEndpoint = int((m_firstEndpoint + m_endpoint + 1) % m_settings.endpoints.size());
    m_reopen = true;
    return asksSentinels || m_settings.endpoints.size() > 1;
}

void ReconnectingConnection::wait(const RequestPtr &request, const Core::Error &reason)
{
    request->lastError = reason;
    m_delayed.push_back(request);
    QTimer::singleShot(Core::backOff(request->delays++, 40ms, 1s), this, [this, request] {
        const auto found = std::find(m_delayed.begin(), m_delayed.end(), request);
        if (found == m_delayed.end())
            return;
        m_delayed.erase(found);
        m_waiting.push_back(request);
        pump();
    });
}

void ReconnectingConnection::onClosed(Connection *connection, const Core::Error &reason)
{
    if (connection != m_connection) {
        // Its word is the newer one.
        std::erase(m_rivals, connection);
        drop(m_connection);
    }
    dropRivals();
    m_connection = nullptr;
    m_lost = true;
    connection->disconnect(this);
    connection->deleteLater();
    if (!connection->wasReady()) {
        if (!m_firstError)
            m_firstError = reason;
        if (++m_endpoint < m_endpoints.size())
            tryEndpoint();
        else
            attemptFailed(*m_firstError);
        return;
    }

    m_reopen = false;
    if (connection->answers() == 0)
        ++m_failures;
    // In front of those that came later, and in their old order.
    std::deque<RequestPtr> again;
    std::vector<RequestPtr> broken;
    // Whoever sends nonsense once does it again.
    const bool corrupt = reason.kind == Core::ErrorKind::Corrupt;
    const Core::Error error = corrupt ? reason : brokenError(reason);
    for (const RequestPtr &request : connection->takePending()) {
        if (request->isFinished() || m_owner->takeUnanswered(this, request, error, true))
            continue;
        if (!corrupt && request->repeat() == Repeat::Allowed && request->sends < MaximumSends)
            again.push_back(request);
        else
            broken.push_back(request);
    }
    m_waiting.insert(m_waiting.begin(), again.begin(), again.end());
    if (!m_retired)
        m_attemptTimer.start(m_failures == 0 ? Core::backOff(0, 20ms, 20ms)
                                             : Core::backOff(m_failures, 100ms, 5s));
    for (const RequestPtr &request : broken)
        request->finish(Core::failure(error));
    pump();
    settle();
}

void ReconnectingConnection::attemptFailed(const Core::Error &reason)
{
    // Once for each outage, not once for each attempt.
    if (!m_attemptError || m_attemptError->kind != reason.kind) {
        qCInfo(log) << "no connection to" << m_settings.address() << ':'
                    << Core::errorKindName(reason.kind) << reason.detail;
    }
    m_attemptError = reason;
    if (!m_away.isValid())
        m_away.start();
    // Short enough that what waits for the cache is there within five seconds of its return.
    const milliseconds pause = Core::backOff(m_failures++, 100ms, 1s);
    const std::deque<RequestPtr> requests = std::exchange(m_waiting, {});
    if (!needsPerson(reason.kind) && !m_retired)
        m_attemptTimer.start(pause);
    for (const RequestPtr &request : requests) {
        if (!m_owner->takeUnanswered(this, request, reason, false))
            request->finish(Core::failure(reason));
    }
    settle();
}

void ReconnectingConnection::checkDeadlines()
{
    ExpiryRound round(m_deadlines);
    round.sweep(m_waiting);
    round.sweep(m_delayed);
    // A finished one in the connection's queue was called off; its reply is still to come, so its
    // deadline counts on: a reply that is overdue means that nothing behind it will come either.
    bool overdue = false;
    if (m_connection) {
        for (const RequestPtr &request : m_connection->pending())
            overdue = round.isOverdue(request) || overdue;
    }
    round.expireAll(m_settings.address());
    if (overdue && m_connection)
        m_connection->close(timeoutError(m_settings.address()));
    settle();
}

} // namespace Triptych::Redis
