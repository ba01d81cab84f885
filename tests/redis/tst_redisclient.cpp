#include "fakeserver.h"
#include "redisclienttest.h"
#include "support/outcome.h"

#include <QElapsedTimer>

#include <thread>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Redis::Client;
using Redis::Repeat;
using Redis::Reply;
using Redis::Settings;
using Tests::FakeRedisServer;
using Tests::wait;

class TestRedisClient : public RedisClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void commands_areAnsweredInOrderFromManyThreads();
    void commandOfALongCall_hasADeadlineOfItsOwn();
    void pipeline_answersEachInOrder();
    void values_areBinarySafeAndLarge();
    void database_isSelected();
    void script_runsWhetherKnownOrNot();
    void errorReply_isAnErrorOfItsKind();

    void deadline_closesAndLaterCallsRecover();
    void stop_cancelsAtOnceAndKeepsTheConnection();
    void stoppedServer_timesOutAndRecovers();
    void swallowedSignIn_isTriedBeside();
    void destroyedClient_failsWhatIsPendingWithoutBlocking();
    void destroyedClient_withItsThreadStopped();
    void destroyedClient_withItsThreadGone();
};

void TestRedisClient::commandOfALongCall_hasADeadlineOfItsOwn()
{
    for (const Core::Call &call : {Core::Call::within(std::chrono::hours(24)),
                                   Core::Call{QDeadlineTimer(QDeadlineTimer::Forever)}}) {
        const auto request =
            Redis::Request::create(Redis::Arguments{"PING"}, call, Redis::Repeat::Allowed,
                                   [](const Core::Result<Redis::Reply> &) {});
        QVERIFY(request->call().deadline <= QDeadlineTimer(Redis::LongestRequest));
    }
    const Core::Call brief = Core::Call::within(std::chrono::seconds(1));
    QCOMPARE(Redis::Request::create(Redis::Arguments{"PING"}, brief, Redis::Repeat::Allowed,
                                    [](const Core::Result<Redis::Reply> &) {})
                 ->call()
                 .deadline,
             brief.deadline);
}

