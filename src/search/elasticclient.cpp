#include "elasticclient.h"

#include "elastictransport.h"

#include <core/dispose.h>

#include <QElapsedTimer>
#include <QMutexLocker>
#include <QThread>

namespace Triptych::Search {

namespace {

constexpr int FirstCompatibleMajor = 8;

QString versionOf(const ElasticReply &reply)
{
    const QJsonObject version = reply.json.value(QLatin1String("version")).toObject();
    if (!version.isEmpty())
        return version.value(QLatin1String("number")).toString();
    const QJsonObject nodes = reply.json.value(QLatin1String("nodes")).toObject();
    return nodes.isEmpty() ? QString()
                           : nodes.begin()->toObject().value(QLatin1String("version")).toString();
}

} // namespace

std::shared_ptr<ElasticClient> ElasticClient::create(ElasticSettings settings, QThread *io,
                                                     ManagerFactory factory)
{
    return std::shared_ptr<ElasticClient>(
        new ElasticClient(std::move(settings), io, std::move(factory)));
}

ElasticClient::ElasticClient(ElasticSettings settings, QThread *io, ManagerFactory factory)
    : m_settings(std::move(settings)), m_product(std::make_shared<std::atomic<int>>(0))
{
    Q_ASSERT(!m_settings.nodes.isEmpty());
    m_transport = new ElasticTransport(m_settings, std::move(factory), m_product);
    m_transport->moveToThread(io);
}

ElasticClient::~ElasticClient()
{
    close();
}

void ElasticClient::close()
{
    ElasticTransport *transport = nullptr;
    {
        const QMutexLocker lock(&m_mutex);
        transport = std::exchange(m_transport, nullptr);
    }
    if (!transport)
        return;
    Core::dispose(transport);
}

void ElasticClient::post(std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    if (m_transport)
        QMetaObject::invokeMethod(m_transport, std::move(work), Qt::QueuedConnection);
}

void ElasticClient::postAfter(std::chrono::milliseconds delay, std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    ElasticTransport *transport = m_transport;
    if (!transport)
        return;
    QMetaObject::invokeMethod(
        transport,
        [transport, delay, work = std::move(work)] { QTimer::singleShot(delay, transport, work); },
        Qt::QueuedConnection);
}

void ElasticClient::send(ElasticRequest request, Core::Call call, Answer<ElasticReply> answer)
{
    const QMutexLocker lock(&m_mutex);
    ElasticTransport *transport = m_transport;
    if (!transport)
        return;
    QMetaObject::invokeMethod(
        transport,
        [transport, request = std::move(request), call = std::move(call),
         answer = std::move(answer)] { transport->start(request, call, answer); },
        Qt::QueuedConnection);
}

Core::FutureResult<ElasticReply> ElasticClient::request(ElasticRequest request, Core::Call call)
{
    auto [answer, future] = Answer<ElasticReply>::withFuture();
    send(std::move(request), std::move(call), std::move(answer));
    return future;
}

Core::FutureResult<Core::StorePing> ElasticClient::ping(Core::Call call)
{
    auto [made, future] = Answer<Core::StorePing>::withFuture();
    ElasticRequest root;
    root.path = QStringLiteral("/");
    // A reduced distribution has no such page, and an account without the monitor privilege may not
    // see it.
    root.accept = {403, 405};
    QElapsedTimer clock;
    clock.start();
    send(root, call,
         Answer<ElasticReply>([self = shared_from_this(), answer = made, call,
                               clock](Core::Result<ElasticReply> reply) {
             if (!reply) {
                 answer(Core::failure(reply.error()));
                 return;
             }
             const double latency = double(clock.nsecsElapsed()) / 1e6;
             if (reply->status < 300)
                 self->greeted(*reply, latency, answer);
             else
                 self->askAround(*reply, latency, call, answer);
         }));
    return future;
}

void ElasticClient::askAround(const ElasticReply &root, double latencyMs, const Core::Call &call,
                              const Answer<Core::StorePing> &answer)
{
    ElasticRequest request;
    if (root.status == 403) {
        // Only a reply to what is allowed names the product, and everybody may ask this.
        request.path = QStringLiteral("/_security/_authenticate");
        request.accept = {400, 403, 404, 405};
    } else {
        request.path = QStringLiteral("/_nodes/_local");
        request.query.addQueryItem(QStringLiteral("filter_path"),
                                   QStringLiteral("nodes.*.version"));
        request.accept = {403};
    }
    send(request, call,
         Answer<ElasticReply>(
             [self = shared_from_this(), answer, latencyMs,
              isElasticsearch = root.isElasticsearch](Core::Result<ElasticReply> reply) {
                 if (!reply) {
                     answer(Core::failure(reply.error()));
                     return;
                 }
                 reply->isElasticsearch = reply->isElasticsearch || isElasticsearch;
                 self->greeted(*reply, latencyMs, answer);
             }));
}

void ElasticClient::greeted(const ElasticReply &reply, double latencyMs,
                            const Answer<Core::StorePing> &answer)
{
    const QString version = versionOf(reply);
    const bool compatible = reply.isElasticsearch &&
                            version.section(QLatin1Char('.'), 0, 0).toInt() >= FirstCompatibleMajor;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_transport)
            m_transport->useCompatibleMediaTypes(compatible);
    }
    answer(Core::StorePing{reply.isElasticsearch ? QStringLiteral("Elasticsearch")
                                                 : QStringLiteral("OpenSearch"),
                           version, latencyMs});
}

QString ElasticClient::product() const
{
    switch (m_product->load()) {
    case ElasticTransport::Elasticsearch:
        return QStringLiteral("Elasticsearch");
    case ElasticTransport::OpenSearch:
        return QStringLiteral("OpenSearch");
    default:
        return {};
    }
}

} // namespace Triptych::Search
