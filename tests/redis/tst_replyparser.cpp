#include <redis/replyparser.h>
#include <redis/wire.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Triptych;
using Redis::Reply;
using Redis::ReplyParser;

class TestReplyParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reply_isRead_data();
    void reply_isRead();
    void replySplitAtEveryByte_isTheSame_data() { reply_isRead_data(); }
    void replySplitAtEveryByte_isTheSame();
    void badStream_isRefusedForGood_data();
    void badStream_isRefusedForGood();
    void repliesBeforeTheFault_areKept();
    void bytesThatWait_areBounded();
    void longLine_isJudgedAlikeInAnyPieces();
    void limits_countEachReplyApart();
    void spoiltStreams_areReadOrRefused();
    void largeBulk_isReadInPieces();
    void command_isBinarySafe();
    void uuidKey_isTheCanonicalForm();
};

namespace {

Reply status(const QByteArray &text)
{
    return {Reply::Type::Status, 0, text, {}};
}

Reply bulk(const QByteArray &text)
{
    return {Reply::Type::Bulk, 0, text, {}};
}

Reply integer(qint64 value)
{
    return {Reply::Type::Integer, value, {}, {}};
}

Reply array(const QList<Reply> &elements)
{
    return {Reply::Type::Array, 0, {}, elements};
}

} // namespace

void TestReplyParser::reply_isRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<Reply>>("replies");
    using R = QList<Reply>;
    QTest::newRow("status") << QByteArray("+OK\r\n") << R{status("OK")};
    QTest::newRow("error") << QByteArray("-ERR no\r\n") << R{{Reply::Type::Error, 0, "ERR no", {}}};
    QTest::newRow("integer") << QByteArray(":-42\r\n") << R{integer(-42)};
    QTest::newRow("largest integer")
        << QByteArray(":9223372036854775807\r\n") << R{integer(std::numeric_limits<qint64>::max())};
    QTest::newRow("bulk") << QByteArray("$5\r\nhe\r\no\r\n") << R{bulk("he\r\no")};
    QTest::newRow("empty bulk") << QByteArray("$0\r\n\r\n") << R{bulk("")};
    QTest::newRow("nil bulk") << QByteArray("$-1\r\n") << R{Reply{}};
    QTest::newRow("nil array") << QByteArray("*-1\r\n") << R{Reply{}};
    QTest::newRow("empty array") << QByteArray("*0\r\n") << R{array({})};
    QTest::newRow("array") << QByteArray("*3\r\n$1\r\n1\r\n$-1\r\n:2\r\n")
                           << R{array({bulk("1"), Reply{}, integer(2)})};
    QTest::newRow("nested") << QByteArray("*2\r\n*2\r\n+a\r\n*1\r\n:1\r\n*0\r\n")
                            << R{array({array({status("a"), array({integer(1)})}), array({})})};
    QTest::newRow("seven deep")
        << QByteArray("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:7\r\n")
        << R{array({array({array({array({array({array({array({integer(7)})})})})})})})};
    QTest::newRow("several") << QByteArray("+OK\r\n:1\r\n$1\r\nx\r\n")
                             << R{status("OK"), integer(1), bulk("x")};
}

void TestReplyParser::reply_isRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<Reply>, replies);
    ReplyParser parser;
    QList<Reply> read;
    QVERIFY(!parser.feed(bytes, read));
    QVERIFY(read == replies);
}

void TestReplyParser::replySplitAtEveryByte_isTheSame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<Reply>, replies);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        ReplyParser parser;
        QList<Reply> read;
        QVERIFY(!parser.feed(bytes.first(cut), read));
        QVERIFY(!parser.feed(bytes.sliced(cut), read));
        QVERIFY(read == replies);
    }
    ReplyParser parser;
    QList<Reply> read;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        QVERIFY(!parser.feed(QByteArrayView(bytes).sliced(i, 1), read));
    QVERIFY(read == replies);
}

void TestReplyParser::badStream_isRefusedForGood_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("huge array") << QByteArray("*268435456\r\n");
    QTest::newRow("array beyond int") << QByteArray("*4294967296\r\n");
    QTest::newRow("huge bulk") << QByteArray("$2147483648\r\n");
    QTest::newRow("bulk beyond size_t") << QByteArray("$99999999999999999999999\r\n");
    QTest::newRow("negative bulk") << QByteArray("$-2\r\n");
    QTest::newRow("negative array") << QByteArray("*-2\r\n");
    QTest::newRow("huge array in an array") << QByteArray("*1\r\n*268435456\r\n");
    QTest::newRow("arrays that add up") << QByteArray("*1000000\r\n*1000000\r\n");
    QTest::newRow("nested too deep") << QByteArray("*1\r\n").repeated(20) + QByteArray(":1\r\n");
    QTest::newRow("huge bulk in an array") << QByteArray("*2\r\n$1\r\nx\r\n$2147483648\r\n");
    QTest::newRow("not a number") << QByteArray("$abc\r\n");
    QTest::newRow("integer that is none") << QByteArray(":12x\r\n");
    QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("line without an end") << QByteArray("+") + QByteArray(200'000, 'a');
    for (const char type : QByteArray("_#,(=%~>|!"))
        QTest::addRow("RESP3 %c", type) << QByteArray(1, type) + QByteArray("1\r\n");
}

