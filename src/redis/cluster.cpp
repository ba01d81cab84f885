#include "cluster.h"

#include "backoff.h"
#include "errors.h"
#include "expiry.h"

#include <core/pause.h>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <map>

Q_LOGGING_CATEGORY(lcCluster, "triptych.redis.cluster", QtInfoMsg)

namespace Triptych::Redis {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr int MostRedirections = 5; // a slot that moves needs two; more is a quarrel of the nodes
constexpr milliseconds MapInterval = 100ms; // between two readings of the map
constexpr milliseconds LongestMapReply = 2s;
constexpr milliseconds Patience = 5s; // for a lost node's replica to take over

Core::Error uncoveredError()
{
    return {
        Core::ErrorKind::Unreachable,
        QCoreApplication::translate("Redis", "A part of the Redis cluster is served by no node.")};
}

bool isMgetOfSeveral(const Arguments &command)
{
    return command.size() > 2 && command.first().compare("MGET", Qt::CaseInsensitive) == 0;
}

/** An MGET whose keys live apart, and the answers to its parts as they come. */
struct Gathered
{
    RequestPtr request;
    Reply reply;
    std::optional<Core::Error> error;
    qsizetype missing = 0;

    void put(const std::vector<qsizetype> &places, const Core::Result<Reply> &part)
    {
        const bool fine = part && part->type == Reply::Type::Array &&
                          part->elements.size() == qsizetype(places.size());
        for (size_t i = 0; fine && i < places.size(); ++i)
            reply.elements[places[i]] = part->elements.at(qsizetype(i));
        if (!fine && !error) {
            error = part ? Core::Error{Core::ErrorKind::Corrupt,
                                       QCoreApplication::translate(
                                           "Redis", "Redis answered with something unexpected."),
                                       QStringLiteral("MGET")}
                         : part.error();
        }
        if (--missing > 0)
            return;
        if (error)
            request->finish(Core::failure(*error));
        else
            request->finish(std::move(reply));
    }
};

} // namespace

Cluster::Cluster(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_mapTimer(this)
    , m_deadlines(this, [this] { checkDeadlines(); })
{
    m_mapTimer.setSingleShot(true);
    connect(&m_mapTimer, &QTimer::timeout, this, &Cluster::startAskingForMap);
}

Cluster::~Cluster()
{
    shutDown();
    // Now, because a connection tells its owner until its end.
    qDeleteAll(findChildren<ReconnectingConnection *>(Qt::FindDirectChildrenOnly));
}

void Cluster::shutDown()
{
    if (std::exchange(m_shutDown, true))
        return;
    m_mapTimer.stop();
    m_deadlines.stop();
    std::vector<RequestPtr> requests = std::exchange(m_delayed, {});
    for (const RequestPtr &request : std::exchange(m_withoutMap, {}))
        requests.push_back(request);
    for (const Route &route : std::exchange(m_toRoute, {}))
        requests.push_back(route.request);
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(closingError()));
    for (ReconnectingConnection *connection :
         findChildren<ReconnectingConnection *>(Qt::FindDirectChildrenOnly))
        connection->shutDown();
}

void Cluster::submit(const std::vector<RequestPtr> &requests)
{
    std::vector<Route> routes;
    routes.reserve(requests.size());
    for (const RequestPtr &request : requests) {
        const Arguments &arguments = request->arguments();
        if (const QByteArray *key = routingKey(arguments))
            request->slot = slotOf(*key);
        if (isMgetOfSeveral(arguments)) {
            for (const RequestPtr &part : parts(request, false))
                routes.push_back({part, {}});
        } else {
            routes.push_back({request, {}});
        }
    }
    route(std::move(routes));
}

/** The requests whose answers make up that of an MGET: one for each slot, or for each key. */
std::vector<RequestPtr> Cluster::parts(const RequestPtr &request, bool eachKey) const
{
    const Arguments &arguments = request->arguments();
    std::map<int, std::vector<qsizetype>> places; // of keys, by slot
    for (qsizetype i = 1; i < arguments.size(); ++i)
        places[eachKey ? int(i) : slotOf(arguments.at(i))].push_back(i - 1);
    if (places.size() == 1)
        return {request};
    const auto gathered = std::make_shared<Gathered>();
    gathered->request = request;
    gathered->reply.type = Reply::Type::Array;
    gathered->reply.elements.resize(arguments.size() - 1);
    gathered->missing = qsizetype(places.size());
    std::vector<RequestPtr> parts;
    parts.reserve(places.size());
    for (auto &[group, ofPart] : places) {
        Arguments keys{arguments.first()};
        keys.reserve(qsizetype(ofPart.size()) + 1);
        for (const qsizetype place : ofPart)
            keys.append(arguments.at(place + 1));
        const int slot = slotOf(keys.at(1));
        parts.push_back(Request::create(
            std::move(keys), Core::Call{request->call().deadline, {}}, request->repeat(),
            [gathered, places = std::move(ofPart)](const Core::Result<Reply> &reply) {
                gathered->put(places, reply);
            }));
        parts.back()->slot = slot;
    }
    return parts;
}

