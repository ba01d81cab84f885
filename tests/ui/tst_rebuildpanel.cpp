#include "storespagetest.h"

#include <support/faultproxy.h>
#include <sync/reindex.h>
#include <sync/upkeep.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/stores/auditpanel.h>
#include <ui/stores/rebuildpanel.h>
#include <ui/stores/storecard.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace Triptych::Tests;

class TestRebuildPanel final : public Tests::StoresPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void rebuild_pausesGoesOnAndIsTakenBack();
    void rebuildElsewhere_isLeftAloneWhileItMoves();
    void rebuildKilledElsewhere_isFoundAndDiscarded();
};

void TestRebuildPanel::rebuild_pausesGoesOnAndIsTakenBack()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    const QUrl server = Support::elasticsearchUrl();
    Support::FaultProxy proxy(server.host(), quint16(server.port()));
    Stores stores(QStringLiteral("http://%1").arg(proxy.address()));
    stores.seed(150);
    const QString before = stores.current();
    auto page = shown(stores.workspace());
    RebuildPanel *panel = page->rebuild();
    QTRY_VERIFY(panel->startButton()->isEnabled());
    QCOMPARE(panel->startButton()->text(), QStringLiteral("Rebuild the index"));
    QVERIFY(!panel->rollBackButton()->isEnabled());
    QVERIFY(!panel->discardButton()->isVisible());

    // From the first progress on nothing reaches the index any more, so that Pause is in time.
    proxy.setWeather({.latency = std::chrono::milliseconds(100)});
    QSignalSpy progressed(&stores.workspace().upkeep(), &Sync::Upkeep::progressed);
    const auto hold = connect(&stores.workspace().upkeep(), &Sync::Upkeep::progressed, this,
                              [&] { proxy.setMode(Support::FaultProxy::Mode::Hold); });
    click(panel->startButton());
    QCOMPARE(panel->stateText(), QStringLiteral("Rebuilding"));
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), Patience);
    QVERIFY2(panel->jobLine()->text().contains(QLatin1String("of about 150 articles")),
             qPrintable(panel->jobLine()->text()));
    QVERIFY(!page->audit()->compareButton()->isEnabled());
    picture(page.get(), "rebuilding");
    disconnect(hold);
    press(panel->stopButton());
    proxy.heal();
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Unfinished"), Patience);
    QCOMPARE(stores.current(), before);
    QCOMPARE(stores.indices().size(), 2);

    picture(page.get(), "paused");
    // Somebody saves while it is paused.
    const Core::Article late = stores.save(
        article(QStringLiteral("Late"), QStringLiteral("News"), Core::Status::Published));
    stores.relay();
    QTRY_COMPARE_WITH_TIMEOUT(panel->startButton()->text(), QStringLiteral("Go on"), Patience);
    click(panel->startButton());
    QTRY_VERIFY_WITH_TIMEOUT(panel->notice()->isVisible(), Patience);
    QVERIFY2(panel->notice()->message().startsWith(QLatin1String("The new index answers")),
             qPrintable(panel->notice()->message()));
    QVERIFY((*stores.workspace().upkeep().rebuildResult())->resumed);
    const QString after = stores.current();
    QVERIFY(after != before);
    QCOMPARE(stores.differences(), QStringList());

    // And back to the one before, which is brought up to date.
    QTRY_VERIFY_WITH_TIMEOUT(panel->rollBackButton()->isEnabled(), Patience);
    press(panel->rollBackButton());
    QTRY_VERIFY_WITH_TIMEOUT(panel->notice()->message().startsWith(
                                 QLatin1String("The earlier index answers searches again")),
                             Patience);
    QCOMPARE(stores.current(), before);
    QCOMPARE(stores.differences(), QStringList());
    QVERIFY(!stores.document(late.id.toString()).isEmpty());
}

void TestRebuildPanel::rebuildElsewhere_isLeftAloneWhileItMoves()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    const QList<Core::Article> articles = stores.seed(3);
    auto rebuild = wait(stores.index().startRebuild({}));
    QVERIFY(rebuild);

    stores.workspace().upkeep().setStandsAfter(std::chrono::seconds(2));
    auto page = shown(stores.workspace());
    RebuildPanel *panel = page->rebuild();
    const auto isLeftAlone = [panel] {
        return panel->discardButton()->isVisible() && !panel->discardButton()->isEnabled() &&
               !panel->startButton()->isEnabled();
    };
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Looking"), Patience);
    QVERIFY(isLeftAlone());
    rebuild->cursor = articles.first().id;
    rebuild->done = 1;
    QVERIFY(wait(stores.index().noteRebuild(*rebuild, {})));
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Rebuilding elsewhere"), Patience);
    QVERIFY(isLeftAlone());

    // A while of silence, as after a kill; then it turns out to be at its comparison.
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Unfinished"), Patience);
    QVERIFY(panel->discardButton()->isEnabled());
    QVERIFY(panel->startButton()->isEnabled());
    rebuild->compared = 1;
    QVERIFY(wait(stores.index().noteRebuild(*rebuild, {})));
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Rebuilding elsewhere"), Patience);
    QVERIFY(isLeftAlone());
    QCOMPARE(stores.indices().size(), 2);
}

void TestRebuildPanel::rebuildKilledElsewhere_isFoundAndDiscarded()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(150);
    std::stop_source stop;
    const auto stopped = Tests::waitFor(Sync::reindex(
        stores.articles(), stores.index(), [&](Sync::ReindexStep, qint64) { stop.request_stop(); },
        Core::Call::within(std::chrono::minutes(1), stop.get_token())));
    QVERIFY(!stopped);
    QCOMPARE(stores.indices().size(), 2);

    stores.workspace().upkeep().setStandsAfter(std::chrono::seconds(2));
    auto page = shown(stores.workspace());
    RebuildPanel *panel = page->rebuild();
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Looking"), Patience);
    QVERIFY(!panel->explanation().contains(QLatin1String("was stopped")));
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Unfinished"), Patience);
    QVERIFY2(panel->explanation().contains(QLatin1String("was stopped after")),
             qPrintable(panel->explanation()));
    QCOMPARE(panel->startButton()->text(), QStringLiteral("Go on"));
    QVERIFY(panel->startButton()->isEnabled());
    press(panel->discardButton());
    QTRY_COMPARE_WITH_TIMEOUT(panel->startButton()->text(), QStringLiteral("Rebuild the index"),
                              Patience);
    QVERIFY(panel->notice()->message().contains(QLatin1String("was discarded")));
    QVERIFY(!panel->discardButton()->isVisible());
    QCOMPARE(stores.indices().size(), 1);
    // What had the keyboard went; it is not lost.
    QTRY_COMPARE(QApplication::focusWidget(), panel->startButton());
}

QTEST_MAIN(TestRebuildPanel)
#include "tst_rebuildpanel.moc"
