#include "fakeelastic.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace Triptych;
using namespace Triptych::Search;
using namespace Triptych::Tests;
using Core::ErrorKind;

namespace {

/** The items of a bulk request, as (id, version). */
QStringList bulkIds(const QByteArray &body)
{
    QStringList ids;
    const QList<QByteArray> lines = body.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2) {
        ids << QJsonDocument::fromJson(lines.at(i))
                   .object()
                   .value("index"_L1)
                   .toObject()
                   .value("_id"_L1)
                   .toString();
    }
    return ids;
}

QByteArray bulkReply(const QList<int> &statuses, const QByteArray &type = "some_exception")
{
    QJsonArray items;
    for (const int status : statuses) {
        QJsonObject item{{u"status"_s, status}};
        if (status >= 300)
            item.insert(u"error"_s, QJsonObject{{u"type"_s, QString::fromLatin1(type)},
                                                {u"reason"_s, u"because"_s}});
        items << QJsonObject{{u"index"_s, item}};
    }
    return QJsonDocument(QJsonObject{{u"errors"_s, true}, {u"items"_s, items}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

/** What becomes of single items and shards when a server is in trouble. */
class TestElasticBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_io.start(); }
    void cleanupTestCase()
    {
        m_io.quit();
        QVERIFY(m_io.wait());
    }

    void busyItems_areSentAgain();
    void busyItemsForever_failAlone();
    void tooLargeRequest_isHalved();
    void tooLargeArticle_failsAlone();
    void articleLongerThanARequest_isRefusedUnsent();
    void replyThatMissesItems_isCorrupt();
    void lossBetweenRequests_keepsWhatIsKnown();
    void fullDisk_isNotRetried();
    void publishDuringARebuild_writesTheNextCopyFirst();
    void rebuildThatEndsMeanwhile_isNoError();
    void unfinishedSearch_isAnError_data();
    void unfinishedSearch_isAnError();

private:
    QThread m_io;
};

void TestElasticBulk::busyItems_areSentAgain()
{
    const QList<Core::Article> articles{article(), article(), article()};
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int number) {
        return FakeAnswer::json(number == 1 ? bulkReply({200, 429, 409}) : bulkReply({201}));
    });
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild(articles, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), 3);
    for (const auto &result : *results)
        VERIFY_RESULT(result);
    QCOMPARE(server->requests().size(), 2);
    QCOMPARE(bulkIds(server->requests().at(1).body), QStringList{articles.at(1).id.toString()});
}

void TestElasticBulk::busyItemsForever_failAlone()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &request, int) {
        return FakeAnswer::json(bulkIds(request.body).size() == 2 ? bulkReply({200, 429})
                                                                  : bulkReply({429}));
    });
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild({article(), article()}, within(5000)));
    VERIFY_RESULT(results);
    VERIFY_RESULT(results->at(0));
    QCOMPARE(kindOf(results->at(1)), error(ErrorKind::Unreachable));
    QVERIFY(server->requests().size() > 4);
}

void TestElasticBulk::tooLargeRequest_isHalved()
{
    QList<Core::Article> articles;
    for (int i = 0; i < 10; ++i)
        articles << article();
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &request, int) {
        const qsizetype items = bulkIds(request.body).size();
        if (items > 3) {
            FakeAnswer answer = FakeAnswer::json("<html>413 Request Entity Too Large", 413);
            answer.contentType = "text/html";
            return answer;
        }
        return FakeAnswer::json(bulkReply(QList<int>(items, 201)));
    });
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild(articles, soon()));
    VERIFY_RESULT(results);
    for (const auto &result : *results)
        VERIFY_RESULT(result);
    QSet<QString> sent;
    for (const FakeRequest &request : server->requests()) {
        const QStringList ids = bulkIds(request.body);
        if (ids.size() <= 3)
            sent += QSet<QString>(ids.begin(), ids.end());
    }
    QCOMPARE(sent.size(), 10);
}

void TestElasticBulk::tooLargeArticle_failsAlone()
{
    const QList<Core::Article> articles{article(), article(), article()};
    const QString large = articles.at(1).id.toString();
    const auto server = std::make_shared<FakeHttpServer>([large](const FakeRequest &request, int) {
        const QStringList ids = bulkIds(request.body);
        return ids.contains(large) ? FakeAnswer::json({}, 413)
                                   : FakeAnswer::json(bulkReply(QList<int>(ids.size(), 201)));
    });
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild(articles, soon()));
    VERIFY_RESULT(results);
    VERIFY_RESULT(results->at(0));
    QCOMPARE(kindOf(results->at(1)), error(ErrorKind::Invalid));
    VERIFY_RESULT(results->at(2));
}

void TestElasticBulk::articleLongerThanARequest_isRefusedUnsent()
{
    QList<Core::Article> articles{article(), article(), article()};
    articles[1].body = QString(50'000, u'x');
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &request, int) {
        return FakeAnswer::json(bulkReply(QList<int>(bulkIds(request.body).size(), 201)));
    });
    Elastic::Settings small = settings();
    small.maximumRequestBytes = 10'000;
    ElasticIndex index(small, &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild(articles, soon()));
    VERIFY_RESULT(results);
    VERIFY_RESULT(results->at(0));
    QCOMPARE(kindOf(results->at(1)), error(ErrorKind::Invalid));
    VERIFY_RESULT(results->at(2));
    for (const FakeRequest &request : server->requests())
        QVERIFY(!bulkIds(request.body).contains(articles.at(1).id.toString()));
    // And where there is nothing else to send.
    const auto alone = Tests::wait(index.fillRebuild({articles.at(1)}, soon()));
    VERIFY_RESULT(alone);
    QCOMPARE(kindOf(alone->at(0)), error(ErrorKind::Invalid));
}

