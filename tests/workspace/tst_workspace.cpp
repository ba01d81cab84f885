#include <newsroom/embedded.h>

#include <exchange/shippedarticles.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/checkedsearch.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/indexadmin.h>
#include <ports/searchindex.h>
#include <ports/viewcounter.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>

#include <QSignalSpy>
#include <QTcpServer>

using namespace Triptych;
using Tests::article;
using Tests::wait;
using Space = Workspace::Workspace;

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshEmbedded_saysSoOnceAndTakesTheSamples();
    void savedArticle_isSearchableWithinTwoSecondsAndItsCacheEntryGone();
    void newlyNamedIndex_isFilledFromSql();
    void newlyNamedRedis_isSeededFromSqlOnce();
    void firstViewBeforeSeeding_followsOnSql();
    void indexGoesAway_sqlAnswersAndTheIndexComesBack();
    void redisAway_degradesAndRecovers();
    void testOfEachStore_tellsWhatStandsThere();
    void wrongPassword_isASignInError();

private:
    Profiles::ProfileWithSecrets servers(const QString &dsn, const QString &elastic,
                                         const QString &alias, const QString &redis)
    {
        Profiles::Profile profile;
        profile.name = QStringLiteral("test");
        profile.kind = Profiles::Profile::Kind::Servers;
        profile.postgres = dsn;
        profile.elastic = elastic;
        profile.elasticAlias = alias;
        profile.redis = redis;
        return *Profiles::normalised(profile, {});
    }
    std::shared_ptr<Space> open(const Profiles::ProfileWithSecrets &profile)
    {
        auto opened = wait(Space::open(profile, Space::RelayMode::InBackground, {}));
        if (!opened)
            qWarning("%s", qPrintable(opened.error().message + opened.error().detail));
        return opened ? *opened : nullptr;
    }
    Core::SearchPage search(Space &workspace, const QString &words)
    {
        Core::SearchQuery query;
        query.words = words;
        auto future = workspace.stores().search.search(query, {});
        const auto page = wait(future);
        return page ? *page : Core::SearchPage{};
    }
    static Core::StoreHealth healthOf(Space &workspace, Core::StoreRole role)
    {
        return workspace.health().at(int(role));
    }
};

void TestWorkspace::freshEmbedded_saysSoOnceAndTakesTheSamples()
{
    QTemporaryDir folder;
    const auto profile = Profiles::embeddedProfile(folder.filePath(QStringLiteral("a.triptych")));
    {
        const auto workspace = open({profile, {}});
        QVERIFY(workspace->isFresh());
        const auto shipped = workspace->openShipped();
        const auto added = wait(shipped->addSamples(QStringLiteral("en"), {}));
        QVERIFY(added.has_value());
        QCOMPARE(*added, 3);
        QVERIFY(!search(*workspace, QStringLiteral("ferry")).hits.isEmpty());
    }
    const auto workspace = open({profile, {}});
    QVERIFY(!workspace->isFresh());
    const auto stores = wait(workspace->checkHealth({}));
    QVERIFY(stores.has_value());
    for (const Core::StoreHealth &health : *stores) {
        QCOMPARE(health.state, Core::StoreState::Ok);
        QVERIFY(!health.product.isEmpty());
    }
}

