#include "stores.h"

#include <ports/searchindex.h>
#include <support/faultproxy.h>
#include <sync/reindex.h>

using namespace Triptych;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;
using Tests::waitFor;

/** A reindex that ends in the middle is gone on with. */
class TestReindexStopped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TRIPTYCH_NEEDS(Support::postgresDsn()); }
    void stoppedInTheMiddle_goesOnWhereItWas();
    void comparison_isNotedInTheIndex();
    void killedInTheMiddle_isFinishedByTheNext();
};

void TestReindexStopped::stoppedInTheMiddle_goesOnWhereItWas()
{
    TRIPTYCH_NEEDS(Support::opensearchUrl());
    Stores stores(Support::opensearchUrl().toString());
    stores.seed(400, QString(9'000, QLatin1Char('x')));
    std::stop_source stop;
    const auto stopped = waitFor(Sync::reindex(
        stores.articles(), stores.index(),
        [&](Sync::ReindexStep, qint64 done) {
            if (done >= 100)
                stop.request_stop();
        },
        Core::Call::within(std::chrono::minutes(1), stop.get_token())));
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Core::ErrorKind::Cancelled);
    const auto rebuild = wait(stores.index().rebuild({}));
    QVERIFY(rebuild && rebuild->exists);
    QVERIFY(!rebuild->cursor.isNull());
    QVERIFY(rebuild->done >= 100 && rebuild->done < 400);

    qint64 first = 0;
    const auto report = waitFor(Sync::reindex(
        stores.articles(), stores.index(),
        [&](Sync::ReindexStep, qint64 done) {
            if (first == 0)
                first = done;
        },
        Core::Call::within(std::chrono::minutes(1))));
    QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
    QVERIFY(report->swapped && report->resumed);
    QVERIFY(first > rebuild->done);
    QCOMPARE(report->published, 400);
    QCOMPARE(stores.current(), rebuild->index);
    QCOMPARE(stores.differences(), QStringList());
}

void TestReindexStopped::comparison_isNotedInTheIndex()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    const QUrl server = Support::elasticsearchUrl();
    Support::FaultProxy proxy(server.host(), quint16(server.port()));
    Stores stores(QStringLiteral("http://%1").arg(proxy.address()));
    stores.seed(3);
    std::stop_source stop;
    const auto stopped = waitFor(Sync::reindex(
        stores.articles(), stores.index(),
        [&](Sync::ReindexStep step, qint64) {
            // So slow that a note is due at the first page compared.
            proxy.setWeather({.latency = std::chrono::milliseconds(400)});
            if (step == Sync::ReindexStep::Verifying)
                stop.request_stop();
        },
        Core::Call::within(std::chrono::minutes(1), stop.get_token())));
    QVERIFY(!stopped);
    proxy.heal();
    const auto rebuild = wait(stores.index().rebuild({}));
    QVERIFY(rebuild && rebuild->exists);
    QCOMPARE(rebuild->done, 3);
    QCOMPARE(rebuild->compared, 3);
}

void TestReindexStopped::killedInTheMiddle_isFinishedByTheNext()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> seeded = stores.seed(800, QString(6'000, QLatin1Char('x')));
    // It is kept in the middle until it is killed: the page of this article never arrives.
    const QUrl server = Support::elasticsearchUrl();
    Support::FaultProxy proxy(server.host(), quint16(server.port()));
    proxy.cut({Support::FaultProxy::Direction::ToServer, "Article 700", 0,
               Support::FaultProxy::Cut::How::Vanish});
    QProcessEnvironment environment = stores.environment();
    environment.insert(QStringLiteral("ES_ADDR"), proxy.address());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(Tests::triptychctlFile(), {QStringLiteral("reindex")});
    const QString written =
        QStringLiteral("/%1-next/_stats/indexing?filter_path=_all.primaries.indexing.index_total")
            .arg(stores.alias());
    QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning ||
                                 stores.http("GET", written)
                                         .value(QLatin1String("_all"))
                                         .toObject()
                                         .value(QLatin1String("primaries"))
                                         .toObject()
                                         .value(QLatin1String("indexing"))
                                         .toObject()
                                         .value(QLatin1String("index_total"))
                                         .toInteger() > 100,
                             60'000);
    QTRY_COMPARE_WITH_TIMEOUT(proxy.cuts(), 1, 60'000);
    QCOMPARE(process.state(), QProcess::Running);
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY(stores.indices().contains(stores.alias() + QStringLiteral("-000002")));
    QCOMPARE(stores.current(), stores.alias() + QStringLiteral("-000001"));

    // What is saved while the rebuild lies still reaches both.
    seeded[0].title = QStringLiteral("Changed while the rebuild lay still");
    stores.save(seeded.at(0));
    QVERIFY(wait(stores.articles().remove(seeded.at(1).id, 1, QStringLiteral("test"), {})));
    stores.relay();
    const auto ran = triptychctl(stores, {QStringLiteral("reindex")});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.object.value(QLatin1String("swapped")).toBool());
    QCOMPARE(stores.current(), stores.alias() + QStringLiteral("-000002"));
    QCOMPARE(stores.differences(), QStringList());
}

QTEST_GUILESS_MAIN(TestReindexStopped)
#include "tst_reindexstopped.moc"
