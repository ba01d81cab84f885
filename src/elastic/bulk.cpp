#include "bulk.h"

#include "bulkitem.h"

#include <core/articlejson.h>
#include <core/limits.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThreadPool>

namespace Triptych::Elastic {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logBulk, "triptych.search.bulk", QtInfoMsg)

constexpr int Lanes = 2;
constexpr int MaximumItems = 2000;
constexpr int MaximumItemRetries = 8;

qint64 estimatedBytes(const Core::Article &article)
{
    constexpr qint64 Rest = 800; // names, ids, times, a few bylines and tags
    return Rest + (article.isDeleted()
                       ? 0
                       : Core::utf8Size(article.body) + Core::utf8Size(article.summary));
}

Core::Error tooLarge(const Core::Article &article)
{
    return serverError(413,
                       {{u"type"_s, u"content_too_long"_s},
                        {u"reason"_s, u"a body of %1 bytes"_s.arg(Core::utf8Size(article.body))}});
}

} // namespace

QJsonObject indexDocument(const Core::Article &article)
{
    if (article.isDeleted()) {
        return {{u"id"_s, article.id.toString()},
                {u"version"_s, article.version},
                {u"deleted_at"_s, Core::timeToJson(article.deletedAt)}};
    }
    return Core::articleToJson(article, Core::JsonDetail::Internal);
}

void Bulk::run(std::shared_ptr<Client> client, QList<Core::Article> articles, BulkTarget target,
               Core::Call call, Core::Pending<Results> pending)
{
    const std::shared_ptr<Bulk> bulk(new Bulk(std::move(client), std::move(articles),
                                              std::move(target), std::move(call),
                                              std::move(pending)));
    bulk->m_lanes = Lanes;
    for (int lane = 0; lane < Lanes; ++lane)
        bulk->next();
}

Bulk::Bulk(std::shared_ptr<Client> client, QList<Core::Article> articles, BulkTarget target,
           Core::Call call, Core::Pending<Results> pending)
    : m_client(std::move(client))
    , m_articles(std::move(articles))
    , m_target(std::move(target))
    , m_call(std::move(call))
    , m_pending(std::move(pending))
    , m_results(size_t(m_articles.size()))
    , m_retries(size_t(m_articles.size()))
{
    QList<int> all;
    for (int i = 0; i < m_articles.size(); ++i) {
        if (m_articles.at(i).id.isNull() || m_articles.at(i).version < 0) {
            settle(i,
                   Core::failure(
                       Core::ErrorKind::Invalid,
                       QCoreApplication::translate(
                           "Search", "An article without an id or a version cannot be indexed.")));
        } else {
            all << i;
        }
    }
    if (!all.isEmpty())
        m_batches.push_back(all);
}

QList<int> Bulk::take()
{
    QList<int> &batch = m_batches.front();
    qint64 bytes = 0;
    qsizetype used = 0;
    while (used < batch.size() && used < MaximumItems) {
        bytes += estimatedBytes(m_articles.at(batch.at(used)));
        if (used > 0 && bytes > m_client->settings().bulkBytes)
            break;
        ++used;
    }
    const QList<int> taken = batch.mid(0, used);
    batch.remove(0, used);
    if (batch.isEmpty())
        m_batches.pop_front();
    return taken;
}

Bulk::Encoded Bulk::encode(const QList<int> &items) const
{
    const QByteArray versions = m_target.versions == BulkTarget::Versions::Replace
                                    ? QByteArrayLiteral("external_gte")
                                    : QByteArrayLiteral("external");
    Encoded encoded;
    for (const int item : items) {
        const Core::Article &article = m_articles.at(item);
        const QByteArray document =
            QJsonDocument(indexDocument(article)).toJson(QJsonDocument::Compact);
        if (document.size() > m_client->settings().maximumRequestBytes) {
            encoded.tooLong << item;
            continue;
        }
        encoded.items << item;
        encoded.lines += R"({"index":{"_id":")" + article.id.toString().toLatin1() +
                         R"(","version":)" + QByteArray::number(article.version) +
                         R"(,"version_type":")" + versions + "\"}}\n";
        encoded.lines += document;
        encoded.lines += '\n';
    }
    return encoded;
}

void Bulk::next()
{
    if (m_batches.empty() || m_fatal) {
        laneDone();
        return;
    }
    // Megabytes of JSON must not hold up what else the I/O thread carries.
    QThreadPool::globalInstance()->start([self = shared_from_this(), taken = take()] {
        self->m_client->post([self, encoded = self->encode(taken)] {
            for (const int item : encoded.tooLong)
                self->refuseAsTooLarge(item);
            if (encoded.items.isEmpty())
                self->next();
            else
                self->transmit(encoded.items, encoded.lines);
        });
    });
}

