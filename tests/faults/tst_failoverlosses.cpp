#include "failovertest.h"

#include <newsroom/articlelibrary.h>
#include <support/rows.h>

using namespace Triptych;
using namespace std::chrono_literals;
using Faults::acknowledgeOnBoth;
using Support::FaultProxy;
using Tests::wait;
using How = FaultProxy::Cut::How;
using Direction = FaultProxy::Direction;
using Mode = FaultProxy::Mode;

/** What was under way when the primary died is found out on the standby. */
class TestFailoverLosses : public Faults::FailoverTest
{
    Q_OBJECT

private Q_SLOTS:
    void lostCommit_isResolvedOnTheStandby_data();
    void lostCommit_isResolvedOnTheStandby();
    void lostRemoval_isResolvedOnTheStandby_data();
    void lostRemoval_isResolvedOnTheStandby();
    void tags_areCountedByTheStandby_data() { TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS(); }
    void tags_areCountedByTheStandby();
    void numberGivenAgain_isNotTakenForTheLostSave();
};

void TestFailoverLosses::lostCommit_isResolvedOnTheStandby_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<bool>("reached");
    QTest::newRow("saved before, its answer was lost") << false << true;
    if (Support::isEveryRowRun())
        QTest::newRow("new article, COMMIT did not arrive") << true << false;
}

void TestFailoverLosses::lostCommit_isResolvedOnTheStandby()
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
        isNew ? Tests::article(QStringLiteral("New"), {}, Core::Status::Published) : *first;
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

void TestFailoverLosses::lostRemoval_isResolvedOnTheStandby_data()
{
    TRIPTYCH_LEFT_OUT_OF_PLAIN_RUNS();
    QTest::addColumn<bool>("reached");
    QTest::newRow("COMMIT did not arrive") << false;
    QTest::newRow("its answer was lost") << true;
}

void TestFailoverLosses::lostRemoval_isResolvedOnTheStandby()
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

void TestFailoverLosses::tags_areCountedByTheStandby()
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

void TestFailoverLosses::numberGivenAgain_isNotTakenForTheLostSave()
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

QTEST_GUILESS_MAIN(TestFailoverLosses)
#include "tst_failoverlosses.moc"
