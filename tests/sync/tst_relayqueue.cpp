#include "stores.h"

#include <ports/articlecache.h>
#include <ports/outbox.h>
#include <support/faultproxy.h>
#include <support/passingindex.h>

#include <QThread>

using namespace Triptych;
using Core::ErrorKind;
using Support::FaultProxy;
using Test::Stores;
using Test::wait;

namespace {

/** The real index, but it refuses whole requests, as a proxy or a lost role does: no test server
 * has rights to lose. */
class RefusingIndex final : public Tests::PassingIndex
{
public:
    using PassingIndex::PassingIndex;

    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override
    {
        ++requests;
        const bool isRefused =
            std::any_of(articles.cbegin(), articles.cend(), [this](const Core::Article &article) {
                return article.title.contains(refused);
            });
        QThread::msleep(pace.count());
        if (!isRefused)
            return PassingIndex::publish(std::move(articles), std::move(call));
        return Core::ready<QList<Core::Result<void>>>(
            Core::failure(kind, QStringLiteral("Not for you."), QStringLiteral("the reason")));
    }

    QString refused = QStringLiteral("Article"); ///< requests with such a title
    ErrorKind kind = ErrorKind::Forbidden;
    int requests = 0;
    std::chrono::milliseconds pace{0}; ///< what each request takes at least
};

} // namespace

/** In which order the relay takes what waits, and what it makes of refusals. */
class TestRelayQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void storeAway_otherGetsEverythingOnce_data();
    void storeAway_otherGetsEverythingOnce();
    void wholeRequestRefused_isWaitedFor_data();
    void wholeRequestRefused_isWaitedFor();
    void missedBefore_isCountedOnce();
    void refusedArticle_diesAlone_data();
    void refusedArticle_diesAlone();
    void unreadableArticle_diesAlone_data();
    void unreadableArticle_diesAlone();
    void manyUnreadable_areWaitedForUntilOneIsRead();
    void manyUnreadable_standBeforeNothing();
    void stuckNextIndex_standsBeforeNothing_data();
    void stuckNextIndex_standsBeforeNothing();
    void heldOff_passesOnceAfterThePause();

private:
    static QString value(const Stores &stores, const char *sql)
    {
        return stores.database().value(QString::fromLatin1(sql));
    }
    static void makeUnreadable(const Stores &stores, const QString &titles);
    static void makeDue(const Stores &stores)
    {
        stores.database().execute(QStringLiteral("UPDATE outbox SET lease_until = '-infinity'"));
    }
    static void makeNextIndexStuck(Stores &stores, QString *index);
    static void saveAgain(Stores &stores, QList<Core::Article> *articles);
    static Core::Result<Sync::RelayReport> drain(Sync::Relay &relay)
    {
        return Triptych::Test::waitFor(relay.drain(Core::Call::within(std::chrono::minutes(1))));
    }
    /** Again where the index was slow; all that was published counts. */
    static Core::Result<Sync::RelayReport> drainPatiently(Sync::Relay &relay, const Stores &stores)
    {
        const QDeadlineTimer patience(std::chrono::minutes(1));
        auto report = drain(relay);
        while (report && stores.isSlow() && !patience.hasExpired()) {
            const qint64 published = report->published;
            report = drain(relay);
            if (report)
                report->published += published;
        }
        return report;
    }
};

void TestRelayQueue::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
}

void TestRelayQueue::saveAgain(Stores &stores, QList<Core::Article> *articles)
{
    for (Core::Article &article : *articles)
        article.body += QStringLiteral(" Again.");
    constexpr qsizetype AtOnce = 500;
    for (qsizetype first = 0; first < articles->size(); first += AtOnce) {
        const auto saved = wait(
            stores.articles().saveAll(articles->mid(first, AtOnce), QStringLiteral("test"), {}));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        for (qsizetype i = 0; i < saved->size(); ++i)
            (*articles)[first + i] = *saved->at(i);
    }
}

