#include "fakeserver.h"
#include "support/outcome.h"
#include "support/redissentinel.h"
#include "support/servers.h"
#include "support/waiting.h"

#include <redis/client.h>

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Redis::Client;
using Redis::Repeat;
using Redis::Reply;
using Redis::Settings;
using Tests::FakeRedisServer;
using Tests::wait;

class TestRedisSentinel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void primary_isFound();
    void deadSentinels_arePassedOver();
    void unknownName_isAUsageError();
    void sentinelsPassword_isAskedFor();
    void replica_isNotUsedAsPrimary();
    void oldAddress_isOutvoted();
    void noSentinel_isUnreachable();
    void demotedPrimary_isLeft();
    void demotedPrimary_isLeftForTheNextOfTheList();
    void killedPrimary_isReplaced();

private:
    std::unique_ptr<Client> client(const QString &address)
    {
        return std::make_unique<Client>(Settings::parse(address).value(), &m_thread);
    }
    QString address(const QString &sentinels, const QString &name = QStringLiteral("house"),
                    const QString &sentinelPassword = QStringLiteral("watch"))
    {
        return QStringLiteral("redis+sentinel://:data@%1/%2?sentinel_password=%3")
            .arg(sentinels, name, sentinelPassword);
    }

    QThread m_thread;
    std::unique_ptr<Support::RedisSentinel> m_house;
};

namespace {

/** What a sentinel answers, for a fake one. */
FakeRedisServer::OnData namingPrimary(quint16 port)
{
    return [port](QTcpSocket *socket, const QByteArray &data) {
        const QByteArray number = QByteArray::number(port);
        for (int i = 0; i < data.count("SENTINEL"); ++i) {
            socket->write("*2\r\n$9\r\n127.0.0.1\r\n$" + QByteArray::number(number.size()) +
                          "\r\n" + number + "\r\n");
        }
    };
}

} // namespace

void TestRedisSentinel::initTestCase()
{
    m_thread.start();
    m_house =
        std::make_unique<Support::RedisSentinel>(QStringLiteral("data"), QStringLiteral("watch"));
}

void TestRedisSentinel::cleanupTestCase()
{
    m_house.reset();
    m_thread.quit();
    QVERIFY(m_thread.wait(5000));
}

void TestRedisSentinel::primary_isFound()
{
    const auto redis = client(address(m_house->sentinelAddresses()));
    VERIFY_RESULT(wait(redis->command({"SET", "found", "yes"}, Call{})));
    QCOMPARE(m_house->primary()->cli({QStringLiteral("GET"), QStringLiteral("found")}),
             QStringLiteral("yes"));
}

void TestRedisSentinel::deadSentinels_arePassedOver()
{
    const QString dead = QStringLiteral("127.0.0.1:%1,127.0.0.1:%2")
                             .arg(Support::freePort())
                             .arg(Support::freePort());
    VERIFY_RESULT(
        wait(client(address(dead + QLatin1Char(',') + m_house->sentinels().front()->address()))
                 ->command({"SET", "a", "b"}, Call{})));
}

void TestRedisSentinel::unknownName_isAUsageError()
{
    COMPARE_KIND(wait(client(address(m_house->sentinelAddresses(), QStringLiteral("nobody")))
                          ->command({"PING"}, Call{})),
                 ErrorKind::Usage);
}

void TestRedisSentinel::sentinelsPassword_isAskedFor()
{
    const auto wrong = wait(client(address(m_house->sentinelAddresses(), QStringLiteral("house"),
                                           QStringLiteral("sesame")))
                                ->command({"PING"}, Call{}));
    COMPARE_KIND(wrong, ErrorKind::SignIn);
    QVERIFY(!wrong.error().detail.contains(QStringLiteral("sesame")));
    COMPARE_KIND(wait(client(QStringLiteral("redis+sentinel://:data@%1/house")
                                 .arg(m_house->sentinelAddresses()))
                          ->command({"PING"}, Call{})),
                 ErrorKind::SignIn);
}

void TestRedisSentinel::replica_isNotUsedAsPrimary()
{
    FakeRedisServer sentinel(namingPrimary(m_house->servers().back()->port()));
    const auto redis =
        client(QStringLiteral("redis+sentinel://:data@%1/house").arg(sentinel.address()));
    const auto reply = wait(redis->command({"GET", "found"}, Call{}));
    COMPARE_KIND(reply, ErrorKind::Unreachable);
    // It asks again, by itself.
    QTRY_VERIFY(sentinel.received.count("get-master-addr-by-name") >= 2);
}

void TestRedisSentinel::oldAddress_isOutvoted()
{
    // A server that thinks itself a primary, and a sentinel that was cut off and believes it.
    const Support::Redis old({QStringLiteral("--requirepass"), QStringLiteral("data")});
    FakeRedisServer cutOff(namingPrimary(old.port()));
    FakeRedisServer others[2] = {FakeRedisServer(namingPrimary(m_house->primary()->port())),
                                 FakeRedisServer(namingPrimary(m_house->primary()->port()))};
    const auto redis = client(QStringLiteral("redis+sentinel://:data@%1,%2,%3/house")
                                  .arg(cutOff.address(), others[0].address(), others[1].address()));
    VERIFY_RESULT(wait(redis->command({"INCR", "voted"}, Call{}, Repeat::Never)));
    QCOMPARE(m_house->primary()->cli({QStringLiteral("GET"), QStringLiteral("voted")}),
             QStringLiteral("1"));
}

