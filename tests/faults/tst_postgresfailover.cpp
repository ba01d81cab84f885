#include "failovertest.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <ports/articlestore.h>
#include <sql/doorbell.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::acknowledgeOnBoth;
using Faults::Rig;
using Support::FaultProxy;
using Support::Postgres;
using Test::wait;
using Mode = FaultProxy::Mode;

namespace {

QString listeners(const Postgres &server)
{
    return server.run(QStringLiteral(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_listening_channels%' "
        "AND query NOT LIKE '%pg_stat_activity%'"));
}

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

/** A workspace whose profile names a primary and its standby, which takes over. */
class TestPostgresFailover : public Faults::FailoverTest
{
    Q_OBJECT

private Q_SLOTS:
    void killedPrimary_isReplacedByItsStandby();
    void primaryThatReadsOnly_isLeft();
    void silentPrimary_isPassedOver();
};

void TestPostgresFailover::killedPrimary_isReplacedByItsStandby()
{
    acknowledgeOnBoth(*m_rig->postgres);
    auto article = m_rig->create();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(article.has_value());
        article = m_rig->append(*article);
    }
    QVERIFY(article.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(listeners(*m_rig->postgres), QStringLiteral("1"), 30'000);

    m_rig->postgres->kill();
    // Nobody takes changes now, and the desk says so at once.
    const auto refused = m_rig->append(*article, 5s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Unreachable);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Articles).state,
                              Core::StoreState::Away, 30'000);
    m_rig->standby->promote();
    m_rig->stores.sql = m_rig->standby->dsn();
    article = m_rig->append(*article);
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(m_rig->settle(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Articles).state, Core::StoreState::Ok,
                              30'000);
    QTRY_COMPARE_WITH_TIMEOUT(listeners(*m_rig->standby), QStringLiteral("1"), 30'000);
    // What somebody else saves there is told.
    QSignalSpy told(&m_rig->workspace->changes(), &Newsroom::Changes::articleSaved);
    const auto other = wait(
        Workspace::Workspace::open(m_rig->profile, Workspace::Workspace::RelayMode::OnDemand, {}));
    QVERIFY(other.has_value());
    Core::Article theirs = *article;
    const QString word = m_rig->newWord();
    theirs.body += word + QStringLiteral(" is theirs. ");
    article = wait((*other)->stores().articles.save(theirs, QStringLiteral("bob"), {}));
    QVERIFY(article.has_value());
    m_rig->ledger.saved(article->id.toString(), article->version, word);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);

    // The old one comes back behind the new one, takes over again, and nothing is lost on the way.
    m_rig->postgres->follow(*m_rig->standby);
    acknowledgeOnBoth(*m_rig->standby);
    article = m_rig->append(*article);
    QVERIFY(article.has_value());
    QCOMPARE(m_rig->settle(), QString());
    m_rig->standby->kill();
    m_rig->postgres->promote();
    m_rig->stores.sql = m_rig->postgres->dsn();
    article = appendWhenPossible(*article);
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(m_rig->settle(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listeners(*m_rig->postgres), QStringLiteral("1"), 30'000);
}

void TestPostgresFailover::primaryThatReadsOnly_isLeft()
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

void TestPostgresFailover::silentPrimary_isPassedOver()
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

QTEST_GUILESS_MAIN(TestPostgresFailover)
#include "tst_postgresfailover.moc"
