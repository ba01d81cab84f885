#include "testdatabase.h"

#include <sql/migrations.h>

#include <QElapsedTimer>

#include <latch>
#include <stop_token>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Sql::Access;
using Sql::Connection;
using Sql::ConnectSettings;
using Sql::Dialect;
using Sql::Row;

class TestDatabaseClass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migrations_areIdempotent_data() { addDialects(); }
    void migrations_areIdempotent();
    void newerSchema_isRefused_data() { addDialects(); }
    void newerSchema_isRefused();
    void concurrentStarts_migrateOnce_data() { addDialects(); }
    void concurrentStarts_migrateOnce();
    void ping_namesTheProduct_data() { addDialects(); }
    void ping_namesTheProduct();
    void failedTransaction_leavesNothing_data() { addDialects(); }
    void failedTransaction_leavesNothing();
    void savepoint_takesBackItsPartOnly_data() { addDialects(); }
    void savepoint_takesBackItsPartOnly();
    void serializationFailure_isTriedAgain();
    void commitThatRollsBack_isAnError();
    void connectionLostInCommit_isResolved();
    void deadline_endsTheCall();
    void stop_cancelsTheStatement();
    void stoppedBefore_neverRuns_data() { addDialects(); }
    void stoppedBefore_neverRuns();
    void spareConnection_isClosedWhenIdle();
    void terminatedBackend_isReconnected();
    void endOfDatabase_answersEverything_data() { addDialects(); }
    void endOfDatabase_answersEverything();
    void readOnlyFile_canBeReadOnly();
};

namespace {

Core::Result<void> make(Sql::Database &database)
{
    return database
        .run(Access::Write, {},
             [](Connection &c) {
                 return c.execute(QStringLiteral("CREATE TABLE t (n integer PRIMARY KEY)"));
             })
        .result();
}

Core::Result<int> insert(Connection &connection, int n)
{
    return connection.composed(QStringLiteral("INSERT INTO t (n) VALUES (:n)")).bind("n", n).exec();
}

Core::Result<int> count(Sql::Database &database)
{
    return database
        .run(Access::Read, {},
             [](Connection &c) -> Core::Result<int> {
                 auto n = c.composed(QStringLiteral("SELECT count(*) AS n FROM t"))
                              .one([](const Row &row) { return int(row.integer("n")); });
                 if (!n)
                     return Core::failure(n.error());
                 return n->value_or(-1);
             })
        .result();
}

auto sleepFor(double seconds)
{
    return [seconds](Connection &c) {
        return c.composed(QStringLiteral("SELECT pg_sleep(:seconds)"))
            .bind("seconds", seconds)
            .exec();
    };
}

} // namespace

#define NEED_POSTGRES() TRIPTYCH_NEEDS(Support::postgresDsn())

void TestDatabaseClass::migrations_areIdempotent()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    const auto rows = [&] {
        return test.database
            ->run(Access::Read, {},
                  [](Connection &c) {
                      return c
                          .composed(QStringLiteral(
                              "SELECT version, name FROM schema_version ORDER BY version"))
                          .all([](const Row &row) { return row.text("name"); });
                  })
            .result();
    };
    const auto first = rows();
    VERIFY_RESULT(first);
    QCOMPARE(first->size(), Sql::migrations(dialect).size());
    test.database = std::make_shared<Sql::Database>(test.settings);
    const auto again = rows();
    VERIFY_RESULT(again);
    QCOMPARE(*again, *first);
}

void TestDatabaseClass::newerSchema_isRefused()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    VERIFY_RESULT(test.database->open({}).result());
    VERIFY_RESULT(test.database
                      ->run(Access::Write, {},
                            [](Connection &c) {
                                return c.statement(QStringLiteral("sql/schema_add"))
                                    .bind("version", 9999)
                                    .bind("name", QStringLiteral("9999_later"))
                                    .bind("applied_at", QDateTime::currentDateTimeUtc())
                                    .exec();
                            })
                      .result());
    Sql::Database later(test.settings);
    COMPARE_KIND(later.open({}).result(), ErrorKind::NewerSchema);
    COMPARE_KIND(later.ping({}).result(), ErrorKind::NewerSchema);
}

