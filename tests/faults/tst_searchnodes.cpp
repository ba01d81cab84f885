#include "rig.h"

#include <newsroom/articlelibrary.h>
#include <ports/searchindex.h>
#include <support/rows.h>
#include <support/searchcluster.h>

#include <algorithm>

using namespace Triptych;
using namespace std::chrono_literals;
using Faults::Rig;
using Support::SearchCluster;
using Tests::wait;

/**
 * A workspace on three nodes, of Elasticsearch and then of OpenSearch, that are killed and frozen.
 * The slots of one kind go on with what the one before them left, since nodes take long to start.
 */
class TestSearchNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void frozenNode_isPassedOver();
    void killedMaster_isReplaced();
    void masterThatComesBack_isAskedAgain();
    void allNodesKilled_degradesAndRecovers();
    void killedNodeOfOpenSearch_isPassedOver();

private:
    void start(const QString &kind);
    void saveAndSearchWhile(const std::function<void()> &fault);
    Core::Result<Core::SearchPage> search() { return m_rig->search(QStringLiteral("here")); }
    QString store()
    {
        const auto page = search();
        return page ? page->store : page.error().message;
    }

    std::unique_ptr<SearchCluster> m_cluster;
    std::unique_ptr<Rig> m_rig;
    QString m_kind;
    int m_killed = -1; ///< the master of before
};

void TestSearchNodes::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    start(QStringLiteral("Elasticsearch"));
}

void TestSearchNodes::cleanup()
{
    for (int node = 0; m_cluster && node < SearchCluster::Nodes; ++node)
        m_cluster->thaw(node);
}

void TestSearchNodes::start(const QString &kind)
{
    m_rig.reset();
    m_cluster.reset();
    m_kind = kind;
    m_cluster = std::make_unique<SearchCluster>(kind.toLower());
    m_cluster->waitForNodes();
    m_rig = std::make_unique<Rig>(Rig::Sql::Shared, QStringList(),
                                  m_cluster->addresses().split(QLatin1Char(',')));
    QVERIFY(m_rig->open());
    QVERIFY(m_rig->create().has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
    QCOMPARE(store(), kind);
    // Its second copy too, or a killed node might take the only one along.
    m_cluster->waitForNodes();
}

/** Saves and searches without a pause, and `fault` strikes in the middle; nothing is refused. */
void TestSearchNodes::saveAndSearchWhile(const std::function<void()> &fault)
{
    auto article = m_rig->create();
    QVERIFY(article.has_value());
    for (int i = 0; i < 12; ++i) {
        Core::SearchQuery query;
        query.words = QStringLiteral("here");
        const auto searching =
            m_rig->workspace->stores().search.search(query, Core::Call::within(60s));
        if (i == 4)
            fault();
        QVERIFY(m_rig->create().has_value());
        article = m_rig->append(*article);
        QVERIFY(article.has_value());
        Faults::Stopwatch watch;
        const auto page = wait(searching, 80'000);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
        QVERIFY(!page->hits.isEmpty());
        // Its patience is not used up.
        QVERIFY2(watch.elapsed() < 30'000, qPrintable(QString::number(watch.elapsed())));
    }
}

void TestSearchNodes::frozenNode_isPassedOver()
{
    // One that holds nothing: what a frozen copy does to a search is for the cluster to mend.
    const int frozen = m_cluster->nodeWithout(m_rig->stores.alias, 0);
    QVERIFY(frozen >= 0);
    m_rig->stores.elastic = m_cluster->url((frozen + 1) % SearchCluster::Nodes);
    m_cluster->freeze(frozen);
    auto article = m_rig->create();
    for (int i = 0; i < 12; ++i) {
        QVERIFY(article.has_value());
        article = m_rig->append(*article);
        Faults::Stopwatch watch;
        const auto page = m_rig->search(QStringLiteral("here"), 60s);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
        QVERIFY2(watch.elapsed() < 30'000, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(page->store, m_kind);
    }
    QCOMPARE(m_rig->settle(20'000), QString());
    m_cluster->thaw(frozen);
    m_cluster->waitForNodes();
    QCOMPARE(m_rig->settle(), QString());
}

void TestSearchNodes::killedMaster_isReplaced()
{
    m_killed = m_cluster->master(0);
    QVERIFY(m_killed >= 0);
    m_rig->stores.elastic = m_cluster->url((m_killed + 1) % SearchCluster::Nodes);
    saveAndSearchWhile([&] { m_cluster->kill(m_killed); });
    if (QTest::currentTestFailed())
        return;
    QTRY_COMPARE_WITH_TIMEOUT(store(), m_kind, 20'000);
    QCOMPARE(m_rig->settle(20'000), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Search).state, Core::StoreState::Ok,
                              20'000);
}

void TestSearchNodes::masterThatComesBack_isAskedAgain()
{
    TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS();
    QVERIFY(m_killed >= 0);
    const int other = (m_killed + 1) % SearchCluster::Nodes;
    m_cluster->start(m_killed);
    m_cluster->waitForNodes();
    // Its rest ends, and then it is asked again.
    QTRY_VERIFY_WITH_TIMEOUT(
        store() == m_kind && m_cluster->wasAsked(m_killed, m_rig->stores.alias, other), 45'000);
    QCOMPARE(m_rig->settle(), QString());
}

void TestSearchNodes::allNodesKilled_degradesAndRecovers()
{
    TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS();
    saveAndSearchWhile([&] {
        for (int node = 0; node < SearchCluster::Nodes; ++node)
            m_cluster->kill(node);
    });
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(store(), QStringLiteral("PostgreSQL"));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Search).state, Core::StoreState::Away,
                              20'000);
    const Core::StoreHealth health = m_rig->health(Core::StoreRole::Search);
    QVERIFY(!health.insteadOf.isEmpty());
    QVERIFY(!health.error.message.isEmpty());
    // Two of three are enough to go on.
    m_cluster->start(0);
    m_cluster->start(1);
    m_cluster->waitForNodes({0, 1});
    m_rig->stores.elastic = m_cluster->url(0);
    QCOMPARE(m_rig->settle(60'000), QString());
    QTRY_COMPARE_WITH_TIMEOUT(store(), m_kind, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Search).state, Core::StoreState::Ok,
                              20'000);
}

void TestSearchNodes::killedNodeOfOpenSearch_isPassedOver()
{
    TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS();
    start(QStringLiteral("OpenSearch"));
    if (QTest::currentTestFailed())
        return;
    const int master = m_cluster->master(0);
    QVERIFY(master >= 0);
    m_rig->stores.elastic = m_cluster->url(master);
    saveAndSearchWhile([&] { m_cluster->kill((master + 1) % SearchCluster::Nodes); });
    if (QTest::currentTestFailed())
        return;
    QTRY_COMPARE_WITH_TIMEOUT(store(), m_kind, 20'000);
    QCOMPARE(m_rig->settle(20'000), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Search).state, Core::StoreState::Ok,
                              20'000);
}

QTEST_GUILESS_MAIN(TestSearchNodes)
#include "tst_searchnodes.moc"
