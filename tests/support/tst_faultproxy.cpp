#include <support/faultproxy.h>

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Triptych;
using namespace std::chrono_literals;
using Support::FaultProxy;
using Mode = FaultProxy::Mode;
using Direction = FaultProxy::Direction;
using How = FaultProxy::Cut::How;

/** Answers every byte by itself, and remembers what it was sent. */
class Echo : public QTcpServer
{
public:
    Echo()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray bytes = socket->readAll();
                received += bytes;
                socket->write(bytes);
            });
        });
    }
    QByteArray received;
};

class TestFaultProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pass_carriesBothWaysAndCounts();
    void down_refusesAndComesBackOnItsPort();
    void blackHoleAtConnect_answersNothing();
    void blackHole_swallowsForGood();
    void hold_goesOnWhenHealed();
    void weather_slowsAndKeepsTheBytes_data();
    void weather_slowsAndKeepsTheBytes();
    void cut_endsAfterItsBytes_data();
    void cut_endsAfterItsBytes();
    void cutOnAnswer_losesTheAnswerOnly();
    void resetOnAccept_resets();
    void resetAll_resetsWhatIsOpen();
    void count_seesAPatternAcrossPieces();

private:
    bool connectTo(QTcpSocket &socket, int milliseconds = 3000)
    {
        socket.connectToHost(m_proxy->host(), m_proxy->port());
        return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; },
                               milliseconds);
    }
    bool answers(QTcpSocket &socket, const QByteArray &bytes)
    {
        socket.write(bytes);
        QByteArray got;
        return QTest::qWaitFor([&] { return (got += socket.readAll()) == bytes; }, 3000);
    }
    void makeProxy()
    {
        m_echo = std::make_unique<Echo>();
        m_proxy = std::make_unique<FaultProxy>(QStringLiteral("127.0.0.1"), m_echo->serverPort());
    }

    std::unique_ptr<Echo> m_echo;
    std::unique_ptr<FaultProxy> m_proxy;
};

void TestFaultProxy::pass_carriesBothWaysAndCounts()
{
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    const QByteArray big(3'000'000, 'x');
    QVERIFY(answers(socket, big));
    QCOMPARE(m_proxy->connections(), 1);
    QCOMPARE(m_proxy->open(), 1);
    QTRY_COMPARE(m_proxy->bytes(Direction::ToServer), big.size());
    QTRY_COMPARE(m_proxy->bytes(Direction::ToClient), big.size());
    socket.disconnectFromHost();
    // The server's side is closed by its own end, which follows the client's.
    m_echo.reset();
    QTRY_COMPARE(m_proxy->open(), 0);
}

void TestFaultProxy::down_refusesAndComesBackOnItsPort()
{
    makeProxy();
    QTcpSocket open;
    QVERIFY(connectTo(open));
    QVERIFY(answers(open, "a"));
    m_proxy->setMode(Mode::Down);
    QTRY_COMPARE(open.state(), QAbstractSocket::UnconnectedState);
    QTcpSocket refused;
    refused.connectToHost(m_proxy->host(), m_proxy->port());
    QTRY_COMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    m_proxy->heal();
    QTcpSocket again;
    QVERIFY(connectTo(again));
    QVERIFY(answers(again, "b"));
}

void TestFaultProxy::blackHoleAtConnect_answersNothing()
{
    makeProxy();
    QTcpSocket open;
    QVERIFY(connectTo(open));
    m_proxy->setMode(Mode::BlackHoleConnect);
    QTcpSocket socket;
    QVERIFY(!connectTo(socket, 400));
    QCOMPARE(socket.state(), QAbstractSocket::ConnectingState);
    QVERIFY(answers(open, "still"));
    m_proxy->heal();
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    QVERIFY(answers(socket, "now"));
}

void TestFaultProxy::blackHole_swallowsForGood()
{
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    QVERIFY(answers(socket, "a"));
    m_proxy->setMode(Mode::BlackHole);
    QVERIFY(!QTest::qWaitFor(
        [&] {
            socket.write("b");
            return socket.bytesAvailable() > 0;
        },
        300));
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    m_proxy->heal();
    socket.write("c");
    QVERIFY(!QTest::qWaitFor([&] { return socket.bytesAvailable() > 0; }, 300));
    QCOMPARE(m_echo->received, QByteArray("a"));
    QTcpSocket other;
    QVERIFY(connectTo(other));
    QVERIFY(answers(other, "d"));
}

void TestFaultProxy::hold_goesOnWhenHealed()
{
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    m_proxy->setMode(Mode::Hold);
    socket.write("later");
    QVERIFY(!QTest::qWaitFor([&] { return socket.bytesAvailable() > 0; }, 300));
    m_proxy->heal();
    QTRY_COMPARE(socket.bytesAvailable(), 5);
    QCOMPARE(socket.readAll(), QByteArray("later"));
}