void TestElasticBulk::replyThatMissesItems_isCorrupt()
{
    const auto server = std::make_shared<FakeHttpServer>(
        [](const FakeRequest &, int) { return FakeAnswer::json(bulkReply({201})); });
    ElasticIndex index(settings(), &m_io, factory(server));
    QCOMPARE(kindOf(Tests::wait(index.fillRebuild({article(), article()}, soon()))),
             error(ErrorKind::Corrupt));
}

void TestElasticBulk::lossBetweenRequests_keepsWhatIsKnown()
{
    QList<Core::Article> articles;
    for (int i = 0; i < 6; ++i)
        articles << article();
    const QString first = articles.constFirst().id.toString();
    const auto server = std::make_shared<FakeHttpServer>([first](const FakeRequest &request, int) {
        if (bulkIds(request.body).contains(first))
            return FakeAnswer::json(bulkReply({201}));
        FakeAnswer answer = FakeAnswer::broken(QNetworkReply::ConnectionRefusedError);
        answer.delayMs = 20;
        return answer;
    });
    Elastic::Settings small = settings();
    small.bulkBytes = 1;
    ElasticIndex index(small, &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild(articles, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), 6);
    VERIFY_RESULT(results->at(0));
    for (int i = 1; i < 6; ++i)
        QCOMPARE(kindOf(results->at(i)), error(ErrorKind::Unreachable));
}

void TestElasticBulk::fullDisk_isNotRetried()
{
    const auto server = std::make_shared<FakeHttpServer>([](const FakeRequest &, int) {
        QByteArray reply = bulkReply({429}, "cluster_block_exception");
        return FakeAnswer::json(
            reply.replace("because", "[TOO_MANY_REQUESTS/12/disk usage exceeded]"));
    });
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.fillRebuild({article()}, soon()));
    VERIFY_RESULT(results);
    QCOMPARE(kindOf(results->at(0)), error(ErrorKind::Full));
    QCOMPARE(server->requests().size(), 1);
}

namespace {

QString path(const FakeRequest &request)
{
    return request.request.url().path();
}

/** A server with a rebuild under way; the bulk into the next copy answers `next`. */
FakeHttpServer::Handler rebuilding(const FakeAnswer &next)
{
    return [next](const FakeRequest &request, int) {
        if (path(request) == u"/_alias/articles-next"_s)
            return FakeAnswer::json(R"({"articles-000002":{"aliases":{"articles-next":{}}}})");
        return path(request) == u"/articles-next/_bulk"_s ? next
                                                          : FakeAnswer::json(bulkReply({201}));
    };
}

} // namespace

void TestElasticBulk::publishDuringARebuild_writesTheNextCopyFirst()
{
    const auto server =
        std::make_shared<FakeHttpServer>(rebuilding(FakeAnswer::json(bulkReply({400}))));
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.publish({article()}, soon()));
    VERIFY_RESULT(results);
    // What the next copy refuses is not done, though the current one took it.
    QCOMPARE(kindOf(results->at(0)), error(ErrorKind::Invalid));
    QStringList paths;
    for (const FakeRequest &request : server->requests())
        paths << path(request);
    const QStringList inOrder{u"/_alias/articles-next"_s, u"/articles-next/_bulk"_s,
                              u"/articles/_bulk"_s};
    QCOMPARE(paths, inOrder);
}

void TestElasticBulk::rebuildThatEndsMeanwhile_isNoError()
{
    const QByteArray gone = bulkReply({404}, "index_not_found_exception");
    const auto server = std::make_shared<FakeHttpServer>(rebuilding(FakeAnswer::json(gone)));
    ElasticIndex index(settings(), &m_io, factory(server));
    const auto results = Tests::wait(index.publish({article()}, soon()));
    VERIFY_RESULT(results);
    VERIFY_RESULT(results->at(0));
}

void TestElasticBulk::unfinishedSearch_isAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    const QByteArray hits = R"("hits":{"total":{"value":0,"relation":"eq"},"hits":[]}})";
    QTest::newRow("finished") << R"({"took":1,"timed_out":false,"_shards":{"failed":0},)" + hits
                              << u"success"_s;
    QTest::newRow("timed out") << R"({"took":1,"timed_out":true,"_shards":{"failed":0},)" + hits
                               << error(ErrorKind::Timeout);
    QTest::newRow("shard away")
        << R"({"took":1,"_shards":{"failed":1,"failures":[{"reason":{"type":"no_shard_available_action_exception"}}]},)" +
               hits
        << error(ErrorKind::Unreachable);
    QTest::newRow("shard refuses")
        << R"({"took":1,"_shards":{"failed":1,"failures":[{"reason":{"type":"illegal_argument_exception"}}]},)" +
               hits
        << error(ErrorKind::Internal);
    QTest::newRow("no search reply")
        << QByteArray(R"({"acknowledged":true})") << error(ErrorKind::Corrupt);
    QTest::newRow("hit that is no article")
        << QByteArray(R"({"_shards":{"failed":0},"hits":{"hits":[{"_source":{"x":1}}]}})")
        << error(ErrorKind::Corrupt);
}

void TestElasticBulk::unfinishedSearch_isAnError()
{
    QFETCH(QByteArray, body);
    const auto server = std::make_shared<FakeHttpServer>(
        [body](const FakeRequest &, int) { return FakeAnswer::json(body); });
    ElasticIndex index(settings(), &m_io, factory(server));
    QTEST(kindOf(Tests::wait(index.search({.words = u"x"_s}, soon()))), "kind");
}

QTEST_GUILESS_MAIN(TestElasticBulk)
#include "tst_elasticbulk.moc"
