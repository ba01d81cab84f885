#include "elasticclienttest.h"

#include <support/certificates.h>

#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace Triptych;
using namespace Triptych::Search;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** How a client and a server introduce themselves: headers, media types, sign-in, certificates. */
class TestElasticSignIn : public ElasticClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void headers_areOurs();
    void mediaTypes_followTheVersion();
    void refusedMediaType_isGivenUp();
    void refusedSignIn_isNotTriedElsewhere_data();
    void refusedSignIn_isNotTriedElsewhere();
    void forbiddenRoot_isStillAPing_data();
    void forbiddenRoot_isStillAPing();
    void badCaFile_isACertificateError();
    void certificate_isTrustedByItsCaOnly();
    void wrongScheme_isNamed();
};

void TestElasticSignIn::headers_areOurs()
{
    const auto server = std::make_shared<FakeHttpServer>(
        [](const FakeRequest &, int) { return FakeAnswer::json("{}"); });
    const auto basic = client(server, u"http://ann:p%C3%A4ss@a:9200/sub"_s);
    Elastic::Request request;
    request.method = "POST";
    request.path = u"/x/_search"_s;
    request.query.addQueryItem(u"q"_s, u"1"_s);
    request.body = "{}";
    VERIFY_RESULT(Tests::wait(basic->request(request, soon())));
    basic->close();
    Elastic::Settings keyed = settings(u"http://ann:pw@a:9200"_s);
    keyed.apiKey = u"a2V5"_s;
    const auto key = Elastic::Client::create(keyed, &m_io, factory(server));
    request.content = Elastic::Request::Content::Lines;
    VERIFY_RESULT(Tests::wait(key->request(request, soon())));
    key->close();

    const QList<FakeRequest> requests = server->requests();
    QCOMPARE(requests.at(0).method, "POST");
    QCOMPARE(requests.at(0).request.url(), QUrl(u"http://a:9200/sub/x/_search?q=1"_s));
    QCOMPARE(requests.at(0).request.rawHeader("Authorization"),
             "Basic " + QByteArray("ann:p\xc3\xa4ss").toBase64());
    QCOMPARE(requests.at(0).request.rawHeader("Content-Type"), "application/json");
    QVERIFY(!requests.at(0).request.hasRawHeader("Accept-Encoding"));
    QCOMPARE(requests.at(0).request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
             int(QNetworkRequest::ManualRedirectPolicy));
    QCOMPARE(requests.at(1).request.rawHeader("Authorization"), "ApiKey a2V5");
    QCOMPARE(requests.at(1).request.rawHeader("Content-Type"), "application/x-ndjson");
}

void TestElasticSignIn::mediaTypes_followTheVersion()
{
    for (const auto &[version, product, isCompatible] :
         {std::tuple("7.17.1", true, false), std::tuple("8.19.21", true, true),
          std::tuple("9.1.0", true, true), std::tuple("2.19.1", false, false)}) {
        const auto server = std::make_shared<FakeHttpServer>([=](const FakeRequest &request, int) {
            // As the reduced distribution answers.
            FakeAnswer answer = request.request.url().path() == "/"_L1
                                    ? FakeAnswer::json(R"({"error":"Incorrect HTTP method"})", 405)
                                    : FakeAnswer::json(QByteArray(R"({"nodes":{"n":{"version":")") +
                                                       version + R"("}}})");
            if (product)
                answer.headers = {{"X-elastic-product", "Elasticsearch"}};
            return answer;
        });
        const auto client = this->client(server);
        QVERIFY(client->product().isEmpty());
        const auto ping = Tests::wait(client->ping(soon()));
        VERIFY_RESULT(ping);
        QCOMPARE(ping->version, QString::fromLatin1(version));
        QCOMPARE(ping->product, product ? u"Elasticsearch"_s : u"OpenSearch"_s);
        QCOMPARE(client->product(), ping->product);
        VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, soon())));
        const QNetworkRequest last = server->requests().constLast().request;
        QCOMPARE(last.rawHeader("Content-Type").contains("compatible-with=8"), isCompatible);
        QCOMPARE(last.rawHeader("Accept").contains("compatible-with=8"), isCompatible);
        client->close();
    }
}

void TestElasticSignIn::refusedMediaType_isGivenUp()
{
    std::atomic_bool isReplaced = false;
    const auto server = std::make_shared<FakeHttpServer>([&](const FakeRequest &request, int) {
        if (isReplaced && request.request.rawHeader("Content-Type").contains("compatible-with"))
            return FakeAnswer::json(R"({"error":"Content-Type header is not supported"})", 406);
        FakeAnswer answer = FakeAnswer::json(isReplaced ? R"({"version":{"number":"2.19.1"}})"
                                                        : R"({"version":{"number":"8.19.21"}})");
        if (!isReplaced)
            answer.headers = {{"X-elastic-product", "Elasticsearch"}};
        return answer;
    });
    const auto client = this->client(server);
    VERIFY_RESULT(Tests::wait(client->ping(soon())));
    VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, soon())));
    QVERIFY(server->requests().constLast().request.rawHeader("Accept").contains("compatible-with"));
    isReplaced = true;
    VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, soon())));
    QVERIFY(
        !server->requests().constLast().request.rawHeader("Accept").contains("compatible-with"));
    const auto ping = Tests::wait(client->ping(soon()));
    VERIFY_RESULT(ping);
    QCOMPARE(ping->product, u"OpenSearch"_s);
    client->close();
}

void TestElasticSignIn::refusedSignIn_isNotTriedElsewhere_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("401") << 401;
    QTest::newRow("403") << 403;
}