void TestRedisClient::commands_areAnsweredInOrderFromManyThreads()
{
    const auto redis = client(m_server.address());
    std::vector<QList<Core::FutureResult<Reply>>> futures(4);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 2'500; ++i) {
                    futures[size_t(t)].append(
                        redis->command({"ECHO", QByteArray::number(t * 10'000 + i)}, Call{}));
                }
            });
        }
    }
    for (int t = 0; t < 4; ++t) {
        for (int i = 0; i < 2'500; ++i) {
            const auto reply = wait(futures[size_t(t)].at(i));
            VERIFY_RESULT(reply);
            QCOMPARE(reply->bytes, QByteArray::number(t * 10'000 + i));
        }
    }
}

void TestRedisClient::pipeline_answersEachInOrder()
{
    const auto redis = client(m_server.address());
    const auto replies = wait(redis->pipeline(
        {{"SET", "p:a", "1"}, {"INCR", "p:a"}, {"LPUSH", "p:a", "x"}, {"GET", "p:a"}}, Call{}));
    VERIFY_RESULT(replies);
    QCOMPARE(replies->size(), 4);
    QCOMPARE(replies->at(0)->bytes, QByteArray("OK"));
    QCOMPARE(replies->at(1)->integer, 2);
    COMPARE_KIND(replies->at(2), ErrorKind::Corrupt);
    QCOMPARE(replies->at(3)->bytes, QByteArray("2"));
    QCOMPARE(wait(redis->pipeline({}, Call{}))->size(), 0);
}

void TestRedisClient::values_areBinarySafeAndLarge()
{
    const auto redis = client(m_server.address());
    QByteArray value(5 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < value.size(); ++i)
        value[i] = char(i * 7 + i / 251);
    VERIFY_RESULT(wait(redis->command({"SET", QByteArray("k\0\r\n", 4), value}, Call{})));
    const auto reply = wait(redis->command({"GET", QByteArray("k\0\r\n", 4)}, Call{}));
    VERIFY_RESULT(reply);
    QVERIFY(reply->bytes == value);
}

void TestRedisClient::database_isSelected()
{
    VERIFY_RESULT(wait(client(QStringLiteral("redis://%1/3").arg(m_server.address()))
                           ->command({"SET", "only-in-3", "x"}, Call{})));
    QCOMPARE(m_server.cli({QStringLiteral("-n"), QStringLiteral("3"), QStringLiteral("GET"),
                           QStringLiteral("only-in-3")}),
             QStringLiteral("x"));
    COMPARE_KIND(wait(client(QStringLiteral("redis://%1/99").arg(m_server.address()))
                          ->command({"GET", "x"}, Call{})),
                 ErrorKind::Usage);
}

void TestRedisClient::script_runsWhetherKnownOrNot()
{
    const auto redis = client(m_server.address());
    const Redis::Script script("return {KEYS[1], ARGV[1], ARGV[2]}");
    for (int round = 0; round < 2; ++round) {
        const auto reply = wait(redis->eval(script, {"key"}, {"a", "b"}, Call{}));
        VERIFY_RESULT(reply);
        QCOMPARE(reply->elements.size(), 3);
        QCOMPARE(reply->elements.at(2).bytes, QByteArray("b"));
    }
    QCOMPARE(m_server.cli({QStringLiteral("SCRIPT"), QStringLiteral("EXISTS"),
                           QString::fromLatin1(script.hash())}),
             QStringLiteral("1"));
    m_server.cli({QStringLiteral("SCRIPT"), QStringLiteral("FLUSH")});
    VERIFY_RESULT(wait(redis->eval(script, {"key"}, {"a", "b"}, Call{})));
    COMPARE_KIND(wait(redis->eval(Redis::Script("return redis.call('INCR')"), {}, {}, Call{})),
                 ErrorKind::Internal);
}

void TestRedisClient::errorReply_isAnErrorOfItsKind()
{
    Support::Redis server;
    const auto redis = client(server.address());
    VERIFY_RESULT(wait(redis->command({"SET", "text", "abc"}, Call{})));
    COMPARE_KIND(wait(redis->command({"INCR", "text"}, Call{}, Repeat::Never)), ErrorKind::Corrupt);
    const auto unknown = wait(redis->command({"NOSUCH", "a bound value"}, Call{}));
    COMPARE_KIND(unknown, ErrorKind::Unsupported);
    QVERIFY(!unknown.error().detail.contains(QStringLiteral("bound value")));
    VERIFY_RESULT(wait(redis->command({"CONFIG", "SET", "maxmemory", "1"}, Call{})));
    COMPARE_KIND(wait(redis->command({"SET", "a", "b"}, Call{})), ErrorKind::Full);
}

void TestRedisClient::deadline_closesAndLaterCallsRecover()
{
    const auto redis = client(m_server.address());
    const auto first = wait(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_RESULT(first);
    QElapsedTimer timer;
    timer.start();
    const auto blocked = redis->command({"BLPOP", "never", "0"}, Call::within(200ms));
    // Behind it on the same connection: one that may be sent again, and one that may not.
    const auto behind = redis->command({"ECHO", "behind"}, Call{});
    const auto count = redis->command({"INCR", "deadline:count"}, Call{}, Repeat::Never);
    COMPARE_KIND(wait(blocked), ErrorKind::Timeout);
    QVERIFY(timer.elapsed() >= 200);
    const auto answer = wait(behind);
    VERIFY_RESULT(answer);
    QCOMPARE(answer->bytes, QByteArray("behind"));
    COMPARE_KIND(wait(count), ErrorKind::Unreachable);
    const auto second = wait(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_RESULT(second);
    QVERIFY(second->integer != first->integer);
}

void TestRedisClient::stop_cancelsAtOnceAndKeepsTheConnection()
{
    const auto redis = client(m_server.address());
    const auto first = wait(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_RESULT(first);
    std::stop_source source;
    const auto blocked =
        redis->command({"BLPOP", "never", "0.5"}, Call::within(15s, source.get_token()));
    source.request_stop();
    QVERIFY(blocked.isFinished());
    COMPARE_KIND(blocked.result(), ErrorKind::Cancelled);
    const auto second = wait(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_RESULT(second);
    QCOMPARE(second->integer, first->integer);
    COMPARE_KIND(
        wait(redis->command({"SET", "stopped", "1"}, Call::within(15s, source.get_token()))),
        ErrorKind::Cancelled);
    QCOMPARE(m_server.cli({QStringLiteral("EXISTS"), QStringLiteral("stopped")}),
             QStringLiteral("0"));
}

void TestRedisClient::stoppedServer_timesOutAndRecovers()
{
    Support::Redis server;
    Settings settings = Settings::parse(server.address()).value();
    settings.connectTimeout = 300ms;
    const auto redis = client(settings);
    VERIFY_RESULT(wait(redis->command({"SET", "a", "1"}, Call{})));
    server.freeze();
    COMPARE_KIND(wait(redis->command({"GET", "a"}, Call::within(300ms))), ErrorKind::Timeout);
    // The listener's backlog still takes connections, but nobody signs us in.
    COMPARE_KIND(wait(redis->command({"GET", "a"}, Call::within(5s))), ErrorKind::Timeout);
    server.thaw();
    QTRY_VERIFY_WITH_TIMEOUT(wait(redis->command({"GET", "a"}, Call{})).has_value(), 15'000);
}

void TestRedisClient::swallowedSignIn_isTriedBeside()
{
    FakeRedisServer server(
        [](QTcpSocket *socket, const QByteArray &) { socket->write("+OK\r\n"); });
    server.silent = 2;
    Settings settings = Settings::parse(server.address()).value();
    settings.connectTimeout = 1h;
    const auto redis = client(settings);
    const auto asked = redis->command({"GET", "a"}, Call::within(1min));
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 30'000);
    VERIFY_RESULT(asked.result());
    QCOMPARE(server.connections, 3);
    // The others are gone, and this one stays.
    QTRY_COMPARE(server.open, 1);
    VERIFY_RESULT(wait(redis->command({"GET", "a"}, Call::within(1min))));
    QCOMPARE(server.connections, 3);
}

void TestRedisClient::destroyedClient_failsWhatIsPendingWithoutBlocking()
{
    auto redis = client(m_server.address());
    VERIFY_RESULT(wait(redis->command({"PING"}, Call{})));
    const auto sent = redis->command({"BLPOP", "never", "0"}, Call{});
    const auto behind = redis->command({"PING"}, Call{});
    QElapsedTimer timer;
    timer.start();
    redis.reset();
    QVERIFY(timer.elapsed() < 10'000);
    COMPARE_KIND(wait(sent), ErrorKind::Cancelled);
    COMPARE_KIND(wait(behind), ErrorKind::Cancelled);

    // Also from a continuation on the client's own thread, in the middle of its work.
    redis = client(m_server.address());
    QPromise<void> destroyed;
    destroyed.start();
    auto gone = redis->command({"PING"}, Call{}).then([&](const Core::Result<Reply> &) {
        redis.reset();
        destroyed.finish();
    });
    QTRY_VERIFY(destroyed.future().isFinished());
    QTRY_VERIFY(gone.isFinished());
}

void TestRedisClient::destroyedClient_withItsThreadGone()
{
    auto thread = std::make_unique<QThread>();
    thread->start();
    auto redis =
        std::make_unique<Client>(Settings::parse(m_server.address()).value(), thread.get());
    thread->quit();
    QVERIFY(thread->wait(5'000));
    thread.reset();
    // Whoever holds it last may end after the thread's owner.
    const auto never = redis->command({"PING"}, Call{});
    redis.reset();
    QTRY_VERIFY(never.isFinished());
    COMPARE_KIND(never.result(), ErrorKind::Cancelled);
}

void TestRedisClient::destroyedClient_withItsThreadStopped()
{
    QThread thread;
    thread.start();
    auto redis = std::make_unique<Client>(Settings::parse(m_server.address()).value(), &thread);
    thread.quit();
    QVERIFY(thread.wait(5'000));
    const auto never = redis->command({"PING"}, Call{});
    redis.reset();
    QVERIFY(never.isFinished());
    COMPARE_KIND(never.result(), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestRedisClient)
#include "tst_redisclient.moc"
