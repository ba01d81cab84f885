#pragma once

#include "client.h"

#include <core/article.h>

#include <deque>
#include <vector>

namespace Triptych::Elastic {

/** The index that a bulk request writes to, and what happens where it holds an equal or newer
 * version. */
struct BulkTarget
{
    enum class Versions {
        NeverBack, ///< version_type external: an equal or newer version in the index counts as
                   ///< success
        Replace,   ///< version_type external_gte: an equal version is overwritten; a newer one is a
                   ///< Conflict
    };

    QString index;       ///< an alias, or an index
    bool isAlias = true; ///< require_alias: NotFound where no such alias exists, so that a bulk
                         ///< never makes an index
    Versions versions = Versions::NeverBack;
    /** How long the server may wait for a missing shard; 0 = the server's default, a minute. */
    std::chrono::milliseconds shardPatience{0};
};

/** The document that stands for an article in the index. */
QJsonObject indexDocument(const Core::Article &article);

/**
 * One publish(): sends articles by `_bulk`, with their versions as external versions, and reads the
 * answer to each.
 *
 * A tombstone is indexed as a document of id, version and deleted_at, and not deleted: the server
 * forgets a delete's version after index.gc_deletes or a restart, and a late older version would
 * bring the article back. Searches and counts leave such documents out.
 *
 * Requests are sent when they reach Settings::bulkBytes, two at a time, so that one is
 * encoded while the server works on the other. A 409 means what BulkTarget::Versions says;
 * 429 items are sent again with backoff; a request refused as too large (413) is halved, down to
 * one article, which is Invalid then. An article whose document alone is longer than
 * Settings::maximumRequestBytes is Invalid without being sent, because a server that receives too
 * much may close the connection before it says why. Lives on the I/O thread; documents are encoded
 * on the global thread pool.
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
    /** Any thread: it reads only members that never change. */
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
