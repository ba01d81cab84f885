#include "await.h"
#include "fakeserver.h"
#include "outcome.h"
#include "support/redis.h"
#include "support/servers.h"

#include <redis/client.h>

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Redis::Client;
using Redis::Repeat;
using Redis::Reply;
using Redis::Settings;
using Test::await;
using Test::FakeServer;

class TestRedisClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

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

    void user_signsIn();
    void badSignIn_isSignInAndTellsNoSecret_data();
    void badSignIn_isSignInAndTellsNoSecret();
    void missingRight_isForbidden();

    void tls_isVerified();
    void tlsCertificateOfAnotherHost_isRefused();

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

private:
    std::unique_ptr<Client> client(const QString &address)
    {
        return client(Settings::parse(address).value());
    }
    std::unique_ptr<Client> client(Settings settings)
    {
        return std::make_unique<Client>(std::move(settings), &m_thread);
    }

    QThread m_thread;
    Support::Redis m_server;
};

void TestRedisClient::commandOfALongCall_hasADeadlineOfItsOwn()
{
    for (const Core::Call &call : {Core::Call::within(std::chrono::hours(24)),
                                   Core::Call{QDeadlineTimer(QDeadlineTimer::Forever)}}) {
        const auto request = Redis::Request::create(Redis::Arguments{"PING"}, call,
                                                    Redis::Repeat::Allowed,
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

void TestRedisClient::initTestCase()
{
    m_thread.start();
}

void TestRedisClient::cleanupTestCase()
{
    m_thread.quit();
    QVERIFY(m_thread.wait(5000));
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
            const auto reply = await(futures[size_t(t)].at(i));
            VERIFY_OK(reply);
            QCOMPARE(reply->bytes, QByteArray::number(t * 10'000 + i));
        }
    }
}

void TestRedisClient::pipeline_answersEachInOrder()
{
    const auto redis = client(m_server.address());
    const auto replies = await(redis->pipeline(
        {{"SET", "p:a", "1"}, {"INCR", "p:a"}, {"LPUSH", "p:a", "x"}, {"GET", "p:a"}}, Call{}));
    VERIFY_OK(replies);
    QCOMPARE(replies->size(), 4);
    QCOMPARE(replies->at(0)->bytes, QByteArray("OK"));
    QCOMPARE(replies->at(1)->integer, 2);
    COMPARE_KIND(replies->at(2), ErrorKind::Corrupt);
    QCOMPARE(replies->at(3)->bytes, QByteArray("2"));
    QCOMPARE(await(redis->pipeline({}, Call{}))->size(), 0);
}

void TestRedisClient::values_areBinarySafeAndLarge()
{
    const auto redis = client(m_server.address());
    QByteArray value(5 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < value.size(); ++i)
        value[i] = char(i * 7 + i / 251);
    VERIFY_OK(await(redis->command({"SET", QByteArray("k\0\r\n", 4), value}, Call{})));
    const auto reply = await(redis->command({"GET", QByteArray("k\0\r\n", 4)}, Call{}));
    VERIFY_OK(reply);
    QVERIFY(reply->bytes == value);
}

void TestRedisClient::database_isSelected()
{
    VERIFY_OK(await(client(QStringLiteral("redis://%1/3").arg(m_server.address()))
                        ->command({"SET", "only-in-3", "x"}, Call{})));
    QCOMPARE(m_server.cli({QStringLiteral("-n"), QStringLiteral("3"), QStringLiteral("GET"),
                           QStringLiteral("only-in-3")}),
             QStringLiteral("x"));
    COMPARE_KIND(await(client(QStringLiteral("redis://%1/99").arg(m_server.address()))
                           ->command({"GET", "x"}, Call{})),
                 ErrorKind::Usage);
}

void TestRedisClient::script_runsWhetherKnownOrNot()
{
    const auto redis = client(m_server.address());
    const Redis::Script script("return {KEYS[1], ARGV[1], ARGV[2]}");
    for (int round = 0; round < 2; ++round) {
        const auto reply = await(redis->eval(script, {"key"}, {"a", "b"}, Call{}));
        VERIFY_OK(reply);
        QCOMPARE(reply->elements.size(), 3);
        QCOMPARE(reply->elements.at(2).bytes, QByteArray("b"));
    }
    QCOMPARE(m_server.cli({QStringLiteral("SCRIPT"), QStringLiteral("EXISTS"),
                           QString::fromLatin1(script.hash())}),
             QStringLiteral("1"));
    m_server.cli({QStringLiteral("SCRIPT"), QStringLiteral("FLUSH")});
    VERIFY_OK(await(redis->eval(script, {"key"}, {"a", "b"}, Call{})));
    COMPARE_KIND(await(redis->eval(Redis::Script("return redis.call('INCR')"), {}, {}, Call{})),
                 ErrorKind::Internal);
}

void TestRedisClient::errorReply_isAnErrorOfItsKind()
{
    Support::Redis server;
    const auto redis = client(server.address());
    VERIFY_OK(await(redis->command({"SET", "text", "abc"}, Call{})));
    COMPARE_KIND(await(redis->command({"INCR", "text"}, Call{}, Repeat::Never)),
                 ErrorKind::Corrupt);
    const auto unknown = await(redis->command({"NOSUCH", "a bound value"}, Call{}));
    COMPARE_KIND(unknown, ErrorKind::Unsupported);
    QVERIFY(!unknown.error().detail.contains(QStringLiteral("bound value")));
    VERIFY_OK(await(redis->command({"CONFIG", "SET", "maxmemory", "1"}, Call{})));
    COMPARE_KIND(await(redis->command({"SET", "a", "b"}, Call{})), ErrorKind::Full);
}

void TestRedisClient::deadline_closesAndLaterCallsRecover()
{
    const auto redis = client(m_server.address());
    const auto first = await(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_OK(first);
    QElapsedTimer timer;
    timer.start();
    const auto blocked = redis->command({"BLPOP", "never", "0"}, Call::within(200ms));
    // Behind it on the same connection: one that may be sent again, and one that may not.
    const auto behind = redis->command({"ECHO", "behind"}, Call{});
    const auto count = redis->command({"INCR", "deadline:count"}, Call{}, Repeat::Never);
    COMPARE_KIND(await(blocked), ErrorKind::Timeout);
    QVERIFY(timer.elapsed() >= 200);
    const auto answer = await(behind);
    VERIFY_OK(answer);
    QCOMPARE(answer->bytes, QByteArray("behind"));
    COMPARE_KIND(await(count), ErrorKind::Unreachable);
    const auto second = await(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_OK(second);
    QVERIFY(second->integer != first->integer);
}

void TestRedisClient::stop_cancelsAtOnceAndKeepsTheConnection()
{
    const auto redis = client(m_server.address());
    const auto first = await(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_OK(first);
    std::stop_source source;
    const auto blocked =
        redis->command({"BLPOP", "never", "0.5"}, Call::within(15s, source.get_token()));
    source.request_stop();
    QVERIFY(blocked.isFinished());
    COMPARE_KIND(blocked.result(), ErrorKind::Cancelled);
    const auto second = await(redis->command({"CLIENT", "ID"}, Call{}));
    VERIFY_OK(second);
    QCOMPARE(second->integer, first->integer);
    COMPARE_KIND(
        await(redis->command({"SET", "stopped", "1"}, Call::within(15s, source.get_token()))),
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
    VERIFY_OK(await(redis->command({"SET", "a", "1"}, Call{})));
    server.freeze();
    COMPARE_KIND(await(redis->command({"GET", "a"}, Call::within(300ms))), ErrorKind::Timeout);
    // The listener's backlog still takes connections, but nobody signs us in.
    COMPARE_KIND(await(redis->command({"GET", "a"}, Call::within(5s))), ErrorKind::Timeout);
    server.thaw();
    QTRY_VERIFY_WITH_TIMEOUT(await(redis->command({"GET", "a"}, Call{})).has_value(), 15'000);
}

void TestRedisClient::swallowedSignIn_isTriedBeside()
{
    FakeServer server([](QTcpSocket *socket, const QByteArray &) { socket->write("+OK\r\n"); });
    server.silent = 2;
    Settings settings = Settings::parse(server.address()).value();
    settings.connectTimeout = 1h;
    const auto redis = client(settings);
    const auto asked = redis->command({"GET", "a"}, Call::within(1min));
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 30'000);
    VERIFY_OK(asked.result());
    QCOMPARE(server.connections, 3);
    // The others are gone, and this one stays.
    QTRY_COMPARE(server.open, 1);
    VERIFY_OK(await(redis->command({"GET", "a"}, Call::within(1min))));
    QCOMPARE(server.connections, 3);
}

void TestRedisClient::destroyedClient_failsWhatIsPendingWithoutBlocking()
{
    auto redis = client(m_server.address());
    VERIFY_OK(await(redis->command({"PING"}, Call{})));
    const auto sent = redis->command({"BLPOP", "never", "0"}, Call{});
    const auto behind = redis->command({"PING"}, Call{});
    QElapsedTimer timer;
    timer.start();
    redis.reset();
    QVERIFY(timer.elapsed() < 10'000);
    COMPARE_KIND(await(sent), ErrorKind::Cancelled);
    COMPARE_KIND(await(behind), ErrorKind::Cancelled);

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

void TestRedisClient::user_signsIn()
{
    Support::Redis server({QStringLiteral("--requirepass"), QStringLiteral("of the house"),
                           QStringLiteral("--user"), QStringLiteral("desk"), QStringLiteral("on"),
                           QStringLiteral(">s%4"), QStringLiteral("~*"), QStringLiteral("+@all"),
                           QStringLiteral("-ping")});
    VERIFY_OK(await(client(QStringLiteral("redis://:of%20the%20house@") + server.address())
                        ->command({"SET", "a", "1"}, Call{})));
    // This user may not even PING, and is signed in all the same.
    const auto desk = client(QStringLiteral("redis://desk:s%254@") + server.address());
    const auto name = await(desk->command({"ACL", "WHOAMI"}, Call{}));
    VERIFY_OK(name);
    QCOMPARE(name->bytes, QByteArray("desk"));
}

void TestRedisClient::badSignIn_isSignInAndTellsNoSecret_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("wrong password") << "redis://desk:sesame@";
    QTest::newRow("wrong user") << "redis://nobody:sesame@";
    QTest::newRow("wrong default password") << "redis://:sesame@";
    QTest::newRow("no password") << "redis://";
}

namespace {

QStringList s_messages;

} // namespace

void TestRedisClient::badSignIn_isSignInAndTellsNoSecret()
{
    QFETCH(QString, prefix);
    Support::Redis server({QStringLiteral("--requirepass"), QStringLiteral("right"),
                           QStringLiteral("--user"), QStringLiteral("desk"), QStringLiteral("on"),
                           QStringLiteral(">right"), QStringLiteral("~*"),
                           QStringLiteral("+@all")});
    s_messages.clear();
    const auto previous =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            s_messages.append(text);
        });
    const auto redis = client(prefix + server.address());
    const auto reply = await(redis->command({"GET", "a"}, Call{}));
    qInstallMessageHandler(previous);
    COMPARE_KIND(reply, ErrorKind::SignIn);
    const QString told = reply.error().message + reply.error().detail + s_messages.join(QChar());
    QVERIFY2(!told.contains(QStringLiteral("sesame")), qPrintable(told));
    QVERIFY(!s_messages.isEmpty());

    // Without a password wanted, one that is given is a mistake too.
    Support::Redis open;
    COMPARE_KIND(await(client(QStringLiteral("redis://:sesame@") + open.address())
                           ->command({"GET", "a"}, Call{})),
                 ErrorKind::SignIn);
}

void TestRedisClient::missingRight_isForbidden()
{
    Support::Redis server({QStringLiteral("--user"), QStringLiteral("reader"), QStringLiteral("on"),
                           QStringLiteral(">pw"), QStringLiteral("~article:views:*"),
                           QStringLiteral("+get"), QStringLiteral("+mget"),
                           QStringLiteral("+ping")});
    const auto redis = client(QStringLiteral("redis://reader:pw@") + server.address());
    VERIFY_OK(await(redis->command({"GET", "article:views:x"}, Call{})));
    COMPARE_KIND(await(redis->command({"INCR", "article:views:x"}, Call{}, Repeat::Never)),
                 ErrorKind::Forbidden);
    COMPARE_KIND(await(redis->command({"GET", "other"}, Call{})), ErrorKind::Forbidden);
}

void TestRedisClient::tls_isVerified()
{
    const Support::Redis server({QStringLiteral("--requirepass"), QStringLiteral("pw")},
                                Support::Redis::Transport::Tls);
    const Support::Certificates others;
    Settings settings =
        Settings::parse(
            QStringLiteral("rediss://:pw@%1?ca=%2").arg(server.address(), server.caFile()))
            .value();
    const auto ask = [&] {
        return await(client(settings)->command({"ECHO", QByteArray(300'000, 'e')}, Call{}));
    };
    const auto echo = ask();
    VERIFY_OK(echo);
    QCOMPARE(echo->bytes.size(), 300'000);

    settings.caFile = others.caFile();
    COMPARE_KIND(ask(), ErrorKind::Certificate);
    settings.caFile += QStringLiteral(".missing");
    COMPARE_KIND(ask(), ErrorKind::Certificate);
    settings.caFile.clear();
    COMPARE_KIND(ask(), ErrorKind::Certificate);
    settings.verifyPeer = false;
    VERIFY_OK(ask());

    settings.verifyPeer = true;
    settings.caFile = server.caFile();
    settings.tls = false;
    COMPARE_KIND(ask(), ErrorKind::Unreachable);

    // TLS spoken to a server that does not: it takes the greeting for a line that goes on.
    settings.tls = true;
    settings.connectTimeout = 300ms;
    settings.endpoints.first().port = m_server.port();
    COMPARE_KIND(ask(), ErrorKind::Timeout);
}

void TestRedisClient::tlsCertificateOfAnotherHost_isRefused()
{
    QTemporaryDir folder;
    const QString certificate = folder.filePath(QStringLiteral("elsewhere.pem"));
    const QString key = folder.filePath(QStringLiteral("elsewhere.key"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=elsewhere"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:elsewhere.example"),
                   QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(openssl.exitCode(), 0);
    const Support::Redis server(
        {QStringLiteral("--tls-cert-file"), certificate, QStringLiteral("--tls-key-file"), key},
        Support::Redis::Transport::Tls);
    Settings settings =
        Settings::parse(QStringLiteral("rediss://%1?ca=%2").arg(server.address(), certificate))
            .value();
    COMPARE_KIND(await(client(settings)->command({"PING"}, Call{})), ErrorKind::Certificate);
    settings.verifyPeer = false;
    VERIFY_OK(await(client(settings)->command({"PING"}, Call{})));
}

void TestRedisClient::restartedServer_isFoundAgain()
{
    Support::Redis server;
    const auto redis = client(server.address());
    VERIFY_OK(await(redis->command({"PING"}, Call{})));
    server.kill();
    QTRY_VERIFY(!await(redis->command({"PING"}, Call{})));
    COMPARE_KIND(await(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(await(redis->command({"PING"}, Call{})).has_value(), 15'000);
}

void TestRedisClient::droppedConnection_isReplacedWithoutAnError()
{
    const auto redis = client(m_server.address());
    for (int round = 0; round < 5; ++round) {
        VERIFY_OK(await(redis->command({"PING"}, Call{})));
        m_server.cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                      QStringLiteral("normal")});
        VERIFY_OK(await(redis->command({"PING"}, Call{})));
    }
    // By itself, without a call.
    m_server.cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"),
                  QStringLiteral("normal")});
    QTRY_COMPARE(m_server.cli({QStringLiteral("INFO"), QStringLiteral("clients")})
                     .contains(QStringLiteral("connected_clients:2")),
                 true);
}

void TestRedisClient::unreachable_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("refused") << QStringLiteral("127.0.0.1:%1").arg(Support::freePort());
    QTest::newRow("no such name") << Support::unknownHost() + QStringLiteral(":6379");
    QTest::newRow("two refused") << QStringLiteral("127.0.0.1:%1,127.0.0.1:%2")
                                        .arg(Support::freePort())
                                        .arg(Support::freePort());
}

void TestRedisClient::unreachable()
{
    QFETCH(QString, address);
    const auto redis = client(address);
    COMPARE_KIND(await(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
    // Until the next attempt is due, a call does not wait for it.
    COMPARE_KIND(await(redis->command({"PING"}, Call{})), ErrorKind::Unreachable);
}

void TestRedisClient::secondEndpoint_isUsedWhenTheFirstIsAway()
{
    VERIFY_OK(await(
        client(QStringLiteral("127.0.0.1:%1,%2").arg(Support::freePort()).arg(m_server.address()))
            ->command({"PING"}, Call{})));
}

void TestRedisClient::fullServer_isUnreachable()
{
    Support::Redis server({QStringLiteral("--maxclients"), QStringLiteral("1")});
    const auto first = client(server.address());
    // The one place may still be taken by whoever looked whether the server had started.
    QTRY_VERIFY(await(first->command({"PING"}, Call{})).has_value());
    COMPARE_KIND(await(client(server.address())->command({"PING"}, Call{})),
                 ErrorKind::Unreachable);
}

void TestRedisClient::incr_isNeverSentAgain()
{
    FakeServer server([](QTcpSocket *socket, const QByteArray &) { socket->abort(); });
    const auto redis = client(server.address());
    COMPARE_KIND(await(redis->command({"INCR", "article:views:x"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    // It connects again, and sends nothing.
    QTRY_VERIFY(server.connections >= 2);
    COMPARE_KIND(await(redis->command({"INCR", "article:views:y"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(server.received.count("article:views:x"), 1);
    QCOMPARE(server.received.count("article:views:y"), 1);
}

void TestRedisClient::get_isSentAgainOnce()
{
    int asked = 0;
    FakeServer server([&](QTcpSocket *socket, const QByteArray &) {
        if (++asked == 1)
            socket->abort();
        else
            socket->write("$2\r\nhi\r\n");
    });
    const auto reply = await(client(server.address())->command({"GET", "x"}, Call{}));
    VERIFY_OK(reply);
    QCOMPARE(reply->bytes, QByteArray("hi"));
    QCOMPARE(asked, 2);

    FakeServer closing([](QTcpSocket *socket, const QByteArray &) { socket->abort(); });
    COMPARE_KIND(await(client(closing.address())->command({"GET", "x"}, Call{})),
                 ErrorKind::Unreachable);
    QCOMPARE(closing.received.count("GET"), 2);
}

void TestRedisClient::unsentIncr_survivesAReconnect()
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
    const auto reply = await(redis->command({"INCR", "x"}, Call{}, Repeat::Never));
    VERIFY_OK(reply);
    QCOMPARE(reply->integer, 1);
}

void TestRedisClient::busyServer_isAskedAgain()
{
    int asked = 0;
    FakeServer server([&](QTcpSocket *socket, const QByteArray &) {
        socket->write(++asked < 3 ? "-LOADING Redis is loading the dataset in memory\r\n"
                                  : "+done\r\n");
    });
    const auto redis = client(server.address());
    const auto reply = await(redis->command({"GET", "x"}, Call{}));
    VERIFY_OK(reply);
    QCOMPARE(reply->bytes, QByteArray("done"));
    QCOMPARE(asked, 3);
    asked = 0;
    COMPARE_KIND(await(redis->command({"INCR", "x"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(asked, 1);
}

void TestRedisClient::busyServer_isReportedAtTheDeadline()
{
    FakeServer server([&](QTcpSocket *socket, const QByteArray &) {
        socket->write("-BUSY Redis is busy running a script\r\n");
    });
    const auto reply = await(client(server.address())->command({"GET", "x"}, Call::within(2s)));
    COMPARE_KIND(reply, ErrorKind::Unreachable);
    QVERIFY(reply.error().detail.startsWith(QStringLiteral("BUSY")));
}

void TestRedisClient::replica_isLeft()
{
    FakeServer server([&](QTcpSocket *socket, const QByteArray &) {
        socket->write("-READONLY You can't write against a read only replica.\r\n");
    });
    const auto redis = client(server.address());
    COMPARE_KIND(await(redis->command({"INCR", "x"}, Call{}, Repeat::Never)), ErrorKind::ReadOnly);
    QTRY_VERIFY(server.connections >= 2);
}

void TestRedisClient::hostileReply_isCorrupt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("huge array") << QByteArray("*268435456\r\n");
    QTest::newRow("huge bulk") << QByteArray("$2147483648\r\n");
    QTest::newRow("RESP3") << QByteArray("%1\r\n+a\r\n+b\r\n");
    QTest::newRow("web page") << QByteArray("HTTP/1.1 200 OK\r\n\r\n<html>");
}

void TestRedisClient::hostileReply_isCorrupt()
{
    QFETCH(QByteArray, bytes);
    FakeServer server([&](QTcpSocket *socket, const QByteArray &) { socket->write(bytes); });
    const auto redis = client(server.address());
    COMPARE_KIND(await(redis->command({"GET", "x"}, Call{})), ErrorKind::Corrupt);
    QCOMPARE(server.received.count("GET"), 1);
}

QTEST_GUILESS_MAIN(TestRedisClient)
#include "tst_redisclient.moc"