void TestRelayQueue::storeAway_otherGetsEverythingOnce_data()
{
    QTest::addColumn<bool>("isCache");
    QTest::newRow("Redis") << true;
    QTest::newRow("Elasticsearch") << false;
}

void TestRelayQueue::storeAway_otherGetsEverythingOnce()
{
    QFETCH(bool, isCache);
    constexpr int Count = 220;
    Support::Redis redis;
    const QUrl elastic = Support::elasticsearchUrl();
    FaultProxy cacheProxy(QStringLiteral("127.0.0.1"), redis.port());
    FaultProxy indexProxy(elastic.host(), quint16(elastic.port()));
    QUrl address = elastic;
    address.setHost(indexProxy.host());
    address.setPort(indexProxy.port());
    Stores stores(address.toString(), cacheProxy.address());
    Ports::ArticleCache &cache = stores.workspace().stores().cache;
    Sync::Relay &relay = stores.workspace().relay();

    QList<Core::Article> articles = stores.seed(Count);
    const auto kept = [&] {
        int count = 0;
        for (const Core::Article &article : std::as_const(articles)) {
            const auto peeked = wait(cache.peek(article.id, {}));
            count += peeked && *peeked ? 1 : 0;
        }
        return count;
    };
    for (const Core::Article &article : std::as_const(articles))
        QVERIFY(wait(cache.fill(article, {})).has_value());
    QCOMPARE(kept(), Count);

    (isCache ? cacheProxy : indexProxy).setMode(FaultProxy::Mode::Down);
    saveAgain(stores, &articles);
    for (int i = 0; i < 3; ++i) {
        const auto report = drain(relay);
        QVERIFY(report.has_value());
        QCOMPARE(report->published, 0);
        QVERIFY(report->postponed > 0);
    }
    QCOMPARE(value(stores, "SELECT count(*) FROM outbox"), QString::number(Count));
    // What was taken is not owed any more, and waiting wears nothing out.
    QCOMPARE(value(stores, "SELECT string_agg(DISTINCT owes::text, ' ') FROM outbox"),
             isCache ? QStringLiteral("2") : QStringLiteral("1"));
    QCOMPARE(value(stores, "SELECT max(attempts) FROM outbox"), QStringLiteral("0"));
    if (isCache)
        QCOMPARE(stores.differences(), QStringList());
    else
        QCOMPARE(kept(), 0);

    // What is saved now does not stand behind those.
    Core::Article late = stores.save(Test::article(
        QStringLiteral("Late"), QStringLiteral("A text about harbours."), Core::Status::Published));
    QVERIFY(drain(relay).has_value());
    if (isCache)
        QCOMPARE(stores.differences(), QStringList());

    (isCache ? cacheProxy : indexProxy).heal();
    // QTRY_* would drain once more to compare.
    const auto isInStep = [&] {
        return drain(relay) && value(stores, "SELECT count(*) FROM outbox") == QLatin1String("0");
    };
    QVERIFY(QTest::qWaitFor(isInStep, 60'000));
    QCOMPARE(stores.differences(), QStringList());
    QCOMPARE(kept(), 0);
}

void TestRelayQueue::wholeRequestRefused_isWaitedFor_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("403") << ErrorKind::Forbidden;
    QTest::newRow("500") << ErrorKind::Internal;
    QTest::newRow("400") << ErrorKind::Invalid;
}

void TestRelayQueue::wholeRequestRefused_isWaitedFor()
{
    QFETCH(ErrorKind, kind);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(20);
    RefusingIndex index(stores.workspace().stores().search);
    index.kind = kind;
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(), index,
                      stores.workspace().stores().cache);
    QList<ErrorKind> missed;
    int reached = 0;
    connect(&relay, &Sync::Relay::storeMissed, this,
            [&](Core::StoreRole, const Core::Error &error) { missed << error.kind; });
    connect(&relay, &Sync::Relay::storeReached, this, [&] { ++reached; });

    saveAgain(stores, &articles);
    stores.database().execute(QStringLiteral("UPDATE outbox SET attempts = 9"));
    for (int i = 0; i < 3; ++i) {
        const auto report = drain(relay);
        QVERIFY(report.has_value());
        QCOMPARE(report->postponed, 20);
        QCOMPARE(report->lastError.kind, kind);
    }
    QCOMPARE(missed, QList<ErrorKind>(3, kind));
    // Each is not asked about alone, where it is no use.
    QVERIFY2(index.requests <= 3 * 6, qPrintable(QString::number(index.requests)));
    QCOMPARE(value(stores, "SELECT count(*) FROM outbox WHERE dead"), QStringLiteral("0"));
    const auto status =
        Test::triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--status")});
    QCOMPARE(status.object.value(QLatin1String("waiting")).toInt(), 20);
    QCOMPARE(status.object.value(QLatin1String("reason")).toString(),
             QStringLiteral("Not for you.\nthe reason"));

    index.refused = QStringLiteral("nobody");
    const auto report = drainPatiently(relay, stores);
    QVERIFY(report.has_value());
    QCOMPARE(report->published, 20);
    QCOMPARE(reached, 1);
    QCOMPARE(stores.differences(), QStringList());
}

