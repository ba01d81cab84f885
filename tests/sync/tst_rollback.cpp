#include "stores.h"

#include <core/storehealth.h>
#include <ports/searchindex.h>
#include <support/faultproxy.h>
#include <support/rows.h>
#include <sync/reindex.h>
#include <workspace/workspace.h>

using namespace Triptych;
using Support::FaultProxy;
using Tests::Stores;
using Tests::wait;
using Tests::waitFor;

namespace {

using namespace std::chrono_literals;

Core::Result<Sync::ReindexReport> rollBack(Stores &stores)
{
    return waitFor(Sync::rollBackIndex(stores.articles(), stores.workspace().stores().search,
                                       stores.index(), {}, Core::Call::within(30s)));
}

/** A second index is in use; the first lacks changes, a new article and a delete. */
QString reindexAndSave(Stores &stores)
{
    QList<Core::Article> seeded = stores.seed(20);
    const QString first = stores.current();
    const auto report =
        waitFor(Sync::reindex(stores.articles(), stores.index(), {}, Core::Call::within(30s)));
    if (!report || !report->swapped)
        qFatal("the reindex failed");
    seeded[0].title = QStringLiteral("Changed since");
    stores.save(seeded.at(0));
    stores.save(Tests::article(QStringLiteral("New since"), {}, Core::Status::Published));
    if (!wait(stores.articles().remove(seeded.at(1).id, 1, QStringLiteral("test"), {})))
        qFatal("the delete failed");
    stores.relay();
    return first;
}

} // namespace

/** Rollbacks that end in the middle, or do not hear that they were done. */
class TestRollback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TRIPTYCH_NEEDS(Support::postgresDsn()); }
    void stopped_goesOnWithTheNext_data();
    void stopped_goesOnWithTheNext();
    void stopped_isFinishedByWhoeverFills();
    void lostAnswer_isNoConflict_data();
    void lostAnswer_isNoConflict();
    void filled_comesBackByAnother();
    void byAnother_isSeenByADesk();
};

void TestRollback::stopped_goesOnWithTheNext_data()
{
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<bool>("moved");
    QTest::newRow("before searches move") << QByteArray("/_aliases") << false << false;
    QTest::newRow("when searches moved") << QByteArray("/_aliases") << true << true;
    QTest::newRow("after the first page") << QByteArray("/_bulk") << true << true;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("before it is marked") << QByteArray("/_mapping") << false << false;
    QTest::newRow("when it is marked") << QByteArray("/_mapping") << true << false;
    QTest::newRow("before the first page") << QByteArray("/_bulk") << false << true;
    QTest::newRow("before it counts") << QByteArray("/_refresh") << false << true;
}

void TestRollback::stopped_goesOnWithTheNext()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    QFETCH(QByteArray, at);
    QFETCH(bool, answered);
    QFETCH(bool, moved);
    const QUrl server = Support::elasticsearchUrl();
    FaultProxy proxy(server.host(), quint16(server.port()));
    Stores stores(QStringLiteral("http://%1").arg(proxy.address()));
    const QString first = reindexAndSave(stores);
    const QString second = stores.current();
    proxy.cut({.after = at, .bytes = 1, .onAnswer = answered, .thenDown = true});
    QVERIFY(!rollBack(stores));
    QCOMPARE(proxy.cuts(), 1);
    proxy.heal();

    QCOMPARE(stores.current(), moved ? first : second);
    const auto between = wait(stores.index().info({}));
    QVERIFY(between);
    QVERIFY(moved ? !between->verified : between->verified);
    const auto again = rollBack(stores);
    QVERIFY2(again, again ? "" : qPrintable(again.error().message + again.error().detail));
    QCOMPARE(again->index, first);
    QCOMPARE(stores.current(), first);
    QVERIFY(wait(stores.index().info({}))->verified);
    QCOMPARE(stores.differences(), QStringList());
}

void TestRollback::stopped_isFinishedByWhoeverFills()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    const QUrl server = Support::elasticsearchUrl();
    FaultProxy proxy(server.host(), quint16(server.port()));
    Stores stores(QStringLiteral("http://%1").arg(proxy.address()));
    const QString first = reindexAndSave(stores);
    proxy.cut({.after = "/_bulk", .bytes = 1, .thenDown = true});
    QVERIFY(!rollBack(stores));
    proxy.heal();
    const auto filled = wait(
        stores.workspace().fillIndex(Workspace::Workspace::Fill::Always, Core::Call::within(30s)));
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QCOMPARE(stores.current(), first);
    QVERIFY(wait(stores.index().info({}))->verified);
    QCOMPARE(stores.differences(), QStringList());
}

void TestRollback::lostAnswer_isNoConflict_data()
{
    QTest::addColumn<bool>("back");
    QTest::newRow("rollback") << true;
    QTest::newRow("reindex") << false;
}

void TestRollback::lostAnswer_isNoConflict()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    QFETCH(bool, back);
    const QUrl server = Support::elasticsearchUrl();
    FaultProxy proxy(server.host(), quint16(server.port()));
    Stores stores(QStringLiteral("http://%1").arg(proxy.address()));
    const QString first = reindexAndSave(stores);
    proxy.cut({.after = "/_aliases", .onAnswer = true});
    const auto report = back ? rollBack(stores)
                             : waitFor(Sync::reindex(stores.articles(), stores.index(), {},
                                                     Core::Call::within(30s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
    QCOMPARE(proxy.cuts(), 1);
    QVERIFY(report->swapped);
    QCOMPARE(stores.current(), report->index);
    if (back)
        QCOMPARE(report->index, first);
    QVERIFY(wait(stores.index().info({}))->verified);
    QCOMPARE(stores.differences(), QStringList());
}

void TestRollback::filled_comesBackByAnother()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    const QString first = reindexAndSave(stores);
    const QString second = stores.current();
    for (const QString &index : {first, second, first}) {
        const auto report = rollBack(stores);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->index, index);
        QCOMPARE(stores.current(), index);
        QVERIFY(wait(stores.index().info({}))->verified);
        QCOMPARE(stores.differences(), QStringList());
    }
}

void TestRollback::byAnother_isSeenByADesk()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    const QString first = reindexAndSave(stores);
    const auto desk = stores.openDesk({.indexGlance = 500ms});
    const auto whoAnswers = [&desk] {
        Core::SearchQuery query;
        query.words = QStringLiteral("harbours");
        const auto page = wait(desk->stores().search.search(query, {}));
        return page ? page->store : page.error().message;
    };
    const auto isHealthy = [&desk] {
        return desk->health().at(int(Core::StoreRole::Search)).state == Core::StoreState::Ok;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHealthy(), 20'000);
    QCOMPARE(whoAnswers(), QStringLiteral("Elasticsearch"));

    // Its own calls tell it nothing: the index answers them.
    const auto back = wait(stores.index().rollBack({}));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(stores.current(), first);
    QTRY_VERIFY_WITH_TIMEOUT(!isHealthy(), 40'000);
    QCOMPARE(whoAnswers(), QStringLiteral("PostgreSQL"));

    const auto filled = wait(
        stores.workspace().fillIndex(Workspace::Workspace::Fill::Always, Core::Call::within(30s)));
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message));
    QTRY_VERIFY_WITH_TIMEOUT(isHealthy(), 40'000);
    QCOMPARE(whoAnswers(), QStringLiteral("Elasticsearch"));
}

QTEST_GUILESS_MAIN(TestRollback)
#include "tst_rollback.moc"
