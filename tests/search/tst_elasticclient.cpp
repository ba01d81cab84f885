#include "elasticclienttest.h"
#include "httpstub.h"

#include <support/faultproxy.h>

using namespace Qt::StringLiterals;
using namespace Triptych;
using namespace Triptych::Search;
using namespace Triptych::Tests;
using Core::ErrorKind;

Q_DECLARE_METATYPE(FakeAnswer)

/** What real servers cannot be made to do. */
class TestElasticClient : public ElasticClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void answer_isReadAsWhatItMeans_data();
    void answer_isReadAsWhatItMeans();
    void busyServer_isAskedAgain();
    void retryAfter_isHonoured();
    void retryAfterBeyondDeadline_failsAtOnce();
    void deadNode_isLeftForTheNext();
    void brokenNode_isLeftForTheNext_data();
    void brokenNode_isLeftForTheNext();
    void swallowingNode_isLeftForTheNext();
    void hangingServer_timesOutAndIsAborted();
    void silentConnection_isLeftAndWhatItCarriedSentAgain();
    void longReplyOfFewLetters_isRead();
    void bomb_isReadNoFurtherThanTheBound();
    void replyThatDoesNotUnpack_isCorrupt();
#ifndef Q_OS_WIN
    void silentNode_isGivenUpHoweverLongTheCall_data();
    void silentNode_isGivenUpHoweverLongTheCall();
    void slowUpload_isNoFailureToConnect();
#endif
    void stop_cancelsAndAborts();
    void stopBeforehand_sendsNothing();
    void closedClient_answersCancelled();
    void endedThread_answersCancelled();
};

