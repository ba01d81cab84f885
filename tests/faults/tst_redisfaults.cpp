#include "rigtest.h"

#include <ports/articlecache.h>
#include <ports/viewcounter.h>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::Fault;
using Faults::Rig;
using Support::FaultProxy;
using Tests::wait;
using Mode = FaultProxy::Mode;
using How = FaultProxy::Cut::How;
using Direction = FaultProxy::Direction;

namespace {

constexpr auto Patience = 1000ms;

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

/** Redis' column of STORES.md's fault matrix, behind a proxy and by signals. */
class TestRedisFaults : public Faults::RigTest
{
    Q_OBJECT

private Q_SLOTS:
    void fault_degradesAndHeals_data();
    void fault_degradesAndHeals();
    void increment_isNeverSentAgain_data();
    void increment_isNeverSentAgain();
    void frozenAndThawed_answersAgain();
    void killedAndRestarted_answersAgain();

private:
    Core::Result<qint64> increment(const Core::ArticleId &id)
    {
        return wait(m_rig->workspace->stores().views.increment(id, Core::Call::within(Patience)));
    }
};

void TestRedisFaults::fault_degradesAndHeals_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Fault>("heal");
    QTest::addColumn<QList<int>>("kinds"); ///< of an increment; empty = it works
    const QList<int> none;
    const QList<int> unreachable{int(ErrorKind::Unreachable)};
    const QList<int> away{int(ErrorKind::Unreachable), int(ErrorKind::Timeout)};
    const Fault heal = [](Rig &rig) { rig.healAll(); };
    QTest::newRow("refused") << Fault([](Rig &r) { r.cache->setMode(Mode::Down); }) << heal
                             << unreachable;
    QTest::newRow("black hole at connect") << Fault([](Rig &r) {
        r.cache->setMode(Mode::BlackHoleConnect);
        r.cache->resetAll();
    }) << heal << away;
    QTest::newRow("black hole mid-call") << Fault([](Rig &r) { r.cache->setMode(Mode::BlackHole); })
                                         << heal << QList<int>{int(ErrorKind::Timeout)};
    QTest::newRow("held back") << Fault([](Rig &r) { r.cache->setMode(Mode::Hold); }) << heal
                               << QList<int>{int(ErrorKind::Timeout)};
    QTest::newRow("reset on accept") << Fault([](Rig &r) {
        r.cache->resetOnAccept();
        r.cache->resetAll();
    }) << heal << away;
    QTest::newRow("slices of one byte")
        << Fault([](Rig &r) { r.cache->setWeather({1ms, 1ms, 0, 1}); }) << heal << none;
    QTest::newRow("slow drip") << Fault([](Rig &r) { r.cache->setWeather({0ms, 0ms, 20, 1}); })
                               << heal << QList<int>{int(ErrorKind::Timeout)};
    QTest::newRow("out of memory (OOM)")
        << Fault([](Rig &r) { r.redis->cli(words("config set maxmemory 1")); })
        << Fault([](Rig &r) { r.redis->cli(words("config set maxmemory 0")); })
        << QList<int>{int(ErrorKind::Full)};
    QTest::newRow("cannot write its disk (MISCONF)") << Fault([](Rig &r) {
        r.redis->cli(words("config set dir /proc"));
        r.redis->cli({QStringLiteral("config"), QStringLiteral("set"), QStringLiteral("save"),
                      QStringLiteral("3600 1")});
        r.redis->cli(words("bgsave"));
        QTRY_VERIFY(r.redis->cli(words("info persistence"))
                        .contains(QLatin1String("rdb_last_bgsave_status:err")));
    }) << Fault([](Rig &r) {
        r.redis->cli(words("config set stop-writes-on-bgsave-error no"));
        r.redis->cli(
            {QStringLiteral("config"), QStringLiteral("set"), QStringLiteral("save"), QString()});
    }) << QList<int>{int(ErrorKind::ReadOnly)};
    QTest::newRow("replica (READONLY)")
        << Fault([](Rig &r) { r.redis->cli(words("replicaof 127.0.0.1 1")); })
        << Fault([](Rig &r) { r.redis->cli(words("replicaof no one")); })
        << QList<int>{int(ErrorKind::ReadOnly)};
    QTest::newRow("script that never ends (BUSY)") << Fault([](Rig &r) {
        r.redis->cli(words("config set busy-reply-threshold 1"));
        QProcess::startDetached(QStringLiteral("redis-cli"),
                                {QStringLiteral("-p"), QString::number(r.redis->port()),
                                 QStringLiteral("eval"), QStringLiteral("while true do end"),
                                 QStringLiteral("0")});
        QTRY_VERIFY(r.redis->cli(words("ping")).startsWith(QLatin1String("BUSY")));
    }) << Fault([](Rig &r) { r.redis->cli(words("script kill")); })
                                                   << away;
}

