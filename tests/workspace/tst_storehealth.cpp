#include <newsroom/embedded.h>

#include <support/faultproxy.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>

#include <QUrl>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::StoreRole;
using Core::StoreState;
using Support::FaultProxy;
using Tests::wait;
using Space = Workspace::Workspace;

/** What is known of each store where one of them accepts connections and never says a word. */
class TestStoreHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silentStore_coloursNoOther_data();
    void silentStore_coloursNoOther();
};

void TestStoreHealth::silentStore_coloursNoOther_data()
{
    QTest::addColumn<StoreRole>("silent");
    QTest::newRow("PostgreSQL") << StoreRole::Articles;
    QTest::newRow("Elasticsearch") << StoreRole::Search;
    QTest::newRow("Redis") << StoreRole::Counters;
}

void TestStoreHealth::silentStore_coloursNoOther()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    QFETCH(StoreRole, silent);
    const Support::FreshDatabase database;
    const Support::IndexPrefix prefix{Support::elasticsearchUrl()};
    const Support::Redis redis;
    FaultProxy postgres(database.host(), database.port());
    const QUrl elasticUrl = Support::elasticsearchUrl();
    FaultProxy elastic(elasticUrl.host(), quint16(elasticUrl.port(9200)));
    FaultProxy counters(QStringLiteral("127.0.0.1"), redis.port());

    Profiles::Profile profile;
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.postgres =
        database.dsn().replace(QString::number(database.port()), QString::number(postgres.port()));
    profile.elastic = QStringLiteral("http://127.0.0.1:%1").arg(elastic.port());
    profile.elasticAlias = prefix.name() + QStringLiteral("articles");
    profile.redis = QStringLiteral("127.0.0.1:%1").arg(counters.port());
    const auto opened =
        wait(Space::open(*Profiles::normalised(profile, {}), Space::RelayMode::OnDemand, {}));
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));

    FaultProxy &hushed = silent == StoreRole::Articles ? postgres
                         : silent == StoreRole::Search ? elastic
                                                       : counters;
    hushed.setMode(FaultProxy::Mode::BlackHole);
    const auto stores = wait((*opened)->checkHealth(Core::Call::within(3s)));
    QVERIFY(stores.has_value());
    QCOMPARE(stores->size(), 3);
    for (const Core::StoreHealth &store : *stores) {
        const bool isAway = store.state == StoreState::Away;
        QVERIFY2(isAway == (store.role == silent), qPrintable(store.product + store.error.message));
        QCOMPARE(store.error.message.isEmpty(), !isAway && store.state == StoreState::Ok);
    }
}

QTEST_GUILESS_MAIN(TestStoreHealth)
#include "tst_storehealth.moc"