void Cluster::reroute(Route route)
{
    m_toRoute.push_back(std::move(route));
    if (!std::exchange(m_routingPosted, true))
        QMetaObject::invokeMethod(this, &Cluster::routeAll, Qt::QueuedConnection);
}

void Cluster::routeAll()
{
    m_routingPosted = false;
    route(std::exchange(m_toRoute, {}));
}

void Cluster::route(std::vector<Route> routes)
{
    std::vector<std::pair<ReconnectingConnection *, std::vector<RequestPtr>>> batches;
    for (const Route &route : routes) {
        const RequestPtr &request = route.request;
        if (m_shutDown) {
            request->finish(Core::failure(closingError()));
            continue;
        }
        if (request->isFinished())
            continue;
        if (request->call().deadline.hasExpired()) {
            expire(request, m_settings.address());
            continue;
        }
        if (!m_hasMap) {
            if (m_mapError && m_mapTimer.isActive()) {
                request->finish(Core::failure(*m_mapError));
                continue;
            }
            m_deadlines.add(request->call().deadline);
            m_withoutMap.push_back(request);
            wantMap();
            continue;
        }
        Node *target = route.target        ? node(*route.target)
                       : request->slot < 0 ? anyNode()
                                           : m_owners[size_t(request->slot)];
        if (!target) {
            wantMap();
            delay(request, uncoveredError());
            continue;
        }
        ReconnectingConnection *to = connection(*target);
        auto batch = std::find_if(batches.begin(), batches.end(),
                                  [&](const auto &b) { return b.first == to; });
        if (batch == batches.end())
            batch = batches.insert(batch, {to, {}});
        batch->second.push_back(request);
    }
    for (const auto &[to, batch] : batches) {
        // It may hang instead of failing, while another node has taken over.
        if (to->isLost())
            wantMap();
        to->submit(batch);
    }
}

bool Cluster::takeErrorReply(ReconnectingConnection *connection, const RequestPtr &request,
                             const Reply &reply)
{
    if (m_shutDown || request == m_mapRequest)
        return false;
    const QByteArray &text = reply.bytes;
    if (const auto redirection =
            Redirection::fromReply(text, connection->settings().endpoints.constFirst())) {
        if (redirection->moved) {
            // Right away, so that what comes next goes the right way; the whole map follows.
            m_owners[size_t(redirection->slot)] = node(redirection->target);
            wantMap();
        }
        if (++request->redirections > MostRedirections)
            return false;
        // It did not run, so that even a command that must run once may go elsewhere.
        request->sends = 0;
        request->asking = !redirection->moved;
        reroute({request, redirection->target});
        return true;
    }
    if (text.startsWith("TRYAGAIN") && request->repeat() == Repeat::Allowed) {
        // Some keys of a slot that moves have moved: each by itself is found on either side.
        if (isMgetOfSeveral(request->arguments())) {
            for (const RequestPtr &part : parts(request, true))
                reroute({part, {}});
        } else {
            delay(request, errorFromReply(text));
        }
        return true;
    }
    if (text.startsWith("CLUSTERDOWN")) {
        wantMap();
        if (request->repeat() == Repeat::Allowed) {
            delay(request, errorFromReply(text));
            return true;
        }
    }
    return false;
}

bool Cluster::takeUnanswered(ReconnectingConnection *connection, const RequestPtr &request,
                             const Core::Error &reason, bool written)
{
    request->asking = false;
    if (m_shutDown || request == m_mapRequest)
        return false;
    wantMap();
    if (written && (request->repeat() == Repeat::Never || request->sends >= MaximumSends ||
                    reason.kind == Core::ErrorKind::Corrupt))
        return false;
    if (needsPerson(reason.kind) || m_mapError || connection->awayFor() > Patience)
        return false;
    delay(request, reason);
    return true;
}

void Cluster::delay(const RequestPtr &request, const Core::Error &reason)
{
    request->lastError = reason;
    m_deadlines.add(request->call().deadline);
    m_delayed.push_back(request);
    QTimer::singleShot(Core::backOff(request->delays++, 40ms, 1s), this, [this, request] {
        const auto found = std::find(m_delayed.begin(), m_delayed.end(), request);
        if (found == m_delayed.end())
            return;
        m_delayed.erase(found);
        reroute({request, {}});
    });
}

/** Reads the map soon, once for all who want it meanwhile. */
void Cluster::wantMap()
{
    if (m_shutDown || m_mapRequest || !m_candidates.empty() || m_mapTimer.isActive())
        return;
    const milliseconds since(m_sinceMap.isValid() ? m_sinceMap.elapsed() : MapInterval.count());
    m_mapTimer.start(std::max(0ms, MapInterval - since));
}

void Cluster::startAskingForMap()
{
    m_firstError.reset();
    m_candidates.clear();
    const auto add = [this](const Endpoint &endpoint) {
        if (std::find(m_candidates.begin(), m_candidates.end(), endpoint) == m_candidates.end())
            m_candidates.push_back(endpoint);
    };
    // Those who answer now, then all others, then those that the settings name.
    for (const auto &node : m_nodes) {
        if (node->connection && node->connection->isReady())
            add(node->endpoint);
    }
    for (const auto &node : m_nodes)
        add(node->endpoint);
    for (const Endpoint &endpoint : m_settings.endpoints)
        add(endpoint);
    askNextForMap();
}

