#include "storefixture.h"

#include <articles/sqlchangefeed.h>
#include <support/faultproxy.h>

#include <QSemaphore>
#include <QSignalSpy>

#include <mutex>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::Article;

namespace {

/** What a feed told; its functions are called on the feed's thread. */
struct Told
{
    std::mutex mutex;
    QList<Core::ArticleSummary> rows;
    int missed = 0;
    int rings = 0;
    bool isLive = false;

    Ports::ChangeFeed::Listener listener()
    {
        return {[this](const QList<Core::ArticleSummary> &changed) {
                    const std::lock_guard lock(mutex);
                    rows << changed;
                },
                [this] {
                    const std::lock_guard lock(mutex);
                    ++missed;
                },
                [this] {
                    const std::lock_guard lock(mutex);
                    ++rings;
                },
                [this](bool live) {
                    const std::lock_guard lock(mutex);
                    isLive = live;
                }};
    }
    int count(const Core::ArticleId &id, qint64 version)
    {
        const std::lock_guard lock(mutex);
        return int(std::count_if(rows.begin(), rows.end(), [&](const Article &row) {
            return row.id == id && row.version == version;
        }));
    }
    bool live()
    {
        const std::lock_guard lock(mutex);
        return isLive;
    }
    int timesMissed()
    {
        const std::lock_guard lock(mutex);
        return missed;
    }
    int timesRung()
    {
        const std::lock_guard lock(mutex);
        return rings;
    }
};

/** A second connection to the fixture's database, as another program has it. */
std::shared_ptr<Sql::Database> elsewhere(const StoreFixture &fixture)
{
    return std::make_shared<Sql::Database>(fixture.test.settings);
}

/** With the feed that tells it. */
struct ToldByFeed : Told
{
    explicit ToldByFeed(std::shared_ptr<Sql::Database> database,
                        const Articles::ChangeWatch::Options &options = {})
        : feed(std::move(database), options)
    {
        feed.start(listener());
    }

    Articles::SqlChangeFeed feed;
};

} // namespace

class TestChangeFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedAndRemoved_areToldOnce_data() { addDialects(); }
    void savedAndRemoved_areToldOnce();
    void earlierChangeCommittedLater_isTold();
    void savedAfterTheMark_isTold_data() { addDialects(); }
    void savedAfterTheMark_isTold();
    void rolledBack_isNotTold();
    void moreThanItTells_isMissed_data() { addDialects(); }
    void moreThanItTells_isMissed();
    void listenerTerminated_recoversAndRescans();
    void halfOpenListener_isNoticedAndRescans();
    void whereNothingRings_itLooks();
    void idle_asksNothing();
};

void TestChangeFeed::savedAfterTheMark_isTold()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto before = fixture.save(StoreFixture::article(QStringLiteral("Before")));
    VERIFY_RESULT(before);
    Told told;
    Articles::SqlChangeFeed feed(elsewhere(fixture));
    VERIFY_RESULT(feed.mark({}).result());
    // A list that was read here has all up to now, and the feed the rest.
    const auto after = fixture.save(StoreFixture::article(QStringLiteral("After")));
    VERIFY_RESULT(after);
    feed.start(told.listener());
    QTRY_COMPARE_WITH_TIMEOUT(told.count(after->id, 1), 1, 20'000);
    feed.stop();
    QCOMPARE(told.count(before->id, 1), 0);
    QCOMPARE(told.timesMissed(), 0);
}

