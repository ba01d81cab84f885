#include <redis/slotmap.h>

#include <QTest>

using namespace Triptych;
using Redis::Arguments;
using Redis::Endpoint;
using Redis::Redirection;
using Redis::Reply;
using Redis::slotOf;

class TestSlotMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slot_isThatOfTheSpecification_data();
    void slot_isThatOfTheSpecification();
    void routingKey_isFound_data();
    void routingKey_isFound();
    void redirection_isRead_data();
    void redirection_isRead();
    void slotRanges_areRead();
    void spoiltSlotRanges_areCorrupt();
};

namespace {

Reply integer(qint64 value)
{
    Reply reply;
    reply.type = Reply::Type::Integer;
    reply.integer = value;
    return reply;
}

Reply bulk(const QByteArray &value)
{
    Reply reply;
    reply.type = Reply::Type::Bulk;
    reply.bytes = value;
    return reply;
}

Reply array(const QList<Reply> &elements)
{
    Reply reply;
    reply.type = Reply::Type::Array;
    reply.elements = elements;
    return reply;
}

const Endpoint Asked{QStringLiteral("asked"), 1};

} // namespace

void TestSlotMap::slot_isThatOfTheSpecification_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("slot");
    // 0x31C3 is the check value of CRC-16/XMODEM; the others are what CLUSTER KEYSLOT of Redis 7
    // says.
    QTest::newRow("check value") << QByteArray("123456789") << 0x31c3 % 16384;
    QTest::newRow("empty") << QByteArray("") << 0;
    QTest::newRow("foo") << QByteArray("foo") << 12182;
    QTest::newRow("bar") << QByteArray("bar") << 5061;
    QTest::newRow("tag") << QByteArray("x{foo}y") << 12182;
    QTest::newRow("first tag") << QByteArray("{foo}{bar}") << 12182;
    QTest::newRow("tag with a brace") << QByteArray("foo{{bar}}zap") << 4015;
    QTest::newRow("empty tag") << QByteArray("foo{}{bar}") << 8363;
    QTest::newRow("open tag") << QByteArray("foo{bar") << 15278;
}

void TestSlotMap::slot_isThatOfTheSpecification()
{
    QFETCH(QByteArray, key);
    QTEST(slotOf(key), "slot");
}

void TestSlotMap::routingKey_isFound_data()
{
    QTest::addColumn<Arguments>("command");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("GET") << Arguments{"GET", "k"} << QByteArray("k");
    QTest::newRow("PING") << Arguments{"ping"} << QByteArray();
    QTest::newRow("EVALSHA") << Arguments{"EVALSHA", "hash", "1", "k", "a"} << QByteArray("k");
    QTest::newRow("EVAL without keys") << Arguments{"eval", "text", "0", "a"} << QByteArray();
    QTest::newRow("EVAL cut short") << Arguments{"EVAL", "text", "1"} << QByteArray();
    QTest::newRow("OBJECT") << Arguments{"OBJECT", "ENCODING", "k"} << QByteArray("k");
    QTest::newRow("XREAD") << Arguments{"XREAD", "COUNT", "1", "STREAMS", "k", "0"}
                           << QByteArray("k");
    QTest::newRow("nothing") << Arguments{"GET"} << QByteArray();
}

void TestSlotMap::routingKey_isFound()
{
    QFETCH(Arguments, command);
    QFETCH(QByteArray, key);
    const QByteArray *found = Redis::routingKey(command);
    QCOMPARE(found != nullptr, !key.isNull());
    if (found)
        QCOMPARE(*found, key);
}

void TestSlotMap::redirection_isRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRedirection");
    QTest::addColumn<bool>("moved");
    QTest::addColumn<QString>("target");
    QTest::newRow("MOVED") << QByteArray("MOVED 3999 127.0.0.1:6381") << true << true
                           << "127.0.0.1:6381";
    QTest::newRow("ASK") << QByteArray("ASK 0 ::1:6381") << true << false << "[::1]:6381";
    QTest::newRow("no host") << QByteArray("MOVED 3999 :6381") << true << true << "asked:6381";
    for (const char *text :
         {"ERR x", "MOVED", "MOVED 1", "MOVED x h:1", "MOVED 16384 h:1", "MOVED -1 h:1",
          "MOVED 1 h", "MOVED 1 h:x", "MOVED 1 h:65536", "MOVEDX 1 h:1"})
        QTest::newRow(text) << QByteArray(text) << false << false << "";
}

void TestSlotMap::redirection_isRead()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isRedirection);
    const auto redirection = Redirection::fromReply(text, Asked);
    QCOMPARE(redirection.has_value(), isRedirection);
    if (!redirection)
        return;
    QTEST(redirection->moved, "moved");
    QTEST(redirection->target.toString(), "target");
}

void TestSlotMap::slotRanges_areRead()
{
    const Reply reply =
        array({array({integer(0), integer(5460),
                      array({bulk("10.0.0.1"), integer(7000), bulk("id"), array({})}),
                      array({bulk("10.0.0.2"), integer(7001), bulk("id")})}),
               array({integer(5461), integer(16383), array({bulk(""), integer(7002)})})});
    const auto ranges = Redis::readSlotRanges(reply, Asked);
    QVERIFY(ranges);
    QCOMPARE(ranges->size(), size_t(2));
    QCOMPARE(ranges->at(0).last, 5460);
    QCOMPARE(ranges->at(0).primary.toString(), QStringLiteral("10.0.0.1:7000"));
    QCOMPARE(ranges->at(0).replicas.size(), 1);
    QCOMPARE(ranges->at(1).primary.toString(), QStringLiteral("asked:7002"));
}

void TestSlotMap::spoiltSlotRanges_areCorrupt()
{
    const Reply node = array({bulk("h"), integer(1)});
    for (const Reply &reply :
         {integer(1), array({integer(1)}), array({array({integer(0), integer(1)})}),
          array({array({integer(0), integer(16384), node})}),
          array({array({integer(-1), integer(1), node})}),
          array({array({integer(2), integer(1), node})}),
          array({array({integer(0), integer(1), array({bulk("h"), integer(0)})})}),
          array({array({integer(0), integer(qint64(1) << 40), node})})})
        QVERIFY(!Redis::readSlotRanges(reply, Asked));
}

QTEST_GUILESS_MAIN(TestSlotMap)
#include "tst_slotmap.moc"