void TestElasticClient::answer_isReadAsWhatItMeans_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("attempts");

    const auto json = [](int status, const char *type, const char *reason = "because") {
        return FakeAnswer::json(QByteArray(R"({"error":{"type":")") + type + R"(","reason":")" +
                                    reason + R"("},"status":)" + QByteArray::number(status) + '}',
                                status);
    };
    const auto html = [](int status) {
        FakeAnswer answer = FakeAnswer::json("<!DOCTYPE html><html>Hello", status);
        answer.contentType = "text/html; charset=utf-8";
        return answer;
    };
    QTest::newRow("fine") << FakeAnswer::json("{}") << u"success"_s << 1;
    QTest::newRow("401") << json(401, "security_exception") << error(ErrorKind::SignIn) << 1;
    QTest::newRow("401 of a proxy") << html(401) << error(ErrorKind::SignIn) << 1;
    QTest::newRow("403") << json(403, "security_exception") << error(ErrorKind::Forbidden) << 1;
    QTest::newRow("400") << json(400, "parsing_exception") << error(ErrorKind::Invalid) << 1;
    QTest::newRow("404") << json(404, "index_not_found_exception") << error(ErrorKind::NotFound)
                         << 1;
    QTest::newRow("409") << json(409, "version_conflict_engine_exception")
                         << error(ErrorKind::Conflict) << 1;
    QTest::newRow("read-only") << json(403, "cluster_block_exception",
                                       "index [x] blocked by: [FORBIDDEN/8/index write (api)];")
                               << error(ErrorKind::ReadOnly) << 1;
    QTest::newRow("disk full")
        << json(403, "cluster_block_exception",
                "index [x] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)];")
        << error(ErrorKind::Full) << 1;
    QTest::newRow("disk full as newer servers say it")
        << json(429, "cluster_block_exception",
                "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage "
                "watermark];")
        << error(ErrorKind::Full) << 1;
    QTest::newRow("403 of a proxy") << html(403) << error(ErrorKind::Forbidden) << 1;
    QTest::newRow("406") << json(406, "media_type_header_exception") << error(ErrorKind::Internal)
                         << 1;
    QTest::newRow("413") << json(413, "content_too_long") << error(ErrorKind::Invalid) << 1;
    QTest::newRow("413 of a proxy") << html(413) << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("429") << json(429, "circuit_breaking_exception") << error(ErrorKind::Unreachable)
                         << 4;
    QTest::newRow("503") << json(503, "x") << error(ErrorKind::Unreachable) << 4;
    QTest::newRow("502 of a proxy") << html(502) << error(ErrorKind::Unreachable) << 4;
    QTest::newRow("500") << json(500, "x") << error(ErrorKind::Internal) << 1;
    QTest::newRow("a web page") << html(200) << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("a web page's 404 is no missing index")
        << html(404) << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("text") << FakeAnswer::json("hello") << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("JSON cut short")
        << FakeAnswer::json(R"({"hits":{"hi)") << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("nothing") << FakeAnswer::json({}) << error(ErrorKind::Corrupt) << 1;
    FakeAnswer cut = FakeAnswer::json(R"({"hits":{"hi)");
    cut.error = QNetworkReply::RemoteHostClosedError;
    QTest::newRow("connection cut in the reply") << cut << error(ErrorKind::Unreachable) << 4;
    FakeAnswer whole = cut;
    whole.body = "{}";
    QTest::newRow("cut where it looks whole") << whole << error(ErrorKind::Unreachable) << 4;
    FakeAnswer redirect = FakeAnswer::json({}, 302);
    redirect.headers = {{"Location", "https://ann:hunter2@elsewhere/login?token=hunter2"}};
    QTest::newRow("redirect") << redirect << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("too large") << FakeAnswer::json(QByteArray(200'000, ' '))
                               << error(ErrorKind::Corrupt) << 1;
    QTest::newRow("refused") << FakeAnswer::broken(QNetworkReply::ConnectionRefusedError)
                             << error(ErrorKind::Unreachable) << 4;
    QTest::newRow("unknown host") << FakeAnswer::broken(QNetworkReply::HostNotFoundError)
                                  << error(ErrorKind::Unreachable) << 4;
    QTest::newRow("certificate") << FakeAnswer::broken(QNetworkReply::SslHandshakeFailedError)
                                 << error(ErrorKind::Certificate) << 1;
    QTest::newRow("proxy refuses") << FakeAnswer::broken(QNetworkReply::ProxyConnectionRefusedError)
                                   << error(ErrorKind::Unreachable) << 4;
}

void TestElasticClient::answer_isReadAsWhatItMeans()
{
    QFETCH(FakeAnswer, answer);
    const auto server =
        std::make_shared<FakeHttpServer>([answer](const FakeRequest &, int) { return answer; });
    Elastic::Settings small = settings();
    small.maximumReplyBytes = 100'000;
    const auto client = Elastic::Client::create(small, &m_io, factory(server));
    const auto reply = Tests::wait(client->request({.path = u"/x"_s}, soon()));
    QTEST(kindOf(reply), "kind");
    if (!reply) {
        QVERIFY(!reply.error().message.isEmpty());
        QVERIFY(!reply.error().detail.contains(u"hunter"_s));
    }
    QTEST(int(server->requests().size()), "attempts");
    client->close();
}

void TestElasticClient::busyServer_isAskedAgain()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int number) {
        return number < 4 ? FakeAnswer::json("{}", 503) : FakeAnswer::json(R"({"ok":true})");
    });
    const auto client = this->client(server);
    const auto reply = Tests::wait(client->request({.path = u"/x"_s}, soon()));
    VERIFY_RESULT(reply);
    QVERIFY(reply->json.value("ok"_L1).toBool());
    QCOMPARE(server->requests().size(), 4);
    client->close();
}

void TestElasticClient::retryAfter_isHonoured()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int number) {
        FakeAnswer answer = FakeAnswer::json("{}", number == 1 ? 429 : 200);
        answer.headers = {{"Retry-After", "1"}};
        return answer;
    });
    const auto client = this->client(server);
    QElapsedTimer clock;
    clock.start();
    VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, soon())));
    QVERIFY2(clock.elapsed() >= 950, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(Elastic::retryAfter("Wed, 21 Oct 2015 07:28:00 GMT"),
             std::optional(std::chrono::milliseconds(0)));
    QCOMPARE(Elastic::retryAfter("120"), std::optional(std::chrono::milliseconds(120'000)));
    QVERIFY(!Elastic::retryAfter("soon"));
    client->close();
}

void TestElasticClient::retryAfterBeyondDeadline_failsAtOnce()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int) {
        FakeAnswer answer = FakeAnswer::json("{}", 503);
        answer.headers = {{"Retry-After", "3600"}};
        return answer;
    });
    const auto client = this->client(server);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, within(20'000)))),
             error(ErrorKind::Unreachable));
    QVERIFY(clock.elapsed() < 10'000);
    QCOMPARE(server->requests().size(), 1);
    client->close();
}

void TestElasticClient::deadNode_isLeftForTheNext()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &request, int) {
        return request.request.url().host() == "dead"_L1
                   ? FakeAnswer::broken(QNetworkReply::ConnectionRefusedError)
                   : FakeAnswer::json("{}");
    });
    const auto client = this->client(server, u"http://dead:9200,http://alive:9200"_s);
    for (int i = 0; i < 10; ++i)
        VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, soon())));
    const QList<FakeRequest> requests = server->requests();
    const auto dead =
        std::count_if(requests.begin(), requests.end(), [](const FakeRequest &request) {
            return request.request.url().host() == "dead"_L1;
        });
    QVERIFY2(dead <= 1 + requests.size() / 4, qPrintable(QString::number(dead)));
    client->close();
}