void TestRelayQueue::missedBefore_isCountedOnce()
{
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(20);
    RefusingIndex index(stores.workspace().stores().search);
    index.kind = ErrorKind::Unreachable;
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(), index,
                      stores.workspace().stores().cache);
    saveAgain(stores, &articles);
    auto report = drain(relay);
    QVERIFY(report.has_value());
    QCOMPARE(report->postponed, 20);
    // Saved once more: the cache is asked first now, and the index after it.
    saveAgain(stores, &articles);
    makeDue(stores);
    index.refused = QStringLiteral("nothing");
    report = drain(relay);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->published, 20);
    QCOMPARE(report->postponed, 0);
}

void TestRelayQueue::refusedArticle_diesAlone_data()
{
    QTest::addColumn<std::chrono::milliseconds>("pace");
    QTest::newRow("at once") << std::chrono::milliseconds(0);
    // All of them take longer than one may.
    QTest::newRow("slowly") << std::chrono::milliseconds(150);
}

void TestRelayQueue::refusedArticle_diesAlone()
{
    QFETCH(std::chrono::milliseconds, pace);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(20);
    RefusingIndex index(stores.workspace().stores().search);
    index.refused = QStringLiteral("Article 7");
    index.pace = pace;
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(), index,
                      stores.workspace().stores().cache);
    saveAgain(stores, &articles);
    stores.database().execute(QStringLiteral("UPDATE outbox SET attempts = 9"));
    const auto report = drainPatiently(relay, stores);
    QVERIFY(report.has_value());
    QCOMPARE(report->published, 19);
    QCOMPARE(report->postponed, 1);
    const auto letters = wait(stores.workspace().stores().outbox.deadLetters(10, {}));
    QVERIFY(letters.has_value());
    QCOMPARE(letters->size(), 1);
    QCOMPARE(letters->constFirst().title, QStringLiteral("Article 7"));
    QCOMPARE(letters->constFirst().reason, QStringLiteral("Not for you.\nthe reason"));
}

void TestRelayQueue::makeUnreadable(const Stores &stores, const QString &titles)
{
    // A time without end, as a database may hold that was never brought up to date.
    stores.database().execute(
        QStringLiteral("ALTER TABLE articles DROP CONSTRAINT IF EXISTS articles_finite,"
                       " DROP CONSTRAINT IF EXISTS articles_years;"
                       "UPDATE articles SET publish_at = 'infinity' WHERE title ~ '%1'")
            .arg(titles));
}

void TestRelayQueue::unreadableArticle_diesAlone_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("among others") << 20;
    QTest::newRow("alone") << 1;
}

