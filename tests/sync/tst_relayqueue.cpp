#include "relaying.h"

#include <ports/articlecache.h>
#include <support/faultproxy.h>
#include <support/rows.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;
using Support::FaultProxy;

/** In which order the relay takes what waits, and what it makes of a store that takes nothing. */
class TestRelayQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void storeAway_otherGetsEverythingOnce_data();
    void storeAway_otherGetsEverythingOnce();
    void wholeRequestRefused_isWaitedFor_data();
    void wholeRequestRefused_isWaitedFor();
    void missedBefore_isCountedOnce();
    void stuckNextIndex_standsBeforeNothing_data();
    void stuckNextIndex_standsBeforeNothing();
    void heldOff_passesOnceAfterThePause();

private:
    static void makeNextIndexStuck(Stores &stores, QString *index);
};

void TestRelayQueue::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
}

void TestRelayQueue::storeAway_otherGetsEverythingOnce_data()
{
    QTest::addColumn<bool>("isCache");
    QTest::newRow("Redis") << true;
    QTest::newRow("Elasticsearch") << false;
}

void TestRelayQueue::storeAway_otherGetsEverythingOnce()
{
    QFETCH(bool, isCache);
    constexpr int Count = 220;
    Support::Redis redis;
    const QUrl elastic = Support::elasticsearchUrl();
    FaultProxy cacheProxy(QStringLiteral("127.0.0.1"), redis.port());
    FaultProxy indexProxy(elastic.host(), quint16(elastic.port()));
    QUrl address = elastic;
    address.setHost(indexProxy.host());
    address.setPort(indexProxy.port());
    Stores stores(address.toString(), cacheProxy.address());
    Ports::ArticleCache &cache = stores.workspace().stores().cache;
    Sync::Relay &relay = stores.workspace().relay();

    QList<Core::Article> articles = stores.seed(Count);
    const auto kept = [&] {
        // All are asked for before the first is waited for.
        QList<Core::FutureResult<std::optional<Core::Article>>> peeks;
        for (const Core::Article &article : std::as_const(articles))
            peeks << cache.peek(article.id, {});
        int count = 0;
        for (const auto &peek : std::as_const(peeks)) {
            const auto peeked = wait(peek);
            count += peeked && *peeked ? 1 : 0;
        }
        return count;
    };
    QList<Core::FutureResult<void>> fills;
    for (const Core::Article &article : std::as_const(articles))
        fills << cache.fill(article, {});
    for (const auto &fill : std::as_const(fills))
        QVERIFY(wait(fill).has_value());
    QCOMPARE(kept(), Count);

    (isCache ? cacheProxy : indexProxy).setMode(FaultProxy::Mode::Down);
    // Only the one that is away is given up soon.
    Sync::RelayPatience patience;
    (isCache ? patience.invalidate : patience.publish) = std::chrono::milliseconds(200);
    relay.setPatience(patience);
    saveAgain(stores, &articles);
    for (int i = 0; i < 3; ++i) {
        const auto report = drain(relay);
        QVERIFY(report.has_value());
        QCOMPARE(report->published, 0);
        QVERIFY(report->postponed > 0);
    }
    QCOMPARE(value(stores, "SELECT count(*) FROM outbox"), QString::number(Count));
    // What was taken is not owed any more, and waiting wears nothing out.
    QCOMPARE(value(stores, "SELECT string_agg(DISTINCT owes::text, ' ') FROM outbox"),
             isCache ? QStringLiteral("2") : QStringLiteral("1"));
    QCOMPARE(value(stores, "SELECT max(attempts) FROM outbox"), QStringLiteral("0"));
    if (isCache)
        QCOMPARE(stores.differences(), QStringList());
    else
        QCOMPARE(kept(), 0);

    // What is saved now does not stand behind those.
    Core::Article late = stores.save(Tests::article(
        QStringLiteral("Late"), QStringLiteral("A text about harbours."), Core::Status::Published));
    QVERIFY(drain(relay).has_value());
    if (isCache)
        QCOMPARE(stores.differences(), QStringList());

    (isCache ? cacheProxy : indexProxy).heal();
    relay.setPatience({});
    // QTRY_* would drain once more to compare.
    const auto isInStep = [&] {
        return drain(relay) && value(stores, "SELECT count(*) FROM outbox") == QLatin1String("0");
    };
    QVERIFY(QTest::qWaitFor(isInStep, 60'000));
    QCOMPARE(stores.differences(), QStringList());
    QCOMPARE(kept(), 0);
}

void TestRelayQueue::wholeRequestRefused_isWaitedFor_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("403") << ErrorKind::Forbidden;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("500") << ErrorKind::Internal;
    QTest::newRow("400") << ErrorKind::Invalid;
}

void TestRelayQueue::wholeRequestRefused_isWaitedFor()
{
    QFETCH(ErrorKind, kind);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(20);
    RefusingIndex index(stores.workspace().stores().search);
    index.kind = kind;
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(), index,
                      stores.workspace().stores().cache);
    QList<ErrorKind> missed;
    int reached = 0;
    connect(&relay, &Sync::Relay::storeMissed, this,
            [&](Core::StoreRole, const Core::Error &error) { missed << error.kind; });
    connect(&relay, &Sync::Relay::storeReached, this, [&] { ++reached; });

    saveAgain(stores, &articles);
    stores.database().execute(QStringLiteral("UPDATE outbox SET attempts = 9"));
    for (int i = 0; i < 3; ++i) {
        const auto report = drain(relay);
        QVERIFY(report.has_value());
        QCOMPARE(report->postponed, 20);
        QCOMPARE(report->lastError.kind, kind);
    }
    QCOMPARE(missed, QList<ErrorKind>(3, kind));
    // Each is not asked about alone, where it is no use.
    QVERIFY2(index.requests <= 3 * 6, qPrintable(QString::number(index.requests)));
    QCOMPARE(value(stores, "SELECT count(*) FROM outbox WHERE dead"), QStringLiteral("0"));
    const auto status =
        Tests::triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--status")});
    QCOMPARE(status.object.value(QLatin1String("waiting")).toInt(), 20);
    QCOMPARE(status.object.value(QLatin1String("reason")).toString(),
             QStringLiteral("Not for you.\nthe reason"));

    index.refused = QStringLiteral("nobody");
    const auto report = drainPatiently(relay, stores);
    QVERIFY(report.has_value());
    QCOMPARE(report->published, 20);
    QCOMPARE(reached, 1);
    QCOMPARE(stores.differences(), QStringList());
}