void TestElasticClient::brokenNode_isLeftForTheNext_data()
{
    QTest::addColumn<FakeAnswer>("broken");
    FakeAnswer page = FakeAnswer::json("<html>");
    QTest::newRow("a web page") << page;
    QTest::newRow("text") << FakeAnswer::json("hello");
    QTest::newRow("nothing") << FakeAnswer::json({});
    QTest::newRow("redirect") << FakeAnswer::json({}, 302);
    QTest::newRow("too large") << FakeAnswer::json(QByteArray(200'000, ' '));
    QTest::newRow("nested too deep")
        << FakeAnswer::json("{\"a\":" + QByteArray(40'000, '[') + QByteArray(40'000, ']') + '}');
}

void TestElasticClient::brokenNode_isLeftForTheNext()
{
    QFETCH(FakeAnswer, broken);
    const auto server = std::make_shared<FakeHttpServer>([broken](const FakeRequest &request, int) {
        return request.request.url().host() == "broken"_L1 ? broken : FakeAnswer::json("{}");
    });
    Elastic::Settings two = settings(u"http://broken:9200,http://alive:9200"_s);
    two.maximumReplyBytes = 100'000;
    const auto client = Elastic::Client::create(two, &m_io, factory(server));
    for (int i = 0; i < 4; ++i)
        VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, soon())));
    const QList<FakeRequest> requests = server->requests();
    QVERIFY(std::any_of(requests.begin(), requests.end(), [](const FakeRequest &request) {
        return request.request.url().host() == "broken"_L1;
    }));
    client->close();
}

void TestElasticClient::swallowingNode_isLeftForTheNext()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &request, int) {
        FakeAnswer answer = FakeAnswer::json("{}");
        answer.hangs = request.request.url().host() == "hole"_L1;
        return answer;
    });
    const auto client = this->client(server, u"http://hole:9200,http://alive:9200"_s);
    for (int i = 0; i < 3; ++i)
        VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, within(1000))));
    QVERIFY(server->aborts() <= 1);
    client->close();
}

void TestElasticClient::hangingServer_timesOutAndIsAborted()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int) {
        FakeAnswer answer;
        answer.hangs = true;
        return answer;
    });
    const auto client = this->client(server);
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, within(1'000)))),
             error(ErrorKind::Timeout));
    QTRY_COMPARE(server->aborts(), 1);
    QCOMPARE(server->requests().size(), 1);
    // A deadline that has passed sends nothing.
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, within(0)))),
             error(ErrorKind::Timeout));
    QCOMPARE(server->requests().size(), 1);
    client->close();
}

void TestElasticClient::silentConnection_isLeftAndWhatItCarriedSentAgain()
{
    // The first and all that follows until a manager of its own is made vanish.
    const auto managers = std::make_shared<std::atomic<int>>(0);
    const auto server = std::make_shared<FakeHttpServer>([managers](const FakeRequest &, int) {
        FakeAnswer answer = FakeAnswer::json("{}");
        answer.hangs = *managers < 2;
        return answer;
    });
    const auto client = Elastic::Client::create(settings(), &m_io, [managers, server] {
        ++*managers;
        return factory(server)();
    });
    const auto patient = client->request({.path = u"/long"_s}, soon());
    QTRY_COMPARE(server->requests().size(), 1);
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/probe"_s}, within(1'000)))),
             error(ErrorKind::Timeout));
    QVERIFY(!patient.isFinished());
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/probe"_s}, soon()))), u"success"_s);
    QCOMPARE(kindOf(Tests::wait(patient)), u"success"_s);
    QCOMPARE(server->requests().size(), 4);
    QCOMPARE(*managers, 2);
    client->close();
}

