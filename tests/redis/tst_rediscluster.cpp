#include "fakeserver.h"
#include "support/outcome.h"
#include "support/rediscluster.h"
#include "support/servers.h"
#include "support/waiting.h"

#include <redis/client.h>
#include <redis/slotmap.h>

#include <QElapsedTimer>
#include <QRegularExpression>
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
using Redis::slotOf;
using Tests::FakeRedisServer;
using Tests::wait;

class TestRedisCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void mget_acrossSlotsIsInOrder();
    void pipeline_acrossNodesIsInOrder();
    void script_runsWhereItsKeyLives();
    void keysApart_areUnsupported();
    void nodeNamedAlone_isFoundToBeACluster();
    void stop_cancelsAPartedMget();
    void destroyedClient_failsWhatIsPending();
    void movingSlot_isFollowed();
    void killedPrimary_isReplacedByItsReplica();
    void hangingPrimary_isReplacedByItsReplica();

    void noNode_isUnreachableAtOnce();
    void singleServer_isNoCluster();
    void endlessRedirection_isGivenUp();
    void incr_isWrittenAgainOnlyWhenRedirected();
    void downCluster_isAskedAgain();

private:
    std::unique_ptr<Client> client(const QString &address)
    {
        return std::make_unique<Client>(Settings::parse(address).value(), &m_thread);
    }
    std::unique_ptr<Client> clusterClient()
    {
        return client(QStringLiteral("redis+cluster://") + m_cluster->addresses());
    }
    static int errors(const Support::Redis &node, const QString &code);

    QThread m_thread;
    std::unique_ptr<Support::RedisCluster> m_cluster;
};

namespace {

QByteArray numbered(const char *prefix, int number)
{
    return prefix + QByteArray::number(number);
}

QByteArray bulk(const QByteArray &bytes)
{
    return '$' + QByteArray::number(bytes.size()) + "\r\n" + bytes + "\r\n";
}

/** A fake node: `answer` for each command but CLUSTER SLOTS, which says that it serves everything.
 */
class FakeNode
{
public:
    using Answer = std::function<void(QTcpSocket *socket, const QByteArray &command)>;
    explicit FakeNode(const Answer &answer)
        : server([this, answer](QTcpSocket *socket, const QByteArray &data) {
            for (const QByteArray &command : data.split('*').mid(1)) {
                if (command.contains("SLOTS"))
                    socket->write(wholeMap(server.serverPort()));
                else
                    answer(socket, command);
            }
        })
    {
    }

    FakeRedisServer server;

private:
    static QByteArray wholeMap(quint16 port);
};

/** CLUSTER SLOTS with one node that serves everything. */
QByteArray FakeNode::wholeMap(quint16 port)
{
    return "*1\r\n*3\r\n:0\r\n:16383\r\n*2\r\n" + bulk("127.0.0.1") + ':' +
           QByteArray::number(port) + "\r\n";
}

} // namespace

/** How often a node answered with an error of that code. */
int TestRedisCluster::errors(const Support::Redis &node, const QString &code)
{
    static const QRegularExpression count(QStringLiteral(":count=(\\d+)"));
    const QString stats = node.cli({QStringLiteral("INFO"), QStringLiteral("errorstats")});
    const qsizetype line = stats.indexOf(QStringLiteral("errorstat_") + code + QLatin1Char(':'));
    return line < 0 ? 0 : count.match(stats, line).captured(1).toInt();
}

void TestRedisCluster::initTestCase()
{
    m_thread.start();
    m_cluster = std::make_unique<Support::RedisCluster>();
}

void TestRedisCluster::cleanupTestCase()
{
    m_cluster.reset();
    m_thread.quit();
    QVERIFY(m_thread.wait(5000));
}

