#include <newsroom/embedded.h>

#include <ports/viewseeding.h>
#include <redis/client.h>
#include <redis/settings.h>
#include <sql/database.h>
#include <support/redis.h>
#include <sync/viewseeding.h>
#include <views/rediscounter.h>
#include <views/seededcounter.h>
#include <views/sqlcounter.h>
#include <workspace/counterkeeper.h>
#include <workspace/storemonitor.h>

using namespace Triptych;
using Test::wait;

namespace {

constexpr int Many = 4'500; // more than two pages

template<typename T> Core::Result<T> waitFor(Core::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

} // namespace

class TestViewSeeding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopped_goesOnWhereItWas();
    void nothingCounted_isDone();
    void wipedWhileSeeded_followsOnAllTheSame();
    void wentAway_isNotTakenForSeeded();
};

void TestViewSeeding::stopped_goesOnWhereItWas()
{
    QTemporaryDir folder;
    Views::SqlCounter counted(std::make_shared<Sql::Database>(
        Sql::ConnectSettings::sqlite(folder.filePath(QStringLiteral("views.triptych")))));
    Support::Redis redis;
    Views::RedisCounter counters(
        std::make_shared<Redis::Client>(*Redis::Settings::parse(redis.address()), nullptr));
    Ports::CountedViews::Counts counts;
    for (int i = 1; i <= Many; ++i)
        counts << std::pair(Core::ArticleId::create(), qint64(i));
    QVERIFY(wait(counted.seed(counts, {})).has_value());

    std::stop_source stop;
    const auto stopped = waitFor(Sync::seedViews(
        counted, counters, counters, [&stop](qint64, qint64) { stop.request_stop(); },
        Core::Call::within(std::chrono::minutes(1), stop.get_token())));
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().kind, Core::ErrorKind::Cancelled);
    const int kept = redis.cli({QStringLiteral("DBSIZE")}).toInt() - 1;
    QVERIFY(kept > 0 && kept < Many);

    const auto resumed = waitFor(Sync::seedViews(counted, counters, counters, {}, {}));
    QVERIFY(resumed.has_value());
    QCOMPARE(resumed->seeded, Many - kept);
    QVERIFY(!resumed->wasDone);
    for (qsizetype i : {0, 1'999, 2'000, Many - 1})
        QCOMPARE(wait(counters.counts({counts.at(i).first}, {})),
                 Core::Result<QList<qint64>>(QList<qint64>{i + 1}));

    redis.cli({QStringLiteral("DEL"),
               QStringLiteral("article:views:") + counts.first().first.toString()});
    const auto again = waitFor(Sync::seedViews(counted, counters, counters, {}, {}));
    QVERIFY(again.has_value());
    QVERIFY(again->wasDone);
    QCOMPARE(again->seeded, 0);

    // SQL counted more meanwhile, which is another state to hand over.
    QVERIFY(wait(counted.increment(counts.at(1).first, {})).has_value());
    const auto more = waitFor(Sync::seedViews(counted, counters, counters, {}, {}));
    QVERIFY(more.has_value());
    QCOMPARE(more->seeded, 1);
    QCOMPARE(wait(counters.counts({counts.at(1).first}, {})),
             Core::Result<QList<qint64>>(QList<qint64>{2}));
}

void TestViewSeeding::nothingCounted_isDone()
{
    QTemporaryDir folder;
    Views::SqlCounter counted(std::make_shared<Sql::Database>(
        Sql::ConnectSettings::sqlite(folder.filePath(QStringLiteral("views.triptych")))));
    Support::Redis redis;
    Views::RedisCounter counters(
        std::make_shared<Redis::Client>(*Redis::Settings::parse(redis.address()), nullptr));
    const auto report = waitFor(Sync::seedViews(counted, counters, counters, {}, {}));
    QVERIFY(report.has_value());
    QVERIFY(report->wasDone);
    QCOMPARE(redis.cli({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
}

void TestViewSeeding::wipedWhileSeeded_followsOnAllTheSame()
{
    QTemporaryDir folder;
    const auto kept = std::make_shared<Views::SqlCounter>(std::make_shared<Sql::Database>(
        Sql::ConnectSettings::sqlite(folder.filePath(QStringLiteral("views.triptych")))));
    Support::Redis redis;
    Views::SeededCounter counter(
        std::make_shared<Views::RedisCounter>(
            std::make_shared<Redis::Client>(*Redis::Settings::parse(redis.address()), nullptr)),
        kept);
    const Core::ArticleId known = Core::ArticleId::create();
    const Core::ArticleId fresh = Core::ArticleId::create();
    QVERIFY(wait(kept->seed({{known, 500}}, {})).has_value());
    QVERIFY(wait(counter.seed({{known, 500}}, {})).has_value());
    counter.setSeeded(true);
    QCOMPARE(wait(counter.increment(known, {})), Core::Result<qint64>(501));

    redis.cli({QStringLiteral("FLUSHALL")});
    QCOMPARE(wait(counter.increment(known, {})), Core::Result<qint64>(501));
    QCOMPARE(wait(counter.increment(known, {})), Core::Result<qint64>(502));
    QCOMPARE(wait(counter.increment(fresh, {})), Core::Result<qint64>(1));
    QCOMPARE(wait(counter.increment(fresh, {})), Core::Result<qint64>(2));
}

void TestViewSeeding::wentAway_isNotTakenForSeeded()
{
    QTemporaryDir folder;
    Views::SqlCounter counted(std::make_shared<Sql::Database>(
        Sql::ConnectSettings::sqlite(folder.filePath(QStringLiteral("views.triptych")))));
    QVERIFY(wait(counted.seed({{Core::ArticleId::create(), 3}}, {})).has_value());
    Support::Redis redis;
    Views::RedisCounter counters(
        std::make_shared<Redis::Client>(*Redis::Settings::parse(redis.address()), nullptr));
    Workspace::StoreMonitor monitor;
    monitor.add(Core::StoreRole::Counters, redis.address(), {},
                [&](Core::Call call) { return counters.ping(call); });
    QList<bool> said;
    Workspace::CounterKeeper keeper(
        {counted, counters, counters, [&said](bool isSeeded) { said << isSeeded; }}, monitor,
        false);
    // Unsure until the note was looked at, the second time as well.
    QVERIFY(wait(keeper.seed({})).has_value());
    QVERIFY(wait(keeper.seed({})).has_value());
    QCOMPARE(said, QList<bool>({false, true, false, true}));
    monitor.reportTrouble(Core::StoreRole::Counters, {Core::ErrorKind::Unreachable, {}, {}});
    QCOMPARE(said.constLast(), false);
}

QTEST_GUILESS_MAIN(TestViewSeeding)
#include "tst_viewseeding.moc"
