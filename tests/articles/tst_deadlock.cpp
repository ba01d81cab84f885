#include "storefixture.h"

#include <QSemaphore>
#include <QThread>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;

/** Two transactions that wait for each other: one is ended by PostgreSQL, and begins again. */
class TestDeadlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saveThatIsEnded_beginsAgain();
};

void TestDeadlock::saveThatIsEnded_beginsAgain()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    StoreFixture fixture(Sql::Dialect::PostgreSql);
    // It looks once, so long after the save began to wait: the other one waits for it by then.
    fixture.test.server->execute(QStringLiteral("ALTER DATABASE %1 SET deadlock_timeout = '4s'")
                                     .arg(fixture.test.server->name()));
    QList<Article> articles;
    for (const char *title : {"first", "second"}) {
        const auto saved = fixture.save(StoreFixture::article(QLatin1String(title)));
        VERIFY_RESULT(saved);
        articles << *saved;
        articles.last().body += QStringLiteral(" Again.");
    }
    const auto deadlocks = [&fixture] {
        return fixture.test.server->value(QStringLiteral(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"));
    };

    Sql::Database other(fixture.test.settings);
    QSemaphore locked;
    int turns = 0;
    const auto lock = [&articles](int which) {
        return QStringLiteral("UPDATE articles SET section = 'other' WHERE id = '%1'")
            .arg(articles.at(which).id.toString());
    };
    auto meeting = other.run(Sql::Access::Write, {}, [&](Sql::Connection &connection) {
        return connection.transaction([&]() -> Core::Result<void> {
            ++turns;
            // Only the other one looks for deadlocks.
            for (const QString &sql :
                 {QStringLiteral("SET LOCAL deadlock_timeout = '1h'"), lock(1)}) {
                if (auto done = connection.execute(sql); !done)
                    return done;
            }
            locked.release();
            bool isAwaited = false;
            while (!isAwaited && !connection.isOver()) {
                QThread::msleep(5);
                const auto asked =
                    connection
                        .composed(QStringLiteral(
                            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND "
                            "pg_backend_pid() = ANY (pg_blocking_pids(pid))) AS awaited"))
                        .one([](const Sql::Row &row) { return row.boolean("awaited"); });
                if (!asked)
                    return Core::failure(asked.error());
                isAwaited = asked->value_or(false);
            }
            return connection.execute(lock(0));
        });
    });
    locked.acquire();
    const auto saved = fixture.store.saveAll(articles, QStringLiteral("ann"), {}).result();
    VERIFY_RESULT(saved);
    VERIFY_RESULT(meeting.result());
    QCOMPARE(turns, 1);
    for (qsizetype i = 0; i < articles.size(); ++i) {
        VERIFY_RESULT(saved->at(i));
        QCOMPARE(saved->at(i)->version, 2);
        const auto stored = fixture.store.article(articles.at(i).id, {}).result();
        VERIFY_RESULT(stored);
        QCOMPARE(stored->version, 2);
        QCOMPARE(stored->body, articles.at(i).body);
    }
    // The part that was taken back left nothing behind.
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), 4);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 4);
    QTRY_COMPARE(deadlocks(), QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(TestDeadlock)
#include "tst_deadlock.moc"
