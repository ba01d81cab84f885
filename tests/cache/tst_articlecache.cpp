#include "redis/await.h"
#include "redis/fakeserver.h"
#include "support/redis.h"
#include "support/servers.h"

#include <cache/layeredcache.h>
#include <cache/memorycache.h>
#include <cache/rediscache.h>
#include <redis/client.h>

#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace Triptych;
using namespace std::chrono_literals;
using Cache::LayeredCache;
using Cache::MemoryCache;
using Cache::RedisCache;
using Core::Article;
using Core::ArticleId;
using Core::Call;
using Core::ErrorKind;
using Ports::ArticleCache;
using Test::await;

namespace {

Article published(qint64 version, const QString &title = QStringLiteral("Title"))
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

Article at(Article article, qint64 version)
{
    article.version = version;
    article.title = QStringLiteral("Version %1").arg(version);
    return article;
}

/** A shared cache that answers when the test says so. */
class SlowCache final : public ArticleCache
{
public:
    Core::FutureResult<std::optional<Article>> get(ArticleId, Call) override
    {
        QPromise<Core::Result<std::optional<Article>>> promise;
        promise.start();
        auto future = promise.future();
        asked.push_back(std::move(promise));
        return future;
    }
    Core::FutureResult<std::optional<Article>> peek(ArticleId id, Call call) override
    {
        return get(id, std::move(call));
    }
    Core::FutureResult<void> fill(Article article, Call) override
    {
        filled.append(article);
        return Core::ready<void>({});
    }
    Core::FutureResult<void> invalidate(ArticleId, qint64, Call) override
    {
        ++invalidated;
        return Core::ready<void>({});
    }
    Ports::CacheStatistics statistics() const override { return {}; }

    void answer(size_t index, Core::Result<std::optional<Article>> found)
    {
        asked[index].addResult(std::move(found));
        asked[index].finish();
    }

    std::vector<QPromise<Core::Result<std::optional<Article>>>> asked;
    QList<Article> filled;
    int invalidated = 0;
};

} // namespace

class TestArticleCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void everyCache_data();
    void filled_isFoundAsItWas_data() { everyCache_data(); }
    void filled_isFoundAsItWas();
    void lateFill_afterAnInvalidation_isRefused_data() { everyCache_data(); }
    void lateFill_afterAnInvalidation_isRefused();
    void olderFill_isRefused_data() { everyCache_data(); }
    void olderFill_isRefused();
    void repeatedInvalidation_isHarmless_data() { everyCache_data(); }
    void repeatedInvalidation_isHarmless();
    void notPublic_isRefused_data() { everyCache_data(); }
    void notPublic_isRefused();
    void statistics_count_data() { everyCache_data(); }
    void statistics_count();

    void redis_keyLivesTenMinutesJittered();
    void redis_floorLivesLonger();
    void redis_spoiltEntry_isAMiss_data();
    void redis_spoiltEntry_isAMiss();
    void redis_notPublicAnyMore_isAMiss();
    void redis_away_isAnErrorForHealth();
    void redis_forgottenScripts_areSentAgain();

    void memory_isBoundedByBytes();
    void memory_textExpiresAndFloorStays();
    void memory_floorsAreBounded();

    void layered_missesAreCollapsed();
    void layered_stoppedCaller_leavesTheOthers();
    void layered_hurriedCaller_asksForItself();
    void layered_answerOlderThanTheFloor_isAMiss();
    void layered_readsNearWithoutTheSharedOne();
    void layered_desksShareThroughRedis();
    void layered_sharedAway_isAnErrorAndNearStillWorks();

