#pragma once

#include "deadlinewatch.h"
#include "reconnectingconnection.h"
#include "request.h"
#include "settings.h"
#include "slotmap.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace Triptych::Redis {

/**
 * The nodes of a cluster and the map from slots to nodes. Everything happens on its own thread.
 * MOVED and ASK redirect a request, a few times at most. When a node is lost, another one is asked
 * for the map; requests that may be sent (again) wait for it, within their deadlines and a few
 * seconds at most. While no node answers, requests fail at once.
 */
class Cluster final : public QObject, private ReconnectingConnection::Owner
{
    Q_OBJECT

public:
    /** The endpoints of `settings` are the nodes that it asks first. */
    Cluster(Settings settings, QObject *parent);
    ~Cluster() override;

    void submit(const std::vector<RequestPtr> &requests);
    /** On its own thread, or with that stopped: fails everything. */
    void shutDown();

private:
    struct Node
    {
        Endpoint endpoint;
        ReconnectingConnection *connection =
            nullptr; // a child of the cluster; null until it is needed
        bool isPrimary = false;
    };
    struct Route
    {
        RequestPtr request;
        std::optional<Endpoint> target; // instead of the slot's
    };

    bool takeErrorReply(ReconnectingConnection *connection, const RequestPtr &request,
                        const Reply &reply) override;
    bool takeUnanswered(ReconnectingConnection *connection, const RequestPtr &request,
                        const Core::Error &reason, bool written) override;

    std::vector<RequestPtr> parts(const RequestPtr &request, bool eachKey) const;
    void reroute(Route route);
    void routeAll();
    void route(std::vector<Route> routes);
    void delay(const RequestPtr &request, const Core::Error &reason);
    void wantMap();
    void startAskingForMap();
    void askNextForMap();
    void onMapReply(const Endpoint &asked, const Core::Result<Reply> &reply);
    void useMap(const std::vector<SlotRange> &ranges);
    void mapFailed();
    Node *node(const Endpoint &endpoint);
    Node *anyNode();
    ReconnectingConnection *connection(Node &node);
    void checkDeadlines();

    const Settings m_settings;
    bool m_shutDown = false;
    std::vector<std::unique_ptr<Node>> m_nodes;
    std::array<Node *, SlotCount> m_owners{}; // null where nobody is known
    bool m_hasMap = false;

    std::vector<Route> m_toRoute; // in the next turn of the event loop, together
    bool m_routingPosted = false;
    std::deque<RequestPtr> m_withoutMap;
    std::vector<RequestPtr> m_delayed;

    RequestPtr m_mapRequest; // the one on its way
    std::deque<Endpoint> m_candidates;
    std::optional<Core::Error> m_firstError; // of this round of candidates
    std::optional<Core::Error> m_mapError;   // of the last round, where all of it failed
    int m_mapFailures = 0;
    QElapsedTimer m_sinceMap;
    QTimer m_mapTimer;
    DeadlineWatch m_deadlines;
};

} // namespace Triptych::Redis