void TestWorkspace::savedArticle_isSearchableWithinTwoSecondsAndItsCacheEntryGone()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::FreshDatabase database;
    Support::IndexPrefix prefix(Support::elasticsearchUrl());
    Support::Redis redis;
    const auto workspace =
        open(servers(database.dsn(), prefix.server().toString(),
                     prefix.name() + QStringLiteral("articles"), redis.address()));
    QVERIFY(workspace);
    QTRY_COMPARE_WITH_TIMEOUT(healthOf(*workspace, Core::StoreRole::Search).state,
                              Core::StoreState::Ok, 20'000);
    QCOMPARE(healthOf(*workspace, Core::StoreRole::Search).product,
             QStringLiteral("Elasticsearch"));

    auto saved = wait(workspace->library().save(article(QStringLiteral("Harbour news"),
                                                        QStringLiteral("The ferry leaves at noon."),
                                                        Core::Status::Published),
                                                {}));
    QVERIFY(saved.has_value());
    QVERIFY(wait(workspace->stores().cache.fill(*saved, {})).has_value());
    QVERIFY(wait(workspace->stores().cache.get(saved->id, {}))->has_value());
    Core::Article changed = *saved;
    changed.body = QStringLiteral("The ferry leaves at midnight.");
    saved = wait(workspace->library().save(changed, {}));
    QVERIFY(saved.has_value());
    // It may be slow, and SQL answers meanwhile.
    QTRY_COMPARE_WITH_TIMEOUT(search(*workspace, QStringLiteral("ferry")).store,
                              QStringLiteral("Elasticsearch"), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(search(*workspace, QStringLiteral("midnight ferry")).hits.size() == 1,
                             60'000);
    const auto isCurrent = [&] {
        const auto cached = wait(workspace->stores().cache.get(saved->id, {}));
        return cached && (!cached->has_value() || (*cached)->version == saved->version);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isCurrent(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(database.value(QStringLiteral("SELECT count(*) FROM outbox")),
                              QStringLiteral("0"), 60'000);

    QVERIFY(wait(workspace->library().remove(saved->id, saved->version, {})).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(search(*workspace, QStringLiteral("midnight")).hits.isEmpty(), 60'000);
}

void TestWorkspace::newlyNamedIndex_isFilledFromSql()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::FreshDatabase database;
    Support::IndexPrefix prefix(Support::elasticsearchUrl());
    {
        const auto workspace = open(servers(database.dsn(), {}, {}, {}));
        QVERIFY(workspace);
        for (int i = 0; i < 30; ++i) {
            QVERIFY(wait(workspace->library().save(article(QStringLiteral("Old article %1").arg(i),
                                                           QStringLiteral("Text")),
                                                   {}))
                        .has_value());
        }
        QCOMPARE(search(*workspace, QStringLiteral("old")).store, QStringLiteral("PostgreSQL"));
        QTRY_COMPARE_WITH_TIMEOUT(database.value(QStringLiteral("SELECT count(*) FROM outbox")),
                                  QStringLiteral("0"), 20'000);
    }
    const auto workspace = open(servers(database.dsn(), prefix.server().toString(),
                                        prefix.name() + QStringLiteral("articles"), {}));
    QVERIFY(workspace);
    QTRY_COMPARE_WITH_TIMEOUT(search(*workspace, QStringLiteral("old")).store,
                              QStringLiteral("Elasticsearch"), 60'000);
    QCOMPARE(search(*workspace, QStringLiteral("old")).total, 30);
    QVERIFY(wait(workspace->stores().indexAdmin->info({}))->verified);
}

void TestWorkspace::newlyNamedRedis_isSeededFromSqlOnce()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    Support::Redis redis;
    const QList<Core::ArticleId> ids{Core::ArticleId::create(), Core::ArticleId::create(),
                                     Core::ArticleId::create()};
    const auto countsOf = [&](Space &workspace) {
        return wait(workspace.stores().views.counts(ids, {}));
    };
    {
        const auto workspace = open(servers(database.dsn(), {}, {}, {}));
        QVERIFY(workspace);
        QVERIFY(
            wait(workspace->stores().views.seed({{ids.at(0), 5}, {ids.at(1), 3}}, {})).has_value());
    }
    // A website counts there already.
    redis.cli({QStringLiteral("SET"), QStringLiteral("article:views:") + ids.at(1).toString(),
               QStringLiteral("100")});
    const auto profile = servers(database.dsn(), {}, {}, redis.address());
    {
        const auto workspace = open(profile);
        QVERIFY(workspace);
        QSignalSpy seeding(workspace.get(), &Space::countersSeedingProgressed);
        QTRY_VERIFY_WITH_TIMEOUT(!seeding.isEmpty(), 20'000);
        QCOMPARE(seeding.last(), (QVariantList{qint64(2), qint64(2)}));
        QCOMPARE(countsOf(*workspace), Core::Result<QList<qint64>>(QList<qint64>{5, 100, 0}));
    }
    auto opened = wait(Space::open(profile, Space::RelayMode::OnDemand, {}));
    QVERIFY(opened.has_value());
    redis.cli({QStringLiteral("SET"), QStringLiteral("article:views:") + ids.at(0).toString(),
               QStringLiteral("6")});
    redis.cli({QStringLiteral("DEL"), QStringLiteral("article:views:") + ids.at(1).toString()});
    QVERIFY(wait((*opened)->seedCounters({})).has_value());
    QCOMPARE(countsOf(**opened), Core::Result<QList<qint64>>(QList<qint64>{6, 0, 0}));
    // A Redis that lost everything lost the mark, too.
    redis.cli({QStringLiteral("FLUSHALL")});
    QVERIFY(wait((*opened)->seedCounters({})).has_value());
    QCOMPARE(countsOf(**opened), Core::Result<QList<qint64>>(QList<qint64>{5, 3, 0}));
}

void TestWorkspace::firstViewBeforeSeeding_followsOnSql()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    Support::Redis redis;
    const Core::ArticleId seen = Core::ArticleId::create();
    const Core::ArticleId unseen = Core::ArticleId::create();
    {
        const auto workspace =
            wait(Space::open(servers(database.dsn(), {}, {}, {}), Space::RelayMode::OnDemand, {}));
        QVERIFY(workspace.has_value());
        QVERIFY(wait((*workspace)->stores().views.seed({{seen, 41}}, {})).has_value());
    }
    const auto workspace = wait(Space::open(servers(database.dsn(), {}, {}, redis.address()),
                                            Space::RelayMode::OnDemand, {}));
    QVERIFY(workspace.has_value());
    QCOMPARE(wait((*workspace)->stores().views.increment(seen, {})), Core::Result<qint64>(42));
    QCOMPARE(wait((*workspace)->stores().views.increment(seen, {})), Core::Result<qint64>(43));
    QCOMPARE(wait((*workspace)->stores().views.increment(unseen, {})), Core::Result<qint64>(1));
    QVERIFY(wait((*workspace)->seedCounters({})).has_value());
    QCOMPARE(wait((*workspace)->stores().views.increment(seen, {})), Core::Result<qint64>(44));
}

void TestWorkspace::indexGoesAway_sqlAnswersAndTheIndexComesBack()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const auto workspace =
        open(servers(database.dsn(), QStringLiteral("127.0.0.1:%1").arg(Support::freePort()),
                     QStringLiteral("x"), {}));
    QVERIFY(workspace);
    const auto saved = wait(workspace->library().save(
        article(QStringLiteral("Still found"), QStringLiteral("Text")), {}));
    QVERIFY(saved.has_value());
    const Core::SearchPage page = search(*workspace, QStringLiteral("found"));
    QCOMPARE(page.hits.size(), 1);
    QCOMPARE(page.store, QStringLiteral("PostgreSQL"));
    QTRY_COMPARE_WITH_TIMEOUT(healthOf(*workspace, Core::StoreRole::Search).state,
                              Core::StoreState::Away, 20'000);
    QVERIFY(!healthOf(*workspace, Core::StoreRole::Search).insteadOf.isEmpty());
    QVERIFY(healthOf(*workspace, Core::StoreRole::Search).since.isValid());
}

void TestWorkspace::redisAway_degradesAndRecovers()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    Support::Redis redis;
    const auto workspace = open(servers(database.dsn(), {}, {}, redis.address()));
    QVERIFY(workspace);
    QTRY_COMPARE_WITH_TIMEOUT(healthOf(*workspace, Core::StoreRole::Counters).state,
                              Core::StoreState::Ok, 20'000);
    redis.kill();
    const auto saved =
        wait(workspace->library().save(article(QStringLiteral("T"), QStringLiteral("B")), {}));
    QVERIFY(saved.has_value());
    QVERIFY(!wait(workspace->stores().views.increment(saved->id,
                                                      Core::Call::within(std::chrono::seconds(2))))
                 .has_value());
    QTRY_COMPARE_WITH_TIMEOUT(healthOf(*workspace, Core::StoreRole::Counters).state,
                              Core::StoreState::Away, 12'000);
    redis.start();
    QTRY_COMPARE_WITH_TIMEOUT(healthOf(*workspace, Core::StoreRole::Counters).state,
                              Core::StoreState::Ok, 15'000);
    QCOMPARE(wait(workspace->stores().views.increment(saved->id, {})), Core::Result<qint64>(1));
}

void TestWorkspace::testOfEachStore_tellsWhatStandsThere()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::opensearchUrl());
    Support::Redis redis;
    const auto profile = servers(Support::postgresDsn(), Support::opensearchUrl().toString(),
                                 QStringLiteral("x"), redis.address());
    const auto sql = wait(Space::test(profile, Core::StoreRole::Articles, {}));
    QVERIFY2(sql.has_value(), sql ? "" : qPrintable(sql.error().message));
    QCOMPARE(sql->product, QStringLiteral("PostgreSQL"));
    const auto search = wait(Space::test(profile, Core::StoreRole::Search, {}));
    QVERIFY2(search.has_value(), search ? "" : qPrintable(search.error().message));
    QCOMPARE(search->product, QStringLiteral("OpenSearch"));
    const auto counters = wait(Space::test(profile, Core::StoreRole::Counters, {}));
    QVERIFY2(counters.has_value(), counters ? "" : qPrintable(counters.error().message));
    QCOMPARE(counters->product, QStringLiteral("Redis"));
}

void TestWorkspace::wrongPassword_isASignInError()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const QString role = Support::uniqueName(QStringLiteral("desk"));
    database.execute(QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD 'right'").arg(role));
    const auto profile = servers(database.dsn(role, QStringLiteral("wrong")), {}, {}, {});
    const auto opened = wait(Space::open(profile, Space::RelayMode::OnDemand, {}));
    const auto tested = wait(Space::test(profile, Core::StoreRole::Articles, {}));
    database.execute(QStringLiteral("DROP ROLE %1").arg(role));
    if (opened)
        QSKIP("this PostgreSQL trusts every login on loopback");
    QCOMPARE(opened.error().kind, Core::ErrorKind::SignIn);
    QVERIFY(!tested.has_value());
    QCOMPARE(tested.error().kind, Core::ErrorKind::SignIn);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
