#pragma once

#include "connection.h"
#include "deadlinewatch.h"
#include "request.h"
#include "settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>
#include <vector>

namespace Triptych::Redis {

class Sentinels;

/**
 * Queue, connection, reconnecting and deadlines for one server, or for the server that the
 * sentinels name as primary. Everything happens on its own thread. Requests wait until a connection
 * is ready; those of a broken connection that may be repeated wait again. After a failed attempt to
 * connect, requests fail at once with its error until the next attempt, so that a port degrades
 * instead of waiting. While an attempt gets no answer, one more is started each second, because its
 * first packets may have been lost on a network that works again now. A server of a list that turns
 * out to be a replica is skipped.
 */
class ReconnectingConnection final : public QObject
{
    Q_OBJECT

public:
    /** May take over a request that would otherwise end in an error. True = taken over. */
    class Owner
    {
    public:
        virtual ~Owner() = default;
        virtual bool takeErrorReply(ReconnectingConnection *connection, const RequestPtr &request,
                                    const Reply &reply) = 0;
        /** `written` = the request was sent, so the command may have run. */
        virtual bool takeUnanswered(ReconnectingConnection *connection, const RequestPtr &request,
                                    const Core::Error &reason, bool written) = 0;
    };

    /** For a cluster's settings it uses the sign-in and the first endpoint that answers. */
    ReconnectingConnection(Settings settings, Owner *owner, QObject *parent);
    ~ReconnectingConnection() override;

    void submit(const std::vector<RequestPtr> &requests);
    const Settings &settings() const { return m_settings; }
    bool isReady() const { return m_connection && m_connection->isReady() && !m_reopen; }
    /** It was connected, or tried to connect, and is not connected now. */
    bool isLost() const { return m_lost; }
    /** For how long no attempt to connect has succeeded; 0 where none failed. */
    std::chrono::milliseconds awayFor() const;
    /** Takes the requests that wait for a connection, to be sent to another server. */
    std::deque<RequestPtr> takeWaiting();
    /** Waits for the answers to its requests, then deletes itself. */
    void retire();
    /** On its own thread, or with that stopped: fails everything. */
    void shutDown();

private:
    void pump();
    void startAttempt();
    void tryEndpoint();
    Connection *newConnection();
    void addRival();
    void dropRivals();
    void drop(Connection *connection);
    void onReady(Connection *connection);
    void onAnswered(const RequestPtr &request, const Reply &reply);
    void onDrained(Connection *connection);
    void onClosed(Connection *connection, const Core::Error &reason);
    void attemptFailed(const Core::Error &reason);
    bool leaveReplica();
    void wait(const RequestPtr &request, const Core::Error &reason);
    void checkDeadlines();
    bool mayTryNow() const;
    void settle();

    const Settings m_settings;
    Owner *const m_owner;

    bool m_shutDown = false;
    bool m_retired = false;
    std::deque<RequestPtr> m_waiting;  // for a connection
    std::vector<RequestPtr> m_delayed; // for a busy server
    Connection *m_connection = nullptr;
    std::vector<Connection *> m_rivals;        // of m_connection while that gets no answer
    Sentinels *m_sentinels = nullptr;          // while they are asked
    QList<Endpoint> m_endpoints;               // of this attempt
    int m_endpoint = 0;                        // which of them is tried
    int m_firstEndpoint = 0;                   // of the settings': the next attempt begins there
    std::optional<Core::Error> m_firstError;   // of this attempt, of the first endpoint
    std::optional<Core::Error> m_attemptError; // of the last attempt, where it failed
    QElapsedTimer m_away;                      // since the first failed attempt
    int m_failures = 0;                        // attempts and empty connections in a row
    bool m_lost = false;
    bool m_reopen = false; // this server turned out to be a replica
    QTimer m_attemptTimer;
    QTimer m_rivalTimer;
    DeadlineWatch m_deadlines;
};

} // namespace Triptych::Redis
