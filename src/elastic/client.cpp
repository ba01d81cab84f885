#include "client.h"

#include "transport.h"

#include <core/dispose.h>

#include <QElapsedTimer>
#include <QMutexLocker>
#include <QThread>

namespace Triptych::Elastic {

namespace {

constexpr int FirstCompatibleMajor = 8;

QString versionOf(const Reply &reply)
{
    const QJsonObject version = reply.json.value(QLatin1String("version")).toObject();
    if (!version.isEmpty())
        return version.value(QLatin1String("number")).toString();
    const QJsonObject nodes = reply.json.value(QLatin1String("nodes")).toObject();
    return nodes.isEmpty() ? QString()
                           : nodes.begin()->toObject().value(QLatin1String("version")).toString();
}

} // namespace

std::shared_ptr<Client> Client::create(Settings settings, QThread *io, ManagerFactory factory)
{
    return std::shared_ptr<Client>(new Client(std::move(settings), io, std::move(factory)));
}

Client::Client(Settings settings, QThread *io, ManagerFactory factory)
    : m_settings(std::move(settings)), m_product(std::make_shared<std::atomic<int>>(0))
{
    Q_ASSERT(!m_settings.nodes.isEmpty());
    m_transport = new Transport(m_settings, std::move(factory), m_product);
    m_gone = m_transport->gone();
    m_transport->moveToThread(io);
}

Client::~Client()
{
    close();
}

void Client::close()
{
    Transport *transport = nullptr;
    {
        const QMutexLocker lock(&m_mutex);
        transport = std::exchange(m_transport, nullptr);
    }
    if (!transport)
        return;
    Core::dispose(transport);
}

void Client::post(std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    if (m_transport)
        QMetaObject::invokeMethod(m_transport, std::move(work), Qt::QueuedConnection);
}

void Client::postAfter(std::chrono::milliseconds delay, std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    Transport *transport = m_transport;
    if (!transport)
        return;
    QMetaObject::invokeMethod(
        transport,
        [transport, delay, work = std::move(work)] { QTimer::singleShot(delay, transport, work); },
        Qt::QueuedConnection);
}

void Client::send(Request request, Core::Call call, Core::Pending<Reply> pending)
{
    const QMutexLocker lock(&m_mutex);
    Transport *transport = m_transport;
    if (!transport)
        return;
    QMetaObject::invokeMethod(
        transport,
        [transport, request = std::move(request), call = std::move(call),
         pending = std::move(pending)] { transport->start(request, call, pending); },
        Qt::QueuedConnection);
}

Core::FutureResult<Reply> Client::request(Request request, Core::Call call)
{
    auto [pending, future] = Core::Pending<Reply>::withFuture(calledOff);
    send(std::move(request), std::move(call), std::move(pending));
    return future;
}

Core::FutureResult<Core::StorePing> Client::ping(Core::Call call)
{
    auto [made, future] = Core::Pending<Core::StorePing>::withFuture(calledOff);
    Request root;
    root.path = QStringLiteral("/");
    // A reduced distribution has no such page, and an account without the monitor privilege may not
    // see it.
    root.accept = {403, 405};
    QElapsedTimer clock;
    clock.start();
    send(root, call,
         Core::Pending<Reply>(
             [self = shared_from_this(), pending = made, call, clock](Core::Result<Reply> reply) {
                 if (!reply) {
                     pending.answer(Core::failure(reply.error()));
                     return;
                 }
                 const double latency = double(clock.nsecsElapsed()) / 1e6;
                 if (reply->status < 300)
                     self->greeted(*reply, latency, pending);
                 else
                     self->askAround(*reply, latency, call, pending);
             },
             calledOff));
    return future;
}

void Client::askAround(const Reply &root, double latencyMs, const Core::Call &call,
                       const Core::Pending<Core::StorePing> &pending)
{
    Request request;
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
         Core::Pending<Reply>(
             [self = shared_from_this(), pending, latencyMs,
              isElasticsearch = root.isElasticsearch](Core::Result<Reply> reply) {
                 if (!reply) {
                     pending.answer(Core::failure(reply.error()));
                     return;
                 }
                 reply->isElasticsearch = reply->isElasticsearch || isElasticsearch;
                 self->greeted(*reply, latencyMs, pending);
             },
             calledOff));
}

void Client::greeted(const Reply &reply, double latencyMs,
                     const Core::Pending<Core::StorePing> &pending)
{
    const QString version = versionOf(reply);
    const bool compatible = reply.isElasticsearch &&
                            version.section(QLatin1Char('.'), 0, 0).toInt() >= FirstCompatibleMajor;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_transport)
            m_transport->useCompatibleMediaTypes(compatible);
    }
    pending.answer(Core::StorePing{reply.isElasticsearch ? QStringLiteral("Elasticsearch")
                                                         : QStringLiteral("OpenSearch"),
                                   version, latencyMs});
}

QString Client::product() const
{
    switch (m_product->load()) {
    case Transport::Elasticsearch:
        return QStringLiteral("Elasticsearch");
    case Transport::OpenSearch:
        return QStringLiteral("OpenSearch");
    default:
        return {};
    }
}

} // namespace Triptych::Elastic
