#pragma once

#include "reply.h"
#include "settings.h"

#include <core/call.h>
#include <core/pending.h>
#include <core/storehealth.h>

#include <QMutex>
#include <QUrlQuery>

#include <atomic>
#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
class QThread;
QT_END_NAMESPACE

namespace Triptych::Elastic {

class Transport;

/** One request of the REST API. It must be idempotent: QNetworkAccessManager and the client's
 * retries may send it twice. */
struct Request
{
    enum class Content { Json, Lines };

    QByteArray method = QByteArrayLiteral("GET");
    QString path; ///< "/articles/_search", beginning with a slash
    QUrlQuery query;
    QByteArray body;
    Content content = Content::Json;
    QList<int> accept;            ///< statuses beside 2xx that count as success
    qint64 maximumReplyBytes = 0; ///< 0 = Settings::maximumReplyBytes
};

/**
 * HTTP to an Elasticsearch or OpenSearch cluster over QNetworkAccessManager, with the node pool and
 * the retries of the official clients: up to Settings::maximumRetries on connection errors
 * and on 429, 502, 503, 504, with jitter and Retry-After; never on another 4xx. The deadline of the
 * Call is over all attempts, queueing included, and never longer than
 * Settings::requestPatience; while another node could be asked, an attempt gets half of the time
 * that is left, so that a node that never answers does not use it up, and at most
 * Settings::connectPatience to connect. A single node that is silent for half of a long patience is
 * asked once more, over a new connection. After a request that got no byte in time, no connection
 * that was open then is used again; once a new one answers, the requests on the old ones are sent
 * again. Redirects are never followed. The bound on a compressed reply counts its decompressed
 * bytes; nothing is read beyond it.
 *
 * Any thread. All I/O and JSON happens on `io`, whose event loop must run for calls to finish; the
 * client may be destroyed before or after that thread ends; open calls answer Cancelled then.
 */
class Client final : public std::enable_shared_from_this<Client>
{
public:
    /** Makes the access manager, on the I/O thread; for tests that fake a server. */
    using ManagerFactory = std::function<std::unique_ptr<QNetworkAccessManager>()>;

    /** `settings` must name a node. Open calls keep the client alive: call close() when done with
     * it. */
    static std::shared_ptr<Client> create(Settings settings, QThread *io,
                                          ManagerFactory factory = {});
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    const Settings &settings() const { return m_settings; }

    /** Errors: those of readAnswer(), and Unreachable, Timeout, Cancelled, Certificate. */
    Core::FutureResult<Reply> request(Request request, Core::Call call);
    /** As request(); the answer is given on the I/O thread. */
    void send(Request request, Core::Call call, Core::Pending<Reply> pending);
    /** Runs `work` on the I/O thread; drops it where that thread has ended. */
    void post(std::function<void()> work);
    /** Runs `work` on the I/O thread after `delay`; drops it where the thread or the client has
     * ended by then. */
    void postAfter(std::chrono::milliseconds delay, std::function<void()> work);

    /** One cheap round trip; the version is empty where the account may not ask for it. */
    Core::FutureResult<Core::StorePing> ping(Core::Call call);
    /** "Elasticsearch" or "OpenSearch", from the last reply; empty before the first. */
    QString product() const;

    /** Answers all open requests with Cancelled and refuses new ones. */
    void close();
    /** Requested when nothing of this client runs on the I/O thread any more, because the client
     * was closed or that thread ended. A flow that waits there is never resumed then, so its
     * starter must answer for it. */
    const std::stop_token &gone() const { return m_gone; }

private:
    Client(Settings settings, QThread *io, ManagerFactory factory);

    /** Asks elsewhere for what the root page did not tell; on the I/O thread. */
    void askAround(const Reply &root, double latencyMs, const Core::Call &call,
                   const Core::Pending<Core::StorePing> &pending);
    void greeted(const Reply &reply, double latencyMs,
                 const Core::Pending<Core::StorePing> &pending);

    const Settings m_settings;
    mutable QMutex m_mutex;
    Transport *m_transport; ///< lives on the I/O thread; null once closed
    std::stop_token m_gone;
    std::shared_ptr<std::atomic<int>> m_product;
};

} // namespace Triptych::Elastic
