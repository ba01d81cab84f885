#include "dispatcher.h"

#include "errors.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

Q_LOGGING_CATEGORY(lcDispatcher, "triptych.redis.client", QtInfoMsg)

namespace Triptych::Redis {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr int MaximumSends = 2; // a request that broke two connections may be what breaks them

/** `first` doubled with each step up to `most`, then cut by up to a half so that clients spread
 * out. */
milliseconds backOff(int step, milliseconds first, milliseconds most)
{
    const milliseconds full = std::min(most, first * (1 << std::min(step, 16)));
    const int half = int(full.count()) / 2;
    return milliseconds(half + QRandomGenerator::global()->bounded(half + 1));
}

/** Errors that will not go away by themselves: only a new call tries again. */
bool needsPerson(Core::ErrorKind kind)
{
    return kind == Core::ErrorKind::SignIn || kind == Core::ErrorKind::Certificate ||
           kind == Core::ErrorKind::Forbidden || kind == Core::ErrorKind::Usage;
}

} // namespace

Dispatcher::Dispatcher(Settings settings)
    : m_settings(std::move(settings)), m_attemptTimer(this), m_deadlineTimer(this)
{
    m_attemptTimer.setSingleShot(true);
    connect(&m_attemptTimer, &QTimer::timeout, this, &Dispatcher::startAttempt);
    m_deadlineTimer.setSingleShot(true);
    m_deadlineTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &Dispatcher::checkDeadlines);
}

Dispatcher::~Dispatcher()
{
    closeInbox();
    shutDown();
}

void Dispatcher::submit(std::vector<RequestPtr> requests)
{
    bool wake = false;
    {
        const QMutexLocker locker(&m_mutex);
        if (!m_inboxClosed) {
            m_inbox.insert(m_inbox.end(), requests.begin(), requests.end());
            requests.clear();
            wake = !std::exchange(m_wakePosted, true);
        }
    }
    if (wake)
        QMetaObject::invokeMethod(this, &Dispatcher::takeInbox, Qt::QueuedConnection);
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(closingError()));
}

void Dispatcher::closeInbox()
{
    std::vector<RequestPtr> requests;
    {
        const QMutexLocker locker(&m_mutex);
        m_inboxClosed = true;
        requests.swap(m_inbox);
    }
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(closingError()));
}

