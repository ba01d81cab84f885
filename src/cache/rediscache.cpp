#include "rediscache.h"

#include "articlescripts.h"

#include <core/storedarticle.h>
#include <redis/client.h>

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <atomic>

namespace Triptych::Cache {

namespace {

Q_LOGGING_CATEGORY(lcCache, "triptych.cache.redis", QtInfoMsg)

using Redis::Reply;

QByteArray key(const Core::ArticleId &id)
{
    return Redis::uuidKey("triptych:1:article:", id.uuid());
}

/** The article in an answer to HMGET v b, where it is one that may be shown. */
std::optional<Core::Article> readArticle(const Core::ArticleId &id, const Reply &reply)
{
    if (reply.type != Reply::Type::Array || reply.elements.size() != 2)
        return std::nullopt;
    const Reply &version = reply.elements.at(0);
    const Reply &text = reply.elements.at(1);
    if (text.isNil())
        return std::nullopt;
    auto article = Core::articleFromStored(QJsonDocument::fromJson(text.bytes).object());
    if (!article || article->id != id || article->version != version.bytes.toLongLong()) {
        qCWarning(lcCache) << "corrupt: what is kept of article" << id.toString()
                           << "is passed over";
        return std::nullopt;
    }
    if (!article->isPublic(Core::utcNow()))
        return std::nullopt;
    return std::move(*article);
}

Core::Result<void> withoutValue(const Core::Result<Reply> &reply)
{
    if (!reply)
        return Core::failure(reply.error());
    return {};
}

} // namespace

struct RedisCache::Counters
{
    std::atomic<qint64> hits = 0;
    std::atomic<qint64> misses = 0;
};

RedisCache::RedisCache(std::shared_ptr<Redis::Client> client)
    : RedisCache(std::move(client), Times{})
{
}

RedisCache::RedisCache(std::shared_ptr<Redis::Client> client, Times times)
    : m_client(std::move(client)), m_times(times), m_counters(std::make_shared<Counters>())
{
}

RedisCache::~RedisCache() = default;

Core::FutureResult<std::optional<Core::Article>> RedisCache::get(Core::ArticleId id,
                                                                 Core::Call call)
{
    return peek(id, std::move(call))
        .then([counters = m_counters](Core::Result<std::optional<Core::Article>> article) {
            ++(article && *article ? counters->hits : counters->misses);
            return article;
        });
}

Core::FutureResult<std::optional<Core::Article>> RedisCache::peek(Core::ArticleId id,
                                                                  Core::Call call)
{
    return m_client->command({"HMGET", key(id), "v", "b"}, std::move(call))
        .then([id](const Core::Result<Reply> &reply) -> Core::Result<std::optional<Core::Article>> {
            if (!reply)
                return Core::failure(reply.error());
            return readArticle(id, *reply);
        });
}

Core::FutureResult<void> RedisCache::fill(Core::Article article, Core::Call call)
{
    if (!article.isPublic(Core::utcNow()))
        return Core::ready<void>({});
    const QJsonObject object = Core::articleToStored(article);
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const qint64 full = m_times.text.count();
    const qint64 life = full - QRandomGenerator::global()->bounded(full / 10 + 1);
    return m_client
        ->eval(fillScript(), {key(article.id)},
               {QByteArray::number(article.version), text, QByteArray::number(life)},
               std::move(call))
        .then(withoutValue);
}

Core::FutureResult<void> RedisCache::invalidate(Core::ArticleId id, qint64 version, Core::Call call)
{
    return m_client
        ->eval(invalidateScript(), {key(id)},
               {QByteArray::number(version), QByteArray::number(qint64(m_times.floor.count()))},
               std::move(call))
        .then(withoutValue);
}

Ports::CacheStatistics RedisCache::statistics() const
{
    return {.hits = m_counters->hits,
            .nearHits = 0,
            .misses = m_counters->misses,
            .collapsed = 0,
            .entries = 0};
}

} // namespace Triptych::Cache
