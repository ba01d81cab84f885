#include <newsroom/embedded.h>
#include <support/certificates.h>
#include <support/faultproxy.h>
#include <support/postgres.h>
#include <support/redis.h>
#include <support/servers.h>
#include <workspace/workspace.h>

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Core::StoreRole;
using Support::Certificates;
using Support::FaultProxy;
using Tests::wait;
using Space = Workspace::Workspace;

/**
 * What bars the way into a store, for all three: a name that nobody knows, a certificate that must
 * not be trusted, a sign-in that is refused. All but the name goes through the proxy.
 */
class TestConnectFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unknownHost_isUnreachable_data() { addRoles(); }
    void unknownHost_isUnreachable();
    void untrustedCertificate_isCertificate_data();
    void untrustedCertificate_isCertificate();
    void refusedSignIn_isSignIn_data() { addRoles(); }
    void refusedSignIn_isSignIn();

private:
    static void addRoles()
    {
        QTest::addColumn<StoreRole>("role");
        QTest::newRow("PostgreSQL") << StoreRole::Articles;
        QTest::newRow("Elasticsearch") << StoreRole::Search;
        QTest::newRow("Redis") << StoreRole::Counters;
    }
    static Core::Result<Core::StorePing> test(StoreRole role, const QString &address,
                                              const QString &caFile = {})
    {
        Profiles::Profile profile;
        profile.kind = Profiles::Profile::Kind::Servers;
        profile.postgres = QStringLiteral("dbname=untried");
        if (role == StoreRole::Articles)
            profile.postgres = address;
        if (role == StoreRole::Search)
            profile.elastic = address;
        if (role == StoreRole::Counters)
            profile.redis = address;
        auto whole = Profiles::normalised(profile, {});
        if (!whole)
            return Core::failure(whole.error());
        whole->profile.elasticCa = caFile;
        if (role == StoreRole::Counters)
            whole->profile.redisCa = caFile;
        return wait(Space::test(*whole, role, Core::Call::within(10s)));
    }
    /** Where a TLS server with such a certificate answers. */
    quint16 serve(StoreRole role, const Certificates &certificates);

    std::unique_ptr<Support::Postgres> m_postgres;
    std::unique_ptr<Support::Redis> m_redis;
    std::unique_ptr<QSslServer> m_web;
};

Q_DECLARE_METATYPE(StoreRole)

#define COMPARE_KIND(result, expected)                                                             \
    do {                                                                                           \
        const auto &got = (result);                                                                \
        QVERIFY2(!got.has_value(), "it let in");                                                   \
        QVERIFY2(got.error().kind == (expected),                                                   \
                 qPrintable(Core::errorKindName(got.error().kind) + QLatin1String(": ") +          \
                            got.error().message + got.error().detail));                            \
        QVERIFY(!got.error().message.isEmpty());                                                   \
    } while (false)

void TestConnectFaults::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_postgres = std::make_unique<Support::Postgres>();
}

quint16 TestConnectFaults::serve(StoreRole role, const Certificates &certificates)
{
    if (role == StoreRole::Articles) {
        m_postgres->useCertificate(certificates.certificateFile(), certificates.keyFile());
        return m_postgres->port();
    }
    if (role == StoreRole::Counters) {
        m_redis = std::make_unique<Support::Redis>(
            QStringList{QStringLiteral("--tls-cert-file"), certificates.certificateFile(),
                        QStringLiteral("--tls-key-file"), certificates.keyFile()},
            Support::Redis::Transport::Tls);
        return m_redis->port();
    }
    QFile key(certificates.keyFile());
    if (!key.open(QIODevice::ReadOnly))
        qFatal("no key");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(certificates.certificateFile()));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    m_web = std::make_unique<QSslServer>();
    m_web->setSslConfiguration(tls);
    connect(m_web.get(), &QSslServer::pendingConnectionAvailable, m_web.get(), [this] {
        QTcpSocket *socket = m_web->nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                          "X-elastic-product: Elasticsearch\r\nContent-Length: 33\r\n\r\n"
                          R"({"version":{"number":"8.19.21"}} )");
        });
    });
    if (!m_web->listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
    return m_web->serverPort();
}

void TestConnectFaults::unknownHost_isUnreachable()
{
    QFETCH(StoreRole, role);
    const QString address =
        (role == StoreRole::Articles ? QStringLiteral("postgresql://ann@%1/desk")
         : role == StoreRole::Search ? QStringLiteral("http://%1:1")
                                     : QStringLiteral("%1:1"))
            .arg(Support::unknownHost());
    COMPARE_KIND(test(role, address), ErrorKind::Unreachable);
}

