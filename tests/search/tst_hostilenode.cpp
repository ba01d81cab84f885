#include "elasticclienttest.h"
#include "floodserver.h"
#include "httpstub.h"

#include <elastic/managerretirement.h>
#include <support/rows.h>

using namespace Triptych;
using namespace Triptych::Search;
using namespace Triptych::Tests;
using Core::ErrorKind;
using namespace Qt::StringLiterals;

namespace {

/** Sends `piece`, if there is one, again and again, `pause` apart or, with none, as fast as it goes
 * out. */
void sendWithoutEnd(QTcpSocket &socket, const QByteArray &piece, int pause)
{
    if (piece.isEmpty())
        return;
    if (pause > 0) {
        auto *timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket,
                         [&socket, piece] { socket.write(piece); });
        timer->start(pause);
        return;
    }
    const auto fill = [&socket, piece] {
        constexpr qint64 Ahead = 8'000'000;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.bytesToWrite() < Ahead)
            socket.write(piece.repeated(1000));
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, fill);
    fill();
}

} // namespace

/** A node that answers, and never comes to an end. */
class TestHostileNode : public ElasticClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void replyWithoutEnd_isGivenUp_data() { addReplies(); }
    void replyWithoutEnd_isGivenUp();
    void otherNode_isAskedInstead_data() { addReplies(); }
    void otherNode_isAskedInstead();
    void floodOfHeaders_isReadByNobodyInTheEnd_data();
    void floodOfHeaders_isReadByNobodyInTheEnd();
    void closingWhileItSends_endsItsConnection();
    void givenUpReply_isNotMovedToAnotherThread();

private:
    void addReplies()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<int>("pause");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("headers without end") << ok << QByteArray("X-Name: a value\r\n") << 0;
        QTest::newRow("headers byte by byte") << QByteArray(ok + "X: ") << QByteArray("x") << 20;
        // Qt has bounds for a head that is whole, and is silent about one beyond them.
        const QByteArray end = "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        QTest::newRow("large head")
            << QByteArray(ok + "X: " + QByteArray(400'000, 'x') + "\r\n" + end) << QByteArray()
            << 0;
        QTest::newRow("body byte by byte")
            << QByteArray(ok + "Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{")
            << QByteArray(" ") << 20;
        if (!Support::isEveryRowRun())
            return;
        QTest::newRow("one header without end")
            << QByteArray(ok + "X: ") << QByteArray(100, 'x') << 0;
        QTest::newRow("headers line by line") << ok << QByteArray("X-Name: a value\r\n") << 20;
        QTest::newRow("status byte by byte")
            << QByteArray("HTTP/1.1 200 ") << QByteArray("O") << 20;
        QTest::newRow("many headers")
            << QByteArray(ok + QByteArray("X-Name: a value\r\n").repeated(5000) + end)
            << QByteArray() << 0;
    }
    /** Sends `begin` and then `piece` without end to whoever asks; counts its open connections. */
    std::unique_ptr<HttpStub> endless(const QByteArray &begin, const QByteArray &piece, int pause)
    {
        m_open = 0;
        m_asked = 0;
        return std::make_unique<HttpStub>(
            [this, begin, piece, pause](QTcpSocket &socket, const QByteArray &) {
                ++m_open;
                ++m_asked;
                connect(&socket, &QTcpSocket::disconnected, this, [this] { --m_open; });
                socket.write(begin);
                sendWithoutEnd(socket, piece, pause);
            });
    }

    int m_open = 0;
    int m_asked = 0;
};

void TestHostileNode::replyWithoutEnd_isGivenUp()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    QFETCH(int, pause);
    const auto server = endless(begin, piece, pause);
    Elastic::Settings impatient = settings(server->address());
    impatient.requestPatience = std::chrono::milliseconds(600);
    const auto client = Elastic::Client::create(impatient, &m_io);
    const auto reply =
        Tests::wait(client->request({.path = u"/x"_s}, Core::Call::within(std::chrono::hours(24))));
    QCOMPARE(kindOf(reply), error(ErrorKind::Timeout));
    QVERIFY(m_asked > 0);
    // Nobody goes on reading it: neither thread nor memory is spent on what was given up.
    QTRY_COMPARE(m_open, 0);
    client->close();
}