void Cluster::askNextForMap()
{
    if (m_shutDown)
        return;
    if (m_candidates.empty()) {
        mapFailed();
        return;
    }
    const Endpoint endpoint = m_candidates.front();
    m_candidates.pop_front();
    m_mapRequest =
        Request::create({"CLUSTER", "SLOTS"}, Core::Call::within(LongestMapReply), Repeat::Never,
                        [this, endpoint](const Core::Result<Reply> &reply) {
                            // Later, because a connection may say so while it is at work.
                            QMetaObject::invokeMethod(
                                this, [this, endpoint, reply] { onMapReply(endpoint, reply); },
                                Qt::QueuedConnection);
                        });
    connection(*node(endpoint))->submit({m_mapRequest});
}

void Cluster::onMapReply(const Endpoint &asked, const Core::Result<Reply> &reply)
{
    m_mapRequest.reset();
    if (m_shutDown)
        return;
    const auto ranges = reply.and_then([&](const Reply &r) { return readSlotRanges(r, asked); });
    if (!ranges || ranges->empty()) {
        if (!m_firstError)
            m_firstError = ranges ? uncoveredError() : ranges.error();
        askNextForMap();
        return;
    }
    m_candidates.clear();
    useMap(*ranges);
}

void Cluster::useMap(const std::vector<SlotRange> &ranges)
{
    std::vector<std::unique_ptr<Node>> known = std::exchange(m_nodes, {});
    const auto keep = [&](const Endpoint &endpoint, bool isPrimary) {
        for (std::unique_ptr<Node> &old : known) {
            if (old && old->endpoint == endpoint) {
                old->isPrimary = false;
                m_nodes.push_back(std::move(old));
            }
        }
        Node *kept = node(endpoint);
        kept->isPrimary = kept->isPrimary || isPrimary;
        return kept;
    };
    m_owners.fill(nullptr);
    for (const SlotRange &range : ranges) {
        Node *primary = keep(range.primary, true);
        std::fill(m_owners.begin() + range.first, m_owners.begin() + range.last + 1, primary);
        for (const Endpoint &replica : range.replicas)
            keep(replica, false);
    }
    if (m_mapError || !m_hasMap)
        qCInfo(lcCluster) << "cluster of" << m_nodes.size() << "nodes at" << m_settings.address();
    m_hasMap = true;
    m_mapError.reset();
    m_mapFailures = 0;
    m_sinceMap.start();
    // What waits for a node that may not come back goes where its slot is served now.
    const auto takeBack = [this](ReconnectingConnection *connection) {
        for (const RequestPtr &request : connection->takeWaiting())
            reroute({request, {}});
    };
    for (const std::unique_ptr<Node> &dropped : known) {
        if (!dropped || !dropped->connection)
            continue;
        takeBack(dropped->connection);
        dropped->connection->retire();
    }
    for (const auto &node : m_nodes) {
        if (node->connection && !node->isPrimary)
            takeBack(node->connection);
    }
    for (const RequestPtr &request : std::exchange(m_withoutMap, {}))
        reroute({request, {}});
}

void Cluster::mapFailed()
{
    m_mapError = m_firstError.value_or(uncoveredError());
    if (m_mapFailures == 0) {
        qCInfo(lcCluster) << "no node answers of" << m_settings.address() << ':'
                          << Core::errorKindName(m_mapError->kind) << m_mapError->detail;
    }
    m_sinceMap.start();
    const milliseconds pause = Core::backOff(m_mapFailures++, 100ms, 5s);
    if (!needsPerson(m_mapError->kind))
        m_mapTimer.start(pause);
    const Core::Error error = *m_mapError;
    for (const RequestPtr &request : std::exchange(m_withoutMap, {}))
        request->finish(Core::failure(error));
}

Cluster::Node *Cluster::node(const Endpoint &endpoint)
{
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [&](const auto &n) { return n->endpoint == endpoint; });
    if (found != m_nodes.end())
        return found->get();
    m_nodes.push_back(std::make_unique<Node>(Node{endpoint}));
    return m_nodes.back().get();
}

Cluster::Node *Cluster::anyNode()
{
    Node *any = nullptr;
    for (const auto &node : m_nodes) {
        if (!node->isPrimary)
            continue;
        if (node->connection && node->connection->isReady())
            return node.get();
        if (!any || (any->connection && any->connection->awayFor() > 0ms))
            any = node.get();
    }
    return any;
}

ReconnectingConnection *Cluster::connection(Node &node)
{
    if (!node.connection) {
        Settings settings = m_settings;
        settings.endpoints = {node.endpoint};
        node.connection = new ReconnectingConnection(settings, this, this);
    }
    return node.connection;
}

void Cluster::checkDeadlines()
{
    ExpiryRound round(m_deadlines);
    round.sweep(m_withoutMap);
    round.sweep(m_delayed);
    round.expireAll(m_settings.address());
}

} // namespace Triptych::Redis