void TestDatabaseClass::concurrentStarts_migrateOnce()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    std::vector<std::unique_ptr<Sql::Database>> programs;
    std::vector<Core::FutureResult<void>> opened;
    for (int i = 0; i < 4; ++i) {
        programs.push_back(std::make_unique<Sql::Database>(test.settings));
        opened.push_back(programs.back()->open({}));
    }
    for (auto &future : opened)
        VERIFY_RESULT(future.result());
}

void TestDatabaseClass::ping_namesTheProduct()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    const auto ping = test.database->ping({}).result();
    VERIFY_RESULT(ping);
    QCOMPARE(ping->product,
             dialect == Dialect::Sqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL"));
    QVERIFY(ping->version.at(0).isDigit());
    QVERIFY(ping->latencyMs > 0);
}

void TestDatabaseClass::failedTransaction_leavesNothing()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    VERIFY_RESULT(make(*test.database));
    const auto failed = test.database
                            ->run(Access::Write, {},
                                  [](Connection &c) {
                                      return c.transaction([&]() -> Core::Result<int> {
                                          if (auto done = insert(c, 1); !done)
                                              return done;
                                          return insert(c, 1);
                                      });
                                  })
                            .result();
    COMPARE_KIND(failed, ErrorKind::Invalid);
    QVERIFY2(!failed.error().detail.contains(QStringLiteral("(1)")), "the detail tells a value");
    QCOMPARE(count(*test.database).value_or(-1), 0);
}

void TestDatabaseClass::savepoint_takesBackItsPartOnly()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    VERIFY_RESULT(make(*test.database));
    const auto done = test.database
                          ->run(Access::Write, {},
                                [](Connection &c) {
                                    return c.transaction([&]() -> Core::Result<bool> {
                                        if (auto first = insert(c, 1); !first)
                                            return Core::failure(first.error());
                                        auto part = c.savepoint([&]() -> Core::Result<int> {
                                            if (auto second = insert(c, 2); !second)
                                                return second;
                                            return insert(c, 1);
                                        });
                                        const bool unique =
                                            !part && c.failure() && c.failure()->isUniqueViolation;
                                        if (auto third = insert(c, 3); !third)
                                            return Core::failure(third.error());
                                        return unique;
                                    });
                                })
                          .result();
    VERIFY_RESULT(done);
    QVERIFY(*done);
    QCOMPARE(count(*test.database).value_or(-1), 2);
}

void TestDatabaseClass::serializationFailure_isTriedAgain()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(make(*test.database));
    int attempts = 0;
    const auto done =
        test.database
            ->run(
                Access::Write, {},
                [&attempts](Connection &c) {
                    return c.transaction([&]() -> Core::Result<int> {
                        if (auto first = insert(c, 1); !first)
                            return first;
                        if (++attempts == 1) {
                            auto raised = c.execute(QStringLiteral(
                                "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$"));
                            return Core::failure(raised.error());
                        }
                        return 1;
                    });
                })
            .result();
    VERIFY_RESULT(done);
    QCOMPARE(attempts, 2);
    QCOMPARE(count(*test.database).value_or(-1), 1);
}

void TestDatabaseClass::commitThatRollsBack_isAnError()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(make(*test.database));
    const auto done = test.database
                          ->run(Access::Write, {},
                                [](Connection &c) {
                                    return c.transaction([&]() -> Core::Result<void> {
                                        if (auto first = insert(c, 1); !first)
                                            return Core::failure(first.error());
                                        // The mistake of a caller that overlooks an error.
                                        auto overlooked = c.execute(QStringLiteral("SELECT 1 / 0"));
                                        return {};
                                    });
                                })
                          .result();
    COMPARE_KIND(done, ErrorKind::Internal);
    QCOMPARE(count(*test.database).value_or(-1), 0);
}

