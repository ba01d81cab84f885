#pragma once

#include "client.h"

#include <core/article.h>

#include <deque>
#include <vector>

namespace Triptych::Elastic {

/** Where a bulk goes, and what an equal or newer version there means. */
struct BulkTarget
{
    enum class Versions {
        NeverBack, ///< external: an index that holds this version or a newer one is what was wanted
        Replace,   ///< external_gte: the same version is written over; a newer one is a Conflict
    };

    QString index;       ///< an alias, or an index
    bool isAlias = true; ///< NotFound where it is none, so that a bulk never makes an index
    Versions versions = Versions::NeverBack;
    /** How long the server may wait for a shard that is not there; 0 = as it likes, a minute. */
    std::chrono::milliseconds shardPatience{0};
};

/** The document that stands for an article in the index. */
QJsonObject indexDocument(const Core::Article &article);

/**
 * One publish(): articles sent by `_bulk` with their versions as external ones, each item's answer
 * read.
 *
 * A tombstone is indexed as a document of id, version and deleted_at, and not deleted: the server
 * forgets a delete's version after index.gc_deletes or a restart, and a late older version would
 * bring the article back. Searches and counts leave such documents out.
 *
 * Requests are sent when they reach Settings::bulkBytes, two at a time, so that one is
 * encoded while the server works on the other. A 409 means what BulkTarget::Versions says;
 * 429 items are sent again with backoff; a request refused as too large (413) is halved, down to
 * the one article, which is Invalid then. So is one whose document alone is longer than
 * Settings::maximumRequestBytes; it is not sent, since a server that is sent more than it
 * takes may end the connection before it says why.
 * Lives on the I/O thread;
 * documents are encoded on the global thread pool.
 */
class Bulk final : public std::enable_shared_from_this<Bulk>
{
public:
    using Results = QList<Core::Result<void>>;

    static void run(std::shared_ptr<Client> client, QList<Core::Article> articles,
                    BulkTarget target, Core::Call call, Core::Pending<Results> pending);

private:
    Bulk(std::shared_ptr<Client> client, QList<Core::Article> articles, BulkTarget target,
         Core::Call call, Core::Pending<Results> pending);

    void next();
    /** The next items that make a request of about Settings::bulkBytes. */
    QList<int> take();
    struct Encoded
    {
        QList<int> items; ///< in `lines`
        QList<int> tooLong;
        QByteArray lines;
    };
    /** On any thread: reads only what never changes. */
    Encoded encode(const QList<int> &items) const;
    void transmit(const QList<int> &items, const QByteArray &body);
    void onReply(const QList<int> &sent, Core::Result<Reply> reply);
    /** The items to send again. */
    QList<int> readItems(const QList<int> &sent, const QJsonArray &items);
    void sendAgain(const QList<int> &items);
    void refuseAsTooLarge(int item);
    void failAll(const QList<int> &items, const Core::Error &error);
    void settle(int item, Core::Result<void> result);
    void laneDone();

    const std::shared_ptr<Client> m_client;
    const QList<Core::Article> m_articles;
    const BulkTarget m_target;
    const Core::Call m_call;
    const Core::Pending<Results> m_pending;
    std::vector<std::optional<Core::Result<void>>> m_results;
    std::vector<int> m_retries;
    std::deque<QList<int>> m_batches;   ///< indices of articles still to be sent
    std::optional<Core::Error> m_fatal; ///< of a whole request; nothing more is sent
    bool m_anythingKnown = false;
    int m_lanes = 0;
};

} // namespace Triptych::Elastic
