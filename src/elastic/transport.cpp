#include "transport.h"

#include "transporterrors.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace Triptych::Elastic {

namespace {

Q_LOGGING_CATEGORY(logClient, "triptych.search.client", QtInfoMsg)

using std::chrono::milliseconds;

constexpr qint64 ReadAtOnce = 1'000'000;
/** A thread that goes back to its loop ends in a few milliseconds. */
constexpr milliseconds RetirementPatience(500);
/** A shorter patience is a person's, who is not helped by a second question. */
constexpr milliseconds PatienceToAskAgain = std::chrono::seconds(30);

} // namespace

Transport::Transport(Settings settings, Client::ManagerFactory factory,
                     std::shared_ptr<std::atomic<int>> product)
    : m_settings(std::move(settings))
    , m_factory(std::move(factory))
    , m_product(std::move(product))
    , m_retirement(RetirementPatience, this)
    , m_pool(m_settings.nodes)
{
}

Transport::~Transport()
{
    for (auto &[id, exchange] : m_exchanges)
        dropReply(*exchange);
    // Answers may ask to send again; the map must be whole and empty by then.
    auto open = std::exchange(m_exchanges, {});
    open.clear();
    m_gone.request_stop();
    for (std::unique_ptr<QNetworkAccessManager> &manager : m_managers)
        closeInBackground(std::move(manager));
}

void Transport::start(Request request, Core::Call call, Core::Pending<Reply> pending)
{
    if (call.isOver()) {
        pending.answer(Core::failure(Elastic::overError(call, {})));
        return;
    }
    if (const auto read = readCertificates(); !read) {
        pending.answer(Core::failure(read.error()));
        return;
    }
    const quint64 id = ++m_lastId;
    auto owned =
        std::make_unique<Exchange>(std::move(request), std::move(call), std::move(pending));
    Exchange &exchange = *owned;
    m_exchanges.emplace(id, std::move(owned));
    exchange.pause.setSingleShot(true);
    exchange.connecting.setSingleShot(true);
    exchange.deadline.setSingleShot(true);
    exchange.deadline.setTimerType(Qt::PreciseTimer);
    constexpr qint64 Megabyte = 1'000'000;
    const milliseconds own =
        m_settings.requestPatience +
        m_settings.megabytePatience * (exchange.request.body.size() / Megabyte);
    exchange.over = std::min(exchange.call.deadline, QDeadlineTimer(own));
    connect(&exchange.deadline, &QTimer::timeout, this, [this, id] { onDeadline(id); });
    exchange.deadline.start(milliseconds(exchange.over.remainingTime() + 1));
    if (exchange.call.stop.stop_possible()) {
        // Runs on whatever thread asks to stop.
        exchange.stop.emplace(exchange.call.stop, [this, id] {
            QMetaObject::invokeMethod(
                this,
                [this, id] {
                    if (const auto found = m_exchanges.find(id); found != m_exchanges.end())
                        finish(id, Core::failure(overError(*found->second)));
                },
                Qt::QueuedConnection);
        });
    }
    attempt(id);
}

Core::Result<void> Transport::readCertificates()
{
    if (m_ssl)
        return {};
    manager();
    const auto certificates = m_settings.certificates();
    if (!certificates)
        return Core::failure(certificates.error());
    m_ssl = QSslConfiguration::defaultConfiguration();
    if (!certificates->isEmpty())
        m_ssl->setCaCertificates(*certificates);
    return {};
}

void Transport::attempt(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    Exchange &exchange = *found->second;
    const auto now = std::chrono::steady_clock::now();
    exchange.node = m_pool.next(now);
    exchange.received.clear();
    ++exchange.attempts;

    exchange.manager = manager();
    QNetworkReply *reply = exchange.manager->sendCustomRequest(
        networkRequest(exchange.request, m_pool.url(exchange.node)), exchange.request.method,
        exchange.request.body);
    exchange.reply = reply;
    connect(reply, &QNetworkReply::readyRead, this, [this, id] { onReadyRead(id); });
    connect(reply, &QNetworkReply::finished, this, [this, id] { onFinished(id); });

    watchAttempt(id, exchange);
}

