#include "fakeserver.h"
#include "redisclienttest.h"
#include "support/outcome.h"
#include "support/servers.h"

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Redis::Repeat;
using Tests::FakeRedisServer;
using Tests::wait;

class TestRedisReconnect : public RedisClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void restartedServer_isFoundAgain();
    void droppedConnection_isReplacedWithoutAnError();
    void unreachable_data();
    void unreachable();
    void secondEndpoint_isUsedWhenTheFirstIsAway();
    void fullServer_isUnreachable();
    void incr_isNeverSentAgain();
    void get_isSentAgainOnce();
    void unsentIncr_survivesAReconnect();
    void busyServer_isAskedAgain();
    void busyServer_isReportedAtTheDeadline();
    void replica_isLeft();
    void hostileReply_isCorrupt_data();
    void hostileReply_isCorrupt();
};

void TestRedisReconnect::restartedServer_isFoundAgain()
{
    Support::Redis server;
    const auto redis = client(server.address());
    VERIFY_RESULT(wait(redis->command({"PING"}, Call{})));
    server.kill();
    QTRY_VERIFY(!wait(redis->command({"PING"}, Call{})));
    COMPARE_KIND(wait(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(wait(redis->command({"PING"}, Call{})).has_value(), 15'000);
}

void TestRedisReconnect::droppedConnection_isReplacedWithoutAnError()
{
    const auto redis = client(m_server.address());
    for (int round = 0; round < 5; ++round) {
        VERIFY_RESULT(wait(redis->command({"PING"}, Call{})));
        m_server.cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                      QStringLiteral("normal")});
        VERIFY_RESULT(wait(redis->command({"PING"}, Call{})));
    }
    // By itself, without a call.
    m_server.cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                  QStringLiteral("normal")});
    QTRY_COMPARE(m_server.cli({QStringLiteral("INFO"), QStringLiteral("clients")})
                     .contains(QStringLiteral("connected_clients:2")),
                 true);
}

void TestRedisReconnect::unreachable_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("refused") << QStringLiteral("127.0.0.1:%1").arg(Support::freePort());
    QTest::newRow("no such name") << Support::unknownHost() + QStringLiteral(":6379");
    QTest::newRow("two refused") << QStringLiteral("127.0.0.1:%1,127.0.0.1:%2")
                                        .arg(Support::freePort())
                                        .arg(Support::freePort());
}