void TestRedisCluster::mget_acrossSlotsIsInOrder()
{
    const auto redis = clusterClient();
    Redis::Arguments mget{"MGET"};
    QList<Redis::Arguments> sets;
    for (int i = 0; i < 1'000; ++i) {
        mget.append(numbered("m:", i));
        if (i % 7 != 0)
            sets.append({"SET", numbered("m:", i), QByteArray::number(i)});
    }
    const auto set = wait(redis->pipeline(sets, Call{}));
    VERIFY_RESULT(set);
    for (const auto &reply : *set)
        VERIFY_RESULT(reply);
    const auto reply = wait(redis->command(mget, Call{}));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->elements.size(), 1'000);
    for (int i = 0; i < 1'000; ++i) {
        const Reply &element = reply->elements.at(i);
        QCOMPARE(element.isNil(), i % 7 == 0);
        if (!element.isNil())
            QCOMPARE(element.bytes, QByteArray::number(i));
    }
    // Every primary keeps its part, and none was asked for another's.
    for (const auto &node : m_cluster->nodes()) {
        // Three are replicas, which hear of it a moment later.
        QTRY_VERIFY(node->cli({QStringLiteral("DBSIZE")}).toInt() > 100);
        QCOMPARE(errors(*node, QStringLiteral("MOVED")), 0);
    }
}

void TestRedisCluster::pipeline_acrossNodesIsInOrder()
{
    const auto redis = clusterClient();
    QList<Redis::Arguments> commands;
    for (int i = 0; i < 200; ++i) {
        commands.append({"INCRBY", numbered("p:", i), QByteArray::number(i)});
        commands.append({"ECHO", QByteArray::number(i)});
        commands.append({"MGET", numbered("m:", i), numbered("m:", i + 1)});
        commands.append({"LPUSH", "m:1", "x"});
    }
    const auto replies = wait(redis->pipeline(commands, Call{}, Repeat::Never));
    VERIFY_RESULT(replies);
    QCOMPARE(replies->size(), 800);
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(replies->at(4 * i)->integer, i);
        QCOMPARE(replies->at(4 * i + 1)->bytes, QByteArray::number(i));
        QCOMPARE(replies->at(4 * i + 2)->elements.size(), 2);
        COMPARE_KIND(replies->at(4 * i + 3), ErrorKind::Corrupt);
    }
}

void TestRedisCluster::script_runsWhereItsKeyLives()
{
    const auto redis = clusterClient();
    const Redis::Script script("redis.call('SET', KEYS[1], ARGV[1]) return {KEYS[1], ARGV[1]}");
    for (int round = 0; round < 2; ++round) {
        QList<Core::FutureResult<Reply>> futures;
        for (int i = 0; i < 50; ++i)
            futures.append(redis->eval(script, {numbered("s:", i)}, {"value"}, Call{}));
        for (int i = 0; i < 50; ++i) {
            const auto reply = wait(futures.at(i));
            VERIFY_RESULT(reply);
            QCOMPARE(reply->elements.at(0).bytes, numbered("s:", i));
        }
    }
}

void TestRedisCluster::keysApart_areUnsupported()
{
    const auto redis = clusterClient();
    COMPARE_KIND(wait(redis->command({"MSET", "a", "1", "b", "2"}, Call{})),
                 ErrorKind::Unsupported);
    VERIFY_RESULT(wait(redis->command({"MSET", "{t}a", "1", "{t}b", "2"}, Call{})));
}

void TestRedisCluster::nodeNamedAlone_isFoundToBeACluster()
{
    for (const auto &node : m_cluster->nodes()) {
        const auto redis = client(node->address());
        // Many at once, of which the first redirection comes while others are on their way.
        QList<Core::FutureResult<Reply>> futures;
        for (int i = 0; i < 100; ++i) {
            futures.append(redis->command(
                {"INCR", "alone:" + QByteArray::number(node->port()) + ':' + QByteArray::number(i)},
                Call{}, Repeat::Never));
        }
        for (const auto &future : std::as_const(futures)) {
            const auto count = wait(future);
            VERIFY_RESULT(count);
            QCOMPARE(count->integer, 1);
        }
        const auto reply = wait(redis->command({"MGET", "m:1", "m:2", "m:3"}, Call{}));
        VERIFY_RESULT(reply);
        QCOMPARE(reply->elements.at(2).bytes, QByteArray("3"));
    }
    // Where the first thing said is an MGET.
    const auto redis = client(m_cluster->primaryOf(0)->address());
    const auto reply = wait(redis->command({"MGET", "m:1", "m:2", "m:3"}, Call{}));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->elements.at(1).bytes, QByteArray("2"));
}

