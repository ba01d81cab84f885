#include "rig.h"

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <ports/articlestore.h>
#include <sql/doorbell.h>
#include <support/rows.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::Rig;
using Support::FaultProxy;
using Support::Postgres;
using Test::wait;
using How = FaultProxy::Cut::How;
using Direction = FaultProxy::Direction;
using Mode = FaultProxy::Mode;

namespace {

/** From here on an acknowledged commit is on the standby as well. */
void acknowledgeOnBoth(const Postgres &primary)
{
    primary.run(QStringLiteral("ALTER SYSTEM SET synchronous_standby_names = '*'"));
    primary.run(QStringLiteral("SELECT pg_reload_conf()"));
    primary.waitForStandby();
}

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
class TestPostgresFailover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void killedPrimary_isReplacedByItsStandby();
    void lostCommit_isResolvedOnTheStandby_data();
    void lostCommit_isResolvedOnTheStandby();
    void lostRemoval_isResolvedOnTheStandby_data();
    void lostRemoval_isResolvedOnTheStandby();
    void tags_areCountedByTheStandby();
    void numberGivenAgain_isNotTakenForTheLostSave();
    void primaryThatReadsOnly_isLeft();
    void silentPrimary_isPassedOver();

private:
    void failOver();
    Core::Result<Core::Article> appendWhenPossible(const Core::Article &article);

    std::unique_ptr<Rig> m_rig;
};

void TestPostgresFailover::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
}

void TestPostgresFailover::init()
{
    m_rig.reset();
    m_rig = std::make_unique<Rig>(Rig::Sql::Pair);
    QVERIFY(m_rig->open());
}

/** The primary dies without a word, and an operator lets the standby take over. */
void TestPostgresFailover::failOver()
{
    m_rig->postgres->kill();
    m_rig->standby->promote();
    m_rig->stores.sql = m_rig->standby->dsn();
}

Core::Result<Core::Article> TestPostgresFailover::appendWhenPossible(const Core::Article &article)
{
    auto saved = m_rig->append(article);
    QElapsedTimer waited;
    waited.start();
    while (!saved && Core::isTransient(saved.error().kind) && waited.elapsed() < 60'000) {
        QTest::qWait(100);
        saved = m_rig->append(article);
    }
    return saved;
}

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

void TestPostgresFailover::lostCommit_isResolvedOnTheStandby_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<bool>("reached");
    QTest::newRow("saved before, its answer was lost") << false << true;
    if (Support::isEveryRowRun())
        QTest::newRow("new article, COMMIT did not arrive") << true << false;
}

void TestPostgresFailover::lostCommit_isResolvedOnTheStandby()
{
    QFETCH(bool, isNew);
    QFETCH(bool, reached);
    acknowledgeOnBoth(*m_rig->postgres);
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    FaultProxy::Cut cut{Direction::ToServer, "COMMIT", 0, How::Reset, reached, m_rig->nextWord()};
    cut.thenDown = true;
    const qint64 cuts = m_rig->sql->cuts();
    m_rig->sql->cut(cut);
    Core::Article wanted =
        isNew ? Test::article(QStringLiteral("New"), {}, Core::Status::Published) : *first;
    if (isNew)
        wanted.id = Core::ArticleId::create();
    const QString word = m_rig->newWord();
    wanted.body += word + QStringLiteral(" is here. ");
    // In the background: nobody knows what became of it until the standby has taken over.
    const auto saving = m_rig->workspace->library().save(wanted, Core::Call::within(30s));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->sql->cuts(), cuts + 1, 20'000);
    failOver();
    const auto saved = wait(saving, 35'000);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().detail));
    QCOMPARE(saved->version, isNew ? 1 : 2);
    m_rig->ledger.saved(saved->id.toString(), saved->version, word);
    QCOMPARE(m_rig->standby->run(QStringLiteral("SELECT count(*) FROM revisions WHERE article_id "
                                                "= '%1'")
                                     .arg(saved->id.toString())),
             QString::number(saved->version));
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFailover::lostRemoval_isResolvedOnTheStandby_data()
{
    QTest::addColumn<bool>("reached");
    QTest::newRow("COMMIT did not arrive") << false;
    if (Support::isEveryRowRun())
        QTest::newRow("its answer was lost") << true;
}

void TestPostgresFailover::lostRemoval_isResolvedOnTheStandby()
{
    QFETCH(bool, reached);
    acknowledgeOnBoth(*m_rig->postgres);
    const auto article = m_rig->create();
    QVERIFY(article.has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
    FaultProxy::Cut cut{Direction::ToServer, "COMMIT", 0,
                        How::Reset,          reached,  article->id.toString().toLatin1()};
    cut.thenDown = true;
    const qint64 cuts = m_rig->sql->cuts();
    m_rig->sql->cut(cut);
    const auto removing =
        m_rig->workspace->library().remove(article->id, article->version, Core::Call::within(30s));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->sql->cuts(), cuts + 1, 20'000);
    failOver();
    const auto removed = wait(removing, 35'000);
    QVERIFY2(removed.has_value(), removed ? "" : qPrintable(removed.error().detail));
    QCOMPARE(*removed, 2);
    m_rig->ledger.removed(article->id.toString(), *removed);
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFailover::tags_areCountedByTheStandby()
{
    acknowledgeOnBoth(*m_rig->postgres);
    auto article = m_rig->create();
    QVERIFY(article.has_value());
    article->tags = {QStringLiteral("before")};
    article = m_rig->append(*article);
    QVERIFY(article.has_value());
    failOver();
    article->tags = {QStringLiteral("after")};
    article = appendWhenPossible(*article);
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(
        Support::runSql(m_rig->stores.sql,
                        QStringLiteral("SELECT string_agg(tag || ' ' || articles, ',' ORDER BY "
                                       "tag) FROM tag_counts WHERE articles > 0")),
        QStringLiteral("after 1"));
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFailover::numberGivenAgain_isNotTakenForTheLostSave()
{
    // What was acknowledged is on both; then the standby hears nothing any more.
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
    m_rig->postgres->waitForStandby();
    m_rig->replication->setMode(Mode::Hold);
    FaultProxy::Cut cut{Direction::ToServer, "COMMIT", 0, How::Reset, true, m_rig->nextWord()};
    cut.thenDown = true;
    const qint64 cuts = m_rig->sql->cuts();
    m_rig->sql->cut(cut);
    Core::Article wanted = *first;
    const QString word = m_rig->newWord();
    wanted.body += word + QStringLiteral(" is here. ");
    const auto saving = m_rig->workspace->library().save(wanted, Core::Call::within(30s));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->sql->cuts(), cuts + 1, 20'000);
    // Nobody gets to the new primary before it has given the numbers to others.
    m_rig->sqlStandby->setMode(Mode::Down);
    const qint64 lost =
        m_rig->postgres->run(QStringLiteral("SELECT pg_current_xact_id()")).toLongLong();
    failOver();
    QVERIFY(m_rig->standby->run(QStringLiteral("SELECT pg_current_xact_id()")).toLongLong() <=
            lost);
    for (int i = 0; i < 100; ++i) {
        if (m_rig->standby->run(QStringLiteral("SELECT pg_current_xact_id()")).toLongLong() > lost)
            break;
    }
    m_rig->sqlStandby->heal();
    const auto saved = wait(saving, 35'000);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().detail));
    m_rig->ledger.saved(saved->id.toString(), saved->version, word);
    QCOMPARE(m_rig->settle(), QString());
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