void TestRedisReconnect::unreachable()
{
    QFETCH(QString, address);
    const auto redis = client(address);
    COMPARE_KIND(wait(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
    // Until the next attempt is due, a call does not wait for it.
    COMPARE_KIND(wait(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
}

void TestRedisReconnect::secondEndpoint_isUsedWhenTheFirstIsAway()
{
    VERIFY_RESULT(wait(
        client(QStringLiteral("127.0.0.1:%1,%2").arg(Support::freePort()).arg(m_server.address()))
            ->command({"PING"}, Call{})));
}

void TestRedisReconnect::fullServer_isUnreachable()
{
    Support::Redis server({QStringLiteral("--maxclients"), QStringLiteral("1")});
    const auto first = client(server.address());
    // The one place may still be taken by whoever looked whether the server had started.
    QTRY_VERIFY(wait(first->command({"PING"}, Call{})).has_value());
    COMPARE_KIND(wait(client(server.address())->command({"PING"}, Call{})), ErrorKind::Unreachable);
}

void TestRedisReconnect::incr_isNeverSentAgain()
{
    FakeRedisServer server([](QTcpSocket *socket, const QByteArray &) { socket->abort(); });
    const auto redis = client(server.address());
    COMPARE_KIND(wait(redis->command({"INCR", "article:views:x"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    // It connects again, and sends nothing.
    QTRY_VERIFY(server.connections >= 2);
    COMPARE_KIND(wait(redis->command({"INCR", "article:views:y"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(server.received.count("article:views:x"), 1);
    QCOMPARE(server.received.count("article:views:y"), 1);
}

void TestRedisReconnect::get_isSentAgainOnce()
{
    int asked = 0;
    FakeRedisServer server([&](QTcpSocket *socket, const QByteArray &) {
        if (++asked == 1)
            socket->abort();
        else
            socket->write("$2\r\nhi\r\n");
    });
    const auto reply = wait(client(server.address())->command({"GET", "x"}, Call{}));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->bytes, QByteArray("hi"));
    QCOMPARE(asked, 2);

    FakeRedisServer closing([](QTcpSocket *socket, const QByteArray &) { socket->abort(); });
    COMPARE_KIND(wait(client(closing.address())->command({"GET", "x"}, Call{})),
                 ErrorKind::Unreachable);
    QCOMPARE(closing.received.count("GET"), 2);
}

void TestRedisReconnect::unsentIncr_survivesAReconnect()
{
    // The first connection is closed before the sign-in ends; the second answers.
    int connections = 0;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        if (++connections == 1) {
            socket->abort();
            return;
        }
        connect(socket, &QTcpSocket::readyRead, this, [socket] {
            socket->write(socket->readAll().contains("PING") ? "+PONG\r\n" : ":1\r\n");
        });
    });
    const QString address = QStringLiteral("127.0.0.1:%1").arg(server.serverPort());
    const auto redis = client(address + QLatin1Char(',') + address);
    const auto reply = wait(redis->command({"INCR", "x"}, Call{}, Repeat::Never));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->integer, 1);
}

void TestRedisReconnect::busyServer_isAskedAgain()
{
    int asked = 0;
    FakeRedisServer server([&](QTcpSocket *socket, const QByteArray &) {
        socket->write(++asked < 3 ? "-LOADING Redis is loading the dataset in memory\r\n"
                                  : "+done\r\n");
    });
    const auto redis = client(server.address());
    const auto reply = wait(redis->command({"GET", "x"}, Call{}));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->bytes, QByteArray("done"));
    QCOMPARE(asked, 3);
    asked = 0;
    COMPARE_KIND(wait(redis->command({"INCR", "x"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(asked, 1);
}

void TestRedisReconnect::busyServer_isReportedAtTheDeadline()
{
    FakeRedisServer server([&](QTcpSocket *socket, const QByteArray &) {
        socket->write("-BUSY Redis is busy running a script\r\n");
    });
    const auto reply = wait(client(server.address())->command({"GET", "x"}, Call::within(2s)));
    COMPARE_KIND(reply, ErrorKind::Unreachable);
    QVERIFY(reply.error().detail.startsWith(QStringLiteral("BUSY")));
}

void TestRedisReconnect::replica_isLeft()
{
    FakeRedisServer server([&](QTcpSocket *socket, const QByteArray &) {
        socket->write("-READONLY You can't write against a read only replica.\r\n");
    });
    const auto redis = client(server.address());
    COMPARE_KIND(wait(redis->command({"INCR", "x"}, Call{}, Repeat::Never)), ErrorKind::ReadOnly);
    QTRY_VERIFY(server.connections >= 2);
}

void TestRedisReconnect::hostileReply_isCorrupt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("huge array") << QByteArray("*268435456\r\n");
    QTest::newRow("huge bulk") << QByteArray("$2147483648\r\n");
    QTest::newRow("RESP3") << QByteArray("%1\r\n+a\r\n+b\r\n");
    QTest::newRow("web page") << QByteArray("HTTP/1.1 200 OK\r\n\r\n<html>");
}

void TestRedisReconnect::hostileReply_isCorrupt()
{
    QFETCH(QByteArray, bytes);
    FakeRedisServer server([&](QTcpSocket *socket, const QByteArray &) { socket->write(bytes); });
    const auto redis = client(server.address());
    COMPARE_KIND(wait(redis->command({"GET", "x"}, Call{})), ErrorKind::Corrupt);
    QCOMPARE(server.received.count("GET"), 1);
}

QTEST_GUILESS_MAIN(TestRedisReconnect)
#include "tst_redisreconnect.moc"