void TestRelayQueue::unreadableArticle_diesAlone()
{
    QFETCH(int, count);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(count);
    saveAgain(stores, &articles);
    makeUnreadable(stores, QStringLiteral("^Article 0$"));
    // So that it is put off for longer than looking at it takes.
    stores.database().execute(QStringLiteral("UPDATE outbox SET attempts = 5"));
    Sync::Relay &relay = stores.workspace().relay();
    auto report = drainPatiently(relay, stores);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->published, count - 1);
    QCOMPARE(value(stores, "SELECT string_agg(concat_ws(' ', attempts, dead, lease_until > now()), "
                           "', ') FROM outbox"),
             QStringLiteral("6 f t"));
    stores.database().execute(
        QStringLiteral("UPDATE outbox SET attempts = 9, lease_until = '-infinity'"));
    report = drain(relay);
    QVERIFY(report.has_value());
    const auto letters = wait(stores.workspace().stores().outbox.deadLetters(10, {}));
    QVERIFY(letters.has_value());
    QCOMPARE(letters->size(), 1);
    QCOMPARE(letters->constFirst().article, articles.constFirst().id);
    QVERIFY(letters->constFirst().reason.contains(QLatin1String("infinity")));
    // It stands in nobody's way.
    stores.save(Test::article(QStringLiteral("Late"), QStringLiteral("A text about harbours.")));
    stores.relay();
    QCOMPARE(value(stores, "SELECT count(*) FROM outbox WHERE NOT dead"), QStringLiteral("0"));
}

void TestRelayQueue::manyUnreadable_areWaitedForUntilOneIsRead()
{
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(3);
    saveAgain(stores, &articles);
    makeUnreadable(stores, QStringLiteral("^Article"));
    stores.database().execute(QStringLiteral("UPDATE outbox SET attempts = 9"));
    Sync::Relay &relay = stores.workspace().relay();
    // It may be whatever is read.
    QCOMPARE(drain(relay).error().kind, ErrorKind::Internal);
    QCOMPARE(
        value(stores, "SELECT concat_ws(' ', max(attempts), count(*)) FROM outbox WHERE NOT dead"),
        QStringLiteral("9 3"));
    makeDue(stores);
    stores.save(Test::article(QStringLiteral("Late"), QStringLiteral("A text about harbours.")));
    const auto report = drainPatiently(relay, stores);
    QVERIFY(report.has_value());
    QCOMPARE(report->published, 1);
    QCOMPARE(wait(stores.workspace().stores().outbox.deadLetters(10, {}))->size(), 3);
}

void TestRelayQueue::manyUnreadable_standBeforeNothing()
{
    Stores stores(Support::elasticsearchUrl().toString());
    // A first batch, and some.
    QList<Core::Article> articles = stores.seed(110);
    saveAgain(stores, &articles);
    makeUnreadable(stores, QStringLiteral("^Article"));
    const Core::Article late = stores.save(Test::article(
        QStringLiteral("Late"), QStringLiteral("A text about harbours."), Core::Status::Published));
    Sync::Relay &relay = stores.workspace().relay();
    QCOMPARE(drain(relay).error().kind, ErrorKind::Internal);
    QCOMPARE(value(stores, "SELECT concat_ws(' ', max(attempts), count(*)) FROM outbox"),
             QStringLiteral("0 111"));
    const auto report = drainPatiently(relay, stores);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->published, 1);
    QCOMPARE(stores.document(late.id.toString()).value(QLatin1String("_version")).toInteger(),
             late.version);
}

void TestRelayQueue::makeNextIndexStuck(Stores &stores, QString *index)
{
    const auto rebuild = wait(stores.index().startRebuild({}));
    QVERIFY(rebuild);
    *index = rebuild->index;
    stores.http("DELETE", QLatin1Char('/') + *index);
    const QJsonObject nowhere{
        {QStringLiteral("index.routing.allocation.require._name"), QStringLiteral("nobody")}};
    const QJsonObject next{{QStringLiteral("is_write_index"), true}};
    const QJsonObject made =
        stores.http("PUT", QStringLiteral("/%1?wait_for_active_shards=0").arg(*index),
                    {{QStringLiteral("settings"), nowhere},
                     {QStringLiteral("aliases"),
                      QJsonObject{{stores.alias() + QStringLiteral("-next"), next}}}});
    QVERIFY(made.value(QLatin1String("acknowledged")).toBool());
}

