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
using Tests::wait;
using Tests::waitFor;

namespace {

constexpr int Many = 4'500; // more than two pages

/** What SQL counted and what Redis counts, both nothing yet. */
struct Counting
{
    QTemporaryDir folder;
    Views::SqlCounter sql{std::make_shared<Sql::Database>(
        Sql::ConnectSettings::sqlite(folder.filePath(QStringLiteral("views.triptych"))))};
    Support::Redis redis;
    Views::RedisCounter counters{
        std::make_shared<Redis::Client>(*Redis::Settings::parse(redis.address()), nullptr)};

    auto seed() { return waitFor(Sync::seedViews(sql, counters, counters, {}, {})); }
};

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
    Counting views;
    Ports::CountedViews::Counts counts;
    for (int i = 1; i <= Many; ++i)
        counts << std::pair(Core::ArticleId::create(), qint64(i));
    QVERIFY(wait(views.sql.seed(counts, {})).has_value());

    std::stop_source stop;
    const auto stopped = waitFor(Sync::seedViews(
        views.sql, views.counters, views.counters, [&stop](qint64, qint64) { stop.request_stop(); },
        Core::Call::within(std::chrono::minutes(1), stop.get_token())));
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().kind, Core::ErrorKind::Cancelled);
    const int kept = views.redis.cli({QStringLiteral("DBSIZE")}).toInt() - 1;
    QVERIFY(kept > 0 && kept < Many);

    const auto resumed = views.seed();
    QVERIFY(resumed.has_value());
    QCOMPARE(resumed->seeded, Many - kept);
    QVERIFY(!resumed->wasDone);
    for (qsizetype i : {0, 1'999, 2'000, Many - 1})
        QCOMPARE(wait(views.counters.counts({counts.at(i).first}, {})),
                 Core::Result<QList<qint64>>(QList<qint64>{i + 1}));

    views.redis.cli({QStringLiteral("DEL"),
                     QStringLiteral("article:views:") + counts.first().first.toString()});
    const auto again = views.seed();
    QVERIFY(again.has_value());
    QVERIFY(again->wasDone);
    QCOMPARE(again->seeded, 0);

    // SQL counted more meanwhile, which is another state to hand over.
    QVERIFY(wait(views.sql.increment(counts.at(1).first, {})).has_value());
    const auto more = views.seed();
    QVERIFY(more.has_value());
    QCOMPARE(more->seeded, 1);
    QCOMPARE(wait(views.counters.counts({counts.at(1).first}, {})),
             Core::Result<QList<qint64>>(QList<qint64>{2}));
}

void TestViewSeeding::nothingCounted_isDone()
{
    Counting views;
    const auto report = views.seed();
    QVERIFY(report.has_value());
    QVERIFY(report->wasDone);
    QCOMPARE(views.redis.cli({QStringLiteral("DBSIZE")}), QStringLiteral("0"));
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
    Counting views;
    QVERIFY(wait(views.sql.seed({{Core::ArticleId::create(), 3}}, {})).has_value());
    Workspace::StoreMonitor monitor;
    monitor.add(Core::StoreRole::Counters, views.redis.address(), {},
                Workspace::StoreMonitor::WhileAway::Probe,
                [&](Core::Call call) { return views.counters.ping(call); });
    QList<bool> said;
    Workspace::CounterKeeper keeper(
        {views.sql, views.counters, views.counters, [&said](bool isSeeded) { said << isSeeded; }},
        monitor, false);
    // Unsure until the note was looked at, the second time as well.
    QVERIFY(wait(keeper.seed({})).has_value());
    QVERIFY(wait(keeper.seed({})).has_value());
    QCOMPARE(said, QList<bool>({false, true, false, true}));
    monitor.reportTrouble(Core::StoreRole::Counters, {Core::ErrorKind::Unreachable, {}, {}});
    QCOMPARE(said.constLast(), false);
}

QTEST_GUILESS_MAIN(TestViewSeeding)
#include "tst_viewseeding.moc"