void TestRedisCluster::stop_cancelsAPartedMget()
{
    const auto redis = clusterClient();
    VERIFY_RESULT(wait(redis->command({"PING"}, Call{})));
    std::stop_source source;
    const auto reply =
        redis->command({"MGET", "m:1", "m:2"}, Call::within(15s, source.get_token()));
    source.request_stop();
    const auto result = wait(reply);
    if (!result)
        COMPARE_KIND(result, ErrorKind::Cancelled);
    VERIFY_RESULT(wait(redis->command({"MGET", "m:1", "m:2"}, Call{})));
}

void TestRedisCluster::destroyedClient_failsWhatIsPending()
{
    auto redis = clusterClient();
    VERIFY_RESULT(wait(redis->command({"PING"}, Call{})));
    const auto blocked = redis->command({"BLPOP", "never", "0"}, Call{});
    const auto parted = redis->command({"MGET", "m:1", "never", "m:2"}, Call{});
    redis.reset();
    COMPARE_KIND(wait(blocked), ErrorKind::Cancelled);
    QTRY_VERIFY(parted.isFinished());

    redis = clusterClient();
    const auto unsent = redis->command({"MGET", "m:1", "never", "m:2"}, Call{});
    redis.reset();
    // It ends in any case; under load the cluster may answer before the client goes.
    const auto ended = wait(unsent);
    if (!ended)
        COMPARE_KIND(ended, ErrorKind::Cancelled);
}

void TestRedisCluster::movingSlot_isFollowed()
{
    const auto redis = clusterClient();
    const QByteArray stays = "{moving}:stays";
    const QByteArray moves = "{moving}:moves";
    const QString slot = QString::number(slotOf(stays));
    Support::Redis *source = m_cluster->primaryOf(slot.toInt());
    Support::Redis *target = m_cluster->primaryOf((slot.toInt() + 8192) % Redis::SlotCount);
    QVERIFY(source && target && source != target);
    for (const QByteArray &key : {stays, moves})
        VERIFY_RESULT(wait(redis->command({"SET", key, "10"}, Call{})));

    const auto setSlot = [&](const Support::Redis &node, const QStringList &words) {
        return node.cli(QStringList{QStringLiteral("CLUSTER"), QStringLiteral("SETSLOT"), slot} +
                        words);
    };
    const QString ok = QStringLiteral("OK");
    QCOMPARE(setSlot(*target, {QStringLiteral("IMPORTING"), Support::RedisCluster::idOf(*source)}),
             ok);
    QCOMPARE(setSlot(*source, {QStringLiteral("MIGRATING"), Support::RedisCluster::idOf(*target)}),
             ok);
    const auto migrate = [&](const QByteArray &key) {
        return source->cli({QStringLiteral("MIGRATE"), target->host(),
                            QString::number(target->port()), QString::fromLatin1(key),
                            QStringLiteral("0"), QStringLiteral("5000")});
    };
    QCOMPARE(migrate(moves), ok);

    const int asks = errors(*source, QStringLiteral("ASK"));
    const auto count = wait(redis->command({"INCR", moves}, Call{}, Repeat::Never));
    VERIFY_RESULT(count);
    QCOMPARE(count->integer, 11);
    QCOMPARE(errors(*source, QStringLiteral("ASK")), asks + 1);
    // Half of it here and half there, and a key that is nowhere.
    const auto both =
        wait(redis->command({"MGET", moves, "{moving}:nowhere", stays, "m:1"}, Call{}));
    VERIFY_RESULT(both);
    QCOMPARE(both->elements.at(0).bytes, QByteArray("11"));
    QVERIFY(both->elements.at(1).isNil());
    QCOMPARE(both->elements.at(2).bytes, QByteArray("10"));
    QCOMPARE(both->elements.at(3).bytes, QByteArray("1"));
    QVERIFY(errors(*source, QStringLiteral("TRYAGAIN")) +
                errors(*target, QStringLiteral("TRYAGAIN")) >
            0);

    QCOMPARE(migrate(stays), ok);
    for (const auto &node : m_cluster->nodes()) {
        if (m_cluster->primaryOf(slot.toInt()) && (node.get() == source || node.get() == target)) {
            QCOMPARE(setSlot(*node, {QStringLiteral("NODE"), Support::RedisCluster::idOf(*target)}),
                     ok);
        }
    }
    const int moved = errors(*source, QStringLiteral("MOVED"));
    QList<Core::FutureResult<Reply>> futures;
    for (int i = 0; i < 20; ++i)
        futures.append(redis->command({"INCR", stays}, Call{}, Repeat::Never));
    for (int i = 0; i < 20; ++i) {
        const auto reply = wait(futures.at(i));
        VERIFY_RESULT(reply);
    }
    QVERIFY(errors(*source, QStringLiteral("MOVED")) > moved);
    // From now on it knows.
    const int known = errors(*source, QStringLiteral("MOVED"));
    const auto last = wait(redis->command({"INCR", stays}, Call{}, Repeat::Never));
    VERIFY_RESULT(last);
    QCOMPARE(last->integer, 31);
    QCOMPARE(errors(*source, QStringLiteral("MOVED")), known);
}