void Transport::watchAttempt(quint64 id, Exchange &exchange)
{
    exchange.pause.disconnect();
    exchange.connecting.disconnect();
    const milliseconds half(exchange.over.remainingTime() / 2 + 1);
    const bool mayRepeat = exchange.attempts <= m_settings.maximumRetries;
    const bool hasOther = m_pool.hasOther(exchange.node, std::chrono::steady_clock::now());
    if (mayRepeat && (hasOther || (half * 2 >= PatienceToAskAgain &&
                                   !std::exchange(exchange.askedAgain, true)))) {
        connect(&exchange.pause, &QTimer::timeout, this, [this, id] { onAttemptTimeout(id); });
        exchange.pause.start(half);
    }
    // Qt 6.4 says when a request is on its way only where it has a body. One without is small:
    // another node is asked for it instead, once.
    if (exchange.request.body.isEmpty() && !(hasOther && exchange.attempts == 1))
        return;
    // A request that waits for one of QNAM's connections has not begun to connect.
    QNetworkReply *reply = exchange.reply;
    connect(&exchange.connecting, &QTimer::timeout, this, [this, id] { onNotConnected(id); });
    connect(reply, &QNetworkReply::socketStartedConnecting, &exchange.connecting,
            [&exchange, patience = std::min(m_settings.connectPatience, half)] {
                exchange.connecting.start(patience);
            });
    connect(reply, &QNetworkReply::requestSent, &exchange.connecting, &QTimer::stop);
    connect(reply, &QNetworkReply::metaDataChanged, &exchange.connecting, &QTimer::stop);
}

void Transport::onReadyRead(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end() || !found->second->reply)
        return;
    Exchange &exchange = *found->second;
    const qint64 most = exchange.request.maximumReplyBytes > 0 ? exchange.request.maximumReplyBytes
                                                               : m_settings.maximumReplyBytes;
    // Never all at once: what is compressed may unpack to more than there is memory.
    while (exchange.received.size() <= most) {
        const QByteArray some =
            exchange.reply->read(std::min(ReadAtOnce, most + 1 - exchange.received.size()));
        if (some.isEmpty())
            return;
        exchange.received += some;
    }
    onNoReply(
        id,
        tooLarge(QStringLiteral("%1: more than %2 bytes").arg(address(exchange.node)).arg(most)));
}

void Transport::onFinished(quint64 id)
{
    onReadyRead(id);
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end() || !found->second->reply)
        return;
    Exchange &exchange = *found->second;
    QNetworkReply &reply = *exchange.reply;
    const auto now = std::chrono::steady_clock::now();

    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.node = address(exchange.node);
    // Errors up to 199 are of the network or a proxy, whatever status came before them.
    const bool broken = reply.error() != QNetworkReply::NoError && reply.error() < 200 &&
                        reply.error() != QNetworkReply::ProxyAuthenticationRequiredError;
    if (broken && (answer.status == 0 || reply.error() == QNetworkReply::SslHandshakeFailedError)) {
        const Core::Error error = connectionError(reply, answer.node);
        qCDebug(logClient) << exchange.request.method << exchange.request.path
                           << "failed:" << error.detail;
        m_pool.failed(exchange.node, now);
        retry(id, error, error.kind == Core::ErrorKind::Certificate);
        return;
    }
    if (!broken && answer.status >= 200 && answer.status < 300 &&
        reply.error() != QNetworkReply::NoError) {
        // No such status is an error by itself: the bytes do not unpack.
        onNoReply(id, {Core::ErrorKind::Corrupt,
                       QCoreApplication::translate("Search",
                                                   "The search server's reply cannot be unpacked."),
                       answer.node + QLatin1String(": ") + reply.errorString()});
        return;
    }
    answer.cut = broken;
    answer.contentType = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    answer.product = reply.rawHeader("X-Elastic-Product");
    answer.location = reply.rawHeader("Location");
    answer.retryAfter = reply.rawHeader("Retry-After");
    answer.body = std::exchange(exchange.received, {});
    qCDebug(logClient) << exchange.request.method << exchange.request.path << answer.status
                       << "from" << answer.node;
    sendAgainWhatIsSilent(exchange);

    constexpr int NotAcceptable = 406;
    if (answer.status == NotAcceptable && !answer.cut && m_compatible &&
        exchange.attempts <= m_settings.maximumRetries) {
        // Another product or an older version stands there now; the next ping finds out which.
        m_compatible = false;
        dropReply(exchange);
        attempt(id);
        return;
    }
    auto result = readAnswer(answer, exchange.request.accept);
    if (isWorthRetrying(answer)) {
        if (answer.status != 429 || answer.cut)
            m_pool.failed(exchange.node, now);
        retry(id, result ? Core::Error{Core::ErrorKind::Unreachable, {}, {}} : result.error(),
              false, retryAfter(answer.retryAfter));
        return;
    }
    if (!result && result.error().kind == Core::ErrorKind::Corrupt) {
        onNoReply(id, result.error());
        return;
    }
    m_pool.answered(exchange.node);
    // A refusal does not always carry the header.
    if (result && (result->isElasticsearch || result->status < 300))
        m_product->store(result->isElasticsearch ? Elasticsearch : OpenSearch);
    finish(id, std::move(result));
}

