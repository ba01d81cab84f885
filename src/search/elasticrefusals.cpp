#include "elasticrefusals.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <elastic/bulkitem.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Search {

namespace {

using namespace Qt::StringLiterals;

/** No article is deleted then. */
constexpr QLatin1String RefusedAt("9999-12-31T23:59:59.999Z");
constexpr int MostTitle = 200;
constexpr int MostReason = 1'000;

QJsonObject documentFor(const Ports::IndexRefusal &refusal)
{
    return {{u"id"_s, refusal.article.toString()},
            {u"version"_s, refusal.version},
            {u"deleted_at"_s, RefusedAt},
            {u"refused"_s, QJsonObject{{u"title"_s, refusal.title.left(MostTitle)},
                                       {u"reason"_s, refusal.reason.left(MostReason)},
                                       {u"since"_s, Core::timeToJson(refusal.since)}}}};
}

QByteArray lineFor(const Ports::IndexRefusal &refusal)
{
    const QJsonObject terms{{u"_id"_s, refusal.article.toString()},
                            {u"version"_s, std::max<qint64>(refusal.version - 1, 0)},
                            {u"version_type"_s, u"external_gte"_s}};
    return QJsonDocument(QJsonObject{{u"index"_s, terms}}).toJson(QJsonDocument::Compact) + '\n' +
           QJsonDocument(documentFor(refusal)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QString refusalIn(const QJsonObject &document)
{
    return document.value("refused"_L1).toObject().value("reason"_L1).toString();
}

Core::Task<Ports::IndexAdmin::Published> noteRefusals(std::shared_ptr<Elastic::Client> client,
                                                      Ports::IndexCopy copy,
                                                      QList<Ports::IndexRefusal> refusals,
                                                      Core::Call call)
{
    Ports::IndexAdmin::Published results;
    if (refusals.isEmpty())
        co_return results;
    Elastic::Request request;
    request.method = QByteArrayLiteral("POST");
    request.path = u'/' + copyName(client->settings(), copy) + u"/_bulk"_s;
    request.query.addQueryItem(u"require_alias"_s, u"true"_s);
    request.content = Elastic::Request::Content::Lines;
    for (const Ports::IndexRefusal &refusal : std::as_const(refusals))
        request.body += lineFor(refusal);
    CO_TRY(const auto reply, client->request(request, call));
    const auto items = Elastic::bulkItems(reply.json, refusals.size());
    if (!items)
        co_return Core::failure(items.error());
    for (const QJsonValue item : *items) {
        const Elastic::BulkItem answer = Elastic::readBulkItem(item, true);
        results << (answer.means == Elastic::BulkItem::Means::Done
                        ? Core::Result<void>()
                        : Core::Result<void>(Core::failure(answer.error)));
    }
    co_return results;
}

Core::Task<Ports::IndexRefusals> readRefusals(std::shared_ptr<Elastic::Client> client,
                                              Ports::IndexCopy copy, int limit, Core::Call call)
{
    const QJsonObject body{
        {u"size"_s, limit},
        {u"track_total_hits"_s, true},
        {u"_source"_s, QJsonArray{u"id"_s, u"version"_s, u"refused"_s}},
        {u"sort"_s, QJsonArray{QJsonObject{{u"id"_s, u"asc"_s}}}},
        {u"query"_s, QJsonObject{{u"term"_s, QJsonObject{{u"deleted_at"_s, RefusedAt}}}}}};
    CO_TRY(const auto reply,
           client->request(
               jsonRequest("POST", u'/' + copyName(client->settings(), copy) + u"/_search"_s, body),
               call));
    const QJsonValue answered = reply.json;
    Ports::IndexRefusals refusals;
    refusals.all = answered["hits"_L1]["total"_L1]["value"_L1].toInteger();
    const QJsonArray hits = answered["hits"_L1]["hits"_L1].toArray();
    for (const QJsonValue hit : hits) {
        const QJsonObject source = hit["_source"_L1].toObject();
        const QJsonObject refused = source.value("refused"_L1).toObject();
        const auto id = Core::ArticleId::fromString(source.value("id"_L1).toString());
        if (!id)
            continue;
        refusals.some << Ports::IndexRefusal{
            *id, source.value("version"_L1).toInteger(), refused.value("title"_L1).toString(),
            refused.value("reason"_L1).toString(), Core::timeFromJson(refused.value("since"_L1))};
    }
    co_return refusals;
}

} // namespace Triptych::Search
