#pragma once

#include "elasticclient.h"

#include <core/article.h>

#include <deque>
#include <vector>

namespace Triptych::Search {

/**
 * One publish(): articles sent by `_bulk` with their versions as external ones, each item's answer
 * read.
 *
 * A tombstone is indexed as a document of id, version and deleted_at, and not deleted: the server
 * forgets a delete's version after index.gc_deletes or a restart, and a late older version would
 * bring the article back. Searches and counts leave such documents out.
 *
 * Requests are sent when they reach ElasticSettings::bulkBytes, two at a time, so that one is
 * encoded while the server works on the other. An older version than the index holds (409) is
 * success; 429 items are sent again with backoff; a request refused as too large (413) is halved.
 * Lives on the I/O thread;
 * documents are encoded on the global thread pool.
 */
class ElasticBulk final : public std::enable_shared_from_this<ElasticBulk>
{
public:
    using Results = QList<Core::Result<void>>;

    static void run(std::shared_ptr<ElasticClient> client, QList<Core::Article> articles,
                    Core::Call call, Answer<Results> answer);

private:
    ElasticBulk(std::shared_ptr<ElasticClient> client, QList<Core::Article> articles,
                Core::Call call, Answer<Results> answer);

    void next();
    /** The next items that make a request of about ElasticSettings::bulkBytes. */
    QList<int> take();
    /** On any thread: reads only what never changes. */
    QByteArray encode(const QList<int> &items) const;
    void transmit(const QList<int> &items, const QByteArray &body);
    void onReply(const QList<int> &sent, Core::Result<ElasticReply> reply);
    /** The items to send again. */
    QList<int> readItems(const QList<int> &sent, const QJsonArray &items);
    void sendAgain(const QList<int> &items);
    void failAll(const QList<int> &items, const Core::Error &error);
    void settle(int item, Core::Result<void> result);
    void laneDone();

    const std::shared_ptr<ElasticClient> m_client;
    const QList<Core::Article> m_articles;
    const Core::Call m_call;
    const Answer<Results> m_answer;
    std::vector<std::optional<Core::Result<void>>> m_results;
    std::vector<int> m_retries;
    std::deque<QList<int>> m_batches;   ///< indices of articles still to be sent
    std::optional<Core::Error> m_fatal; ///< of a whole request; nothing more is sent
    bool m_anythingKnown = false;
    int m_lanes = 0;
};

} // namespace Triptych::Search