void Bulk::transmit(const QList<int> &items, const QByteArray &body)
{
    Request request;
    request.method = QByteArrayLiteral("POST");
    request.path = u'/' + m_target.index + u"/_bulk"_s;
    if (m_target.isAlias)
        request.query.addQueryItem(u"require_alias"_s, u"true"_s);
    if (m_target.shardPatience.count() > 0)
        request.query.addQueryItem(u"timeout"_s, u"%1ms"_s.arg(m_target.shardPatience.count()));
    request.query.addQueryItem(u"filter_path"_s,
                               u"errors,items.*.status,items.*.error.type,items.*.error.reason"_s);
    request.content = Request::Content::Lines;
    request.accept = {413};
    request.body = body;
    m_client->send(std::move(request), m_call,
                   Core::Pending<Reply>(
                       [self = shared_from_this(), items](Core::Result<Reply> reply) {
                           self->onReply(items, std::move(reply));
                       },
                       calledOff));
}

void Bulk::onReply(const QList<int> &sent, Core::Result<Reply> reply)
{
    if (!reply) {
        m_fatal = reply.error();
        failAll(sent, reply.error());
        next();
        return;
    }
    if (reply->status == 413) {
        if (sent.size() == 1) {
            refuseAsTooLarge(sent.constFirst());
        } else {
            m_batches.push_front(sent.mid(sent.size() / 2));
            m_batches.push_front(sent.mid(0, sent.size() / 2));
        }
        next();
        return;
    }
    const auto items = bulkItems(reply->json, sent.size());
    if (!items) {
        m_fatal = items.error();
        failAll(sent, *m_fatal);
        next();
        return;
    }
    const QList<int> again = readItems(sent, *items);
    if (again.isEmpty())
        next();
    else
        sendAgain(again);
}

QList<int> Bulk::readItems(const QList<int> &sent, const QJsonArray &items)
{
    const bool conflictIsDone = m_target.versions == BulkTarget::Versions::NeverBack;
    QList<int> again;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const int item = sent.at(i);
        const BulkItem answer = readBulkItem(items.at(i), conflictIsDone);
        if (answer.means == BulkItem::Means::Done) {
            m_anythingKnown = true;
            settle(item, {});
            continue;
        }
        if (answer.means == BulkItem::Means::NoIndex) {
            m_fatal = answer.error; // The alias went away: every item says so.
        } else if (answer.means == BulkItem::Means::Busy &&
                   m_retries[size_t(item)]++ < MaximumItemRetries) {
            again << item;
            continue;
        } else {
            m_anythingKnown = true;
        }
        settle(item, Core::failure(answer.error));
    }
    return again;
}

void Bulk::sendAgain(const QList<int> &items)
{
    int round = 0;
    for (const int item : items)
        round = std::max(round, m_retries[size_t(item)]);
    const qint64 longest = m_client->settings().retryDelay.count() << (round - 1);
    const std::chrono::milliseconds delay(
        longest / 2 + QRandomGenerator::global()->bounded(int(longest / 2) + 1));
    qCDebug(logBulk) << items.size() << "items again in" << delay.count() << "ms";
    const Core::Error busy = serverError(429, {{u"type"_s, u"es_rejected_execution_exception"_s}});
    if (m_call.stop.stop_requested() ||
        (!m_call.deadline.isForever() && delay.count() >= m_call.deadline.remainingTime())) {
        failAll(items, busy);
        next();
        return;
    }
    // Dropped with the client: then the pending answer's own last word is Cancelled.
    m_client->postAfter(delay, [self = shared_from_this(), items] {
        self->m_batches.push_back(items);
        self->next();
    });
}

void Bulk::refuseAsTooLarge(int item)
{
    m_anythingKnown = true;
    settle(item, Core::failure(tooLarge(m_articles.at(item))));
}

void Bulk::failAll(const QList<int> &items, const Core::Error &error)
{
    for (const int item : items)
        settle(item, Core::failure(error));
}

void Bulk::settle(int item, Core::Result<void> result)
{
    m_results[size_t(item)] = std::move(result);
}

void Bulk::laneDone()
{
    if (--m_lanes > 0)
        return;
    if (m_fatal && !m_anythingKnown) {
        m_pending.answer(Core::failure(*m_fatal));
        return;
    }
    Results results;
    for (const auto &result : m_results)
        results << (result ? *result : Core::Result<void>(Core::failure(*m_fatal)));
    m_pending.answer(std::move(results));
}

} // namespace Triptych::Elastic
