#include <newsroom/embedded.h>

#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <support/freshdatabase.h>
#include <support/redis.h>
#include <support/servers.h>
#include <workspace/workspace.h>

#include <QTest>

#include <algorithm>

using namespace Triptych;
using Tests::wait;
using Space = Workspace::Workspace;

/** A shared cache that comes back as it was some time ago. */
class TestCacheKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TRIPTYCH_NEEDS(Support::postgresDsn()); }
    void restartedFromADump_losesNoInvalidation_data();
    void restartedFromADump_losesNoInvalidation();
};

void TestCacheKeeper::restartedFromADump_losesNoInvalidation_data()
{
    QTest::addColumn<bool>("service");
    QTest::newRow("desk") << false;
    QTest::newRow("relay service") << true;
}

void TestCacheKeeper::restartedFromADump_losesNoInvalidation()
{
    QFETCH(bool, service);
    const Support::FreshDatabase database;
    Support::Redis redis;
    Profiles::Profile profile;
    profile.name = QStringLiteral("test");
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.postgres = database.dsn();
    profile.redis = redis.address();
    const auto opened =
        wait(Space::open(*Profiles::normalised(profile, {}),
                         service ? Space::RelayMode::OnDemand : Space::RelayMode::InBackground, {},
                         {.cacheTells = std::chrono::milliseconds(500)}));
    QVERIFY(opened);
    Space &space = **opened;
    if (service)
        space.startRelay();
    const auto isRelayed = [&database] {
        return database.value(QStringLiteral("SELECT count(*) FROM outbox")).toInt() == 0;
    };
    const auto state = [&space] {
        const QList<Core::StoreHealth> stores = space.health();
        return std::find_if(stores.cbegin(), stores.cend(),
                            [](const Core::StoreHealth &store) {
                                return store.role == Core::StoreRole::Counters;
                            })
            ->state;
    };
    const auto keeps = [&space](const Core::Article &article) {
        const auto kept = wait(space.stores().cache.peek(article.id, {}));
        return kept && kept->has_value();
    };
    // Not an error: it answers, and has nothing.
    const auto hasGone = [&space](const Core::Article &article) {
        const auto kept = wait(space.stores().cache.peek(article.id, {}));
        return kept && !kept->has_value();
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), Core::StoreState::Ok, 20'000);

    QList<Core::Article> saved;
    for (const char *title : {"Changed", "Withdrawn", "Left alone"}) {
        saved << *wait(space.stores().articles.save(
            Tests::article(QString::fromLatin1(title), {}, Core::Status::Published),
            QStringLiteral("test"), {}));
    }
    QTRY_VERIFY_WITH_TIMEOUT(isRelayed(), 20'000);
    for (const Core::Article &article : std::as_const(saved)) {
        QVERIFY(wait(space.stores().cache.fill(article, {})));
        QVERIFY(keeps(article));
    }
    QCOMPARE(redis.cli({QStringLiteral("SAVE")}), QStringLiteral("OK"));

    Core::Article changed = saved.at(0);
    changed.title = QStringLiteral("Changed since");
    QVERIFY(wait(space.stores().articles.save(changed, QStringLiteral("test"), {})));
    QVERIFY(wait(space.stores().articles.remove(saved.at(1).id, 1, QStringLiteral("test"), {})));
    QTRY_VERIFY_WITH_TIMEOUT(isRelayed(), 20'000);
    QVERIFY(hasGone(saved.at(0)) && hasGone(saved.at(1)));

    redis.kill();
    QTRY_COMPARE_WITH_TIMEOUT(state(), Core::StoreState::Away, 20'000);
    redis.start();
    QTRY_VERIFY_WITH_TIMEOUT(hasGone(saved.at(0)), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(hasGone(saved.at(1)), 20'000);
    // It was the dump that it came back with.
    QVERIFY(keeps(saved.at(2)));
}

QTEST_GUILESS_MAIN(TestCacheKeeper)
#include "tst_cachekeeper.moc"
