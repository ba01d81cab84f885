#include "elasticindex.h"

#include "elasticdocuments.h"
#include "elasticmeta.h"
#include "elasticquery.h"
#include "elasticrebuild.h"
#include "elasticrefusals.h"

#include <core/cotry.h>
#include <elastic/bulk.h>
#include <elastic/flow.h>

namespace Triptych::Search {

namespace {

using namespace Qt::StringLiterals;
using Client = std::shared_ptr<Elastic::Client>;

constexpr int MaximumLeftovers = 20;
constexpr std::chrono::milliseconds LongestSearch = std::chrono::minutes(1);

/** What its settings keep it from taking. */
Core::Error blockOn(const QJsonObject &index)
{
    const QJsonValue described = index;
    const QJsonObject blocks = described["settings"_L1]["index"_L1]["blocks"_L1].toObject();
    const auto isOn = [&blocks](QLatin1String name) {
        return blocks.value(name).toVariant().toString() == "true"_L1;
    };
    // In the words of a refusal, so that the same sentence is said before and after a save.
    const auto refusal = [](const QString &reason) {
        constexpr int Forbidden = 403;
        return Elastic::serverError(
            Forbidden, {{u"type"_s, u"cluster_block_exception"_s}, {u"reason"_s, reason}});
    };
    if (isOn("read_only_allow_delete"_L1))
        return refusal(u"index.blocks.read_only_allow_delete: read-only-allow-delete"_s);
    for (const QLatin1String name : {"read_only"_L1, "write"_L1}) {
        if (isOn(name))
            return refusal(u"index.blocks."_s + name);
    }
    return {};
}

/** What `alias` leads to among `indices`, as the server describes them. */
Core::Result<Ports::IndexInfo> infoIn(const QJsonObject &indices, const QString &alias)
{
    Ports::IndexInfo info;
    for (auto it = indices.begin(); it != indices.end(); ++it) {
        const QJsonObject index = it->toObject();
        const QJsonObject aliases = index.value("aliases"_L1).toObject();
        if (!aliases.contains(alias))
            return Core::failure(indexInPlaceOfAlias(alias));
        // During a rebuild the alias leads to two; the one that is written to counts.
        if (info.exists && !aliases.value(alias).toObject().value("is_write_index"_L1).toBool())
            continue;
        const QJsonObject meta = index.value("mappings"_L1)
                                     .toObject()
                                     .value("_meta"_L1)
                                     .toObject()
                                     .value("triptych"_L1)
                                     .toObject();
        const int schema = meta.value("schema"_L1).toInt();
        if (schema > IndexSchema) {
            return Core::failure(
                Core::ErrorKind::NewerSchema,
                QCoreApplication::translate("Search", "The search index was made by a newer "
                                                      "Triptych; update this one to use it."),
                u"%1: schema %2"_s.arg(it.key()).arg(schema));
        }
        info.exists = true;
        info.index = it.key();
        info.verified = schema == IndexSchema && meta.value("verified"_L1).toBool();
        info.blocked = blockOn(index);
    }
    return info;
}

/** What the alias leads to; nothing where it leads nowhere. */
Core::Task<Ports::IndexInfo> lookUp(Client client, Core::Call call)
{
    const QString alias = client->settings().alias;
    Elastic::Request request;
    request.path = u'/' + alias;
    request.query.addQueryItem(u"filter_path"_s,
                               u"*.aliases,*.mappings._meta,*.settings.index.blocks"_s);
    request.accept = {404};
    CO_TRY(const auto reply, client->request(request, call));
    if (reply.status == 404)
        co_return Ports::IndexInfo();
    co_return infoIn(reply.json, alias);
}

Core::Task<Ports::IndexCounts> count(Client client, Core::Call call)
{
    CO_TRY(const auto info, lookUp(client, call));
    if (!info.exists)
        co_return Ports::IndexCounts();
    const QJsonObject living{{u"living"_s, QJsonObject{{u"filter"_s, liveDocuments()}}}};
    const QJsonObject body{{u"size"_s, 0}, {u"track_total_hits"_s, true}, {u"aggs"_s, living}};
    CO_TRY(const auto reply,
           client->request(jsonRequest("POST", u'/' + info.index + u"/_search"_s, body), call));
    const QJsonValue answered = reply.json;
    Ports::IndexCounts counts;
    counts.index = info.index;
    counts.living = answered["aggregations"_L1]["living"_L1]["doc_count"_L1].toInteger();
    counts.all = answered["hits"_L1]["total"_L1]["value"_L1].toInteger();
    co_return counts;
}

/** Makes an index with the alias where it leads nowhere; numbers that leftovers without the alias
 * have are passed over. */
Core::Task<Ports::IndexInfo> ensureIndex(Client client, Core::Call call)
{
    CO_TRY(const auto found, lookUp(client, call));
    if (found.exists)
        co_return found;
    const QString alias = client->settings().alias;
    QJsonObject body = indexDefinition();
    body.insert(u"aliases"_s, QJsonObject{{alias, QJsonObject{{u"is_write_index"_s, true}}}});
    for (int number = 1;; ++number) {
        const QString index = u"%1-%2"_s.arg(alias).arg(number, 6, 10, QLatin1Char('0'));
        CO_TRY(const auto reply,
               client->request(jsonRequest("PUT", u'/' + index, body, {400}), call));
        const QJsonObject error = reply.json.value("error"_L1).toObject();
        if (reply.status == 400 &&
            (error.value("type"_L1).toString() != "resource_already_exists_exception"_L1 ||
             number >= MaximumLeftovers))
            co_return Core::failure(Elastic::serverError(400, error));
        // Made here; or another desk was quicker, and the alias is there now. Else the name is a
        // leftover's.
        CO_TRY(const auto info, lookUp(client, call));
        if (info.exists || reply.status != 400)
            co_return info;
    }
}

Core::Task<void> markIndexVerified(Client client, QString index, Core::Call call)
{
    CO_TRY(const auto info, lookUp(client, call));
    if (!info.exists)
        co_return Core::failure(Elastic::serverError(404, {}));
    if (info.index != index) {
        co_return Core::failure(
            Core::ErrorKind::Conflict,
            QCoreApplication::translate(
                "Search", "Searches moved to another index while this one was filled."),
            u"%1, %2"_s.arg(index, info.index));
    }
    const QJsonObject body{{u"_meta"_s, indexMetadata(true)}};
    CO_TRY_VOID(client->request(jsonRequest("PUT", u'/' + index + u"/_mapping"_s, body), call));
    co_return Core::Result<void>();
}

Core::Task<Core::SearchPage> searchIndex(Client client, Core::SearchQuery query, Core::Call call)
{
    const auto left =
        call.deadline.isForever()
            ? LongestSearch
            : std::min(LongestSearch, std::chrono::milliseconds(call.deadline.remainingTime()));
    const auto body = searchBody(query, Core::utcNow(), left);
    if (!body)
        co_return Core::failure(body.error());
    Elastic::Request request =
        jsonRequest("POST", u'/' + client->settings().alias + u"/_search"_s, *body);
    request.query.addQueryItem(u"preference"_s, searchPreference(query));
    CO_TRY(const auto reply, client->request(std::move(request), call));
    co_return searchPage(reply.json, query,
                         reply.isElasticsearch ? u"Elasticsearch"_s : u"OpenSearch"_s);
}

} // namespace

ElasticIndex::ElasticIndex(Elastic::Settings settings, QThread *io,
                           Elastic::Client::ManagerFactory factory)
    : m_client(Elastic::Client::create(std::move(settings), io, std::move(factory)))
{
}

ElasticIndex::~ElasticIndex()
{
    m_client->close();
}

Core::FutureResult<Core::SearchPage> ElasticIndex::search(Core::SearchQuery query, Core::Call call)
{
    return onIoThread<Core::SearchPage>(
        m_client, [client = m_client, query = std::move(query), call = std::move(call)] {
            return searchIndex(client, query, call);
        });
}

Core::FutureResult<QList<Core::Result<void>>> ElasticIndex::publish(QList<Core::Article> articles,
                                                                    Core::Call call)
{
    return onIoThread<Published>(
        m_client, [client = m_client, articles = std::move(articles), call = std::move(call)] {
            return publishToCopies(client, articles, call);
        });
}

Core::FutureResult<Core::StorePing> ElasticIndex::ping(Core::Call call)
{
    return m_client->ping(std::move(call));
}

Core::FutureResult<Ports::IndexInfo> ElasticIndex::info(Core::Call call)
{
    return onIoThread<Ports::IndexInfo>(m_client,
                                        [client = m_client, call] { return lookUp(client, call); });
}

Core::FutureResult<Ports::IndexCounts> ElasticIndex::counts(Core::Call call)
{
    return onIoThread<Ports::IndexCounts>(
        m_client, [client = m_client, call] { return count(client, call); });
}

Core::FutureResult<Ports::IndexInfo> ElasticIndex::ensure(Core::Call call)
{
    return onIoThread<Ports::IndexInfo>(
        m_client, [client = m_client, call] { return ensureIndex(client, call); });
}

Core::FutureResult<void> ElasticIndex::markVerified(QString index, Core::Call call)
{
    return onIoThread<void>(m_client, [client = m_client, index = std::move(index), call] {
        return markIndexVerified(client, index, call);
    });
}

Core::FutureResult<void> ElasticIndex::refresh(Core::Call call)
{
    return refreshCopy(Ports::IndexCopy::Current, std::move(call));
}

Core::FutureResult<Ports::IndexRebuild> ElasticIndex::rebuild(Core::Call call)
{
    return onIoThread<Ports::IndexRebuild>(
        m_client, [client = m_client, call] { return lookUpRebuild(client, call); });
}

Core::FutureResult<Ports::IndexRebuild> ElasticIndex::startRebuild(Core::Call call)
{
    return onIoThread<Ports::IndexRebuild>(
        m_client, [client = m_client, call] { return startIndexRebuild(client, call); });
}

Core::FutureResult<void> ElasticIndex::noteRebuild(Ports::IndexRebuild rebuild, Core::Call call)
{
    return onIoThread<void>(m_client, [client = m_client, rebuild = std::move(rebuild), call] {
        return noteIndexRebuild(client, rebuild, call);
    });
}

Core::FutureResult<ElasticIndex::Published> ElasticIndex::fillRebuild(QList<Core::Article> articles,
                                                                      Core::Call call)
{
    const Elastic::BulkTarget target{copyName(m_client->settings(), Ports::IndexCopy::Next)};
    return Elastic::bulk(m_client, std::move(articles), target, std::move(call));
}

Core::FutureResult<Ports::IndexInfo> ElasticIndex::swap(Core::Call call)
{
    return onIoThread<Ports::IndexInfo>(
        m_client, [client = m_client, call] { return swapIndices(client, call); });
}

Core::FutureResult<void> ElasticIndex::dropRebuild(Core::Call call)
{
    return onIoThread<void>(m_client,
                            [client = m_client, call] { return dropNextIndex(client, call); });
}

Core::FutureResult<Ports::IndexInfo> ElasticIndex::rollBack(Core::Call call)
{
    return onIoThread<Ports::IndexInfo>(
        m_client, [client = m_client, call] { return rollIndicesBack(client, call); });
}

Core::FutureResult<QString> ElasticIndex::previous(Core::Call call)
{
    return onIoThread<QString>(m_client,
                               [client = m_client, call] { return lookUpPrevious(client, call); });
}

Core::FutureResult<void> ElasticIndex::refreshCopy(Ports::IndexCopy copy, Core::Call call)
{
    return onIoThread<void>(m_client, [client = m_client, copy, call] {
        return Elastic::refreshIndex(client, copyName(client->settings(), copy), call);
    });
}

Core::FutureResult<Ports::IndexedPage> ElasticIndex::documents(Ports::IndexCopy copy, QString after,
                                                               QString upTo, int limit,
                                                               Detail detail, Core::Call call)
{
    const DocumentRange range{copy, std::move(after), std::move(upTo), limit, detail};
    return onIoThread<Ports::IndexedPage>(
        m_client, [client = m_client, range, call] { return readDocuments(client, range, call); });
}

Core::FutureResult<QStringList> ElasticIndex::strays(Ports::IndexCopy copy, int limit,
                                                     Core::Call call)
{
    return onIoThread<QStringList>(m_client, [client = m_client, copy, limit, call] {
        return readStrays(client, copy, limit, call);
    });
}

Core::FutureResult<QList<Ports::IndexedDocument>>
ElasticIndex::documentsNow(Ports::IndexCopy copy, QStringList keys, Core::Call call)
{
    return onIoThread<QList<Ports::IndexedDocument>>(
        m_client, [client = m_client, copy, keys = std::move(keys), call] {
            return readDocumentsNow(client, copy, keys, call);
        });
}

QByteArray ElasticIndex::digest(const Core::Article &article) const
{
    return documentDigest(Elastic::indexDocument(article));
}

Core::FutureResult<ElasticIndex::Published>
ElasticIndex::rewrite(Ports::IndexCopy copy, QList<Ports::IndexRepair> repairs, Core::Call call)
{
    return onIoThread<Published>(m_client,
                                 [client = m_client, copy, repairs = std::move(repairs), call] {
                                     return rewriteDocuments(client, copy, repairs, call);
                                 });
}

Core::FutureResult<ElasticIndex::Published>
ElasticIndex::removeDocuments(Ports::IndexCopy copy, QList<Ports::IndexedDocument> seen,
                              Core::Call call)
{
    return onIoThread<Published>(m_client, [client = m_client, copy, seen = std::move(seen), call] {
        return deleteDocuments(client, copy, seen, call);
    });
}

Core::FutureResult<ElasticIndex::Published>
ElasticIndex::noteRefused(Ports::IndexCopy copy, QList<Ports::IndexRefusal> refusals,
                          Core::Call call)
{
    return onIoThread<Published>(m_client,
                                 [client = m_client, copy, refusals = std::move(refusals), call] {
                                     return noteRefusals(client, copy, refusals, call);
                                 });
}

Core::FutureResult<Ports::IndexRefusals> ElasticIndex::refusals(Ports::IndexCopy copy, int limit,
                                                                Core::Call call)
{
    return onIoThread<Ports::IndexRefusals>(m_client, [client = m_client, copy, limit, call] {
        return readRefusals(client, copy, limit, call);
    });
}

} // namespace Triptych::Search
