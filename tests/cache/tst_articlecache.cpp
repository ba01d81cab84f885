#include "cachetest.h"
#include "support/servers.h"

#include <QRegularExpression>

using namespace Triptych;
using namespace Triptych::Cache;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Tests::wait;

class TestArticleCache : public CacheTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

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
    QVERIFY(wait(cache->fill(article, Call{})));
    QVERIFY(get(*cache, article.id) == article);
    QVERIFY(wait(cache->fill(at(article, 4), Call{})));
    QVERIFY(get(*cache, article.id) == at(article, 4));
    QVERIFY(!get(*cache, ArticleId::create()));
}

void TestArticleCache::lateFill_afterAnInvalidation_isRefused()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(1);
    QVERIFY(wait(cache->fill(article, Call{})));
    QVERIFY(wait(cache->invalidate(article.id, 2, Call{})));
    QVERIFY(!get(*cache, article.id));
    QVERIFY(wait(cache->fill(article, Call{})));
    QVERIFY(!get(*cache, article.id));
    QVERIFY(wait(cache->fill(at(article, 2), Call{})));
    QVERIFY(get(*cache, article.id) == at(article, 2));
}

void TestArticleCache::olderFill_isRefused()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(1);
    // 9 and 10, because as text the order would be another.
    QVERIFY(wait(cache->fill(at(article, 10), Call{})));
    QVERIFY(wait(cache->fill(at(article, 9), Call{})));
    QVERIFY(get(*cache, article.id) == at(article, 10));
}

void TestArticleCache::repeatedInvalidation_isHarmless()
{
    QFETCH(QString, name);
    const auto cache = this->cache(name);
    const Article article = published(2);
    QVERIFY(wait(cache->invalidate(article.id, 2, Call{})));
    QVERIFY(wait(cache->fill(article, Call{})));
    QVERIFY(wait(cache->invalidate(article.id, 2, Call{})));
    QVERIFY(wait(cache->invalidate(article.id, 1, Call{})));
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
        QVERIFY(wait(cache->fill(article, Call{})));
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
    wait(cache->fill(article, Call{}));
    get(*cache, article.id);
    get(*cache, article.id);
    QCOMPARE(cache->statistics().hits, 2);
    QCOMPARE(cache->statistics().misses, 1);
    QCOMPARE(cache->statistics().entries, name == QLatin1String("redis") ? 0 : 1);
    QCOMPARE(cache->statistics().nearHits, name == QLatin1String("redis") ? 0 : 2);
    // An audit looks and is no reader.
    QVERIFY(wait(cache->peek(article.id, Call{})).value() == article);
    QVERIFY(!wait(cache->peek(ArticleId::create(), Call{})).value());
    QCOMPARE(cache->statistics().reads(), 3);
}

void TestArticleCache::redis_keyLivesTenMinutesJittered()
{
    RedisCache cache(client(m_server.address()));
    QSet<qint64> lives;
    for (int i = 0; i < 20; ++i) {
        const Article article = published(1);
        QVERIFY(wait(cache.fill(article, Call{})));
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
    QVERIFY(wait(cache.invalidate(id, 7, Call{})));
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
    QVERIFY(wait(cache.fill(article, Call{})));
    QVERIFY(get(cache, article.id) == article);
}

void TestArticleCache::redis_notPublicAnyMore_isAMiss()
{
    // Somebody else's clock, or another version of Triptych, put a scheduled one there.
    RedisCache cache(client(m_server.address()));
    const Article article = published(1);
    QVERIFY(wait(cache.fill(article, Call{})));
    QString text = m_server.cli({QStringLiteral("HGET"), key(article.id), QStringLiteral("b")});
    m_server.cli({QStringLiteral("HSET"), key(article.id), QStringLiteral("b"),
                  text.replace(QStringLiteral("\"published\""), QStringLiteral("\"draft\""))});
    QVERIFY(!get(cache, article.id));
}

void TestArticleCache::redis_away_isAnErrorForHealth()
{
    RedisCache cache(client(QStringLiteral("127.0.0.1:%1").arg(Support::freePort())));
    const Article article = published(1);
    QVERIFY(wait(cache.get(article.id, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(wait(cache.fill(article, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(wait(cache.invalidate(article.id, 1, Call{})).error().kind == ErrorKind::Unreachable);
    QCOMPARE(cache.statistics().misses, 1);
}

void TestArticleCache::redis_forgottenScripts_areSentAgain()
{
    RedisCache cache(client(m_server.address()));
    const Article article = published(1);
    QVERIFY(wait(cache.fill(article, Call{})));
    m_server.cli({QStringLiteral("SCRIPT"), QStringLiteral("FLUSH")});
    QVERIFY(wait(cache.fill(at(article, 2), Call{})));
    QVERIFY(wait(cache.invalidate(article.id, 3, Call{})));
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

QTEST_GUILESS_MAIN(TestArticleCache)
#include "tst_articlecache.moc"
