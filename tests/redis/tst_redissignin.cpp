#include "redisclienttest.h"
#include "support/outcome.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::Call;
using Core::ErrorKind;
using Redis::Repeat;
using Redis::Settings;
using Tests::wait;

namespace {

QStringList s_messages;

} // namespace

class TestRedisSignIn : public RedisClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void user_signsIn();
    void badSignIn_isSignInAndTellsNoSecret_data();
    void badSignIn_isSignInAndTellsNoSecret();
    void missingRight_isForbidden();
    void tls_isVerified();
    void tlsGreetingThatIsAnsweredInPlainText_isNamed();
    void tlsCertificateOfAnotherHost_isRefused();
};

void TestRedisSignIn::user_signsIn()
{
    Support::Redis server({QStringLiteral("--requirepass"), QStringLiteral("of the house"),
                           QStringLiteral("--user"), QStringLiteral("desk"), QStringLiteral("on"),
                           QStringLiteral(">s%4"), QStringLiteral("~*"), QStringLiteral("+@all"),
                           QStringLiteral("-ping")});
    VERIFY_RESULT(wait(client(QStringLiteral("redis://:of%20the%20house@") + server.address())
                           ->command({"SET", "a", "1"}, Call{})));
    // This user may not even PING, and is signed in all the same.
    const auto desk = client(QStringLiteral("redis://desk:s%254@") + server.address());
    const auto name = wait(desk->command({"ACL", "WHOAMI"}, Call{}));
    VERIFY_RESULT(name);
    QCOMPARE(name->bytes, QByteArray("desk"));
}

void TestRedisSignIn::badSignIn_isSignInAndTellsNoSecret_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("wrong password") << "redis://desk:sesame@";
    QTest::newRow("wrong user") << "redis://nobody:sesame@";
    QTest::newRow("wrong default password") << "redis://:sesame@";
    QTest::newRow("no password") << "redis://";
}

void TestRedisSignIn::badSignIn_isSignInAndTellsNoSecret()
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
    const auto reply = wait(redis->command({"GET", "a"}, Call{}));
    qInstallMessageHandler(previous);
    COMPARE_KIND(reply, ErrorKind::SignIn);
    const QString told = reply.error().message + reply.error().detail + s_messages.join(QChar());
    QVERIFY2(!told.contains(QStringLiteral("sesame")), qPrintable(told));
    QVERIFY(!s_messages.isEmpty());

    // Without a password wanted, one that is given is a mistake too.
    Support::Redis open;
    COMPARE_KIND(wait(client(QStringLiteral("redis://:sesame@") + open.address())
                          ->command({"GET", "a"}, Call{})),
                 ErrorKind::SignIn);
}

void TestRedisSignIn::missingRight_isForbidden()
{
    Support::Redis server({QStringLiteral("--user"), QStringLiteral("reader"), QStringLiteral("on"),
                           QStringLiteral(">pw"), QStringLiteral("~article:views:*"),
                           QStringLiteral("+get"), QStringLiteral("+mget"),
                           QStringLiteral("+ping")});
    const auto redis = client(QStringLiteral("redis://reader:pw@") + server.address());
    VERIFY_RESULT(wait(redis->command({"GET", "article:views:x"}, Call{})));
    COMPARE_KIND(wait(redis->command({"INCR", "article:views:x"}, Call{}, Repeat::Never)),
                 ErrorKind::Forbidden);
    COMPARE_KIND(wait(redis->command({"GET", "other"}, Call{})), ErrorKind::Forbidden);
}

void TestRedisSignIn::tls_isVerified()
{
    const Support::Redis server({QStringLiteral("--requirepass"), QStringLiteral("pw")},
                                Support::Redis::Transport::Tls);
    const Support::Certificates others;
    Settings settings =
        Settings::parse(
            QStringLiteral("rediss://:pw@%1?ca=%2").arg(server.address(), server.caFile()))
            .value();
    const auto ask = [&] {
        return wait(client(settings)->command({"ECHO", QByteArray(300'000, 'e')}, Call{}));
    };
    const auto echo = ask();
    VERIFY_RESULT(echo);
    QCOMPARE(echo->bytes.size(), 300'000);

    settings.caFile = others.caFile();
    COMPARE_KIND(ask(), ErrorKind::Certificate);
    settings.caFile += QStringLiteral(".missing");
    COMPARE_KIND(ask(), ErrorKind::Certificate);
    settings.caFile.clear();
    COMPARE_KIND(ask(), ErrorKind::Certificate);
    settings.verifyPeer = false;
    VERIFY_RESULT(ask());

    settings.verifyPeer = true;
    settings.caFile = server.caFile();
    settings.tls = false;
    const auto plain = ask();
    COMPARE_KIND(plain, ErrorKind::Unreachable);
    QVERIFY2(plain.error().message.contains(QLatin1String("begins with rediss://")),
             qPrintable(plain.error().message));

    // TLS spoken to a server that does not: it takes the greeting for a line that goes on.
    settings.tls = true;
    settings.connectTimeout = 300ms;
    settings.endpoints.first().port = m_server.port();
    const auto silent = ask();
    COMPARE_KIND(silent, ErrorKind::Unreachable);
    QVERIFY2(silent.error().message.contains(QLatin1String("speaks no TLS")),
             qPrintable(silent.error().message));
}

void TestRedisSignIn::tlsGreetingThatIsAnsweredInPlainText_isNamed()
{
    // As Redis answers one that holds the end of a line.
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("-ERR unknown command\r\n"); });
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    const auto settings =
        Settings::parse(QStringLiteral("rediss://127.0.0.1:%1").arg(plain.serverPort())).value();
    const auto answer = wait(client(settings)->command({"PING"}, Call{}));
    COMPARE_KIND(answer, ErrorKind::Unreachable);
    QVERIFY2(answer.error().message.contains(QLatin1String("speaks no TLS")),
             qPrintable(answer.error().message + answer.error().detail));
}

void TestRedisSignIn::tlsCertificateOfAnotherHost_isRefused()
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
    COMPARE_KIND(wait(client(settings)->command({"PING"}, Call{})), ErrorKind::Certificate);
    settings.verifyPeer = false;
    VERIFY_RESULT(wait(client(settings)->command({"PING"}, Call{})));
}

QTEST_GUILESS_MAIN(TestRedisSignIn)
#include "tst_redissignin.moc"
