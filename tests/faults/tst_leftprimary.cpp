#include "failovertest.h"

#include <sql/doorbell.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::acknowledgeOnBoth;
using Faults::Rig;
using Support::Postgres;
using Mode = Support::FaultProxy::Mode;

namespace {

/** One that notices soon where it does not hear any more. */
std::unique_ptr<Sql::Doorbell> makeBell(const Rig &rig)
{
    Sql::Doorbell::Options options;
    options.heartbeat = 300ms;
    options.patience = 2s;
    return Sql::Doorbell::create(*Sql::ConnectSettings::postgresql(rig.profile.profile.postgres),
                                 options);
}

/** What is told on `server` is heard. */
bool rings(Sql::Doorbell &bell, const Postgres &server)
{
    QSignalSpy rang(&bell, &Sql::Doorbell::rang);
    server.run(QStringLiteral("NOTIFY triptych_outbox"));
    return QTest::qWaitFor([&] { return !rang.isEmpty(); }, 20'000);
}

} // namespace

/** A primary that lives, and is left for its standby all the same. */
class TestLeftPrimary : public Faults::FailoverTest
{
    Q_OBJECT

private Q_SLOTS:
    void primaryThatReadsOnly_isLeft();
    void silentPrimary_isPassedOver();
};

void TestLeftPrimary::primaryThatReadsOnly_isLeft()
{
    auto article = m_rig->create();
    QVERIFY(article.has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
    m_rig->postgres->waitForStandby();
    const auto bell = makeBell(*m_rig);
    QSignalSpy ready(bell.get(), &Sql::Doorbell::ready);
    QSignalSpy lost(bell.get(), &Sql::Doorbell::lost);
    bell->start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20'000);
    m_rig->postgres->run(QStringLiteral("ALTER SYSTEM SET default_transaction_read_only = on"));
    m_rig->postgres->run(QStringLiteral("SELECT pg_reload_conf()"));
    QTRY_COMPARE(m_rig->postgres->run(QStringLiteral("SHOW transaction_read_only")),
                 QStringLiteral("on"));
    // The open connections stand, and neither server takes changes.
    const auto refused = m_rig->append(*article);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Unreachable);
    QVERIFY2(refused.error().message.contains(QLatin1String("takes changes")),
             qPrintable(refused.error().message));
    m_rig->standby->promote();
    m_rig->stores.sql = m_rig->standby->dsn();
    article = m_rig->append(*article);
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(m_rig->settle(), QString());
    // The listener, too, by its heartbeat.
    QTRY_VERIFY_WITH_TIMEOUT(lost.size() >= 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(ready.size() >= 2, 30'000);
    QVERIFY(rings(*bell, *m_rig->standby));
}

void TestLeftPrimary::silentPrimary_isPassedOver()
{
    acknowledgeOnBoth(*m_rig->postgres);
    auto article = m_rig->create();
    QVERIFY(article.has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
    const auto bell = makeBell(*m_rig);
    QSignalSpy ready(bell.get(), &Sql::Doorbell::ready);
    bell->start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20'000);
    // As a machine that lost its network: nothing is refused, nothing answers.
    m_rig->sql->setMode(Mode::BlackHole);
    m_rig->replication->setMode(Mode::Down);
    m_rig->standby->promote();
    m_rig->stores.sql = m_rig->standby->dsn();
    const auto first = m_rig->append(*article, 2s);
    QVERIFY(!first.has_value());
    QCOMPARE(first.error().kind, ErrorKind::Timeout);
    article = appendWhenPossible(*article);
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(m_rig->settle(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(ready.size() >= 2, 30'000);
    QVERIFY(rings(*bell, *m_rig->standby));
}

QTEST_GUILESS_MAIN(TestLeftPrimary)
#include "tst_leftprimary.moc"