void Dispatcher::shutDown()
{
    m_shutDown = true;
    m_attemptTimer.stop();
    m_deadlineTimer.stop();
    std::deque<RequestPtr> requests = std::exchange(m_waiting, {});
    for (const RequestPtr &request : std::exchange(m_delayed, {}))
        requests.push_back(request);
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

void Dispatcher::takeInbox()
{
    std::vector<RequestPtr> requests;
    {
        const QMutexLocker locker(&m_mutex);
        requests.swap(m_inbox);
        m_wakePosted = false;
    }
    for (const RequestPtr &request : requests) {
        if (m_shutDown) {
            request->finish(Core::failure(closingError()));
        } else if (request->isFinished()) {
            continue;
        } else if (request->call().deadline.hasExpired()) {
            expire(request);
        } else if (m_attemptError && !m_connection && !mayTryNow()) {
            request->finish(Core::failure(*m_attemptError));
        } else {
            watchDeadline(request->call().deadline);
            m_waiting.push_back(request);
        }
    }
    pump();
}

bool Dispatcher::mayTryNow() const
{
    return !m_attemptTimer.isActive() || !m_attemptError;
}

void Dispatcher::pump()
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

void Dispatcher::startAttempt()
{
    if (m_shutDown || m_connection)
        return;
    m_attemptTimer.stop();
    m_endpoint = 0;
    m_firstError.reset();
    tryEndpoint();
}

void Dispatcher::tryEndpoint()
{
    if (m_settings.endpoints.isEmpty()) {
        attemptFailed({Core::ErrorKind::Usage,
                       QCoreApplication::translate("Redis", "The Redis address names no host."),
                       {}});
        return;
    }
    auto *connection = new Connection(m_settings, m_settings.endpoints.at(m_endpoint), this);
    m_connection = connection;
    connect(connection, &Connection::ready, this, &Dispatcher::onReady);
    connect(connection, &Connection::answered, this, &Dispatcher::onAnswered);
    connect(connection, &Connection::drained, this, [this, connection] {
        if (m_reopen && connection->pending().empty())
            connection->close(closingError());
    });
    connect(connection, &Connection::closed, this,
            [this, connection](const Core::Error &reason) { onClosed(connection, reason); });
    connection->open();
}

void Dispatcher::onReady()
{
    if (m_attemptError)
        qCInfo(lcDispatcher) << "connected again to" << m_settings.address();
    m_attemptError.reset();
    pump();
}

void Dispatcher::onAnswered(const RequestPtr &request, const Reply &reply)
{
    m_failures = 0;
    if (!reply.isError()) {
        request->finish(reply);
        return;
    }
    const Core::Error error = errorFromReply(reply.bytes);
    if (isBusy(reply.bytes) && request->repeat() == Repeat::Allowed) {
        wait(request, error);
        return;
    }
    if (reply.bytes.startsWith("READONLY"))
        m_reopen = true;
    request->finish(Core::failure(error));
}

void Dispatcher::wait(const RequestPtr &request, const Core::Error &reason)
{
    request->lastError = reason;
    m_delayed.push_back(request);
    QTimer::singleShot(backOff(request->delays++, 40ms, 1s), this, [this, request] {
        const auto found = std::find(m_delayed.begin(), m_delayed.end(), request);
        if (found == m_delayed.end())
            return;
        m_delayed.erase(found);
        m_waiting.push_back(request);
        pump();
    });
}

void Dispatcher::onClosed(Connection *connection, const Core::Error &reason)
{
    m_connection = nullptr;
    connection->disconnect(this);
    connection->deleteLater();
    if (!connection->wasReady()) {
        if (!m_firstError)
            m_firstError = reason;
        if (++m_endpoint < m_settings.endpoints.size())
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
    for (const RequestPtr &request : connection->takePending()) {
        if (request->isFinished())
            continue;
        if (!corrupt && request->repeat() == Repeat::Allowed && request->sends < MaximumSends)
            again.push_back(request);
        else
            broken.push_back(request);
    }
    m_waiting.insert(m_waiting.begin(), again.begin(), again.end());
    m_attemptTimer.start(m_failures == 0 ? backOff(0, 20ms, 20ms) : backOff(m_failures, 100ms, 5s));
    const Core::Error error = corrupt ? reason : brokenError(reason);
    for (const RequestPtr &request : broken)
        request->finish(Core::failure(error));
    pump();
}

void Dispatcher::attemptFailed(const Core::Error &reason)
{
    // Once for each outage, not once for each attempt.
    if (!m_attemptError || m_attemptError->kind != reason.kind) {
        qCInfo(lcDispatcher) << "no connection to" << m_settings.address() << ':'
                             << Core::errorKindName(reason.kind) << reason.detail;
    }
    m_attemptError = reason;
    const milliseconds pause = backOff(m_failures++, 100ms, 5s);
    const std::deque<RequestPtr> requests = std::exchange(m_waiting, {});
    if (!needsPerson(reason.kind))
        m_attemptTimer.start(pause);
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(reason));
}

void Dispatcher::watchDeadline(const QDeadlineTimer &deadline)
{
    if (deadline.isForever() || deadline >= m_nextDeadline)
        return;
    m_nextDeadline = deadline;
    // One more, because the timer counts whole milliseconds and must not come too early.
    m_deadlineTimer.start(milliseconds(deadline.remainingTime() + 1));
}

void Dispatcher::expire(const RequestPtr &request)
{
    request->finish(Core::failure(request->lastError.value_or(timeoutError(m_settings.address()))));
}

void Dispatcher::checkDeadlines()
{
    m_nextDeadline = QDeadlineTimer(QDeadlineTimer::Forever);
    std::vector<RequestPtr> expired;
    const auto isOver = [&](const RequestPtr &request) {
        if (request->isFinished())
            return true;
        if (!request->call().deadline.hasExpired()) {
            watchDeadline(request->call().deadline);
            return false;
        }
        expired.push_back(request);
        return true;
    };
    std::erase_if(m_waiting, isOver);
    std::erase_if(m_delayed, isOver);
    // A finished one in the connection's queue was called off; its reply is still to come, so its
    // deadline counts on: a reply that is overdue means that nothing behind it will come either.
    bool overdue = false;
    if (m_connection) {
        for (const RequestPtr &request : m_connection->pending()) {
            if (!request->call().deadline.hasExpired()) {
                watchDeadline(request->call().deadline);
            } else {
                overdue = true;
                expired.push_back(request);
            }
        }
    }
    for (const RequestPtr &request : expired)
        expire(request);
    if (overdue && m_connection)
        m_connection->close(timeoutError(m_settings.address()));
}

} // namespace Triptych::Redis