void TestReplyParser::badStream_isRefusedForGood()
{
    QFETCH(QByteArray, bytes);
    ReplyParser parser;
    QList<Reply> read;
    const auto error = parser.feed(bytes, read);
    QVERIFY(error);
    QCOMPARE(error->kind, Core::ErrorKind::Corrupt);
    QVERIFY(!error->message.isEmpty());
    QVERIFY(!error->detail.isEmpty());
    QVERIFY(read.isEmpty());
    QVERIFY(parser.feed("+OK\r\n", read));
    QVERIFY(read.isEmpty());
}

void TestReplyParser::repliesBeforeTheFault_areKept()
{
    ReplyParser parser;
    QList<Reply> read;
    QVERIFY(parser.feed("+OK\r\n:1\r\n?\r\n", read));
    QVERIFY(read == QList<Reply>({status("OK"), integer(1)}));
}

void TestReplyParser::bytesThatWait_areBounded()
{
    // Each element is within the limit; together they are not.
    ReplyParser parser({.elements = 100, .bytes = 1000});
    QList<Reply> read;
    QVERIFY(!parser.feed("*3\r\n", read));
    const QByteArray element = QByteArray("$400\r\n") + QByteArray(400, 'x') + QByteArray("\r\n");
    QVERIFY(!parser.feed(element, read));
    QVERIFY(!parser.feed(element, read));
    const auto error = parser.feed("$400\r\n", read);
    QVERIFY(error);
    QCOMPARE(error->kind, Core::ErrorKind::Corrupt);
}

void TestReplyParser::longLine_isJudgedAlikeInAnyPieces()
{
    int refused = 0;
    for (const qsizetype length : {65'534, 65'535, 100'000}) {
        const QByteArray line = '+' + QByteArray(length, 'a') + "\r\n";
        QList<Reply> whole;
        const bool wholeFails = ReplyParser().feed(line, whole).has_value();
        QList<Reply> pieces;
        ReplyParser parser;
        bool piecesFail = false;
        for (const char byte : line)
            piecesFail = parser.feed(QByteArrayView(&byte, 1), pieces).has_value();
        QCOMPARE(piecesFail, wholeFails);
        QCOMPARE(pieces, whole);
        refused += wholeFails ? 1 : 0;
    }
    QCOMPARE(refused, 2);
}

void TestReplyParser::limits_countEachReplyApart()
{
    ReplyParser parser({.elements = 2, .bytes = 10});
    QList<Reply> read;
    for (int i = 0; i < 100; ++i)
        QVERIFY(!parser.feed("*2\r\n$5\r\nhello\r\n$5\r\nworld\r\n", read));
    QCOMPARE(read.size(), 100);
}

void TestReplyParser::spoiltStreams_areReadOrRefused()
{
    const QByteArray good =
        "*3\r\n$4\r\nbody\r\n*2\r\n:12\r\n$-1\r\n+OK\r\n-ERR x\r\n$3\r\nabc\r\n";
    QRandomGenerator random(20'261'124);
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = good.repeated(2);
        for (int change = 0; change < 1 + round % 4; ++change) {
            const qsizetype at = random.bounded(int(bytes.size()));
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = char(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, 1);
                break;
            default:
                bytes.insert(at, "*$:+-\r\n0123456789"[random.bounded(17)]);
            }
        }
        ReplyParser parser({.elements = 1'000, .bytes = 10'000});
        QList<Reply> read;
        std::optional<Core::Error> error;
        for (qsizetype i = 0; i < bytes.size(); i += 7) {
            const auto now = parser.feed(bytes.mid(i, 7), read);
            QVERIFY(!error || now);
            error = now;
        }
        QVERIFY(read.size() <= bytes.size());
        refused += error ? 1 : 0;
    }
    QVERIFY(refused > 1'000);
}

void TestReplyParser::largeBulk_isReadInPieces()
{
    const QByteArray value(20 * 1024 * 1024, 'v');
    const QByteArray bytes =
        "$" + QByteArray::number(value.size()) + "\r\n" + value + QByteArray("\r\n");
    ReplyParser parser;
    QList<Reply> read;
    for (qsizetype i = 0; i < bytes.size(); i += 100'000)
        QVERIFY(!parser.feed(bytes.mid(i, 100'000), read));
    QCOMPARE(read.size(), 1);
    QVERIFY(read.first().bytes == value);
}

void TestReplyParser::command_isBinarySafe()
{
    QCOMPARE(Redis::formatCommand({"SET", QByteArray("a\0b", 3), "x\r\n", ""}),
             QByteArrayLiteral("*4\r\n$3\r\nSET\r\n$3\r\na\0b\r\n$3\r\nx\r\n\r\n$0\r\n\r\n"));
}

void TestReplyParser::uuidKey_isTheCanonicalForm()
{
    const QUuid id(0x018f00af, 0x0123, 0x7abc, 0x89, 0x0d, 0xef, 0x01, 0x23, 0x45, 0x67, 0x0a);
    QCOMPARE(Redis::uuidKey("p:", id), "p:" + id.toByteArray(QUuid::WithoutBraces));
    QCOMPARE(Redis::uuidKey("", QUuid()), QUuid().toByteArray(QUuid::WithoutBraces));
}

QTEST_GUILESS_MAIN(TestReplyParser)
#include "tst_replyparser.moc"