void TestChangeFeed::savedAndRemoved_areToldOnce()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto before = fixture.save(StoreFixture::article(QStringLiteral("Before")));
    VERIFY_RESULT(before);
    ToldByFeed told(elsewhere(fixture));
    QTRY_VERIFY(told.live());

    auto saved = fixture.save(StoreFixture::article(QStringLiteral("A")));
    VERIFY_RESULT(saved);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 1), 1, 20'000);
    QCOMPARE(told.rows.constLast().title, QStringLiteral("A"));
    QVERIFY(told.rows.constLast().body.isEmpty());
    saved->body += QLatin1Char('x');
    saved = fixture.save(*saved);
    VERIFY_RESULT(saved);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 2), 1, 20'000);
    VERIFY_RESULT(fixture.store.remove(saved->id, 2, QStringLiteral("ann"), {}).result());
    QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 3), 1, 20'000);
    QVERIFY(told.rows.constLast().isDeleted());

    // Rings that come together are one, and a change may be read before its ring is told.
    QTRY_VERIFY_WITH_TIMEOUT(told.rings >= 1, 20'000);
    told.feed.stop();
    QCOMPARE(told.count(before->id, 1), 0);
    QCOMPARE(told.rows.size(), 3);
    QCOMPARE(told.missed, 0);
}

void TestChangeFeed::earlierChangeCommittedLater_isTold()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    const auto slow = fixture.save(StoreFixture::article(QStringLiteral("Slow")));
    VERIFY_RESULT(slow);
    ToldByFeed told(elsewhere(fixture));
    QTRY_VERIFY(told.live());

    QSemaphore written, mayCommit;
    const auto other = elsewhere(fixture);
    auto open = other->run(Sql::Access::Write, {}, [&](Sql::Connection &connection) {
        return connection.transaction([&]() -> Core::Result<void> {
            auto removed = connection.statement(QStringLiteral("articles/remove"))
                               .bind("id", slow->id)
                               .bind("version", 1)
                               .bind("actor", QStringLiteral("bob"))
                               .one([](const Sql::Row &) { return true; });
            written.release();
            mayCommit.acquire();
            auto rung = connection.execute(QStringLiteral("NOTIFY triptych_outbox"));
            return removed && rung ? Core::Result<void>() : Core::failure(removed.error());
        });
    });
    QVERIFY(written.tryAcquire(1, 20'000));
    const auto quick = fixture.save(StoreFixture::article(QStringLiteral("Quick")));
    VERIFY_RESULT(quick);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(quick->id, 1), 1, 20'000);
    mayCommit.release();
    VERIFY_RESULT(open.result());
    QTRY_COMPARE_WITH_TIMEOUT(told.count(slow->id, 2), 1, 20'000);
    QCOMPARE(told.count(quick->id, 1), 1);
}

void TestChangeFeed::rolledBack_isNotTold()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    ToldByFeed told(elsewhere(fixture));
    QTRY_VERIFY(told.live());
    const auto undone = fixture.test.database
                            ->run(Sql::Access::Write, {},
                                  [](Sql::Connection &connection) {
                                      return connection.transaction([]() -> Core::Result<void> {
                                          return Core::failure(Core::ErrorKind::Usage, {});
                                      });
                                  })
                            .result();
    QVERIFY(!undone);
    const auto saved = fixture.save(StoreFixture::article(QStringLiteral("A")));
    VERIFY_RESULT(saved);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 1), 1, 20'000);
    QCOMPARE(told.rows.size(), 1);
}

void TestChangeFeed::moreThanItTells_isMissed()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::ChangeWatch::Options options;
    options.most = 10;
    ToldByFeed told(elsewhere(fixture), options);
    QTRY_VERIFY(told.live());
    QList<Article> batch;
    for (int i = 0; i < 11; ++i)
        batch << StoreFixture::article(QStringLiteral("A %1").arg(i));
    VERIFY_RESULT(fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result());
    QTRY_COMPARE_WITH_TIMEOUT(told.timesMissed(), 1, 20'000);
    const auto saved = fixture.save(StoreFixture::article(QStringLiteral("After")));
    VERIFY_RESULT(saved);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 1), 1, 20'000);
    QCOMPARE(told.rows.size(), 1);
}

