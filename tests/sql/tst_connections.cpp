#include <sql/database.h>
#include <support/freshdatabase.h>
#include <support/servers.h>

#include <QTest>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Sql::Access;
using Sql::Connection;

/** A database under a login that may have only so many connections. */
class TestConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void noneLeftForMore_theOpenOneDoesTheWork();
    void noneLeftForMore_deadlinesHold();
    void noneLeftAtAll_isSaid();
    void lostWithNoneLeft_isSaidAndComesBack();
    void briefWorkTogether_opensNoSpare();

private:
    void allow(int connections) const;
    int sessions() const;
    std::shared_ptr<Sql::Database> database() const;
    static QFuture<Core::Result<void>> asleep(Sql::Database &database, double seconds,
                                              Core::Call call = {});

    std::unique_ptr<Support::FreshDatabase> m_server;
    QString m_login;
};

void TestConnections::init()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_server = std::make_unique<Support::FreshDatabase>();
    m_login = Support::uniqueName(QStringLiteral("few"));
    m_server->execute(QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD 'few'").arg(m_login));
}

void TestConnections::cleanup()
{
    if (!m_server)
        return;
    m_server->execute(QStringLiteral("DROP ROLE ") + m_login);
    m_server.reset();
}

void TestConnections::allow(int connections) const
{
    m_server->execute(
        QStringLiteral("ALTER ROLE %1 CONNECTION LIMIT %2").arg(m_login).arg(connections));
}

int TestConnections::sessions() const
{
    return m_server
        ->value(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'")
                    .arg(m_login))
        .toInt();
}

std::shared_ptr<Sql::Database> TestConnections::database() const
{
    auto settings =
        *Sql::ConnectSettings::postgresql(m_server->dsn(m_login, QStringLiteral("few")));
    settings.schema = Sql::ConnectSettings::Schema::Ignore;
    settings.sparePatience = 1h;
    return std::make_shared<Sql::Database>(settings);
}

QFuture<Core::Result<void>> TestConnections::asleep(Sql::Database &database, double seconds,
                                                    Core::Call call)
{
    return database.run(Access::Read, std::move(call), [seconds](Connection &connection) {
        return connection.execute(QStringLiteral("SELECT pg_sleep(%1)").arg(seconds));
    });
}

void TestConnections::noneLeftForMore_theOpenOneDoesTheWork()
{
    allow(1);
    const auto database = this->database();
    QVERIFY(database->open({}).result().has_value());
    QList<QFuture<Core::Result<void>>> asked;
    for (int i = 0; i < 12; ++i)
        asked << asleep(*database, 0.1);
    for (const auto &one : std::as_const(asked)) {
        const auto done = one.result();
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    }
    QCOMPARE(sessions(), 1);
}

void TestConnections::noneLeftForMore_deadlinesHold()
{
    allow(1);
    const auto database = this->database();
    QVERIFY(database->open({}).result().has_value());
    const auto busy = asleep(*database, 3);
    QTRY_COMPARE(m_server->value(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE "
                                                "usename = '%1' AND wait_event = 'PgSleep'")
                                     .arg(m_login)),
                 QStringLiteral("1"));
    QList<QFuture<Core::Result<void>>> asked;
    for (int i = 0; i < 4; ++i)
        asked << asleep(*database, 0, Core::Call::within(300ms));
    for (const auto &one : std::as_const(asked)) {
        const auto done = one.result();
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Timeout);
    }
    QVERIFY(!busy.isFinished());
    QVERIFY(busy.result().has_value());
}

void TestConnections::noneLeftAtAll_isSaid()
{
    allow(0);
    const auto database = this->database();
    QList<QFuture<Core::Result<void>>> asked;
    for (int i = 0; i < 6; ++i)
        asked << asleep(*database, 0);
    for (const auto &one : std::as_const(asked)) {
        const auto done = one.result();
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Unreachable);
        QCOMPARE(done.error().message, QStringLiteral("PostgreSQL takes no more connections."));
    }
}

void TestConnections::lostWithNoneLeft_isSaidAndComesBack()
{
    allow(1);
    const auto database = this->database();
    QVERIFY(database->open({}).result().has_value());
    allow(0);
    m_server->execute(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                     "usename = '%1'")
                          .arg(m_login));
    QTRY_COMPARE(sessions(), 0);
    QList<QFuture<Core::Result<void>>> asked;
    for (int i = 0; i < 6; ++i)
        asked << asleep(*database, 0);
    for (const auto &one : std::as_const(asked)) {
        const auto done = one.result();
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Unreachable);
    }
    allow(1);
    QVERIFY(database->open({}).result().has_value());
}

void TestConnections::briefWorkTogether_opensNoSpare()
{
    const auto database = this->database();
    for (int round = 0; round < 30; ++round) {
        const QList<QFuture<Core::Result<Core::StorePing>>> pings{
            database->ping({}), database->ping({}), database->ping({})};
        for (const auto &one : pings)
            QVERIFY(one.result().has_value());
    }
    QVERIFY2(sessions() <= 2, qPrintable(QString::number(sessions())));
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
