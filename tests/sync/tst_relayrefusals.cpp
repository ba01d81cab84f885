#include "relaying.h"

#include <ports/outbox.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;

namespace {

void makeUnreadable(const Stores &stores, const QString &titles)
{
    // A time without end, as a database may hold that was never brought up to date.
    stores.database().execute(
        QStringLiteral("ALTER TABLE articles DROP CONSTRAINT IF EXISTS articles_finite,"
                       " DROP CONSTRAINT IF EXISTS articles_years;"
                       "UPDATE articles SET publish_at = 'infinity' WHERE title ~ '%1'")
            .arg(titles));
}

} // namespace

/** What the relay makes of articles that a store refuses, or that cannot be read. */
class TestRelayRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusedArticle_diesAlone_data();
    void refusedArticle_diesAlone();
    void unreadableArticle_diesAlone_data();
    void unreadableArticle_diesAlone();
    void manyUnreadable_areWaitedForUntilOneIsRead();
    void manyUnreadable_standBeforeNothing();
};

void TestRelayRefusals::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
}

void TestRelayRefusals::refusedArticle_diesAlone_data()
{
    QTest::addColumn<std::chrono::milliseconds>("pace");
    QTest::newRow("at once") << std::chrono::milliseconds(0);
    // All of them take longer than one may.
    QTest::newRow("slowly") << std::chrono::milliseconds(60);
}

void TestRelayRefusals::refusedArticle_diesAlone()
{
    QFETCH(std::chrono::milliseconds, pace);
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(20);
    RefusingIndex index(stores.workspace().stores().search);
    index.refused = QStringLiteral("Article 7");
    index.pace = pace;
    Sync::Relay relay(stores.workspace().stores().outbox, stores.articles(), index,
                      stores.workspace().stores().cache);
    if (pace.count() > 0)
        relay.setPatience({.publish = std::chrono::seconds(1)});
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

void TestRelayRefusals::unreadableArticle_diesAlone_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("among others") << 20;
    QTest::newRow("alone") << 1;
}

void TestRelayRefusals::unreadableArticle_diesAlone()
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
    stores.save(Tests::article(QStringLiteral("Late"), QStringLiteral("A text about harbours.")));
    stores.relay();
    QCOMPARE(value(stores, "SELECT count(*) FROM outbox WHERE NOT dead"), QStringLiteral("0"));
}

void TestRelayRefusals::manyUnreadable_areWaitedForUntilOneIsRead()
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
    stores.save(Tests::article(QStringLiteral("Late"), QStringLiteral("A text about harbours.")));
    const auto report = drainPatiently(relay, stores);
    QVERIFY(report.has_value());
    QCOMPARE(report->published, 1);
    QCOMPARE(wait(stores.workspace().stores().outbox.deadLetters(10, {}))->size(), 3);
}

void TestRelayRefusals::manyUnreadable_standBeforeNothing()
{
    Stores stores(Support::elasticsearchUrl().toString());
    // A first batch, and some.
    QList<Core::Article> articles = stores.seed(110);
    saveAgain(stores, &articles);
    makeUnreadable(stores, QStringLiteral("^Article"));
    const Core::Article late = stores.save(Tests::article(
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

QTEST_GUILESS_MAIN(TestRelayRefusals)
#include "tst_relayrefusals.moc"
