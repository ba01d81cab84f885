#include "failovertest.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <ports/articlestore.h>
#include <support/rows.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::acknowledgeOnBoth;
using Support::Postgres;
using Tests::wait;

namespace {

QString listeners(const Postgres &server)
{
    return server.run(QStringLiteral(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_listening_channels%' "
        "AND query NOT LIKE '%pg_stat_activity%'"));
}

} // namespace

/** A workspace whose profile names a primary and its standby, which takes over. */
class TestPostgresFailover : public Faults::FailoverTest
{
    Q_OBJECT

private Q_SLOTS:
    void killedPrimary_isReplacedByItsStandby();
    void oldPrimary_takesOverAgain_data() { TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS(); }
    void oldPrimary_takesOverAgain();
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
}

void TestPostgresFailover::oldPrimary_takesOverAgain()
{
    acknowledgeOnBoth(*m_rig->postgres);
    auto article = m_rig->create();
    QVERIFY(article.has_value());
    failOver();
    article = appendWhenPossible(*article);
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(m_rig->settle(), QString());

    // It comes back behind the new one, takes over again, and nothing is lost on the way.
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

QTEST_GUILESS_MAIN(TestPostgresFailover)
#include "tst_postgresfailover.moc"