void TestRelayQueue::missedBefore_isCountedOnce()
{
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(20);
    RefusingIndex index(stores.workspace().stores().search);
    index.kind = ErrorKind::Unreachable;
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(), index,
                      stores.workspace().stores().cache);
    saveAgain(stores, &articles);
    auto report = drain(relay);
    QVERIFY(report.has_value());
    QCOMPARE(report->postponed, 20);
    // Saved once more: the cache is asked first now, and the index after it.
    saveAgain(stores, &articles);
    makeDue(stores);
    index.refused = QStringLiteral("nothing");
    report = drain(relay);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->published, 20);
    QCOMPARE(report->postponed, 0);
}

void TestRelayQueue::makeNextIndexStuck(Stores &stores, QString *index)
{
    const auto rebuild = wait(stores.index().startRebuild({}));
    QVERIFY(rebuild);
    *index = rebuild->index;
    stores.http("DELETE", QLatin1Char('/') + *index);
    const QJsonObject nowhere{
        {QStringLiteral("index.routing.allocation.require._name"), QStringLiteral("nobody")}};
    const QJsonObject next{{QStringLiteral("is_write_index"), true}};
    const QJsonObject made =
        stores.http("PUT", QStringLiteral("/%1?wait_for_active_shards=0").arg(*index),
                    {{QStringLiteral("settings"), nowhere},
                     {QStringLiteral("aliases"),
                      QJsonObject{{stores.alias() + QStringLiteral("-next"), next}}}});
    QVERIFY(made.value(QLatin1String("acknowledged")).toBool());
}

