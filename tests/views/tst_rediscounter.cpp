#include "redis/fakeserver.h"
#include "support/redis.h"
#include "support/servers.h"
#include "support/waiting.h"

#include <redis/client.h>
#include <views/rediscounter.h>

#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ArticleId;
using Core::Call;
using Core::ErrorKind;
using Tests::wait;

class TestRedisCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void increment_countsUnderTheContractsKey();
    void incrementFromElsewhere_isSeen();
    void counts_areInOrderAcrossCommands();
    void counts_ofNothing();
    void tooManyCounts_areAUsageError();
    void counterThatIsNoNumber_countsZeroAndIsTold();
    void increment_ofNoNumber_isCorrupt();
    void seed_setsOnlyWhatIsNotThere();
    void ping_tellsProductVersionAndLatency();
    void ping_withoutTheRight();
    void valkey_isToldApart();
    void increment_isNeverSentTwice();
    void away_isUnreachable();

private:
    QString key(const ArticleId &id) { return QStringLiteral("article:views:") + id.toString(); }
    std::shared_ptr<Redis::Client> client(const QString &address)
    {
        return std::make_shared<Redis::Client>(Redis::Settings::parse(address).value(), &m_thread);
    }

    QThread m_thread;
    Support::Redis m_server;
    std::unique_ptr<Views::RedisCounter> m_counter;
};

void TestRedisCounter::initTestCase()
{
    m_thread.start();
}