void TestRedisSentinel::noSentinel_isUnreachable()
{
    const auto redis =
        client(QStringLiteral("redis+sentinel://127.0.0.1:%1/house").arg(Support::freePort()));
    for (int i = 0; i < 3; ++i)
        COMPARE_KIND(wait(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
}

void TestRedisSentinel::demotedPrimary_isLeft()
{
    // By hand, without the sentinels, who would also cut its connections: only READONLY tells.
    Support::Redis first({QStringLiteral("--requirepass"), QStringLiteral("data")});
    Support::Redis second({QStringLiteral("--requirepass"), QStringLiteral("data")});
    quint16 primary = first.port();
    FakeRedisServer sentinel([&primary](QTcpSocket *socket, const QByteArray &data) {
        namingPrimary(primary)(socket, data);
    });
    const auto redis =
        client(QStringLiteral("redis+sentinel://:data@%1/house").arg(sentinel.address()));
    VERIFY_RESULT(wait(redis->command({"INCR", "demoted"}, Call{}, Repeat::Never)));
    first.cli({QStringLiteral("REPLICAOF"), second.host(), QString::number(second.port())});
    primary = second.port();
    // Refused, and so not counted: what may be repeated goes to the new one by itself.
    COMPARE_KIND(wait(redis->command({"INCR", "demoted"}, Call{}, Repeat::Never)),
                 ErrorKind::ReadOnly);
    VERIFY_RESULT(wait(redis->command({"SET", "a", "b"}, Call{})));
    QCOMPARE(second.cli({QStringLiteral("GET"), QStringLiteral("a")}), QStringLiteral("b"));
    QCOMPARE(second.cli({QStringLiteral("EXISTS"), QStringLiteral("demoted")}),
             QStringLiteral("0"));

    // Where it is the first to hear of it.
    second.cli({QStringLiteral("REPLICAOF"), first.host(), QString::number(first.port())});
    first.cli({QStringLiteral("REPLICAOF"), QStringLiteral("NO"), QStringLiteral("ONE")});
    primary = first.port();
    VERIFY_RESULT(wait(redis->command({"SET", "a", "c"}, Call{})));
    QCOMPARE(first.cli({QStringLiteral("GET"), QStringLiteral("a")}), QStringLiteral("c"));
}

void TestRedisSentinel::demotedPrimary_isLeftForTheNextOfTheList()
{
    const Support::Redis first;
    const Support::Redis second;
    const auto redis = client(first.address() + QLatin1Char(',') + second.address());
    VERIFY_RESULT(wait(redis->command({"INCR", "demoted"}, Call{}, Repeat::Never)));
    QCOMPARE(first.cli({QStringLiteral("GET"), QStringLiteral("demoted")}), QStringLiteral("1"));

    // Without an end of its connections: only READONLY tells.
    first.cli({QStringLiteral("REPLICAOF"), second.host(), QString::number(second.port())});
    VERIFY_RESULT(wait(redis->command({"SET", "a", "b"}, Call::within(5s))));
    QCOMPARE(second.cli({QStringLiteral("GET"), QStringLiteral("a")}), QStringLiteral("b"));

    // And back, past the end of the list.
    second.cli({QStringLiteral("REPLICAOF"), first.host(), QString::number(first.port())});
    first.cli({QStringLiteral("REPLICAOF"), QStringLiteral("NO"), QStringLiteral("ONE")});
    VERIFY_RESULT(wait(redis->command({"SET", "a", "c"}, Call::within(5s))));
    QCOMPARE(first.cli({QStringLiteral("GET"), QStringLiteral("a")}), QStringLiteral("c"));
}

void TestRedisSentinel::killedPrimary_isReplaced()
{
    const auto redis = client(address(m_house->sentinelAddresses()));
    const QByteArray key = "article:views:killed";
    int counted = 0;
    for (; counted < 10; ++counted)
        VERIFY_RESULT(wait(redis->command({"INCR", key}, Call{}, Repeat::Never)));
    // What a replica has not is lost with the primary, and not by us.
    for (const auto &server : m_house->servers()) {
        QTRY_COMPARE(server->cli({QStringLiteral("GET"), QString::fromLatin1(key)}),
                     QString::number(counted));
    }
    Support::Redis *primary = m_house->primary();
    QElapsedTimer timer;
    timer.start();
    primary->kill();
    int failed = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto reply = wait(redis->command({"INCR", key}, Call::within(5s), Repeat::Never));
            reply ? ++counted : ++failed;
            return reply.has_value();
        },
        60'000));
    qInfo("the sentinels' new primary was in use after %lld ms; %d INCR failed", timer.elapsed(),
          failed);
    for (int i = 0; i < 10; ++i, ++counted)
        VERIFY_RESULT(wait(redis->command({"INCR", key}, Call{}, Repeat::Never)));
    const auto total = wait(redis->command({"GET", key}, Call{}));
    VERIFY_RESULT(total);
    QCOMPARE(total->bytes.toInt(), counted);
    QVERIFY(m_house->primary() && m_house->primary() != primary);
}

QTEST_GUILESS_MAIN(TestRedisSentinel)
#include "tst_redissentinel.moc"