void TestRedisFaults::fault_degradesAndHeals()
{
    QFETCH(Fault, fault);
    QFETCH(Fault, heal);
    QFETCH(QList<int>, kinds);
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    QVERIFY(
        wait(m_rig->workspace->stores().cache.fill(*first, Core::Call::within(2s))).has_value());
    QCOMPARE(increment(first->id), Core::Result<qint64>(1));
    fault(*m_rig);

    Faults::Stopwatch watch;
    const auto counted = increment(first->id);
    // Its deadline ends it: nothing else would.
    QVERIFY2(watch.elapsed() < 15'000, qPrintable(QString::number(watch.elapsed())));
    QCOMPARE(counted.has_value(), kinds.isEmpty());
    if (!counted)
        QVERIFY2(kinds.contains(int(counted.error().kind)),
                 qPrintable(Core::errorKindName(counted.error().kind)));
    // Saving and searching never wait for Redis, to which connecting may take five seconds, and a
    // save is not lost for it.
    watch = {};
    const auto saved = m_rig->append(*first);
    QVERIFY(saved.has_value());
    QVERIFY(m_rig->search(QStringLiteral("here")).has_value());
    QVERIFY2(watch.elapsed() < 4'500, qPrintable(QString::number(watch.elapsed())));

    heal(*m_rig);
    QCOMPARE(m_rig->settle(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(increment(first->id).has_value(), 20'000);
}

void TestRedisFaults::increment_isNeverSentAgain_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("onAnswer");
    QTest::addColumn<int>("how");
    QTest::addColumn<QString>("count");
    QTest::newRow("reset before it arrives")
        << 0 << false << int(How::Reset) << QStringLiteral("0");
    QTest::newRow("reset while it arrives") << 8 << false << int(How::Reset) << QStringLiteral("0");
    QTest::newRow("reset after it arrived") << 0 << true << int(How::Reset) << QStringLiteral("1");
    QTest::newRow("closed after it arrived") << 0 << true << int(How::Close) << QStringLiteral("1");
    QTest::newRow("vanished") << 0 << false << int(How::Vanish) << QStringLiteral("0");
    QTest::newRow("answer vanished") << 0 << true << int(How::Vanish) << QStringLiteral("1");
}

void TestRedisFaults::increment_isNeverSentAgain()
{
    QFETCH(int, bytes);
    QFETCH(bool, onAnswer);
    QFETCH(int, how);
    QFETCH(QString, count);
    const Core::ArticleId id = Core::ArticleId::create();
    const QString key = QStringLiteral("article:views:") + id.toString();
    m_rig->cache->count("INCR");
    m_rig->cache->cut({Direction::ToServer, "INCR", bytes, How(how), onAnswer});
    const auto counted = increment(id);
    QVERIFY(!counted.has_value());
    QVERIFY2(Core::isAway(counted.error().kind),
             qPrintable(Core::errorKindName(counted.error().kind)));
    // The connection is made anew for the next command, and what broke is not sent along.
    QTRY_VERIFY_WITH_TIMEOUT(
        wait(m_rig->workspace->stores().views.counts({id}, Core::Call::within(1s))).has_value(),
        20'000);
    QCOMPARE(m_rig->cache->counted(), 1);
    const QString kept = m_rig->redis->cli({QStringLiteral("GET"), key});
    QCOMPARE(kept.isEmpty() ? QStringLiteral("0") : kept, count);
}

void TestRedisFaults::frozenAndThawed_answersAgain()
{
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    m_rig->redis->freeze();
    Faults::Stopwatch watch;
    const auto counted = increment(first->id);
    const auto saved = m_rig->append(*first);
    m_rig->redis->thaw();
    QVERIFY(!counted.has_value());
    QCOMPARE(counted.error().kind, ErrorKind::Timeout);
    QVERIFY(saved.has_value());
    // A save that waited would have waited for ten seconds.
    QVERIFY2(watch.elapsed() < 9'000, qPrintable(QString::number(watch.elapsed())));
    QCOMPARE(m_rig->settle(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(increment(first->id).has_value(), 20'000);
}

void TestRedisFaults::killedAndRestarted_answersAgain()
{
    auto article = m_rig->create();
    QVERIFY(article.has_value());
    m_rig->redis->kill();
    QVERIFY(!increment(article->id).has_value());
    for (int i = 0; i < 5; ++i) {
        article = m_rig->append(*article);
        QVERIFY(article.has_value());
    }
    // Long enough that the client pauses between its attempts.
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Counters).state,
                              Core::StoreState::Away, 30'000);
    m_rig->redis->start();
    QCOMPARE(m_rig->settle(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(increment(article->id).has_value(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Counters).state, Core::StoreState::Ok,
                              30'000);
}

QTEST_GUILESS_MAIN(TestRedisFaults)
#include "tst_redisfaults.moc"
