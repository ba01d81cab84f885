#include "indextest.h"

#include <support/indexprefix.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace Triptych;
using Search::ElasticIndex;

namespace {

/** Does `between` just before the first request whose path begins with `path` or that deletes. */
class MeddlingNetwork final : public QNetworkAccessManager
{
public:
    explicit MeddlingNetwork(std::function<void()> between) : m_between(std::move(between)) {}

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        const bool changes =
            request.url().path() == u"/_aliases"_s ||
            request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray() == "DELETE";
        if (changes && m_between)
            std::exchange(m_between, nullptr)();
        return QNetworkAccessManager::createRequest(operation, request, body);
    }

private:
    std::function<void()> m_between;
};

} // namespace

/** What an index under way to take the current one's place may do to the current one. */
class TestNextIndex : public Tests::IndexTest
{
    Q_OBJECT

private Q_SLOTS:
    void unallocatedNext_leavesTheCurrentPublished_data() { dialects(); }
    void unallocatedNext_leavesTheCurrentPublished();
    void droppedNext_isNeverTheOneInUse_data() { dialects(); }
    void droppedNext_isNeverTheOneInUse();
    void halfDroppedNext_goesWithTheNextStart_data() { dialects(); }
    void halfDroppedNext_goesWithTheNextStart();
    void swappedNext_remembersDeletes_data() { dialects(); }
    void swappedNext_remembersDeletes();
};

void TestNextIndex::unallocatedNext_leavesTheCurrentPublished()
{
    publishAll({article(u"Before"_s)});
    const auto rebuild = Tests::wait(m_index->startRebuild(soon()));
    VERIFY_RESULT(rebuild);
    VERIFY_RESULT(raw("DELETE", u'/' + rebuild->index));
    Elastic::Request request;
    request.method = "PUT";
    request.path = u'/' + rebuild->index;
    request.query.addQueryItem(u"wait_for_active_shards"_s, u"0"_s);
    request.body = R"({"settings": {"index.routing.allocation.require._name": "nobody"},
        "aliases": {")" +
                   m_settings.alias.toUtf8() + R"(-next": {"is_write_index": true}}})";
    VERIFY_RESULT(Tests::wait(m_index->client()->request(request, soon())));

    const auto results = Tests::wait(m_index->publish(
        {article(u"During"_s), article(u"Also"_s)}, Core::Call::within(std::chrono::seconds(10))));
    VERIFY_RESULT(results);
    QCOMPARE(results->size(), 2);
    for (const auto &result : *results) {
        // Owed, though searches find it: neither done, nor a server that is away.
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Ports::NextIndexLacks);
    }
    VERIFY_RESULT(Tests::wait(m_index->refresh(soon())));
    QCOMPARE(titles(u"during"_s), QStringList{u"During"_s});

    VERIFY_RESULT(Tests::wait(m_index->dropRebuild(soon())));
    publishAll({article(u"After"_s)});
    QCOMPARE(titles(u"after"_s), QStringList{u"After"_s});
}

void TestNextIndex::droppedNext_isNeverTheOneInUse()
{
    publishAll({article(u"Kept"_s)});
    const auto rebuild = Tests::wait(m_index->startRebuild(soon()));
    VERIFY_RESULT(rebuild);
    const auto filled = Tests::wait(m_index->fillRebuild({article(u"Kept"_s)}, soon()));
    VERIFY_RESULT(filled);
    const Elastic::Settings settings = m_settings;
    QThread *io = &m_io;
    std::atomic_bool swapped = false;
    const auto swap = [&] {
        // As another process does it, at the worst moment.
        const QUrl server = m_prefix->server();
        QUrl url = server;
        url.setPath(u"/_aliases"_s);
        const auto act = [](const char *what, const QString &index, const QString &alias) {
            return QJsonObject{
                {QString::fromLatin1(what), QJsonObject{{u"index"_s, index}, {u"alias"_s, alias}}}};
        };
        const QString first = settings.alias + u"-000001"_s;
        const QJsonArray actions{act("remove", rebuild->index, settings.alias + u"-next"_s),
                                 act("add", rebuild->index, settings.alias),
                                 act("remove", first, settings.alias),
                                 act("add", first, settings.alias + u"-previous"_s)};
        const QByteArray answer = Support::httpRequest(
            "POST", url, QJsonDocument(QJsonObject{{u"actions"_s, actions}}).toJson());
        swapped = answer.contains("\"acknowledged\":true");
    };
    ElasticIndex meddled(settings, io, [swap] { return std::make_unique<MeddlingNetwork>(swap); });
    const auto dropped = Tests::wait(meddled.dropRebuild(soon()));
    QVERIFY(swapped);
    QVERIFY(!dropped);
    QCOMPARE(dropped.error().kind, Core::ErrorKind::Conflict);
    const auto info = Tests::wait(m_index->info(soon()));
    VERIFY_RESULT(info);
    QVERIFY(info->exists);
    QCOMPARE(info->index, rebuild->index);
}

void TestNextIndex::halfDroppedNext_goesWithTheNextStart()
{
    publishAll({article(u"Kept"_s)});
    // As a drop leaves it that is killed after its first step.
    const QString left = m_settings.alias + u"-000002"_s;
    VERIFY_RESULT(raw("PUT", u'/' + left,
                      R"({"aliases": {")" + m_settings.alias.toUtf8() + R"(-dropped": {}}})"));
    const auto rebuild = Tests::wait(m_index->startRebuild(soon()));
    VERIFY_RESULT(rebuild);
    // Removed first, so that its name is free again.
    QCOMPARE(rebuild->index, left);
    VERIFY_RESULT(Tests::wait(m_index->dropRebuild(soon())));
    QCOMPARE(titles(u"kept"_s), QStringList{u"Kept"_s});
}

void TestNextIndex::swappedNext_remembersDeletes()
{
    publishAll({article(u"Kept"_s)});
    const auto rebuild = Tests::wait(m_index->startRebuild(soon()));
    VERIFY_RESULT(rebuild);
    // As a repair leaves it that is killed.
    const QString settings = u'/' + rebuild->index + u"/_settings"_s;
    VERIFY_RESULT(raw("PUT", settings, R"({"index": {"gc_deletes": "0s"}})"));
    VERIFY_RESULT(Tests::wait(m_index->swap(soon())));
    const auto after = raw("GET", settings);
    VERIFY_RESULT(after);
    QVERIFY(!QJsonDocument(after->json).toJson().contains("gc_deletes"));
}

QTEST_GUILESS_MAIN(TestNextIndex)
#include "tst_nextindex.moc"
