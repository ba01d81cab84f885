#include "rig.h"

#include <sync/relay.h>

#include <QSignalSpy>

#include <functional>

using namespace Triptych;
using namespace std::chrono_literals;
using Faults::Rig;
using Support::FaultProxy;
using Tests::wait;
using Space = Workspace::Workspace;
using Mode = FaultProxy::Mode;

/** What the relay postponed for a store that was away goes on by that store's return alone: the
 * relay under test looks at nothing by itself. */
class TestRelayWake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void storeBack_wakesTheRelay_data();
    void storeBack_wakesTheRelay();

private:
    void open(bool asService);
    /** Does it on the relay's thread, and waits for it. */
    void onRelay(const std::function<void(Sync::Relay &)> &what);
    int waiting() const
    {
        return m_rig->database->value(QStringLiteral("SELECT count(*) FROM outbox")).toInt();
    }
    bool isWell() const
    {
        const auto stores = m_rig->workspace->health();
        return std::all_of(stores.cbegin(), stores.cend(), [](const Core::StoreHealth &store) {
            return store.state == Core::StoreState::Ok;
        });
    }

    std::unique_ptr<Rig> m_rig;
};

void TestRelayWake::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    m_rig = std::make_unique<Rig>();
}

void TestRelayWake::open(bool asService)
{
    m_rig->close();
    if (!asService) {
        QVERIFY(m_rig->open());
        return;
    }
    const auto opened = wait(Space::open(m_rig->profile, Space::RelayMode::OnDemand, {}));
    QVERIFY(opened.has_value());
    m_rig->workspace = *opened;
    QVERIFY(wait((*opened)->fillIndex(Space::Fill::Always, {})).has_value());
    (*opened)->startRelay();
    QTRY_VERIFY_WITH_TIMEOUT(isWell(), 20'000);
}

void TestRelayWake::onRelay(const std::function<void(Sync::Relay &)> &what)
{
    Sync::Relay &relay = m_rig->workspace->relay();
    const auto type = relay.thread() == QThread::currentThread() ? Qt::DirectConnection
                                                                 : Qt::BlockingQueuedConnection;
    QMetaObject::invokeMethod(&relay, [&] { what(relay); }, type);
}

void TestRelayWake::storeBack_wakesTheRelay_data()
{
    QTest::addColumn<bool>("asService");
    QTest::addColumn<bool>("isCache");
    QTest::newRow("desk, Redis") << false << true;
    QTest::newRow("desk, Elasticsearch") << false << false;
    QTest::newRow("service, Redis") << true << true;
    QTest::newRow("service, Elasticsearch") << true << false;
}

void TestRelayWake::storeBack_wakesTheRelay()
{
    QFETCH(bool, asService);
    QFETCH(bool, isCache);
    open(asService);
    QVERIFY(m_rig->create().has_value());
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 20'000);
    onRelay([](Sync::Relay &relay) { relay.setRetryInterval(1h); });

    qint64 postponed = 0;
    const QObject context;
    connect(&m_rig->workspace->relay(), &Sync::Relay::passed, &context,
            [&](const Sync::RelayReport &report) { postponed += report.postponed; });
    (isCache ? m_rig->cache : m_rig->elastic)->setMode(Mode::BlackHole);
    QVERIFY(m_rig->create().has_value());
    QTRY_VERIFY_WITH_TIMEOUT(postponed > 0, 20'000);
    // Saving wakes it more than once.
    const auto isResting = [this] {
        bool passing = true;
        onRelay([&passing](Sync::Relay &relay) { passing = relay.isPassing(); });
        return !passing;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isResting(), 20'000);
    QVERIFY(waiting() > 0);
    const auto role = isCache ? Core::StoreRole::Counters : Core::StoreRole::Search;
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(role).state, Core::StoreState::Away, 20'000);

    m_rig->healAll();
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 30'000);
    QCOMPARE(m_rig->settle(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(isWell(), 20'000);
}

QTEST_GUILESS_MAIN(TestRelayWake)
#include "tst_relaywake.moc"