void TestRedisCounter::cleanupTestCase()
{
    m_counter.reset();
    m_thread.quit();
    QVERIFY(m_thread.wait(5'000));
}

void TestRedisCounter::init()
{
    m_counter = std::make_unique<Views::RedisCounter>(client(m_server.address()));
}

void TestRedisCounter::increment_countsUnderTheContractsKey()
{
    const ArticleId id = ArticleId::create();
    QCOMPARE(wait(m_counter->increment(id, Call{})).value_or(-1), 1);
    QCOMPARE(wait(m_counter->increment(id, Call{})).value_or(-1), 2);
    QCOMPARE(m_server.cli({QStringLiteral("GET"), key(id)}), QStringLiteral("2"));
}

void TestRedisCounter::incrementFromElsewhere_isSeen()
{
    const ArticleId id = ArticleId::create();
    QCOMPARE(m_server.cli({QStringLiteral("INCR"), key(id)}), QStringLiteral("1"));
    const auto counts = wait(m_counter->counts({id}, Call{}));
    QVERIFY(counts);
    QCOMPARE(*counts, QList<qint64>{1});
}

void TestRedisCounter::counts_areInOrderAcrossCommands()
{
    // Three commands; every third was never viewed, and the last is asked for twice.
    QList<ArticleId> ids;
    QList<std::pair<ArticleId, qint64>> seeds;
    QList<qint64> expected;
    for (int i = 0; i < 2'500; ++i) {
        ids.append(ArticleId::create());
        expected.append(i % 3 == 0 ? 0 : i);
        if (i % 3 != 0)
            seeds.append({ids.last(), i});
    }
    ids.append(ids.last());
    expected.append(expected.last());
    QCOMPARE(wait(m_counter->seed(seeds, Call{})).value_or(-1), seeds.size());
    for (const qsizetype size :
         {qsizetype(1), qsizetype(999), qsizetype(1'000), qsizetype(1'001), ids.size()}) {
        const auto counts = wait(m_counter->counts(ids.first(size), Call{}));
        QVERIFY(counts);
        QCOMPARE(*counts, expected.first(size));
    }
}

void TestRedisCounter::counts_ofNothing()
{
    const auto counts = wait(m_counter->counts({}, Call{}));
    QVERIFY(counts);
    QVERIFY(counts->isEmpty());
    QCOMPARE(wait(m_counter->seed({}, Call{})).value_or(-1), 0);
}

void TestRedisCounter::tooManyCounts_areAUsageError()
{
    const auto counts =
        wait(m_counter->counts(QList<ArticleId>(10'001, ArticleId::create()), Call{}));
    QVERIFY(!counts);
    QCOMPARE(counts.error().kind, ErrorKind::Usage);
}

void TestRedisCounter::counterThatIsNoNumber_countsZeroAndIsTold()
{
    const ArticleId good = ArticleId::create();
    const ArticleId spoilt = ArticleId::create();
    const ArticleId list = ArticleId::create();
    m_server.cli({QStringLiteral("SET"), key(good), QStringLiteral("7")});
    m_server.cli({QStringLiteral("SET"), key(spoilt), QStringLiteral("seven")});
    m_server.cli({QStringLiteral("LPUSH"), key(list), QStringLiteral("1")});
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("no number.*") + key(spoilt)));
    const auto counts = wait(m_counter->counts({spoilt, good, list}, Call{}));
    QVERIFY(counts);
    QCOMPARE(*counts, QList<qint64>({0, 7, 0}));
}

void TestRedisCounter::increment_ofNoNumber_isCorrupt()
{
    const ArticleId spoilt = ArticleId::create();
    m_server.cli({QStringLiteral("SET"), key(spoilt), QStringLiteral("seven")});
    const auto count = wait(m_counter->increment(spoilt, Call{}));
    QVERIFY(!count);
    QCOMPARE(count.error().kind, ErrorKind::Corrupt);
    QCOMPARE(m_server.cli({QStringLiteral("GET"), key(spoilt)}), QStringLiteral("seven"));
}

void TestRedisCounter::seed_setsOnlyWhatIsNotThere()
{
    const ArticleId known = ArticleId::create();
    const ArticleId fresh = ArticleId::create();
    QCOMPARE(wait(m_counter->increment(known, Call{})).value_or(-1), 1);
    QCOMPARE(wait(m_counter->seed({{known, 500}, {fresh, 900}}, Call{})).value_or(-1), 1);
    QCOMPARE(wait(m_counter->seed({{known, 500}, {fresh, 901}}, Call{})).value_or(-1), 0);
    const auto counts = wait(m_counter->counts({known, fresh}, Call{}));
    QVERIFY(counts);
    QCOMPARE(*counts, QList<qint64>({1, 900}));
    QCOMPARE(m_server.cli({QStringLiteral("TTL"), key(fresh)}), QStringLiteral("-1"));
}

void TestRedisCounter::ping_tellsProductVersionAndLatency()
{
    const auto ping = wait(m_counter->ping(Call{}));
    QVERIFY(ping);
    QCOMPARE(ping->product, QStringLiteral("Redis"));
    QVERIFY2(
        QRegularExpression(QStringLiteral("^\\d+\\.\\d+\\.\\d+$")).match(ping->version).hasMatch(),
        qPrintable(ping->version));
    QVERIFY(ping->latencyMs > 0);
    QVERIFY(ping->latencyMs < 15'000);
}

void TestRedisCounter::ping_withoutTheRight()
{
    Support::Redis server({QStringLiteral("--user"), QStringLiteral("reader"), QStringLiteral("on"),
                           QStringLiteral("nopass"), QStringLiteral("~*"),
                           QStringLiteral("+mget")});
    Views::RedisCounter counter(client(QStringLiteral("redis://reader:x@") + server.address()));
    const auto ping = wait(counter.ping(Call{}));
    QVERIFY(ping);
    QVERIFY(ping->version.isEmpty());
}

void TestRedisCounter::valkey_isToldApart()
{
    Tests::FakeRedisServer server([](QTcpSocket *socket, const QByteArray &data) {
        socket->write(
            data.contains("INFO")
                ? "$71\r\n# "
                  "Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1\r\n"
                : "+PONG\r\n");
    });
    Views::RedisCounter counter(client(server.address()));
    const auto ping = wait(counter.ping(Call::within(5s)));
    QVERIFY(ping);
    QCOMPARE(ping->product, QStringLiteral("Valkey"));
    QCOMPARE(ping->version, QStringLiteral("8.0.1"));
}

void TestRedisCounter::increment_isNeverSentTwice()
{
    Tests::FakeRedisServer server([](QTcpSocket *socket, const QByteArray &) { socket->abort(); });
    Views::RedisCounter counter(client(server.address()));
    const auto count = wait(counter.increment(ArticleId::create(), Call{}));
    QVERIFY(!count);
    QCOMPARE(count.error().kind, ErrorKind::Unreachable);
    QTRY_VERIFY(server.connections >= 2);
    QCOMPARE(server.received.count("INCR"), 1);
}

void TestRedisCounter::away_isUnreachable()
{
    Views::RedisCounter counter(client(QStringLiteral("127.0.0.1:%1").arg(Support::freePort())));
    const ArticleId id = ArticleId::create();
    QVERIFY(wait(counter.increment(id, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(wait(counter.counts({id}, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(wait(counter.seed({{id, 1}}, Call{})).error().kind == ErrorKind::Unreachable);
    QVERIFY(wait(counter.ping(Call{})).error().kind == ErrorKind::Unreachable);
}

QTEST_GUILESS_MAIN(TestRedisCounter)
#include "tst_rediscounter.moc"
