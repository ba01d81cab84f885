#pragma once

#include "elasticclient.h"

#include <ports/indexadmin.h>
#include <ports/searchindex.h>

namespace Triptych::Search {

/**
 * Searching in Elasticsearch or OpenSearch, and the index behind the alias ElasticSettings::alias.
 *
 * The concrete index is `<alias>-000001` or the next number; its mapping is
 * resources/search/index.json, whose `_meta.triptych` holds the schema's number and whether a
 * backfill was verified. Documents are Core::articleToJson(Internal). Beside the ports' errors:
 * NotFound where the alias leads nowhere, so that the caller can ensure() and backfill;
 * NewerSchema; ReadOnly and Full from publish(). Any thread; futures finish on the I/O thread, or
 * where the index is destroyed.
 */
class ElasticIndex final : public Ports::SearchIndex, public Ports::IndexAdmin
{
public:
    ElasticIndex(ElasticSettings settings, QThread *io, ElasticClient::ManagerFactory factory = {});
    /** Answers everything open with Cancelled. */
    ~ElasticIndex() override;

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call) override;
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

    Core::FutureResult<Ports::IndexInfo> info(Core::Call call) override;
    Core::FutureResult<Ports::IndexInfo> ensure(Core::Call call) override;
    Core::FutureResult<void> markVerified(Core::Call call) override;
    Core::FutureResult<void> refresh(Core::Call call) override;

    /** The addresses, for people; never with a secret. */
    QString address() const { return m_client->settings().toString(); }
    const std::shared_ptr<ElasticClient> &client() const { return m_client; }

private:
    const std::shared_ptr<ElasticClient> m_client;
};

} // namespace Triptych::Search