void TestElasticClient::longReplyOfFewLetters_isRead()
{
    // Qt's own guard begins at 10 MiB and forty times the size.
    const QByteArray body = R"({"body":")" + QByteArray(20'000'000, 'x') + R"("})";
    HttpStub server([packed = HttpStub::deflated(body)](QTcpSocket &socket, const QByteArray &) {
        HttpStub::reply(socket, packed, "Content-Encoding: deflate\r\n");
    });
    const auto client = Elastic::Client::create(settings(server.address()), &m_io);
    const auto reply = Tests::wait(client->request({.path = u"/x"_s}, soon()));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->json.value("body"_L1).toString().size(), 20'000'000);
    client->close();
}

void TestElasticClient::bomb_isReadNoFurtherThanTheBound()
{
    HttpStub server([packed = HttpStub::deflated(QByteArray(100'000'000, ' '))](
                        QTcpSocket &socket, const QByteArray &) {
        HttpStub::reply(socket, packed, "Content-Encoding: deflate\r\n");
    });
    Elastic::Settings bounded = settings(server.address());
    bounded.maximumReplyBytes = 3'000'000;
    const auto client = Elastic::Client::create(bounded, &m_io);
    const auto refused = Tests::wait(client->request({.path = u"/x"_s}, soon()));
    QCOMPARE(kindOf(refused), error(ErrorKind::Corrupt));
    QVERIFY2(refused.error().detail.contains("3000000"_L1), qPrintable(refused.error().detail));
    // One request may ask for more.
    const auto larger =
        Tests::wait(client->request({.path = u"/x"_s, .maximumReplyBytes = 200'000'000}, soon()));
    QCOMPARE(kindOf(larger), error(ErrorKind::Corrupt));
    QVERIFY2(larger.error().detail.contains("of 100000000"_L1), qPrintable(larger.error().detail));
    client->close();
}

void TestElasticClient::replyThatDoesNotUnpack_isCorrupt()
{
    HttpStub server([](QTcpSocket &socket, const QByteArray &) {
        HttpStub::reply(socket, QByteArray("\x1f\x8b\x08\x00 this is no gzip stream, really", 33),
                        "Content-Encoding: gzip\r\n");
    });
    const auto client = Elastic::Client::create(settings(server.address()), &m_io);
    const auto reply = Tests::wait(client->request({.path = u"/x"_s}, soon()));
    QCOMPARE(kindOf(reply), error(ErrorKind::Corrupt));
    QVERIFY2(reply.error().message.contains("unpacked"_L1), qPrintable(reply.error().message));
    client->close();
}

#ifndef Q_OS_WIN
void TestElasticClient::silentNode_isGivenUpHoweverLongTheCall_data()
{
    using Mode = Support::FaultProxy::Mode;
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<QString>("alone"); // what a lone node of this kind is called
    QTest::newRow("accepts and stays silent") << Mode::BlackHole << error(ErrorKind::Timeout);
    QTest::newRow("answers no connection")
        << Mode::BlackHoleConnect << error(ErrorKind::Unreachable);
}

