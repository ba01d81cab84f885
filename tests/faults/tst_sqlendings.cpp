#include "../articles/storefixture.h"

#include <sql/migrations.h>
#include <support/faultproxy.h>

#include <QTcpServer>

#include <atomic>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Sql::Access;
using Sql::Connection;
using Sql::ConnectSettings;
using Sql::Dialect;
using Support::FaultProxy;
using How = FaultProxy::Cut::How;
using Direction = FaultProxy::Direction;
using Mode = FaultProxy::Mode;

/**
 * What a connection is in the middle of when nobody waits for it any more, or its COMMIT is not
 * heard. A database that closes does so on the thread of the window.
 */
class TestSqlEndings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void unheardCommit_isLeftByClosing();
    void silentSignIn_isLeftByClosing();
    void hungOpening_isEnded();
    void migrationLock_isLeftAtTheDeadline();
    void partTakenBack_provesNothing();

private:
    /** The test's database behind the proxies, one after the other. */
    ConnectSettings through(const QList<const FaultProxy *> &proxies) const
    {
        ConnectSettings settings = m_test->settings;
        QStringList hosts;
        QStringList ports;
        for (const FaultProxy *proxy : proxies) {
            hosts << proxy->host();
            ports << QString::number(proxy->port());
        }
        settings.parameters.insert(QStringLiteral("host"), hosts.join(QLatin1Char(',')));
        settings.parameters.insert(QStringLiteral("port"), ports.join(QLatin1Char(',')));
        settings.parameters.insert(QStringLiteral("connect_timeout"), QStringLiteral("2"));
        settings.connections = 1;
        return settings;
    }
    std::unique_ptr<FaultProxy> proxy() const
    {
        return std::make_unique<FaultProxy>(m_test->server->host(), m_test->server->port());
    }

    std::unique_ptr<TestDatabase> m_test;
};

void TestSqlEndings::init()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_test.reset();
    m_test = std::make_unique<TestDatabase>(Dialect::PostgreSql);
}

void TestSqlEndings::unheardCommit_isLeftByClosing()
{
    m_test->server->execute(QStringLiteral("CREATE TABLE t (n integer)"));
    const auto first = proxy();
    const auto second = proxy();
    auto database = std::make_unique<Sql::Database>(through({first.get(), second.get()}));
    VERIFY_RESULT(database->open({}).result());
    second->setMode(Mode::Down);
    FaultProxy::Cut cut{Direction::ToServer, "COMMIT"};
    cut.thenDown = true;
    first->cut(cut);
    const Core::Call call = Core::Call::within(30s);
    const auto saved = database->run(Access::Write, call, [](Connection &connection) {
        return connection.transaction(
            [&] { return connection.execute(QStringLiteral("INSERT INTO t VALUES (1)")); });
    });
    QTRY_COMPARE(first->cuts(), 1);
    // No server takes over, and the window is closed.
    database.reset();
    QVERIFY(!call.deadline.hasExpired());
    COMPARE_KIND(saved.result(), ErrorKind::Cancelled);
}

void TestSqlEndings::silentSignIn_isLeftByClosing()
{
    const auto silent = proxy();
    silent->setMode(Mode::BlackHole);
    auto database = std::make_unique<Sql::Database>(through({silent.get()}));
    const Core::Call call = Core::Call::within(30s);
    const auto opened = database->open(call);
    // The second one asks why the first did not get in.
    QTRY_COMPARE(silent->connections(), 2);
    database.reset();
    QVERIFY(!call.deadline.hasExpired());
    COMPARE_KIND(opened.result(), ErrorKind::Cancelled);
}

void TestSqlEndings::hungOpening_isEnded()
{
    const auto between = proxy();
    const FaultProxy::Cut cut{Direction::ToServer, "DATESTYLE", 0, How::Vanish};
    between->cut(cut);
    auto database = std::make_unique<Sql::Database>(through({between.get()}));
    COMPARE_KIND(database->open(Core::Call::within(5s)).result(), ErrorKind::Timeout);
    QCOMPARE(between->cuts(), 1);
    // The thread that was in it serves the next call.
    VERIFY_RESULT(database->open(Core::Call::within(30s)).result());

    database = std::make_unique<Sql::Database>(through({between.get()}));
    between->cut(cut);
    const Core::Call call = Core::Call::within(60s);
    const auto opened = database->open(call);
    QTRY_COMPARE(between->cuts(), 2);
    database.reset();
    QVERIFY(!call.deadline.hasExpired());
    COMPARE_KIND(opened.result(), ErrorKind::Cancelled);
}

void TestSqlEndings::migrationLock_isLeftAtTheDeadline()
{
    ConnectSettings settings = m_test->settings;
    settings.schema = ConnectSettings::Schema::Ignore;
    Sql::Database other(settings);
    std::atomic<bool> isLocked{false};
    std::atomic<bool> isEnough{false};
    const auto holding = other.run(
        Access::Read, Core::Call::within(1min), [&](Connection &connection) -> Core::Result<void> {
            auto locked = connection.statement(QStringLiteral("sql/migration_lock"))
                              .one([](const Sql::Row &row) { return row.boolean("locked"); });
            isLocked = locked && locked->value_or(false);
            // The bound is for a lock that is waited for whatever the deadline says.
            const QDeadlineTimer bound(10s);
            while (!isEnough && !bound.hasExpired())
                QThread::msleep(10);
            connection.close();
            return {};
        });
    QTRY_VERIFY(isLocked);
    Connection connection(m_test->settings, QStringLiteral("waiting"));
    connection.startCall(Core::Call::within(5s), Access::Write);
    VERIFY_RESULT(connection.open());
    connection.startCall(Core::Call::within(500ms), Access::Write);
    const auto migrated = Sql::openSchema(connection);
    isEnough = true;
    COMPARE_KIND(migrated, ErrorKind::Timeout);
    VERIFY_RESULT(holding.result());
}

void TestSqlEndings::partTakenBack_provesNothing()
{
    // COMMIT itself ends the life of the server that pg_xact_status is believed in.
    VERIFY_RESULT(m_test->database->open({}).result());
    m_test->server->execute(QStringLiteral(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'not this one'; END $$; "
        "CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW "
        "WHEN (NEW.payload->>'title' = 'Refused') EXECUTE FUNCTION refuse(); "
        "CREATE FUNCTION end_life() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM pg_stat_reset_shared('bgwriter'); RETURN NULL; END $$; "
        "CREATE CONSTRAINT TRIGGER end_life AFTER INSERT ON articles DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION end_life()"));
    const auto between = proxy();
    const auto database = std::make_shared<Sql::Database>(through({between.get()}));
    VERIFY_RESULT(database->open({}).result());
    between->cut({Direction::ToServer, "COMMIT", 0, How::Reset, true});
    Articles::SqlArticleStore store(database);
    const auto saved = store
                           .saveAll({StoreFixture::article(QStringLiteral("Kept")),
                                     StoreFixture::article(QStringLiteral("Refused"))},
                                    QStringLiteral("ann"), Core::Call::within(30s))
                           .result();
    QCOMPARE(between->cuts(), 1);
    VERIFY_RESULT(saved);
    QCOMPARE(saved->size(), 2);
    VERIFY_RESULT(saved->at(0));
    QVERIFY(!saved->at(1));
    // Done once, and not again.
    QCOMPARE(m_test->server->value(QStringLiteral("SELECT count(*) FROM articles")),
             QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(TestSqlEndings)
#include "tst_sqlendings.moc"