private:
    std::shared_ptr<Redis::Client> client(const QString &address)
    {
        return std::make_shared<Redis::Client>(Redis::Settings::parse(address).value(), &m_thread);
    }
    std::shared_ptr<ArticleCache> cache(const QString &name)
    {
        if (name == QLatin1String("memory"))
            return std::make_shared<MemoryCache>();
        auto redis = std::make_shared<RedisCache>(client(m_server.address()));
        if (name == QLatin1String("redis"))
            return redis;
        return std::make_shared<LayeredCache>(redis);
    }
    std::optional<Article> get(ArticleCache &cache, const ArticleId &id)
    {
        const auto found = await(cache.get(id, Call{}));
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

void TestArticleCache::initTestCase()
{
    m_thread.start();
}

void TestArticleCache::cleanupTestCase()
{
    m_thread.quit();
    QVERIFY(m_thread.wait(5'000));
}

void TestArticleCache::everyCache_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"memory", "redis", "layered"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestArticleCache::filled_isFoundAsItWas()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(3);
    QVERIFY(!get(*cache, article.id));
    QVERIFY(await(cache->fill(article, Call{})));
    QVERIFY(get(*cache, article.id) == article);
    QVERIFY(await(cache->fill(at(article, 4), Call{})));
    QVERIFY(get(*cache, article.id) == at(article, 4));
    QVERIFY(!get(*cache, ArticleId::create()));
}

void TestArticleCache::lateFill_afterAnInvalidation_isRefused()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(1);
    QVERIFY(await(cache->fill(article, Call{})));
    QVERIFY(await(cache->invalidate(article.id, 2, Call{})));
    QVERIFY(!get(*cache, article.id));
    QVERIFY(await(cache->fill(article, Call{})));
    QVERIFY(!get(*cache, article.id));
    QVERIFY(await(cache->fill(at(article, 2), Call{})));
    QVERIFY(get(*cache, article.id) == at(article, 2));
}

void TestArticleCache::olderFill_isRefused()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(1);
    // 9 and 10, because as text the order would be another.
    QVERIFY(await(cache->fill(at(article, 10), Call{})));
    QVERIFY(await(cache->fill(at(article, 9), Call{})));
    QVERIFY(get(*cache, article.id) == at(article, 10));
}

void TestArticleCache::repeatedInvalidation_isHarmless()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(2);
    QVERIFY(await(cache->invalidate(article.id, 2, Call{})));
    QVERIFY(await(cache->fill(article, Call{})));
    QVERIFY(await(cache->invalidate(article.id, 2, Call{})));
    QVERIFY(await(cache->invalidate(article.id, 1, Call{})));
    QVERIFY(get(*cache, article.id) == article);
}

void TestArticleCache::notPublic_isRefused()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    Article draft = published(1);
    draft.status = Core::Status::Draft;
    Article scheduled = published(1);
    scheduled.publishAt = Core::utcNow().addDays(1);
    Article deleted = published(1);
    deleted.deletedAt = Core::utcNow();
    for (const Article &article : {draft, scheduled, deleted}) {
        QVERIFY(await(cache->fill(article, Call{})));
        QVERIFY(!get(*cache, article.id));
        QCOMPARE(m_server.cli({QStringLiteral("EXISTS"), key(article.id)}), QStringLiteral("0"));
    }
}

void TestArticleCache::statistics_count()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(1);
    get(*cache, article.id);
    await(cache->fill(article, Call{}));
    get(*cache, article.id);
    get(*cache, article.id);
    QCOMPARE(cache->statistics().hits, 2);
    QCOMPARE(cache->statistics().misses, 1);
    QCOMPARE(cache->statistics().entries, name == QLatin1String("redis") ? 0 : 1);
    QCOMPARE(cache->statistics().nearHits, name == QLatin1String("redis") ? 0 : 2);
    // An audit looks and is no reader.
    QVERIFY(await(cache->peek(article.id, Call{})).value() == article);
    QVERIFY(!await(cache->peek(ArticleId::create(), Call{})).value());
    QCOMPARE(cache->statistics().reads(), 3);
}

void TestArticleCache::redis_keyLivesTenMinutesJittered()
{
    RedisCache cache(client(m_server.address()));
    QSet<qint64> lives;
    for (int i = 0; i < 20; ++i) {
        const Article article = published(1);
        QVERIFY(await(cache.fill(article, Call{})));
        const QString life = m_server.cli({QStringLiteral("PTTL"), key(article.id)});
        QVERIFY2(life.toLongLong() > 530'000 && life.toLongLong() <= 600'000, qPrintable(life));
        lives.insert(life.toLongLong() / 1'000);
    }
    QVERIFY(lives.size() > 2);
}

void TestArticleCache::redis_floorLivesLonger()
{
    RedisCache cache(client(m_server.address()));
    const ArticleId id = ArticleId::create();
    QVERIFY(await(cache.invalidate(id, 7, Call{})));
    QVERIFY(m_server.cli({QStringLiteral("PTTL"), key(id)}).toLongLong() > 600'000);
    QCOMPARE(m_server.cli({QStringLiteral("HGETALL"), key(id)}), QStringLiteral("v\n7"));
}

void TestArticleCache::redis_spoiltEntry_isAMiss_data()
{
    QTest::addColumn<QStringList>("fields");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("not JSON") << QStringList{s("v"), s("1"), s("b"), s("{torn")};
    QTest::newRow("another article") << QStringList{
        s("v"), s("1"), s("b"),
        s(R"({"id": "018f0000-0000-7000-8000-000000000000", "version": 1, "status": "published"})")};
    QTest::newRow("no version") << QStringList{s("b"), s("{}")};
    QTest::newRow("version that is none") << QStringList{s("v"), s("x"), s("b"), s("[]")};
}

void TestArticleCache::redis_spoiltEntry_isAMiss()
{
    QFETCH(QStringList, fields);
    RedisCache cache(client(m_server.address()));
    const Article article = published(1);
    m_server.cli(QStringList{QStringLiteral("HSET"), key(article.id)} + fields);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("passed over")));
    QVERIFY(!get(cache, article.id));
    QVERIFY(await(cache.fill(article, Call{})));
    QVERIFY(get(cache, article.id) == article);
}

