#include "cachetest.h"
#include "support/servers.h"

using namespace Triptych;
using namespace Triptych::Cache;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Tests::wait;

namespace {

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

class TestLayeredCache : public CacheTest
{
    Q_OBJECT

private Q_SLOTS:
    void layered_missesAreCollapsed();
    void layered_stoppedCaller_leavesTheOthers();
    void layered_hurriedCaller_asksForItself();
    void layered_answerOlderThanTheFloor_isAMiss();
    void layered_readsNearWithoutTheSharedOne();
    void layered_desksShareThroughRedis();
    void layered_sharedAway_isAnErrorAndNearStillWorks();
};

void TestLayeredCache::layered_missesAreCollapsed()
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
    QVERIFY(wait(first).value() == article);
    QVERIFY(wait(second).value() == article);
    QVERIFY(!other.isFinished());
    shared->answer(1, std::nullopt);
    QVERIFY(!wait(other).value());
    // The miss is not remembered.
    const auto again = cache.get(ArticleId::create(), call);
    QCOMPARE(shared->asked.size(), 3u);
    shared->answer(2, std::nullopt);
    QCOMPARE(cache.statistics().hits, 2);
    QCOMPARE(cache.statistics().misses, 2);
    QCOMPARE(cache.statistics().sharedHits(), 2);
    QCOMPARE(cache.statistics().collapsed, 1);
}

void TestLayeredCache::layered_stoppedCaller_leavesTheOthers()
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
    QVERIFY(wait(second).value() == article);
    QCOMPARE(shared->asked.size(), 1u);
}

void TestLayeredCache::layered_hurriedCaller_asksForItself()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    const auto patient = cache.get(article.id, Call::within(60s));
    const auto hurried = cache.get(article.id, Call::within(1s));
    QCOMPARE(shared->asked.size(), 2u);
    shared->answer(1, article);
    QVERIFY(wait(hurried).value() == article);
    QVERIFY(!patient.isFinished());
    shared->answer(0, std::nullopt);
    QVERIFY(patient.isFinished());
}

void TestLayeredCache::layered_answerOlderThanTheFloor_isAMiss()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    const auto found = cache.get(article.id, Call{});
    QVERIFY(wait(cache.invalidate(article.id, 2, Call{})));
    QCOMPARE(shared->invalidated, 1);
    shared->answer(0, article);
    QVERIFY(!wait(found).value());
    QVERIFY(wait(cache.fill(article, Call{})));
    QVERIFY(shared->filled.isEmpty());
}

void TestLayeredCache::layered_readsNearWithoutTheSharedOne()
{
    const auto shared = std::make_shared<SlowCache>();
    LayeredCache cache(shared);
    const Article article = published(1);
    QVERIFY(wait(cache.fill(article, Call{})));
    QCOMPARE(shared->filled.size(), 1);
    QVERIFY(get(cache, article.id) == article);
    QCOMPARE(shared->asked.size(), 0u);
}

void TestLayeredCache::layered_desksShareThroughRedis()
{
    qint64 now = 0;
    MemoryCache::Options near = LayeredCache::nearOptions();
    near.clock = [&] { return now; };
    LayeredCache here(std::make_shared<RedisCache>(client(m_server.address())), near);
    LayeredCache there(std::make_shared<RedisCache>(client(m_server.address())), near);
    const Article article = published(1);
    QVERIFY(wait(here.fill(article, Call{})));
    QVERIFY(get(there, article.id) == article);
    QVERIFY(wait(here.invalidate(article.id, 2, Call{})));
    QVERIFY(!get(here, article.id));
    // The other desk shows the old text for at most the two seconds that it keeps it.
    now += 2'000;
    QVERIFY(!get(there, article.id));
    QVERIFY(wait(there.fill(at(article, 2), Call{})));
    QVERIFY(get(here, article.id) == at(article, 2));
}

void TestLayeredCache::layered_sharedAway_isAnErrorAndNearStillWorks()
{
    LayeredCache cache(std::make_shared<RedisCache>(
        client(QStringLiteral("127.0.0.1:%1").arg(Support::freePort()))));
    const Article article = published(1);
    QVERIFY(wait(cache.get(article.id, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(wait(cache.fill(article, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(get(cache, article.id) == article);
    QCOMPARE(cache.statistics().misses, 1);
    QCOMPARE(cache.statistics().hits, 1);
}

QTEST_GUILESS_MAIN(TestLayeredCache)
#include "tst_layeredcache.moc"