void TestElasticSignIn::refusedSignIn_isNotTriedElsewhere()
{
    QFETCH(int, status);
    const auto server = std::make_shared<FakeHttpServer>([status](const FakeRequest &, int) {
        return FakeAnswer::json(R"({"error":{"type":"security_exception"}})", status);
    });
    const auto client = this->client(server, u"http://ann:pw@a:9200,http://b:9200,http://c:9200"_s);
    for (int i = 1; i <= 4; ++i) {
        const auto refused = Tests::wait(client->request({.path = u"/x"_s}, soon()));
        QCOMPARE(kindOf(refused), error(status == 401 ? ErrorKind::SignIn : ErrorKind::Forbidden));
        QCOMPARE(server->requests().size(), i);
    }
    // And no node is held for dead: they are asked in turn.
    QSet<QString> asked;
    for (const FakeRequest &request : server->requests())
        asked << request.request.url().host();
    QCOMPARE(asked.size(), 3);
    client->close();
}

void TestElasticSignIn::forbiddenRoot_isStillAPing_data()
{
    QTest::addColumn<int>("rootStatus");
    QTest::addColumn<QString>("named"); ///< the path whose reply has the product's header
    QTest::addColumn<QString>("product");
    QTest::newRow("whole distribution")
        << 403 << u"/_security/_authenticate"_s << u"Elasticsearch"_s;
    QTest::newRow("reduced distribution") << 405 << u"/"_s << u"Elasticsearch"_s;
    QTest::newRow("OpenSearch") << 403 << QString() << u"OpenSearch"_s;
}

void TestElasticSignIn::forbiddenRoot_isStillAPing()
{
    QFETCH(int, rootStatus);
    QFETCH(QString, named);
    const auto server = std::make_shared<FakeHttpServer>([=](const FakeRequest &request, int) {
        const QString path = request.request.url().path();
        FakeAnswer answer = FakeAnswer::json(R"({"error":{"type":"security_exception"}})",
                                             path == "/"_L1 ? rootStatus : 403);
        if (path == named) {
            answer.headers = {{"X-Elastic-Product", "Elasticsearch"}};
            if (path != "/"_L1)
                answer.status = 200;
        }
        return answer;
    });
    const auto client = this->client(server);
    const auto ping = Tests::wait(client->ping(soon()));
    VERIFY_RESULT(ping);
    QTEST(ping->product, "product");
    QVERIFY(ping->version.isEmpty());
    client->close();
}

void TestElasticSignIn::badCaFile_isACertificateError()
{
    const auto server = std::make_shared<FakeHttpServer>(
        [](const FakeRequest &, int) { return FakeAnswer::json("{}"); });
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("no certificate");
    file.close();
    for (const QString &path : {file.fileName(), u"/nowhere/ca.pem"_s}) {
        Elastic::Settings wrong = settings(u"https://a:9200"_s);
        wrong.caFile = path;
        const auto client = Elastic::Client::create(wrong, &m_io, factory(server));
        const auto reply = Tests::wait(client->request({.path = u"/x"_s}, soon()));
        QCOMPARE(kindOf(reply), error(ErrorKind::Certificate));
        QVERIFY(reply.error().message.contains(path));
        client->close();
    }
    QVERIFY(server->requests().isEmpty());
}

void TestElasticSignIn::certificate_isTrustedByItsCaOnly()
{
    const Support::Certificates certificates;
    const Support::Certificates strangers;
    QFile key(certificates.keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(certificates.certificateFile()));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    QSslServer server;
    server.setSslConfiguration(tls);
    connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));

    for (const auto &[file, kind] : {std::pair(QString(), error(ErrorKind::Certificate)),
                                     std::pair(strangers.caFile(), error(ErrorKind::Certificate)),
                                     std::pair(certificates.caFile(), u"success"_s)}) {
        Elastic::Settings secure = settings(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        secure.caFile = file;
        const auto client = Elastic::Client::create(secure, &m_io);
        QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, soon()))), kind);
        client->close();
    }

    // A file that is missing while somebody replaces it is read again for the next request.
    const QTemporaryDir folder;
    Elastic::Settings secure = settings(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
    secure.caFile = folder.filePath(u"ca.pem"_s);
    const auto client = Elastic::Client::create(secure, &m_io);
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, soon()))),
             error(ErrorKind::Certificate));
    QVERIFY(QFile::copy(certificates.caFile(), secure.caFile));
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, soon()))), u"success"_s);
    client->close();
}

void TestElasticSignIn::wrongScheme_isNamed()
{
    const auto messageAt = [this](const QString &address) {
        const auto client = Elastic::Client::create(settings(address), &m_io);
        const auto answer = Tests::wait(client->request({.path = u"/x"_s}, soon()));
        client->close();
        return answer ? QString() : answer.error().message;
    };
    // A plain server is greeted with TLS; as web servers do, it answers in plain text.
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    QString message = messageAt(u"https://127.0.0.1:%1"_s.arg(plain.serverPort()));
    QVERIFY2(message.contains(u"speaks no TLS"), qPrintable(message));

    // A server with TLS that is greeted in plain text closes, as Elasticsearch does.
    QTcpServer secure;
    connect(&secure, &QTcpServer::newConnection, &secure, [&secure] {
        QTcpSocket *socket = secure.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->close(); });
    });
    QVERIFY(secure.listen(QHostAddress::LocalHost));
    message = messageAt(u"http://127.0.0.1:%1"_s.arg(secure.serverPort()));
    QVERIFY2(message.contains(u"begins with https://"), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestElasticSignIn)
#include "tst_elasticsignin.moc"
