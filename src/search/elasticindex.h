#pragma once

#include <elastic/client.h>
#include <ports/indexadmin.h>
#include <ports/searchindex.h>

namespace Triptych::Search {

/**
 * Searches in Elasticsearch or OpenSearch, and manages the index behind the alias
 * Elastic::Settings::alias.
 *
 * The concrete index is `<alias>-000001` or the next number; its mapping is
 * resources/search/index.json, whose `_meta.triptych` holds the schema's number, whether a backfill
 * was verified, and how far a rebuild has come. `<alias>-next` leads to an index being rebuilt,
 * `<alias>-previous` to the one before the last swap; publish() looks for the first each time.
 * Documents are Core::articleToJson(Internal). Beside the ports' errors: NotFound where the alias
 * leads nowhere, so that the caller can ensure() and backfill; NewerSchema; ReadOnly and Full from
 * publish(). Any thread; futures finish on the I/O thread, or on the thread that destroys this
 * object.
 */
class ElasticIndex final : public Ports::SearchIndex, public Ports::IndexAdmin
{
public:
    ElasticIndex(Elastic::Settings settings, QThread *io,
                 Elastic::Client::ManagerFactory factory = {});
    /** Answers everything open with Cancelled. */
    ~ElasticIndex() override;

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call) override;
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

    Core::FutureResult<Ports::IndexInfo> info(Core::Call call) override;
    Core::FutureResult<Ports::IndexCounts> counts(Core::Call call) override;
    Core::FutureResult<Ports::IndexInfo> ensure(Core::Call call) override;
    Core::FutureResult<void> markVerified(QString index, Core::Call call) override;
    Core::FutureResult<void> refresh(Core::Call call) override;
    Core::FutureResult<Ports::IndexRebuild> rebuild(Core::Call call) override;
    Core::FutureResult<Ports::IndexRebuild> startRebuild(Core::Call call) override;
    Core::FutureResult<void> noteRebuild(Ports::IndexRebuild rebuild, Core::Call call) override;
    Core::FutureResult<Published> fillRebuild(QList<Core::Article> articles,
                                              Core::Call call) override;
    Core::FutureResult<Ports::IndexInfo> swap(Core::Call call) override;
    Core::FutureResult<void> dropRebuild(Core::Call call) override;
    Core::FutureResult<Ports::IndexInfo> rollBack(Core::Call call) override;
    Core::FutureResult<QString> previous(Core::Call call) override;
    Core::FutureResult<void> refreshCopy(Ports::IndexCopy copy, Core::Call call) override;
    Core::FutureResult<Ports::IndexedPage> documents(Ports::IndexCopy copy, QString after,
                                                     QString upTo, int limit, Detail detail,
                                                     Core::Call call) override;
    Core::FutureResult<QStringList> strays(Ports::IndexCopy copy, int limit,
                                           Core::Call call) override;
    Core::FutureResult<QList<Ports::IndexedDocument>>
    documentsNow(Ports::IndexCopy copy, QStringList keys, Core::Call call) override;
    QByteArray digest(const Core::Article &article) const override;
    Core::FutureResult<Published> rewrite(Ports::IndexCopy copy, QList<Ports::IndexRepair> repairs,
                                          Core::Call call) override;
    Core::FutureResult<Published> removeDocuments(Ports::IndexCopy copy,
                                                  QList<Ports::IndexedDocument> seen,
                                                  Core::Call call) override;

    Core::FutureResult<Published> noteRefused(Ports::IndexCopy copy,
                                              QList<Ports::IndexRefusal> refusals,
                                              Core::Call call) override;
    Core::FutureResult<Ports::IndexRefusals> refusals(Ports::IndexCopy copy, int limit,
                                                      Core::Call call) override;

    /** The addresses, for people; never with a secret. */
    QString address() const { return m_client->settings().toString(); }
    const std::shared_ptr<Elastic::Client> &client() const { return m_client; }

private:
    const std::shared_ptr<Elastic::Client> m_client;
};

} // namespace Triptych::Search