void TestElasticClient::silentNode_isGivenUpHoweverLongTheCall()
{
    QFETCH(Support::FaultProxy::Mode, mode);
    QFETCH(QString, alone);
    HttpStub live([](QTcpSocket &socket, const QByteArray &) { HttpStub::reply(socket, "{}"); });
    Support::FaultProxy proxy(u"127.0.0.1"_s, live.serverPort());
    proxy.setMode(mode);
    Elastic::Settings impatient = settings(u"http://"_s + proxy.address());
    impatient.requestPatience = std::chrono::milliseconds(3'000);
    impatient.connectPatience = std::chrono::milliseconds(400);
    const Core::Call aDay = Core::Call::within(std::chrono::hours(24));
    auto client = Elastic::Client::create(impatient, &m_io);
    const Elastic::Request asking{.method = "POST", .path = u"/x"_s, .body = "{}"};
    const auto silent = Tests::wait(client->request(asking, aDay));
    QCOMPARE(kindOf(silent), alone);
    QVERIFY(!silent.error().message.isEmpty());
    QVERIFY2(silent.error().detail.contains(proxy.address()), qPrintable(silent.error().detail));
    client->close();

    // Beside one that lives, whichever is asked first.
    impatient.nodes << QUrl(live.address());
    for (int i = 0; i < 4; ++i) {
        client = Elastic::Client::create(impatient, &m_io);
        VERIFY_RESULT(Tests::wait(client->request(asking, aDay)));
        VERIFY_RESULT(Tests::wait(client->request({.path = u"/x"_s}, aDay)));
        client->close();
    }
}

void TestElasticClient::slowUpload_isNoFailureToConnect()
{
    HttpStub server([received = qint64(0)](QTcpSocket &socket, const QByteArray &bytes) mutable {
        received += bytes.size();
        if (received >= 600'000)
            HttpStub::reply(socket, "{}");
    });
    Support::FaultProxy proxy(u"127.0.0.1"_s, server.serverPort());
    proxy.setWeather({.bytesPerSecond = 500'000});
    Elastic::Settings impatient = settings(u"http://"_s + proxy.address());
    impatient.connectPatience = std::chrono::milliseconds(200);
    const auto client = Elastic::Client::create(impatient, &m_io);
    Elastic::Request request{.method = "POST", .path = u"/x"_s};
    // All ends of heads, so that the stub is told of each part that came.
    request.body = QByteArray("\r\n\r\n").repeated(150'000);
    VERIFY_RESULT(Tests::wait(client->request(request, soon())));
    QCOMPARE(proxy.connections(), 1);
    client->close();
}
#endif

void TestElasticClient::stop_cancelsAndAborts()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int) {
        FakeAnswer answer;
        answer.hangs = true;
        return answer;
    });
    const auto client = this->client(server);
    std::stop_source stop;
    const auto reply = client->request(
        {.path = u"/x"_s}, Core::Call::within(std::chrono::seconds(30), stop.get_token()));
    QTRY_COMPARE(server->requests().size(), 1);
    stop.request_stop();
    QCOMPARE(kindOf(Tests::wait(reply)), error(ErrorKind::Cancelled));
    QTRY_COMPARE(server->aborts(), 1);
    client->close();
}

void TestElasticClient::stopBeforehand_sendsNothing()
{
    const auto server = std::make_shared<FakeHttpServer>(
        [](const FakeRequest &, int) { return FakeAnswer::json("{}"); });
    const auto client = this->client(server);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(
        kindOf(Tests::wait(client->request(
            {.path = u"/x"_s}, Core::Call::within(std::chrono::seconds(30), stop.get_token())))),
        error(ErrorKind::Cancelled));
    QVERIFY(server->requests().isEmpty());
    client->close();
}

void TestElasticClient::closedClient_answersCancelled()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int) {
        FakeAnswer answer;
        answer.hangs = true;
        return answer;
    });
    auto index = std::make_unique<ElasticIndex>(settings(), &m_io, factory(server));
    const auto client = index->client();
    const auto search = index->search({.words = u"x"_s}, soon());
    const auto published = index->publish({article()}, soon());
    const auto ensured = index->ensure(soon());
    QTRY_VERIFY(server->requests().size() >= 3);
    index.reset();
    QCOMPARE(kindOf(Tests::wait(search)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(published)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(ensured)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(client->request({.path = u"/x"_s}, soon()))),
             error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(client->ping(soon()))), error(ErrorKind::Cancelled));
}

void TestElasticClient::endedThread_answersCancelled()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int) {
        FakeAnswer answer;
        answer.hangs = true;
        return answer;
    });
    QThread io;
    io.start();
    auto index = std::make_unique<ElasticIndex>(settings(), &io, factory(server));
    const auto search = index->search({.words = u"x"_s}, soon());
    const auto published = index->publish({article()}, soon());
    const auto ensured = index->ensure(soon());
    const auto swapped = index->swap(soon());
    const auto documents = index->documents(Ports::IndexCopy::Current, {}, {}, 10,
                                            ElasticIndex::Detail::Versions, soon());
    QTRY_COMPARE(server->requests().size(), 5);
    io.quit();
    index.reset();
    QVERIFY(io.wait());
    QCOMPARE(kindOf(Tests::wait(search)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(published)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(ensured)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(swapped)), error(ErrorKind::Cancelled));
    QCOMPARE(kindOf(Tests::wait(documents)), error(ErrorKind::Cancelled));

    // And one that was never started.
    QThread idle;
    index = std::make_unique<ElasticIndex>(settings(), &idle, factory(server));
    const auto never = index->search({.words = u"x"_s}, soon());
    index.reset();
    QCOMPARE(kindOf(Tests::wait(never)), error(ErrorKind::Cancelled));
}

/** As OpenSearch answers, where it took the place of Elasticsearch 8. */
/** As seen on Elasticsearch 8.19 with an account without the monitor privilege. */
QTEST_GUILESS_MAIN(TestElasticClient)
#include "tst_elasticclient.moc"
