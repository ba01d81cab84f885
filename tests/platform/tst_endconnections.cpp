#include <platform/endconnections.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Triptych;

class TestEndConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionsToOneServer_end_othersStay();
};

void TestEndConnections::connectionsToOneServer_end_othersStay()
{
#ifdef Q_OS_WIN
    QSKIP("Windows tells no program which sockets it has");
#endif
    QTcpServer ended;
    QTcpServer kept;
    QVERIFY(ended.listen(QHostAddress::LocalHost) && kept.listen(QHostAddress::LocalHost));
    QTcpSocket first;
    QTcpSocket second;
    QTcpSocket other;
    first.connectToHost(QHostAddress::LocalHost, ended.serverPort());
    second.connectToHost(QHostAddress::LocalHost, ended.serverPort());
    other.connectToHost(QHostAddress::LocalHost, kept.serverPort());
    for (const QTcpSocket *socket : {&first, &second, &other})
        QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
    const QList<QHostAddress> here{QHostAddress(QHostAddress::LocalHost)};
    QCOMPARE(
        Platform::endConnections({QHostAddress(QStringLiteral("192.0.2.1"))}, ended.serverPort()),
        0);
    QCOMPARE(Platform::endConnections({}, ended.serverPort()), 0);
    QCOMPARE(Platform::endConnections(here, ended.serverPort()), 2);
    QTRY_COMPARE(first.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
    // The listening sockets and what is connected elsewhere go on.
    QTRY_VERIFY(kept.hasPendingConnections());
    QTcpSocket *peer = kept.nextPendingConnection();
    QVERIFY(peer->write("x") == 1);
    QTRY_COMPARE(other.bytesAvailable(), 1);
    QTcpSocket again;
    again.connectToHost(QHostAddress::LocalHost, ended.serverPort());
    QTRY_COMPARE(again.state(), QAbstractSocket::ConnectedState);
}

QTEST_GUILESS_MAIN(TestEndConnections)

#include "tst_endconnections.moc"