void TestConnectFaults::untrustedCertificate_isCertificate_data()
{
    QTest::addColumn<StoreRole>("role");
    QTest::addColumn<int>("flaw");
    QTest::addColumn<bool>("knowsTheCa");
    for (const auto &[name, role] :
         {std::pair("PostgreSQL", StoreRole::Articles),
          std::pair("Elasticsearch", StoreRole::Search), std::pair("Redis", StoreRole::Counters)}) {
        QTest::addRow("%s, fine", name) << role << int(Certificates::Flaw::None) << true;
        QTest::addRow("%s, of a stranger", name) << role << int(Certificates::Flaw::None) << false;
        QTest::addRow("%s, of another host", name)
            << role << int(Certificates::Flaw::OtherHost) << true;
        QTest::addRow("%s, expired", name) << role << int(Certificates::Flaw::Expired) << true;
    }
}

void TestConnectFaults::untrustedCertificate_isCertificate()
{
    QFETCH(StoreRole, role);
    QFETCH(int, flaw);
    QFETCH(bool, knowsTheCa);
    const Certificates certificates{Certificates::Flaw(flaw)};
    const Certificates others;
    const QString ca = knowsTheCa ? certificates.caFile() : others.caFile();
    const FaultProxy proxy(QStringLiteral("127.0.0.1"), serve(role, certificates));
    const QString address =
        role == StoreRole::Articles
            ? QStringLiteral("host=127.0.0.1 port=%1 user=postgres sslmode=verify-full "
                             "sslrootcert='%2'")
                  .arg(proxy.port())
                  .arg(ca)
        : role == StoreRole::Search ? QStringLiteral("https://") + proxy.address()
                                    : QStringLiteral("rediss://") + proxy.address();
    if (knowsTheCa && flaw == int(Certificates::Flaw::None)) {
        // The reload of PostgreSQL takes a moment.
        Core::Result<Core::StorePing> ping = test(role, address, ca);
        QTRY_VERIFY2((ping = test(role, address, ca)).has_value(),
                     qPrintable(ping ? QString() : ping.error().message + ping.error().detail));
        return;
    }
    if (role == StoreRole::Articles)
        QTRY_COMPARE(m_postgres->run(QStringLiteral("SHOW ssl")), QStringLiteral("on"));
    COMPARE_KIND(test(role, address, ca), ErrorKind::Certificate);
}

void TestConnectFaults::refusedSignIn_isSignIn()
{
    QFETCH(StoreRole, role);
    QString address;
    quint16 port = 0;
    Support::Redis redis({QStringLiteral("--requirepass"), QStringLiteral("right")});
    QTcpServer web;
    int asked = 0;
    switch (role) {
    case StoreRole::Articles:
        port = quint16(QUrl(Support::postgresDsn()).port());
        break;
    case StoreRole::Counters:
        port = redis.port();
        break;
    case StoreRole::Search:
        connect(&web, &QTcpServer::newConnection, &web, [&] {
            QTcpSocket *socket = web.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
                asked += int(socket->readAll().count("HTTP/1.1"));
                socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n"
                              "WWW-Authenticate: Basic realm=\"security\"\r\n"
                              "Content-Length: 41\r\n\r\n"
                              R"({"error":{"type":"security_exception"  }})");
            });
        });
        QVERIFY(web.listen(QHostAddress::LocalHost));
        port = web.serverPort();
        break;
    }
    const FaultProxy proxy(QStringLiteral("127.0.0.1"), port);
    const FaultProxy second(QStringLiteral("127.0.0.1"), port);
    switch (role) {
    case StoreRole::Articles:
        address = QStringLiteral("postgresql://postgres:sesame@%1/postgres").arg(proxy.address());
        break;
    case StoreRole::Counters:
        address = QStringLiteral("redis://:sesame@") + proxy.address();
        break;
    case StoreRole::Search:
        address =
            QStringLiteral("http://ann:sesame@%1,http://%2").arg(proxy.address(), second.address());
        break;
    }
    const auto refused = test(role, address);
    COMPARE_KIND(refused, ErrorKind::SignIn);
    QVERIFY(!QString(refused.error().message + refused.error().detail)
                 .contains(QLatin1String("sesame")));
    if (role == StoreRole::Search)
        QCOMPARE(asked, 1);
}

QTEST_GUILESS_MAIN(TestConnectFaults)
#include "tst_connectfaults.moc"