void TestDatabaseClass::connectionLostInCommit_isResolved()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(make(*test.database));
    // A deferred trigger runs inside COMMIT; a sequence remembers that it fired, rolled back or
    // not.
    test.server->execute(QStringLiteral(
        "CREATE SEQUENCE fired; "
        "CREATE FUNCTION tear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF nextval('fired') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; "
        "RETURN NULL; END $$; "
        "CREATE CONSTRAINT TRIGGER tear AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION tear()"));
    int attempts = 0;
    const auto done = test.database
                          ->run(Access::Write, {},
                                [&attempts](Connection &c) {
                                    return c.transaction([&] {
                                        ++attempts;
                                        return insert(c, 1);
                                    });
                                })
                          .result();
    VERIFY_RESULT(done);
    QCOMPARE(attempts, 2);
    QCOMPARE(count(*test.database).value_or(-1), 1);
}

void TestDatabaseClass::deadline_endsTheCall()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(test.database->open({}).result());
    QElapsedTimer timer;
    timer.start();
    const auto result =
        test.database->run(Access::Read, Core::Call::within(300ms), sleepFor(30)).result();
    COMPARE_KIND(result, ErrorKind::Timeout);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    // The statement itself is gone from the server, and the connection serves the next call.
    const auto running = [&] {
        return test.database
            ->run(Access::Read, {},
                  [](Connection &c) {
                      return c
                          .composed(QStringLiteral(
                              "SELECT count(*) AS n FROM pg_stat_activity WHERE state = 'active' "
                              "AND datname = current_database() AND query LIKE 'EXECUTE%30%'"))
                          .one([](const Row &row) { return row.integer("n"); });
                  })
            .result()
            .value()
            .value_or(-1);
    };
    QTRY_COMPARE(running(), 0);
}

void TestDatabaseClass::stop_cancelsTheStatement()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(test.database->open({}).result());
    std::stop_source source;
    QElapsedTimer timer;
    timer.start();
    auto future =
        test.database->run(Access::Read, Core::Call::within(60s, source.get_token()), sleepFor(50));
    QVERIFY(!future.isFinished());
    source.request_stop();
    COMPARE_KIND(future.result(), ErrorKind::Cancelled);
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    for (int i = 0; i < 20; ++i)
        VERIFY_RESULT(test.database->ping({}).result());
}

void TestDatabaseClass::stoppedBefore_neverRuns()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    std::stop_source source;
    source.request_stop();
    std::atomic<bool> ran{false};
    const auto work = [&ran](Connection &) -> Core::Result<void> {
        ran = true;
        return {};
    };
    // The threads must have something to do first: it would else be a race that nobody is to win.
    VERIFY_RESULT(make(*test.database));
    COMPARE_KIND(
        test.database->run(Access::Write, Core::Call::within(10s, source.get_token()), work)
            .result(),
        ErrorKind::Cancelled);
    COMPARE_KIND(test.database->run(Access::Write, Core::Call::within(0ms), work).result(),
                 ErrorKind::Timeout);
    const auto late = test.database
                          ->run(Access::Write, Core::Call::within(200ms),
                                [](Connection &c) {
                                    return c.transaction([&]() -> Core::Result<int> {
                                        auto inserted = insert(c, 1);
                                        QDeadlineTimer wait(300ms);
                                        while (!wait.hasExpired())
                                            QThread::yieldCurrentThread();
                                        return inserted;
                                    });
                                })
                          .result();
    COMPARE_KIND(late, ErrorKind::Timeout);
    QTRY_COMPARE(count(*test.database).value_or(-1), 0);
    VERIFY_RESULT(test.database->open({}).result());
    QCOMPARE(count(*test.database).value_or(-1), 0);
    QVERIFY(!ran);
}