void TestRelayQueue::stuckNextIndex_standsBeforeNothing_data()
{
    QTest::addColumn<bool>("isMended");
    QTest::addColumn<int>("count");
    // So many that the first are due again before the last had their turn.
    QTest::newRow("mended") << true << 1'900;
    QTest::newRow("given up") << false << 450;
}

void TestRelayQueue::stuckNextIndex_standsBeforeNothing()
{
    QFETCH(bool, isMended);
    QFETCH(int, count);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(count);
    QString next;
    makeNextIndexStuck(stores, &next);
    saveAgain(stores, &articles);

    Sync::Relay &relay = stores.workspace().relay();
    QStringList missed;
    int reached = 0;
    connect(&relay, &Sync::Relay::storeMissed, this,
            [&](Core::StoreRole role, const Core::Error &error) {
                missed << QString::number(int(role)) + error.message;
            });
    connect(&relay, &Sync::Relay::storeReached, this, [&] { ++reached; });
    auto report = drain(relay);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    const QDeadlineTimer patience(std::chrono::minutes(1));
    const bool wasSlow = stores.isSlow();
    while (report && stores.isSlow() && !patience.hasExpired()) {
        makeDue(stores);
        missed.clear();
        report = drain(relay);
    }
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    // Each once; twice where the cache got it and the index was too slow for it.
    QVERIFY2(wasSlow ? report->postponed >= count : report->postponed == count,
             qPrintable(QString::number(report->postponed)));
    QCOMPARE(stores.differences(), QStringList());
    missed.removeDuplicates();
    QCOMPARE(missed, QStringList{QString::number(int(Core::StoreRole::Search)) +
                                 report->lastError.message});
    QCOMPARE(reached, 0);
    QCOMPARE(value(stores, "SELECT concat_ws(' ', max(attempts), count(*), bool_or(dead), "
                           "string_agg(DISTINCT owes::text, ' ')) FROM outbox"),
             QStringLiteral("0 %1 f 1").arg(count));

    if (isMended) {
        stores.http("PUT", QStringLiteral("/%1/_settings").arg(next),
                    {{QStringLiteral("index.routing.allocation.require._name"), QJsonValue()}});
    } else {
        QVERIFY(wait(stores.index().dropRebuild({})));
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        drain(relay) && value(stores, "SELECT count(*) FROM outbox") == QLatin1String("0"), 60'000);
    QVERIFY(reached >= 1);
    QCOMPARE(stores.differences(), QStringList());
    if (isMended) {
        stores.http("POST", QStringLiteral("/%1/_refresh").arg(next));
        QCOMPARE(stores.http("GET", QStringLiteral("/%1/_count").arg(next))
                     .value(QLatin1String("count"))
                     .toInt(),
                 count);
    }
}

void TestRelayQueue::heldOff_passesOnceAfterThePause()
{
    Stores stores(Support::elasticsearchUrl().toString());
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(),
                      stores.workspace().stores().search, stores.workspace().stores().cache);
    relay.setIdleInterval(std::chrono::hours(1));
    relay.start();
    QTRY_VERIFY(!relay.isPassing());
    stores.seed(3);

    relay.holdOff(std::chrono::milliseconds(100));
    relay.poke();
    QVERIFY(!relay.isPassing());
    // Nobody pokes after the pause: it passes by itself.
    QTRY_COMPARE_WITH_TIMEOUT(value(stores, "SELECT count(*) FROM outbox"), QStringLiteral("0"),
                              30'000);
    relay.stop();
    QTRY_VERIFY(!relay.isPassing());
}

QTEST_GUILESS_MAIN(TestRelayQueue)
#include "tst_relayqueue.moc"