void TestFaultProxy::weather_slowsAndKeepsTheBytes_data()
{
    QTest::addColumn<int>("latency");
    QTest::addColumn<int>("jitter");
    QTest::addColumn<int>("bandwidth");
    QTest::addColumn<int>("slice");
    QTest::addColumn<int>("least");
    QTest::newRow("latency") << 100 << 0 << 0 << 0 << 200;
    QTest::newRow("jitter") << 20 << 60 << 0 << 0 << 40;
    QTest::newRow("bandwidth") << 0 << 0 << 10'000 << 0 << 150;
    QTest::newRow("slicer") << 0 << 0 << 0 << 1 << 0;
}

void TestFaultProxy::weather_slowsAndKeepsTheBytes()
{
    QFETCH(int, latency);
    QFETCH(int, jitter);
    QFETCH(int, bandwidth);
    QFETCH(int, slice);
    QFETCH(int, least);
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    m_proxy->setWeather(
        {std::chrono::milliseconds(latency), std::chrono::milliseconds(jitter), bandwidth, slice});
    QByteArray bytes;
    for (int i = 0; i < 500; ++i)
        bytes += QByteArray::number(i) + ' ';
    QElapsedTimer timer;
    timer.start();
    QVERIFY(answers(socket, bytes));
    QVERIFY2(timer.elapsed() >= least, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_echo->received, bytes);
}

void TestFaultProxy::cut_endsAfterItsBytes_data()
{
    QTest::addColumn<bool>("toServer");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("how");
    QTest::addColumn<QByteArray>("received");
    QTest::newRow("to server, reset at once")
        << true << QByteArray() << 0 << int(How::Reset) << QByteArray();
    QTest::newRow("to server, after 3")
        << true << QByteArray() << 3 << int(How::Close) << QByteArray("one");
    QTest::newRow("to server, at a word")
        << true << QByteArray("two") << 0 << int(How::Reset) << QByteArray("one ");
    QTest::newRow("to server, within a word")
        << true << QByteArray("two") << 2 << int(How::Close) << QByteArray("one tw");
    QTest::newRow("to client, after 5")
        << false << QByteArray() << 5 << int(How::Close) << QByteArray("one two three");
}

void TestFaultProxy::cut_endsAfterItsBytes()
{
    QFETCH(bool, toServer);
    QFETCH(QByteArray, after);
    QFETCH(int, bytes);
    QFETCH(int, how);
    QFETCH(QByteArray, received);
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    m_proxy->cut(
        {toServer ? Direction::ToServer : Direction::ToClient, after, bytes, How(how), false});
    socket.write("one two three");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    if (How(how) == How::Reset)
        QCOMPARE(socket.error(), QAbstractSocket::RemoteHostClosedError);
    QTRY_COMPARE(m_echo->received, received);
    QCOMPARE(socket.readAll(), toServer ? QByteArray() : QByteArray("one two three").left(bytes));
    QCOMPARE(m_proxy->cuts(), 1);
    // Once only.
    QTcpSocket again;
    QVERIFY(connectTo(again));
    QVERIFY(answers(again, "one two three"));
}

void TestFaultProxy::cutOnAnswer_losesTheAnswerOnly()
{
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    QVERIFY(answers(socket, "before"));
    m_proxy->cut({Direction::ToServer, "COMMIT", 0, How::Reset, true});
    QVERIFY(answers(socket, "other"));
    socket.write("COMMIT;");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(m_echo->received.endsWith("COMMIT;"));
    QCOMPARE(socket.bytesAvailable(), 0);
}

void TestFaultProxy::resetOnAccept_resets()
{
    makeProxy();
    m_proxy->resetOnAccept();
    QTcpSocket socket;
    socket.connectToHost(m_proxy->host(), m_proxy->port());
    QTRY_COMPARE(m_proxy->connections(), 1);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    m_proxy->heal();
    QVERIFY(connectTo(socket));
}

void TestFaultProxy::resetAll_resetsWhatIsOpen()
{
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    QVERIFY(answers(socket, "a"));
    m_proxy->resetAll();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(connectTo(socket));
}

void TestFaultProxy::count_seesAPatternAcrossPieces()
{
    makeProxy();
    QTcpSocket socket;
    QVERIFY(connectTo(socket));
    m_proxy->count("INCR");
    QVERIFY(answers(socket, "INCR a IN"));
    QVERIFY(answers(socket, "CR b INC"));
    QVERIFY(answers(socket, "R"));
    QCOMPARE(m_proxy->counted(), 3);
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"