void Transport::onNoReply(quint64 id, const Core::Error &error)
{
    m_pool.failed(m_exchanges.at(id)->node, std::chrono::steady_clock::now());
    retry(id, error, true, milliseconds(0));
}

void Transport::onAttemptTimeout(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    m_pool.failed(found->second->node, std::chrono::steady_clock::now());
    distrustConnections(*found->second);
    retry(id, tooLate(address(found->second->node)), false, milliseconds(0));
}

void Transport::onNotConnected(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end() || !found->second->reply)
        return;
    m_pool.failed(found->second->node, std::chrono::steady_clock::now());
    // QNAM gives the connection that is being made to whatever comes next.
    distrustConnections(*found->second);
    retry(id,
          {Core::ErrorKind::Unreachable,
           QCoreApplication::translate("Search", "The search server cannot be reached."),
           QStringLiteral("%1: no connection within %2 s")
               .arg(address(found->second->node))
               .arg(m_settings.connectPatience.count() / 1000)},
          false);
}

void Transport::onDeadline(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    Exchange &exchange = *found->second;
    const Core::Error error = overError(exchange);
    if (exchange.reply && exchange.node >= 0) {
        m_pool.failed(exchange.node, std::chrono::steady_clock::now());
        distrustConnections(exchange);
    }
    finish(id, Core::failure(error));
}

Core::Error Transport::overError(const Exchange &exchange) const
{
    return Elastic::overError(exchange.call,
                              exchange.node < 0 ? QString() : address(exchange.node));
}

void Transport::retry(quint64 id, const Core::Error &error, bool otherNodeOnly,
                      std::optional<milliseconds> wait)
{
    Exchange &exchange = *m_exchanges.at(id);
    const int node = exchange.node;
    dropReply(exchange);
    const bool hasOther = m_pool.hasOther(node, std::chrono::steady_clock::now());
    if (exchange.attempts > m_settings.maximumRetries || (otherNodeOnly && !hasOther)) {
        finish(id, Core::failure(error));
        return;
    }
    if (!wait) {
        const milliseconds longest = m_settings.retryDelay * (1 << (exchange.attempts - 1));
        // A dead node is no reason to wait where another one lives.
        const bool atOnce =
            hasOther && error.kind == Core::ErrorKind::Unreachable && exchange.attempts == 1;
        wait = atOnce ? milliseconds(0)
                      : longest / 2 + milliseconds(QRandomGenerator::global()->bounded(
                                          int(longest.count() / 2) + 1));
    }
    if (wait->count() >= exchange.over.remainingTime()) {
        finish(id, Core::failure(error));
        return;
    }
    exchange.pause.disconnect();
    connect(&exchange.pause, &QTimer::timeout, this, [this, id] { attempt(id); });
    exchange.pause.start(*wait);
}

void Transport::finish(quint64 id, Core::Result<Reply> result)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const std::unique_ptr<Exchange> exchange = std::move(found->second);
    m_exchanges.erase(found);
    dropReply(*exchange);
    exchange->deadline.stop();
    exchange->pause.stop();
    exchange->stop.reset();
    exchange->pending.answer(std::move(result));
}

QNetworkAccessManager *Transport::manager()
{
    if (!m_trusts)
        m_managers.push_back(m_factory ? m_factory() : std::make_unique<QNetworkAccessManager>());
    m_trusts = true;
    return m_managers.back().get();
}

