#pragma once

#include "connection.h"
#include "request.h"
#include "settings.h"

#include <QMutex>
#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>
#include <vector>

namespace Triptych::Redis {

/**
 * The part of a Client that lives on its thread: queue, connection, reconnect, deadlines. Requests
 * wait here until a connection is ready; a connection that breaks gives back what may be sent
 * again. While the last attempt to connect failed and the next one is not due, requests fail at
 * once with its error, so that a port degrades instead of waiting.
 */
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    explicit Dispatcher(Settings settings);
    ~Dispatcher() override;

    /** Any thread. */
    void submit(std::vector<RequestPtr> requests);
    void submit(const RequestPtr &request) { submit(std::vector<RequestPtr>{request}); }
    /** Any thread: takes no more and fails what only waits in the inbox. */
    void closeInbox();
    /** On its own thread, or with that stopped: fails everything. */
    void shutDown();

private:
    void takeInbox();
    void pump();
    void startAttempt();
    void tryEndpoint();
    void onReady();
    void onAnswered(const RequestPtr &request, const Reply &reply);
    void onClosed(Connection *connection, const Core::Error &reason);
    void attemptFailed(const Core::Error &reason);
    void wait(const RequestPtr &request, const Core::Error &reason);
    void checkDeadlines();
    void watchDeadline(const QDeadlineTimer &deadline);
    void expire(const RequestPtr &request);
    bool mayTryNow() const;

    const Settings m_settings;

    QMutex m_mutex; // guards the next three
    std::vector<RequestPtr> m_inbox;
    bool m_wakePosted = false;
    bool m_inboxClosed = false;

    bool m_shutDown = false;
    std::deque<RequestPtr> m_waiting;  // for a connection
    std::vector<RequestPtr> m_delayed; // for a busy server
    Connection *m_connection = nullptr;
    int m_endpoint = 0;                        // which one is tried
    std::optional<Core::Error> m_firstError;   // of this attempt, of the first endpoint
    std::optional<Core::Error> m_attemptError; // of the last attempt, where it failed
    int m_failures = 0;                        // attempts and empty connections in a row
    bool m_reopen = false;                     // this server turned out to be a replica
    QTimer m_attemptTimer;
    QTimer m_deadlineTimer;
    QDeadlineTimer m_nextDeadline{QDeadlineTimer::Forever};
};

} // namespace Triptych::Redis