void TestRedisCluster::killedPrimary_isReplacedByItsReplica()
{
    const auto redis = clusterClient();
    const QByteArray key = "article:views:killed";
    Support::Redis *primary = m_cluster->primaryOf(slotOf(key));
    QVERIFY(primary);
    // One that lives elsewhere, and must not notice.
    QByteArray other = "other:0";
    for (int i = 1; m_cluster->primaryOf(slotOf(other)) == primary; ++i)
        other = numbered("other:", i);

    int counted = 0;
    for (; counted < 10; ++counted)
        VERIFY_RESULT(wait(redis->command({"INCR", key}, Call{}, Repeat::Never)));
    // What is not replicated yet would be lost with the primary, and not by us.
    QTRY_VERIFY([&] {
        const QString state = primary->cli({QStringLiteral("INFO"), QStringLiteral("replication")});
        static const QRegularExpression own(QStringLiteral("master_repl_offset:(\\d+)"));
        return state.contains(QStringLiteral("offset=%1,").arg(own.match(state).captured(1)));
    }());

    const qint64 killedPort = primary->port();
    primary->kill();
    // A read waits for the replica to take over.
    QElapsedTimer timer;
    timer.start();
    const auto read = redis->command({"GET", key}, Call::within(30s));
    VERIFY_RESULT(wait(redis->command({"INCR", other}, Call{}, Repeat::Never)));
    int failed = 0;
    bool counts = false;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto reply =
                wait(redis->command({"INCR", key}, Call::within(10s), Repeat::Never));
            reply ? ++counted : ++failed;
            counts = counts || reply.has_value();
            return counts;
        },
        60'000));
    qInfo("the replica took over after %lld ms; %d INCR failed", timer.elapsed(), failed);
    // The read may have been given up where the election took longer than our patience.
    const auto value = wait(read);
    if (!value)
        COMPARE_KIND(value, ErrorKind::Unreachable);
    for (int i = 0; i < 10; ++i, ++counted)
        VERIFY_RESULT(wait(redis->command({"INCR", key}, Call{}, Repeat::Never)));
    const auto total = wait(redis->command({"GET", key}, Call{}));
    VERIFY_RESULT(total);
    // Nothing was counted twice, and a dead server counts nothing.
    QCOMPARE(total->bytes.toInt(), counted);
    Support::Redis *successor = m_cluster->primaryOf(slotOf(key));
    QVERIFY(successor && successor->port() != killedPort);
    // It comes back as a replica, and is known as nothing else.
    primary->start();
    QTRY_VERIFY_WITH_TIMEOUT(
        primary->cli({QStringLiteral("ROLE")}).startsWith(QLatin1String("slave")), 20'000);
    VERIFY_RESULT(wait(redis->command({"MGET", key, other, "m:1"}, Call{})));
}