void TestDatabaseClass::spareConnection_isClosedWhenIdle()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    test.settings.sparePatience = 20ms;
    test.database = std::make_shared<Sql::Database>(test.settings);
    const auto sessions = [&] {
        return test.server
            ->value(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                   "current_database() AND pid <> pg_backend_pid()"))
            .toInt();
    };
    for (int round = 0; round < 2; ++round) {
        // Three at once: each goes on when all have begun.
        std::latch begun(3);
        QList<QFuture<Core::Result<bool>>> busy;
        for (int i = 0; i < 3; ++i) {
            busy << test.database->run(Access::Read, {}, [&begun](Connection &) {
                begun.arrive_and_wait();
                return Core::Result<bool>(true);
            });
        }
        for (const auto &future : std::as_const(busy))
            VERIFY_RESULT(future.result());
        QTRY_COMPARE(sessions(), 2);
    }
    // One after the other never needs it.
    for (int i = 0; i < 20; ++i)
        VERIFY_RESULT(test.database->open({}).result());
    QVERIFY(sessions() <= 2);
}

void TestDatabaseClass::terminatedBackend_isReconnected()
{
    NEED_POSTGRES();
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(make(*test.database));
    const auto terminate = [&] {
        test.server->value(
            QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                           "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    };
    const auto write = [](int n) {
        return [n](Connection &c) { return c.transaction([&] { return insert(c, n); }); };
    };
    for (int i = 0; i < 6; ++i) {
        VERIFY_RESULT(test.database->run(Access::Write, {}, write(i)).result());
        terminate();
        VERIFY_RESULT(count(*test.database));
        terminate();
    }
    // In the middle of a transaction: it is done again as a whole.
    int attempts = 0;
    const auto torn = test.database
                          ->run(Access::Write, {},
                                [&](Connection &c) {
                                    return c.transaction([&]() -> Core::Result<int> {
                                        if (auto first = insert(c, 100); !first)
                                            return first;
                                        if (++attempts == 1)
                                            terminate();
                                        return insert(c, 101);
                                    });
                                })
                          .result();
    VERIFY_RESULT(torn);
    QCOMPARE(attempts, 2);
    QCOMPARE(count(*test.database).value_or(-1), 8);
}

void TestDatabaseClass::endOfDatabase_answersEverything()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    VERIFY_RESULT(make(*test.database));
    std::vector<Core::FutureResult<int>> futures;
    for (int i = 0; i < 200; ++i) {
        futures.push_back(test.database->run(Access::Write, {}, [i](Connection &c) {
            return c.transaction([&] { return insert(c, i); });
        }));
    }
    test.database.reset();
    int done = 0;
    for (auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        if (future.result())
            ++done;
        else
            COMPARE_KIND(future.result(), ErrorKind::Cancelled);
    }
    test.database = std::make_shared<Sql::Database>(test.settings);
    QVERIFY(count(*test.database).value_or(-1) >= done);
}

void TestDatabaseClass::readOnlyFile_canBeReadOnly()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(make(*test.database));
    test.database =
        std::make_shared<Sql::Database>(ConnectSettings::sqlite(test.settings.file, true));
    QCOMPARE(count(*test.database).value_or(-1), 0);
    COMPARE_KIND(
        test.database
            ->run(Access::Write, {},
                  [](Connection &c) { return c.transaction([&] { return insert(c, 1); }); })
            .result(),
        ErrorKind::ReadOnly);
    // A connection for reading never writes, even where the file could be written.
    test.database = std::make_shared<Sql::Database>(test.settings);
    COMPARE_KIND(
        test.database->run(Access::Read, {}, [](Connection &c) { return insert(c, 1); }).result(),
        ErrorKind::ReadOnly);
    const QString missing = test.folder.filePath(QStringLiteral("missing.triptych"));
    Sql::Database none(ConnectSettings::sqlite(missing, true));
    COMPARE_KIND(none.open({}).result(), ErrorKind::NotFound);
    QVERIFY(!QFile::exists(missing));
}

QTEST_GUILESS_MAIN(TestDatabaseClass)
#include "tst_database.moc"
