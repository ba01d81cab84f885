#include "rigtest.h"

#include <support/rows.h>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::Fault;
using Faults::Rig;
using Support::FaultProxy;
using Mode = FaultProxy::Mode;
using How = FaultProxy::Cut::How;
using Direction = FaultProxy::Direction;

namespace {

void blockWrites(Rig &rig, const char *json)
{
    QUrl url = rig.stores.elastic;
    url.setPath(QLatin1Char('/') + rig.stores.alias + QStringLiteral("/_settings"));
    const QByteArray answer = Support::httpRequest("PUT", url, json);
    QVERIFY2(answer.contains("\"acknowledged\":true"), answer.constData());
}

} // namespace

/** Elasticsearch's column of STORES.md's fault matrix, behind a proxy. */
class TestElasticFaults : public Faults::RigTest
{
    Q_OBJECT

private Q_SLOTS:
    void search_fallsBackInTime_data();
    void search_fallsBackInTime();
    void publishing_convergesAfterHealing_data();
    void publishing_convergesAfterHealing();

private:
    void prepare() override;
    bool isWell() const
    {
        return m_rig->health(Core::StoreRole::Search).state == Core::StoreState::Ok;
    }
};

void TestElasticFaults::prepare()
{
    QVERIFY(m_rig->create().has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
}

void TestElasticFaults::search_fallsBackInTime_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("fallsBack");
    const auto row = [](const char *name, bool fallsBack, Fault fault) {
        QTest::newRow(name) << std::move(fault) << fallsBack;
    };
    row("refused", true, [](Rig &r) { r.elastic->setMode(Mode::Down); });
    row("black hole mid-call", true, [](Rig &r) { r.elastic->setMode(Mode::BlackHole); });
    row("reset during send", false,
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_search", 3, How::Reset}); });
    row("truncated answer", false,
        [](Rig &r) { r.elastic->cut({Direction::ToClient, "\"hits\"", 20, How::Close}); });
    row("slices of one byte", false, [](Rig &r) { r.elastic->setWeather({1ms, 1ms, 0, 1}); });
    row("slow drip", true, [](Rig &r) { r.elastic->setWeather({0ms, 0ms, 50, 1}); });
    if (!Support::isEveryRowRun())
        return;
    row("black hole at connect", true, [](Rig &r) {
        r.elastic->setMode(Mode::BlackHoleConnect);
        r.elastic->resetAll();
    });
    row("reset on accept", true, [](Rig &r) {
        r.elastic->resetOnAccept();
        r.elastic->resetAll();
    });
    row("reset before send", false, [](Rig &r) { r.elastic->resetAll(); });
    row("reset after send", false,
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_search", 0, How::Reset, true}); });
}

void TestElasticFaults::search_fallsBackInTime()
{
    QFETCH(Fault, fault);
    QFETCH(bool, fallsBack);
    QTRY_VERIFY_WITH_TIMEOUT(isWell(), 20'000);
    fault(*m_rig);
    Faults::Stopwatch watch;
    const auto page = m_rig->search(QStringLiteral("here"), 60s);
    QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().message + page.error().detail));
    // Its patience is not used up.
    QVERIFY2(watch.elapsed() < 30'000, qPrintable(QString::number(watch.elapsed())));
    QVERIFY(!page->hits.isEmpty());
    QCOMPARE(page->store,
             fallsBack ? QStringLiteral("PostgreSQL") : QStringLiteral("Elasticsearch"));
    if (fallsBack) {
        QTRY_COMPARE_WITH_TIMEOUT(m_rig->health(Core::StoreRole::Search).state,
                                  Core::StoreState::Away, 20'000);
        QVERIFY(!m_rig->health(Core::StoreRole::Search).insteadOf.isEmpty());
        // Once known to be away it costs nothing any more: where it is asked in vain, that takes
        // three seconds.
        watch = {};
        QVERIFY(m_rig->search(QStringLiteral("here")).has_value());
        QVERIFY2(watch.elapsed() < 2'900, qPrintable(QString::number(watch.elapsed())));
    }
    m_rig->healAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->search(QStringLiteral("here"))->store,
                              QStringLiteral("Elasticsearch"), 30'000);
}

void TestElasticFaults::publishing_convergesAfterHealing_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Fault>("heal");
    const Fault heal = [](Rig &rig) { rig.healAll(); };
    const auto row = [&](const char *name, Fault fault) {
        QTest::newRow(name) << std::move(fault) << heal;
    };
    row("refused", [](Rig &r) { r.elastic->setMode(Mode::Down); });
    row("black hole mid-call", [](Rig &r) { r.elastic->setMode(Mode::BlackHole); });
    row("held back", [](Rig &r) { r.elastic->setMode(Mode::Hold); });
    row("bulk half sent, reset",
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_bulk", 700, How::Reset}); });
    row("bulk sent, answer lost",
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_bulk", 0, How::Reset, true}); });
    row("truncated answers",
        [](Rig &r) { r.elastic->cut({Direction::ToClient, "\"items\"", 30, How::Close}); });
    QTest::newRow("index read-only")
        << Fault([](Rig &r) { blockWrites(r, R"({"index.blocks.read_only": true})"); })
        << Fault([](Rig &r) { blockWrites(r, R"({"index.blocks.read_only": null})"); });
    QTest::newRow("disk full (read_only_allow_delete)") << Fault([](Rig &r) {
        blockWrites(r, R"({"index.blocks.read_only_allow_delete": true})");
    }) << Fault([](Rig &r) { blockWrites(r, R"({"index.blocks.read_only_allow_delete": null})"); });
    if (!Support::isEveryRowRun())
        return;
    row("black hole at connect", [](Rig &r) {
        r.elastic->setMode(Mode::BlackHoleConnect);
        r.elastic->resetAll();
    });
    row("bulk half sent, closed",
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_bulk", 700, How::Close}); });
    row("bulk half sent, vanished",
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_bulk", 700, How::Vanish}); });
    row("bulk sent, answer vanished",
        [](Rig &r) { r.elastic->cut({Direction::ToServer, "/_bulk", 0, How::Vanish, true}); });
}

void TestElasticFaults::publishing_convergesAfterHealing()
{
    QFETCH(Fault, fault);
    QFETCH(Fault, heal);
    auto kept = m_rig->create();
    const auto gone = m_rig->create();
    QVERIFY(kept.has_value() && gone.has_value());
    QCOMPARE(m_rig->settle(60'000), QString());
    fault(*m_rig);
    Faults::Stopwatch watch;
    for (int i = 0; i < 3; ++i) {
        kept = m_rig->append(*kept);
        QVERIFY(kept.has_value());
        QVERIFY(m_rig->create().has_value());
    }
    QVERIFY(m_rig->remove(*gone).has_value());
    // Seven that waited for a publish each would take two seconds each.
    QVERIFY2(watch.elapsed() < 10'000, qPrintable(QString::number(watch.elapsed())));
    // Long enough for the relay to have met the fault.
    QTest::qWait(700);
    heal(*m_rig);
    QCOMPARE(m_rig->settle(), QString());
}

QTEST_GUILESS_MAIN(TestElasticFaults)
#include "tst_elasticfaults.moc"