void TestChangeFeed::listenerTerminated_recoversAndRescans()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    Articles::ChangeWatch::Options options;
    options.bell.spread = 300ms;
    ToldByFeed told(elsewhere(fixture), options);
    QTRY_VERIFY(told.live());
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(fixture.test.server->endListeners(), 1);
        // Nobody listens just now.
        const auto saved = fixture.save(StoreFixture::article(QStringLiteral("A %1").arg(i)));
        VERIFY_RESULT(saved);
        QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 1), 1, 20'000);
        QTRY_COMPARE(told.timesMissed(), i);
        QTRY_VERIFY(told.live());
        QTRY_COMPARE(fixture.test.server->listeners(), 1);
        const auto after = fixture.save(StoreFixture::article(QStringLiteral("B %1").arg(i)));
        VERIFY_RESULT(after);
        QTRY_COMPARE_WITH_TIMEOUT(told.count(after->id, 1), 1, 20'000);
    }
}

#ifdef Q_OS_UNIX
/** The network swallows what the listener is told, and no end of the connection is seen. */
void TestChangeFeed::halfOpenListener_isNoticedAndRescans()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    Support::FaultProxy proxy(QStringLiteral("127.0.0.1"), fixture.test.server->port());
    Sql::ConnectSettings settings = fixture.test.settings;
    settings.parameters.insert(QStringLiteral("port"), QString::number(proxy.port()));
    Articles::ChangeWatch::Options options;
    options.bell.heartbeat = 1500ms;
    options.bell.patience = 3s;
    options.bell.spread = 300ms;
    ToldByFeed told(std::make_shared<Sql::Database>(settings), options);
    QTRY_VERIFY(told.live());
    // From the name of the channel on nothing comes any more, on that connection alone.
    const qint64 cuts = proxy.cuts();
    proxy.cut({Support::FaultProxy::Direction::ToClient, "triptych_outbox", 0,
               Support::FaultProxy::Cut::How::Vanish});
    const auto saved = fixture.save(StoreFixture::article(QStringLiteral("Unheard")));
    VERIFY_RESULT(saved);
    QTRY_COMPARE(proxy.cuts(), cuts + 1);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(saved->id, 1), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(told.timesMissed(), 1, 20'000);
    QTRY_VERIFY(told.live());
    const auto after = fixture.save(StoreFixture::article(QStringLiteral("Heard")));
    VERIFY_RESULT(after);
    QTRY_COMPARE(told.count(after->id, 1), 1);
    QCOMPARE(told.timesMissed(), 1);
}
#else
void TestChangeFeed::halfOpenListener_isNoticedAndRescans()
{
    QSKIP("the proxy needs POSIX");
}
#endif

void TestChangeFeed::whereNothingRings_itLooks()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    Articles::ChangeWatch::Options options;
    options.listens = false;
    options.poll = 200ms;
    ToldByFeed told(elsewhere(fixture), options);
    // Told only what comes after the first look, of which nothing is told.
    Core::Result<Article> saved;
    const auto heard = [&] {
        saved = fixture.save(StoreFixture::article(QStringLiteral("A")));
        return QTest::qWaitFor([&] { return told.count(saved->id, 1) == 1; }, 2'000);
    };
    QVERIFY(QTest::qWaitFor(heard, 30'000));
    QVERIFY(told.timesRung() >= 1);
    QVERIFY(!told.live());
}

void TestChangeFeed::idle_asksNothing()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    ToldByFeed told(elsewhere(fixture));
    QTRY_VERIFY(told.live());
    const QString newest = QStringLiteral(
        "SELECT max(query_start) FROM pg_stat_activity WHERE application_name = 'Triptych' AND "
        "datname = current_database()");
    // The first questions may still be on their way; then it is quiet for longer than it would look
    // where nothing rings.
    QSignalSpy never(this, &QObject::objectNameChanged);
    const auto quiet = [&] {
        const QString before = fixture.test.server->value(newest);
        return !before.isEmpty() && !never.wait(2'500) &&
               fixture.test.server->value(newest) == before;
    };
    QVERIFY(QTest::qWaitFor(quiet, 8'000));
}

QTEST_GUILESS_MAIN(TestChangeFeed)
#include "tst_changefeed.moc"