void TestRedisCluster::noNode_isUnreachableAtOnce()
{
    const auto redis = client(QStringLiteral("redis+cluster://127.0.0.1:%1,127.0.0.1:%2")
                                  .arg(Support::freePort())
                                  .arg(Support::freePort()));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 3; ++i)
        COMPARE_KIND(wait(redis->command({"GET", "a"}, Call{})), ErrorKind::Unreachable);
    // Each that tried to connect might take five seconds.
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
}

void TestRedisCluster::singleServer_isNoCluster()
{
    const Support::Redis server;
    const auto redis = client(QStringLiteral("redis+cluster://") + server.address());
    COMPARE_KIND(wait(redis->command({"GET", "a"}, Call{})), ErrorKind::Usage);
}

void TestRedisCluster::endlessRedirection_isGivenUp()
{
    FakeNode node([&node](QTcpSocket *socket, const QByteArray &) {
        socket->write("-MOVED 1 127.0.0.1:" + QByteArray::number(node.server.serverPort()) +
                      "\r\n");
    });
    const auto redis = client(QStringLiteral("redis+cluster://") + node.server.address());
    COMPARE_KIND(wait(redis->command({"INCR", "a"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(node.server.received.count("INCR"), 6);
}

void TestRedisCluster::incr_isWrittenAgainOnlyWhenRedirected()
{
    // It does not run at the first, is asked for at the second, and breaks there.
    FakeRedisServer second([&](QTcpSocket *socket, const QByteArray &) { socket->abort(); });
    FakeNode first([&](QTcpSocket *socket, const QByteArray &) {
        socket->write("-ASK 1 127.0.0.1:" + QByteArray::number(second.serverPort()) + "\r\n");
    });
    const auto redis = client(QStringLiteral("redis+cluster://") + first.server.address());
    COMPARE_KIND(wait(redis->command({"INCR", "a"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(first.server.received.count("INCR"), 1);
    QCOMPARE(second.received.count("INCR"), 1);
    QVERIFY(second.received.indexOf("ASKING") >= 0 &&
            second.received.indexOf("ASKING") < second.received.indexOf("INCR"));
}

void TestRedisCluster::downCluster_isAskedAgain()
{
    int asked = 0;
    FakeNode node([&](QTcpSocket *socket, const QByteArray &command) {
        const bool isUp = !command.contains("INCR") && ++asked >= 3;
        socket->write(isUp ? "$2\r\nhi\r\n" : "-CLUSTERDOWN The cluster is down\r\n");
    });
    const auto redis = client(QStringLiteral("redis+cluster://") + node.server.address());
    const auto reply = wait(redis->command({"GET", "a"}, Call{}));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->bytes, QByteArray("hi"));
    QCOMPARE(asked, 3);
    COMPARE_KIND(wait(redis->command({"INCR", "a"}, Call{}, Repeat::Never)),
                 ErrorKind::Unreachable);
    QCOMPARE(node.server.received.count("INCR"), 1);
    asked = -1'000'000;
    const auto late = wait(redis->command({"GET", "a"}, Call::within(2s)));
    COMPARE_KIND(late, ErrorKind::Unreachable);
    QVERIFY(late.error().detail.startsWith(QStringLiteral("CLUSTERDOWN")));
}

void TestRedisCluster::hangingPrimary_isReplacedByItsReplica()
{
    const auto redis = clusterClient();
    const QByteArray key = "article:views:hanging";
    VERIFY_RESULT(wait(redis->command({"INCR", key}, Call{}, Repeat::Never)));
    Support::Redis *primary = m_cluster->primaryOf(slotOf(key));
    QVERIFY(primary);
    primary->freeze();
    COMPARE_KIND(wait(redis->command({"INCR", key}, Call::within(500ms), Repeat::Never)),
                 ErrorKind::Timeout);
    // Short calls find the new primary, though connecting to the old one neither works nor fails.
    QTRY_VERIFY_WITH_TIMEOUT(
        wait(redis->command({"SET", "{" + key + "}", "1"}, Call::within(500ms))).has_value(),
        60'000);
    primary->thaw();
    QTRY_VERIFY_WITH_TIMEOUT(
        primary->cli({QStringLiteral("ROLE")}).startsWith(QLatin1String("slave")), 20'000);
}

QTEST_GUILESS_MAIN(TestRedisCluster)
#include "tst_rediscluster.moc"