void TestRelayQueue::stuckNextIndex_standsBeforeNothing_data()
{
    QTest::addColumn<bool>("isMended");
    QTest::addColumn<int>("count");
    // So many that the first are due again before the last had their turn.
    QTest::newRow("mended") << true << 1'000;
    if (Support::isEveryRowRun())
        QTest::newRow("given up") << false << 250;
}

void TestRelayQueue::stuckNextIndex_standsBeforeNothing()
{
    QFETCH(bool, isMended);
    QFETCH(int, count);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(count);
    QString next;
    makeNextIndexStuck(stores, &next);
    saveAgain(stores, &articles);

    Sync::Relay &relay = stores.workspace().relay();
    // Four batches take longer than the pause of the first.
    const Sync::RelayPatience brief{.publish = std::chrono::seconds(1)};
    QVERIFY(4 * brief.publish > Sync::NextIndexPause);
    relay.setPatience(brief);
    QStringList missed;
    int reached = 0;
    connect(&relay, &Sync::Relay::storeMissed, this,
            [&](Core::StoreRole role, const Core::Error &error) {
                missed << QString::number(int(role)) + error.message;
            });
    connect(&relay, &Sync::Relay::storeReached, this, [&] { ++reached; });
    auto report = drain(relay);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    const QDeadlineTimer patience(std::chrono::minutes(1));
    const bool wasSlow = stores.isSlow();
    while (report && stores.isSlow() && !patience.hasExpired()) {
        makeDue(stores);
        missed.clear();
        report = drain(relay);
    }
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    // Each once; twice where the cache got it and the index was too slow for it.
    QVERIFY2(wasSlow ? report->postponed >= count : report->postponed == count,
             qPrintable(QString::number(report->postponed)));
    QCOMPARE(stores.differences(), QStringList());
    missed.removeDuplicates();
    QCOMPARE(missed, QStringList{QString::number(int(Core::StoreRole::Search)) +
                                 report->lastError.message});
    QCOMPARE(reached, 0);
    QCOMPARE(value(stores, "SELECT concat_ws(' ', max(attempts), count(*), bool_or(dead), "
                           "string_agg(DISTINCT owes::text, ' ')) FROM outbox"),
             QStringLiteral("0 %1 f 1").arg(count));

    if (isMended) {
        stores.http("PUT", QStringLiteral("/%1/_settings").arg(next),
                    {{QStringLiteral("index.routing.allocation.require._name"), QJsonValue()}});
    } else {
        QVERIFY(wait(stores.index().dropRebuild({})));
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        drain(relay) && value(stores, "SELECT count(*) FROM outbox") == QLatin1String("0"), 60'000);
    QVERIFY(reached >= 1);
    QCOMPARE(stores.differences(), QStringList());
    if (isMended) {
        stores.http("POST", QStringLiteral("/%1/_refresh").arg(next));
        QCOMPARE(stores.http("GET", QStringLiteral("/%1/_count").arg(next))
                     .value(QLatin1String("count"))
                     .toInt(),
                 count);
    }
}

void TestRelayQueue::heldOff_passesOnceAfterThePause()
{
    Stores stores(Support::elasticsearchUrl().toString());
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(),
                      stores.workspace().stores().search, stores.workspace().stores().cache);
    // Neither looks by itself while the test runs: not the idle relay, not one that owes.
    relay.setIdleInterval(std::chrono::hours(1));
    relay.setRetryInterval(std::chrono::hours(1));
    relay.start();
    QTRY_VERIFY(!relay.isPassing());
    stores.seed(3);

    relay.holdOff(std::chrono::milliseconds(100));
    // One is under way already, so this one does not count.
    relay.holdOff(std::chrono::hours(1));
    relay.poke();
    QVERIFY(!relay.isPassing());
    // Nobody pokes after the pause: it passes by itself.
    QTRY_COMPARE_WITH_TIMEOUT(value(stores, "SELECT count(*) FROM outbox"), QStringLiteral("0"),
                              30'000);
    relay.stop();
    QTRY_VERIFY(!relay.isPassing());
}

QTEST_GUILESS_MAIN(TestRelayQueue)
#include "tst_relayqueue.moc"
