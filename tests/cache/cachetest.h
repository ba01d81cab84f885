#pragma once

#include "support/redis.h"
#include "support/waiting.h"

#include <cache/layeredcache.h>
#include <cache/memorycache.h>
#include <cache/rediscache.h>
#include <redis/client.h>

#include <QTest>
#include <QThread>

/** What the tests of caches share: articles, and caches on a Redis of their own. */
namespace Triptych::Tests {

using Core::Article;
using Core::ArticleId;
using Ports::ArticleCache;

inline Article published(qint64 version, const QString &title = QStringLiteral("Title"))
{
    Article article;
    article.id = ArticleId::create();
    article.version = version;
    article.title = title;
    article.slug = QStringLiteral("title");
    article.body = QStringLiteral("Ein *Körper* 最佳实践\n");
    article.authors = {QStringLiteral("A"), QStringLiteral("B")};
    article.tags = {QStringLiteral("t")};
    article.status = Core::Status::Published;
    article.publishAt = Core::utcNow().addSecs(-60);
    article.createdAt = article.updatedAt = Core::utcNow();
    article.createdBy = QStringLiteral("ada");
    article.fields.insert(QStringLiteral("k"), 1);
    return article;
}

inline Article at(Article article, qint64 version)
{
    article.version = version;
    article.title = QStringLiteral("Version %1").arg(version);
    return article;
}

class CacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_thread.start(); }
    void cleanupTestCase()
    {
        m_thread.quit();
        QVERIFY(m_thread.wait(5'000));
    }

protected:
    std::shared_ptr<Redis::Client> client(const QString &address)
    {
        return std::make_shared<Redis::Client>(Redis::Settings::parse(address).value(), &m_thread);
    }
    std::shared_ptr<ArticleCache> cache(const QString &name)
    {
        if (name == QLatin1String("memory"))
            return std::make_shared<Cache::MemoryCache>();
        auto redis = std::make_shared<Cache::RedisCache>(client(m_server.address()));
        if (name == QLatin1String("redis"))
            return redis;
        return std::make_shared<Cache::LayeredCache>(redis);
    }
    std::optional<Article> get(ArticleCache &cache, const ArticleId &id)
    {
        const auto found = wait(cache.get(id, Core::Call{}));
        if (!found) {
            qCritical().noquote() << found.error().message << found.error().detail;
            return std::nullopt;
        }
        return *found;
    }
    QString key(const ArticleId &id)
    {
        return QStringLiteral("triptych:1:article:") + id.toString();
    }

    QThread m_thread;
    Support::Redis m_server;
};

} // namespace Triptych::Tests
