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

/** One request of the REST API. It must be idempotent: QNAM and the retries below may send it
 * twice. */
struct Request
{
    enum class Content { Json, Lines };

    QByteArray method = QByteArrayLiteral("GET");
    QString path; ///< "/articles/_search", beginning with a slash
    QUrlQuery query;
    QByteArray body;
    Content content = Content::Json;
    QList<int> accept;            ///< statuses beside 2xx that are an answer to this request
    qint64 maximumReplyBytes = 0; ///< 0 = Settings::maximumReplyBytes
};

/**
 * HTTP to an Elasticsearch or OpenSearch cluster over QNetworkAccessManager, with the node pool and
 * the retries of the official clients: up to Settings::maximumRetries on connection errors
 * and on 429, 502, 503, 504, with jitter and Retry-After; never on another 4xx. The deadline of the
 * Call is over all attempts, queueing included, and never longer than
 * Settings::requestPatience; an attempt gets half of what is left while another node could be
 * asked, so that a node that swallows requests does not use it up, and
 * Settings::connectPatience to connect. A lone node that stays silent for half of a long
 * patience is asked once more, over a new connection. After a request
 * that got not one byte in time, no connection that was open then is used again; once a new one
 * answers, what the old ones still carry is sent again. Redirects are never followed. Compressed
 * replies are bounded by what they unpack to, and read no further.
 *
 * Any thread. All I/O and JSON happens on `io`, whose event loop must run for calls to finish; the
 * client may go away before or after that thread ends, and open calls then answer Cancelled.
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
    /** Runs `work` on the I/O thread; drops it where that is gone. */
    void post(std::function<void()> work);
    /** Runs `work` there after `delay`; drops it where the thread or the client is gone by then. */
    void postAfter(std::chrono::milliseconds delay, std::function<void()> work);

    /** One cheap round trip; the version is empty where the account may not ask for it. */
    Core::FutureResult<Core::StorePing> ping(Core::Call call);
    /** "Elasticsearch" or "OpenSearch", as of the last reply; empty before the first. */
    QString product() const;

    /** Answers everything open with Cancelled and refuses more. */
    void close();
    /** Requested once nothing runs on the I/O thread any more for this client: it was closed, or
     * that thread ended. A flow that waits there is never resumed then, so whoever owes its answer
     * gives it. */
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
