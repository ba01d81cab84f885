#pragma once

#include "reconnectingconnection.h"
#include "request.h"
#include "settings.h"

#include <QMutex>
#include <QObject>

#include <vector>

namespace Triptych::Redis {

class Cluster;

/**
 * The part of a Client that lives on its thread: takes requests from any thread and hands them to a
 * ReconnectingConnection or a Cluster. Where a server that was named as a single one answers as a
 * node of a cluster, it changes to a Cluster for good.
 */
class Dispatcher final : public QObject, private ReconnectingConnection::Owner
{
    Q_OBJECT

public:
    explicit Dispatcher(Settings settings);
    ~Dispatcher() override;

    /** Any thread. */
    void submit(std::vector<RequestPtr> requests);
    void submit(const RequestPtr &request) { submit(std::vector<RequestPtr>{request}); }
    /** Accepts no more requests and fails those in the inbox. Any thread. */
    void closeInbox();
    /** On its own thread, or with that stopped: fails everything. */
    void shutDown();

private:
    void takeInbox();
    bool takeErrorReply(ReconnectingConnection *connection, const RequestPtr &request,
                        const Reply &reply) override;
    bool takeUnanswered(ReconnectingConnection *connection, const RequestPtr &request,
                        const Core::Error &reason, bool written) override;

    const Settings m_settings;
    ReconnectingConnection *m_connection =
        nullptr; // a child, as is the cluster; one of them is there
    Cluster *m_cluster = nullptr;
    bool m_shutDown = false;

    QMutex m_mutex; // guards the rest
    std::vector<RequestPtr> m_inbox;
    bool m_wakePosted = false;
    bool m_inboxClosed = false;
};

} // namespace Triptych::Redis