void TestArticleCache::redis_notPublicAnyMore_isAMiss()
{
    // Somebody else's clock, or another version of Triptych, put a scheduled one there.
    RedisCache cache(client(m_server.address()));
    const Article article = published(1);
    QVERIFY(await(cache.fill(article, Call{})));
    QString text = m_server.cli({QStringLiteral("HGET"), key(article.id), QStringLiteral("b")});
    m_server.cli({QStringLiteral("HSET"), key(article.id), QStringLiteral("b"),
                  text.replace(QStringLiteral("\"published\""), QStringLiteral("\"draft\""))});
    QVERIFY(!get(cache, article.id));
}

void TestArticleCache::redis_away_isAnErrorForHealth()
{
    RedisCache cache(client(QStringLiteral("127.0.0.1:%1").arg(Support::freePort())));
    const Article article = published(1);
    QVERIFY(await(cache.get(article.id, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(await(cache.fill(article, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(await(cache.invalidate(article.id, 1, Call{})).error().kind == ErrorKind::Unreachable);
    QCOMPARE(cache.statistics().misses, 1);
}

void TestArticleCache::redis_forgottenScripts_areSentAgain()
{
    RedisCache cache(client(m_server.address()));
    const Article article = published(1);
    QVERIFY(await(cache.fill(article, Call{})));
    m_server.cli({QStringLiteral("SCRIPT"), QStringLiteral("FLUSH")});
    QVERIFY(await(cache.fill(at(article, 2), Call{})));
    QVERIFY(await(cache.invalidate(article.id, 3, Call{})));
    QVERIFY(!get(cache, article.id));
}

void TestArticleCache::memory_isBoundedByBytes()
{
    MemoryCache cache({.bytes = 100'000});
    QList<Article> articles;
    for (int i = 0; i < 50; ++i) {
        Article article = published(1);
        article.body = QString(5'000, QLatin1Char('x')); // 10,000 bytes
        articles.append(article);
        QVERIFY(cache.keep(article));
        // The first one is read all the time, so it stays.
        QVERIFY(cache.find(articles.first().id));
    }
    const qint64 entries = cache.statistics().entries;
    QVERIFY2(entries >= 5 && entries <= 10, qPrintable(QString::number(entries)));
    QVERIFY(cache.find(articles.last().id));
    QVERIFY(!cache.find(articles.at(1).id));
    // The floor stands under what was pushed out.
    cache.raiseFloor(articles.at(2).id, 2);
    QVERIFY(!cache.keep(articles.at(2)));
    Article huge = published(1);
    huge.body = QString(1'000'000, QLatin1Char('x'));
    cache.keep(huge);
    QVERIFY(!cache.find(huge.id));
}

void TestArticleCache::memory_textExpiresAndFloorStays()
{
    qint64 now = 1'000;
    MemoryCache cache({.text = 600s, .floor = 3'600s, .clock = [&] { return now; }});
    const Article article = published(2);
    QVERIFY(cache.keep(article));
    now += 599'999;
    QVERIFY(cache.find(article.id));
    now += 1;
    QVERIFY(!cache.find(article.id));
    QVERIFY(!cache.keep(at(article, 1)));
    QCOMPARE(cache.statistics().entries, 0);
    cache.raiseFloor(article.id, 3);
    now += 3'599'999;
    QVERIFY(!cache.keep(article));
    now += 1;
    QVERIFY(cache.keep(article));
}

void TestArticleCache::memory_floorsAreBounded()
{
    MemoryCache cache({.floors = 10});
    QList<Article> articles;
    for (int i = 0; i < 20; ++i) {
        articles.append(published(1));
        cache.raiseFloor(articles.last().id, 2);
    }
    QVERIFY(!cache.keep(articles.last()));
    QVERIFY(cache.keep(articles.first()));
}

void TestArticleCache::layered_missesAreCollapsed()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    const Call call = Call::within(10s);
    const auto first = cache.get(article.id, call);
    const auto second = cache.get(article.id, call);
    const auto other = cache.get(ArticleId::create(), call);
    QCOMPARE(shared->asked.size(), 2u);
    QVERIFY(!first.isFinished());
    shared->answer(0, article);
    QVERIFY(await(first).value() == article);
    QVERIFY(await(second).value() == article);
    QVERIFY(!other.isFinished());
    shared->answer(1, std::nullopt);
    QVERIFY(!await(other).value());
    // The miss is not remembered.
    const auto again = cache.get(ArticleId::create(), call);
    QCOMPARE(shared->asked.size(), 3u);
    shared->answer(2, std::nullopt);
    QCOMPARE(cache.statistics().hits, 2);
    QCOMPARE(cache.statistics().misses, 2);
    QCOMPARE(cache.statistics().sharedHits(), 2);
    QCOMPARE(cache.statistics().collapsed, 1);
}

void TestArticleCache::layered_stoppedCaller_leavesTheOthers()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    std::stop_source source;
    const QDeadlineTimer deadline(10s);
    const auto first = cache.get(article.id, Call{deadline, source.get_token()});
    const auto second = cache.get(article.id, Call{deadline, {}});
    source.request_stop();
    QVERIFY(first.isFinished());
    QVERIFY(first.result().error().kind == ErrorKind::Cancelled);
    shared->answer(0, article);
    QVERIFY(await(second).value() == article);
    QCOMPARE(shared->asked.size(), 1u);
}

void TestArticleCache::layered_hurriedCaller_asksForItself()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    const auto patient = cache.get(article.id, Call::within(60s));
    const auto hurried = cache.get(article.id, Call::within(1s));
    QCOMPARE(shared->asked.size(), 2u);
    shared->answer(1, article);
    QVERIFY(await(hurried).value() == article);
    QVERIFY(!patient.isFinished());
    shared->answer(0, std::nullopt);
    QVERIFY(patient.isFinished());
}

void TestArticleCache::layered_answerOlderThanTheFloor_isAMiss()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    const auto found = cache.get(article.id, Call{});
    QVERIFY(await(cache.invalidate(article.id, 2, Call{})));
    QCOMPARE(shared->invalidated, 1);
    shared->answer(0, article);
    QVERIFY(!await(found).value());
    QVERIFY(await(cache.fill(article, Call{})));
    QVERIFY(shared->filled.isEmpty());
}

void TestArticleCache::layered_readsNearWithoutTheSharedOne()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    QVERIFY(await(cache.fill(article, Call{})));
    QCOMPARE(shared->filled.size(), 1);
    QVERIFY(get(cache, article.id) == article);
    QCOMPARE(shared->asked.size(), 0u);
}

void TestArticleCache::layered_desksShareThroughRedis()
{
    qint64 now = 0;
    MemoryCache::Options near = LayeredCache::nearOptions();
    near.clock = [&] { return now; };
    LayeredCache here(std::make_shared<RedisCache>(client(m_server.address())), near);
    LayeredCache there(std::make_shared<RedisCache>(client(m_server.address())), near);
    const Article article = published(1);
    QVERIFY(await(here.fill(article, Call{})));
    QVERIFY(get(there, article.id) == article);
    QVERIFY(await(here.invalidate(article.id, 2, Call{})));
    QVERIFY(!get(here, article.id));
    // The other desk shows the old text for at most the two seconds that it keeps it.
    now += 2'000;
    QVERIFY(!get(there, article.id));
    QVERIFY(await(there.fill(at(article, 2), Call{})));
    QVERIFY(get(here, article.id) == at(article, 2));
}

void TestArticleCache::layered_sharedAway_isAnErrorAndNearStillWorks()
{
    LayeredCache cache(std::make_shared<RedisCache>(
        client(QStringLiteral("127.0.0.1:%1").arg(Support::freePort()))));
    const Article article = published(1);
    QVERIFY(await(cache.get(article.id, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(await(cache.fill(article, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(get(cache, article.id) == article);
    QCOMPARE(cache.statistics().misses, 1);
    QCOMPARE(cache.statistics().hits, 1);
}

QTEST_GUILESS_MAIN(TestArticleCache)
#include "tst_articlecache.moc"