void TestHostileNode::otherNode_isAskedInstead()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    QFETCH(int, pause);
    const auto server = endless(begin, piece, pause);
    HttpStub live([](QTcpSocket &socket, const QByteArray &) { HttpStub::reply(socket, "{}"); });
    Elastic::Settings impatient = settings(server->address());
    impatient.nodes << QUrl(live.address());
    impatient.requestPatience = std::chrono::milliseconds(1'600);
    impatient.connectPatience = std::chrono::milliseconds(500);
    const Core::Call aDay = Core::Call::within(std::chrono::hours(24));
    // Whichever is asked first.
    for (int i = 0; i < 2 || m_asked == 0; ++i) {
        const auto client = Elastic::Client::create(impatient, &m_io);
        VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, aDay)));
        VERIFY_RESULT(
            Tests::wait(client->request({.method = "POST", .path = u"/x"_s, .body = "{}"}, aDay)));
        client->close();
    }
    QTRY_COMPARE(m_open, 0);
}

void TestHostileNode::floodOfHeaders_isReadByNobodyInTheEnd_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("lines") << QByteArray("HTTP/1.1 200 OK\r\n")
                           << QByteArray("X-Name: a value\r\n");
    QTest::newRow("one line") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << QByteArray(100, 'x');
}

void TestHostileNode::floodOfHeaders_isReadByNobodyInTheEnd()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    const FloodServer server(begin, piece);
    Elastic::Settings impatient = settings(server.address());
    impatient.requestPatience = std::chrono::milliseconds(600);
    const auto client = Elastic::Client::create(impatient, &m_io);
    const auto asked =
        client->request({.path = u"/x"_s}, Core::Call::within(std::chrono::hours(24)));
    QTRY_COMPARE(server.open(), 1);
    QCOMPARE(kindOf(Tests::wait(asked)), error(ErrorKind::Timeout));
    QTRY_COMPARE(server.open(), 0);
    client->close();
}

void TestHostileNode::closingWhileItSends_endsItsConnection()
{
    const FloodServer server("HTTP/1.1 200 OK\r\n", "X-Name: a value\r\n");
    const auto client = Elastic::Client::create(settings(server.address()), &m_io);
    const auto asked = client->request({.path = u"/x"_s}, soon());
    QTRY_COMPARE(server.open(), 1);
    client->close();
    QVERIFY(!Tests::wait(asked));
    QTRY_COMPARE(server.open(), 0);
}

void TestHostileNode::givenUpReply_isNotMovedToAnotherThread()
{
    HttpStub silent([](QTcpSocket &, const QByteArray &) {});
    const QUrl node(silent.address());
    Elastic::ManagerRetirement retirement(std::chrono::seconds(1), nullptr);
    // Qt's thread of HTTP lets go of a reply that was aborted while the manager retires.
    const int times = Support::isEveryRowRun() ? 5000 : 200;
    for (int i = 0; i < times; ++i) {
        auto manager = std::make_unique<QNetworkAccessManager>();
        QList<QPointer<QNetworkReply>> replies;
        for (int k = 0; k < 4; ++k)
            replies << manager->get(QNetworkRequest(node));
        QCoreApplication::processEvents();
        for (const auto &reply : std::as_const(replies)) {
            reply->abort();
            reply->deleteLater();
        }
        retirement.retire(std::move(manager), {node});
        for (const auto &reply : std::as_const(replies))
            QVERIFY(!reply);
    }
}

QTEST_GUILESS_MAIN(TestHostileNode)

#include "tst_hostilenode.moc"
