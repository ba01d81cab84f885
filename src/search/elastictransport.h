#pragma once

#include "elasticclient.h"
#include "nodepool.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <optional>
#include <unordered_map>

namespace Triptych::Search {

/** The part of ElasticClient that lives on the I/O thread. Made anywhere, then moved there. */
class ElasticTransport final : public QObject
{
    Q_OBJECT

public:
    enum Product { Unknown, OpenSearch, Elasticsearch };

    ElasticTransport(ElasticSettings settings, ElasticClient::ManagerFactory factory,
                     std::shared_ptr<std::atomic<int>> product);
    ~ElasticTransport() override;

    void start(ElasticRequest request, Core::Call call, Answer<ElasticReply> answer);
    /** From now on media types ask for the server's REST API of version 8 (Elasticsearch 8 and
     * newer), until a server refuses them. */
    void useCompatibleMediaTypes(bool on) { m_compatible = on; }

private:
    struct Exchange
    {
        Exchange(ElasticRequest asked, Core::Call terms, Answer<ElasticReply> to)
            : request(std::move(asked)), call(std::move(terms)), answer(std::move(to))
        {
        }
        ElasticRequest request;
        Core::Call call;
        Answer<ElasticReply> answer;
        int attempts = 0;
        int node = -1;
        QPointer<QNetworkReply> reply;
        QByteArray received;
        bool tooLarge = false;
        QTimer deadline;
        QTimer pause; ///< the time of one attempt, or the wait before the next
        std::optional<std::stop_callback<std::function<void()>>> stop;
    };

    void attempt(quint64 id);
    void onReadyRead(quint64 id);
    void onFinished(quint64 id);
    void onAttemptTimeout(quint64 id);
    /** Tries again where the budget allows, else answers `error`. */
    void retry(quint64 id, const Core::Error &error, bool otherNodeOnly,
               std::optional<std::chrono::milliseconds> wait = {});
    void finish(quint64 id, Core::Result<ElasticReply> result);
    void dropReply(Exchange &exchange);
    QNetworkRequest networkRequest(const ElasticRequest &request, const QUrl &node) const;
    QString address(int node) const;

    const ElasticSettings m_settings;
    const ElasticClient::ManagerFactory m_factory;
    const std::shared_ptr<std::atomic<int>> m_product;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QSslConfiguration m_ssl;
    std::optional<Core::Error> m_certificateError;
    NodePool m_pool;
    std::unordered_map<quint64, std::unique_ptr<Exchange>> m_exchanges;
    quint64 m_lastId = 0;
    bool m_compatible = false;
};

} // namespace Triptych::Search
