#pragma once

#include "client.h"
#include "managerretirement.h"
#include "nodepool.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSet>
#include <QSslConfiguration>
#include <QTimer>

#include <optional>
#include <unordered_map>
#include <vector>

namespace Triptych::Elastic {

/** The part of Client that lives on the I/O thread. Made anywhere, then moved there. */
class Transport final : public QObject
{
    Q_OBJECT

public:
    enum Product { Unknown, OpenSearch, Elasticsearch };

    Transport(Settings settings, Client::ManagerFactory factory,
              std::shared_ptr<std::atomic<int>> product);
    ~Transport() override;

    /** Requested by the destructor, after all open requests were answered. */
    std::stop_token gone() const { return m_gone.get_token(); }
    void start(Request request, Core::Call call, Core::Pending<Reply> pending);
    /** From now on media types ask for the server's REST API of version 8 (Elasticsearch 8 and
     * newer), until a server refuses them. */
    void useCompatibleMediaTypes(bool on) { m_compatible = on; }

private:
    struct Exchange
    {
        Exchange(Request asked, Core::Call terms, Core::Pending<Reply> owed)
            : request(std::move(asked)), call(std::move(terms)), pending(std::move(owed))
        {
        }
        Request request;
        Core::Call call;
        Core::Pending<Reply> pending;
        int attempts = 0;
        int node = -1;
        QNetworkAccessManager *manager = nullptr; ///< that carries `reply`
        QPointer<QNetworkReply> reply;
        QByteArray received;
        QDeadlineTimer over;     ///< of the whole request: the call's, or our own
        bool askedAgain = false; ///< of a lone node that stayed silent
        QTimer deadline;
        QTimer pause; ///< the time of one attempt, or the wait before the next
        QTimer connecting;
        std::optional<std::stop_callback<std::function<void()>>> stop;
    };

    /** Reads the CA file once; after a failure it tries again for the next request. */
    Core::Result<void> readCertificates();
    void attempt(quint64 id);
    void onReadyRead(quint64 id);
    void onFinished(quint64 id);
    /** The node is no search server, or a broken one: asks the next node, if there is one.
     */
    void onNoReply(quint64 id, const Core::Error &error);
    void onAttemptTimeout(quint64 id);
    void onNotConnected(quint64 id);
    void onDeadline(quint64 id);
    /** Ends the attempt under way where it takes too long to connect or to answer. */
    void watchAttempt(quint64 id, Exchange &exchange);
    Core::Error overError(const Exchange &exchange) const;
    /** Tries again where the budget allows, else answers `error`. */
    void retry(quint64 id, const Core::Error &error, bool otherNodeOnly,
               std::optional<std::chrono::milliseconds> wait = {});
    void finish(quint64 id, Core::Result<Reply> result);
    QNetworkAccessManager *manager();
    /** No byte came in time: uses none of the connections that were open then for later requests.
     */
    void distrustConnections(const Exchange &silent);
    /** A new connection answers: sends again the requests that still wait on the old ones. */
    void sendAgainWhatIsSilent(const Exchange &answered);
    void removeUnusedManagers();
    void dropReply(Exchange &exchange);
    /** Destroys a manager without open requests, on another thread where its destructor may block.
     */
    void closeInBackground(std::unique_ptr<QNetworkAccessManager> manager);
    QNetworkRequest networkRequest(const Request &request, const QUrl &node) const;
    QString address(int node) const;

    const Settings m_settings;
    const Client::ManagerFactory m_factory;
    const std::shared_ptr<std::atomic<int>> m_product;
    std::stop_source m_gone;
    /** If m_trusts, the last one is for new requests; the others still have open requests. */
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    bool m_trusts = false;
    /** By manager: the nodes whose replies were given up before their heads had come. */
    QHash<QNetworkAccessManager *, QSet<int>> m_leftSilent;
    ManagerRetirement m_retirement;
    std::optional<QSslConfiguration> m_ssl; ///< after readCertificates()
    NodePool m_pool;
    std::unordered_map<quint64, std::unique_ptr<Exchange>> m_exchanges;
    quint64 m_lastId = 0;
    bool m_compatible = false;
};

} // namespace Triptych::Elastic
