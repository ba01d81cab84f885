#include "elasticdocuments.h"

#include "elasticrefusals.h"

#include <core/cotry.h>
#include <elastic/flow.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace std::chrono_literals;

namespace Triptych::Search {

namespace {

using namespace Qt::StringLiterals;
using Client = std::shared_ptr<Elastic::Client>;
using Detail = Ports::IndexAdmin::Detail;

constexpr int KeysAtOnce = 100;
/** Of one document, asked for alone: no request of Elasticsearch is longer by default, and it
 * answers what it was sent. */
constexpr qint64 LongestDocument = 128 * 1024 * 1024;
constexpr int MostAttempts = 15;
constexpr auto BetweenAttempts = 200ms;

QJsonObject hasId()
{
    return {{u"exists"_s, QJsonObject{{u"field"_s, u"id"_s}}}};
}

Ports::IndexedDocument documentFrom(const QJsonObject &hit)
{
    const QJsonObject source = hit.value("_source"_L1).toObject();
    Ports::IndexedDocument document;
    document.key = hit.value("_id"_L1).toString();
    document.id = source.value("id"_L1).toString();
    document.version = hit.value("_version"_L1).toInteger();
    document.content = source.value("version"_L1).toInteger();
    document.refusal = refusalIn(source);
    return document;
}

QJsonObject searchFor(const DocumentRange &range, int limit)
{
    QJsonObject bounds;
    if (!range.after.isEmpty())
        bounds.insert(u"gt"_s, range.after);
    if (!range.upTo.isEmpty())
        bounds.insert(u"lte"_s, range.upTo);
    return {
        {u"size"_s, limit},
        {u"query"_s,
         bounds.isEmpty() ? hasId() : QJsonObject{{u"range"_s, QJsonObject{{u"id"_s, bounds}}}}},
        {u"sort"_s, QJsonArray{QJsonObject{{u"id"_s, u"asc"_s}}}},
        {u"version"_s, true},
        {u"track_total_hits"_s, false},
        {u"_source"_s, range.detail == Detail::Content
                           ? QJsonValue(true)
                           : QJsonValue(QJsonArray{u"id"_s, u"version"_s, u"refused.reason"_s})}};
}

QByteArray deleteLine(const Ports::IndexedDocument &seen)
{
    const QJsonObject terms{{u"_id"_s, seen.key},
                            {u"if_seq_no"_s, seen.state.section(u':', 0, 0).toLongLong()},
                            {u"if_primary_term"_s, seen.state.section(u':', 1, 1).toLongLong()}};
    return QJsonDocument(QJsonObject{{u"delete"_s, terms}}).toJson(QJsonDocument::Compact) + '\n';
}

Core::Task<void> forgetDeletes(Client client, QString name, QJsonValue after, Core::Call call)
{
    CO_TRY_VOID(client->request(jsonRequest("PUT", u'/' + name + u"/_settings"_s,
                                            {{u"index"_s, QJsonObject{{u"gc_deletes"_s, after}}}}),
                                call));
    co_return Core::Result<void>();
}

/** Indices of results that say Conflict. */
QList<int> refused(const Elastic::Bulk::Results &results)
{
    QList<int> list;
    for (int i = 0; i < results.size(); ++i) {
        if (!results.at(i) && results.at(i).error().kind == Core::ErrorKind::Conflict)
            list << i;
    }
    return list;
}

} // namespace

QByteArray documentDigest(const QJsonObject &document)
{
    // QJsonObject keeps its keys sorted, so equal documents are equal bytes.
    return QCryptographicHash::hash(QJsonDocument(document).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Blake2b_160);
}

Core::Task<Ports::IndexedPage> readDocuments(Client client, DocumentRange range, Core::Call call)
{
    const QString path = u'/' + copyName(client->settings(), range.copy) + u"/_search"_s;
    int limit = std::clamp(range.limit, 2, 10'000);
    const int wanted = limit;
    for (;;) {
        auto searching = client->request(jsonRequest("POST", path, searchFor(range, limit)), call);
        const auto reply = co_await searching;
        // Texts may be so long that a page of them is more than any reply may be.
        if (!reply && reply.error().kind == Core::ErrorKind::Corrupt && limit > 2) {
            limit = std::max(2, limit / 4);
            continue;
        }
        // Two of them are too long even so: without their texts, and so without digests, whoever
        // compares looks at each of them alone.
        if (!reply && reply.error().kind == Core::ErrorKind::Corrupt &&
            range.detail == Detail::Content) {
            range.detail = Detail::Versions;
            limit = wanted;
            continue;
        }
        if (!reply)
            co_return Core::failure(reply.error());
        const QJsonObject shards = reply->json.value("_shards"_L1).toObject();
        if (reply->json.value("timed_out"_L1).toBool() || shards.value("failed"_L1).toInt() > 0) {
            co_return Core::failure(Core::ErrorKind::Unreachable,
                                    QCoreApplication::translate(
                                        "Search", "A part of the search index did not answer."));
        }
        const QJsonArray hits = reply->json.value("hits"_L1).toObject().value("hits"_L1).toArray();
        Ports::IndexedPage page;
        for (const QJsonValue hit : hits) {
            Ports::IndexedDocument document = documentFrom(hit.toObject());
            if (range.detail == Detail::Content)
                document.digest = documentDigest(hit[u"_source"_s].toObject());
            page.documents << document;
        }
        if (page.documents.size() < limit)
            co_return page;
        // Two documents may hold one id where somebody meddled: the last group is read again whole.
        const QString last = page.documents.constLast().id;
        if (page.documents.constFirst().id != last) {
            while (page.documents.constLast().id == last)
                page.documents.removeLast();
        }
        page.next = page.documents.constLast().id;
        co_return page;
    }
}

Core::Task<QStringList> readStrays(Client client, Ports::IndexCopy copy, int limit, Core::Call call)
{
    const QJsonObject body{
        {u"size"_s, limit},
        {u"_source"_s, false},
        {u"query"_s, QJsonObject{{u"bool"_s, QJsonObject{{u"must_not"_s, hasId()}}}}}};
    CO_TRY(const auto reply,
           client->request(
               jsonRequest("POST", u'/' + copyName(client->settings(), copy) + u"/_search"_s, body),
               call));
    QStringList keys;
    const QJsonArray hits = reply.json.value("hits"_L1).toObject().value("hits"_L1).toArray();
    for (const QJsonValue hit : hits)
        keys << hit[u"_id"_s].toString();
    co_return keys;
}

Core::Task<QList<Ports::IndexedDocument>> readDocumentsNow(Client client, Ports::IndexCopy copy,
                                                           QStringList keys, Core::Call call)
{
    const QString path = u'/' + copyName(client->settings(), copy) + u"/_mget"_s;
    QList<Ports::IndexedDocument> found;
    int atOnce = KeysAtOnce;
    for (qsizetype at = 0; at < keys.size();) {
        const QStringList some = keys.mid(at, atOnce);
        Elastic::Request request =
            jsonRequest("POST", path, {{u"ids"_s, QJsonArray::fromStringList(some)}});
        if (some.size() == 1)
            request.maximumReplyBytes = LongestDocument;
        auto getting = client->request(std::move(request), call);
        const auto reply = co_await getting;
        if (!reply && reply.error().kind == Core::ErrorKind::Corrupt && atOnce > 1) {
            atOnce = std::max(1, atOnce / 4);
            continue;
        }
        if (!reply)
            co_return Core::failure(reply.error());
        const QJsonArray documents = reply->json.value("docs"_L1).toArray();
        for (const QJsonValue value : documents) {
            const QJsonObject hit = value.toObject();
            if (hit.contains("error"_L1)) {
                co_return Core::failure(
                    Elastic::serverError(500, hit.value("error"_L1).toObject()));
            }
            if (!hit.value("found"_L1).toBool())
                continue;
            Ports::IndexedDocument document = documentFrom(hit);
            document.digest = documentDigest(hit.value("_source"_L1).toObject());
            document.state = u"%1:%2"_s.arg(hit.value("_seq_no"_L1).toInteger())
                                 .arg(hit.value("_primary_term"_L1).toInteger());
            found << document;
        }
        at += some.size();
    }
    co_return found;
}

Core::Task<Ports::IndexAdmin::Published> deleteDocuments(Client client, Ports::IndexCopy copy,
                                                         QList<Ports::IndexedDocument> seen,
                                                         Core::Call call)
{
    Elastic::Request request;
    request.method = QByteArrayLiteral("POST");
    request.path = u'/' + copyName(client->settings(), copy) + u"/_bulk"_s;
    request.query.addQueryItem(u"require_alias"_s, u"true"_s);
    request.content = Elastic::Request::Content::Lines;
    for (const Ports::IndexedDocument &document : seen)
        request.body += deleteLine(document);
    Elastic::Bulk::Results results;
    if (seen.isEmpty())
        co_return results;
    CO_TRY(const auto reply, client->request(request, call));
    const QJsonArray items = reply.json.value("items"_L1).toArray();
    for (qsizetype i = 0; i < seen.size(); ++i) {
        const QJsonObject item = items.at(i).toObject().value("delete"_L1).toObject();
        const int status = item.value("status"_L1).toInt();
        if ((status >= 200 && status < 300) || status == 404)
            results << Core::Result<void>();
        else
            results << Core::Result<void>(
                Core::failure(Elastic::serverError(status, item.value("error"_L1).toObject())));
    }
    co_return results;
}

Core::Task<Ports::IndexAdmin::Published> rewriteDocuments(Client client, Ports::IndexCopy copy,
                                                          QList<Ports::IndexRepair> repairs,
                                                          Core::Call call)
{
    const QString name = copyName(client->settings(), copy);
    const Elastic::BulkTarget target{name, true, Elastic::BulkTarget::Versions::Replace};
    QList<Core::Article> articles;
    for (const Ports::IndexRepair &repair : repairs)
        articles << repair.article;
    auto writing = Elastic::bulk(client, articles, target, call);
    auto results = co_await writing;
    if (!results)
        co_return results;
    QList<int> open = refused(*results);
    if (open.isEmpty())
        co_return results;

    CO_TRY_VOID(forgetDeletes(client, name, u"0s"_s, call));
    QList<Ports::IndexedDocument> inTheWay;
    for (const int i : open) {
        if (!repairs.at(i).seen.key.isEmpty())
            inTheWay << repairs.at(i).seen;
    }
    auto deleting = deleteDocuments(client, copy, inTheWay, call);
    const auto deleted = co_await deleting;
    for (int attempt = 0; deleted && !open.isEmpty() && attempt < MostAttempts; ++attempt) {
        auto refreshing = Elastic::refreshIndex(client, name, call);
        const auto refreshed = co_await refreshing;
        if (!refreshed)
            break;
        QList<Core::Article> again;
        for (const int i : open)
            again << articles.at(i);
        auto rewriting = Elastic::bulk(client, again, target, call);
        const auto rewritten = co_await rewriting;
        if (!rewritten)
            break;
        for (int i = 0; i < open.size(); ++i)
            (*results)[open.at(i)] = rewritten->at(i);
        QList<int> still;
        for (const int i : refused(*rewritten))
            still << open.at(i);
        open = still;
        if (!open.isEmpty()) {
            auto waiting = Elastic::pause(client, BetweenAttempts);
            const auto waited = co_await waiting;
            if (!waited)
                break;
        }
    }
    auto remembering = forgetDeletes(client, name, QJsonValue(), call);
    const auto remembered = co_await remembering;
    if (!deleted)
        co_return Core::failure(deleted.error());
    if (!remembered)
        co_return Core::failure(remembered.error());
    co_return results;
}

} // namespace Triptych::Search