void Transport::distrustConnections(const Exchange &silent)
{
    if (!silent.received.isEmpty() || !m_trusts || silent.manager != m_managers.back().get())
        return;
    // QNAM keeps up to six for each host and says nothing of them; those that carry a request of
    // another go on with it.
    m_trusts = false;
    QMetaObject::invokeMethod(this, &Transport::removeUnusedManagers, Qt::QueuedConnection);
}

void Transport::sendAgainWhatIsSilent(const Exchange &answered)
{
    if (m_managers.size() < 2 || !m_trusts || answered.manager != m_managers.back().get())
        return;
    QList<quint64> silent;
    for (const auto &[id, exchange] : m_exchanges) {
        if (exchange->reply && exchange->manager != answered.manager &&
            exchange->received.isEmpty() && exchange->attempts <= m_settings.maximumRetries)
            silent << id;
    }
    for (const quint64 id : std::as_const(silent)) {
        dropReply(*m_exchanges.at(id));
        attempt(id);
    }
    QMetaObject::invokeMethod(this, &Transport::removeUnusedManagers, Qt::QueuedConnection);
}

void Transport::removeUnusedManagers()
{
    const QNetworkAccessManager *next = m_trusts ? m_managers.back().get() : nullptr;
    std::erase_if(m_managers, [this, next](std::unique_ptr<QNetworkAccessManager> &manager) {
        const bool isUsed =
            std::any_of(m_exchanges.cbegin(), m_exchanges.cend(), [&manager](const auto &exchange) {
                return exchange.second->reply && exchange.second->manager == manager.get();
            });
        if (isUsed || manager.get() == next)
            return false;
        closeInBackground(std::move(manager));
        return true;
    });
}

void Transport::closeInBackground(std::unique_ptr<QNetworkAccessManager> manager)
{
    const QSet<int> silent = m_leftSilent.take(manager.get());
    if (silent.isEmpty())
        return;
    QList<QUrl> nodes;
    for (const int node : silent)
        nodes << m_pool.url(node);
    m_retirement.retire(std::move(manager), nodes);
}

void Transport::dropReply(Exchange &exchange)
{
    exchange.pause.stop();
    exchange.connecting.stop();
    if (QNetworkReply *reply = exchange.reply) {
        exchange.reply.clear();
        reply->disconnect(this);
        reply->disconnect(&exchange.connecting);
        if (!reply->isFinished()) {
            if (!reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
                m_leftSilent[exchange.manager].insert(exchange.node);
            reply->abort();
        }
        reply->deleteLater();
    }
}

QNetworkRequest Transport::networkRequest(const Request &request, const QUrl &node) const
{
    QUrl url = node;
    url.setPath(node.path(QUrl::FullyEncoded) + request.path, QUrl::TolerantMode);
    url.setQuery(request.query);
    QNetworkRequest network(url);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setSslConfiguration(m_ssl.value_or(QSslConfiguration::defaultConfiguration()));
    // Qt takes what unpacks to more than forty times its size for a bomb; long texts of few letters
    // do. What may be read is bounded in onReadyRead().
    network.setDecompressedSafetyCheckThreshold(-1);

    const bool lines = request.content == Request::Content::Lines;
    const QByteArray subtype = lines ? QByteArrayLiteral("x-ndjson") : QByteArrayLiteral("json");
    if (m_compatible) {
        network.setRawHeader("Accept", "application/vnd.elasticsearch+json; compatible-with=8");
        network.setRawHeader("Content-Type",
                             "application/vnd.elasticsearch+" + subtype + "; compatible-with=8");
    } else {
        network.setRawHeader("Accept", "application/json");
        network.setRawHeader("Content-Type", "application/" + subtype);
    }
    if (!m_settings.apiKey.isEmpty()) {
        network.setRawHeader("Authorization", "ApiKey " + m_settings.apiKey.toUtf8());
    } else if (!m_settings.user.isEmpty()) {
        const QByteArray pair = m_settings.user.toUtf8() + ':' + m_settings.password.toUtf8();
        network.setRawHeader("Authorization", "Basic " + pair.toBase64());
    }
    return network;
}

QString Transport::address(int node) const
{
    const QUrl &url = m_pool.url(node);
    return QStringLiteral("%1:%2")
        .arg(url.host())
        .arg(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

} // namespace Triptych::Elastic
