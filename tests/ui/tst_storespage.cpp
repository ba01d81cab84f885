#include "storespagetest.h"

#include <ports/articlecache.h>
#include <support/faultproxy.h>
#include <sync/reindex.h>
#include <sync/upkeep.h>
#include <ui/article/readingpage.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/stores/auditpanel.h>
#include <ui/stores/outboxpanel.h>
#include <ui/stores/outofsteplist.h>
#include <ui/stores/rebuildpanel.h>
#include <ui/stores/storecard.h>
#include <ui/stores/storespage.h>
#include <ui/window/desk.h>
#include <ui/window/sidebar.h>
#include <ui/window/sidebaritem.h>
#include <ui/window/statusstrip.h>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace Triptych::Tests;
using Kind = Models::OutOfStep::Kind;

class TestStoresPage final : public Tests::StoresPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void embedded_saysWhatThereIsNot();
    void cacheCard_saysHowOftenItAnswers();
    void loginThatMayNotRelay_isToldWhy();
    void refusedDocument_isSeenAndTakenAfterARetry();
    void refusedByAFilling_isListedUntilItGoesIn();
    void drift_isFoundOpenedAndRepaired();
    void cacheThatIsAway_isNotCalledInStep();
};

void TestStoresPage::embedded_saysWhatThereIsNot()
{
    Tests::EmbeddedWorkspace workspace;
    QVERIFY(wait(workspace->stores().articles.save(
        article(QStringLiteral("A"), QStringLiteral("Text")), QStringLiteral("test"), {})));
    auto page = shown(*workspace);
    QTRY_COMPARE_WITH_TIMEOUT(page->outbox()->stateText(), QStringLiteral("In step"), 20'000);
    QVERIFY(page->outbox()->waitingText().startsWith(QLatin1String("Nothing waits")));
    QVERIFY(!page->outbox()->retryAllButton()->isVisible());
    QVERIFY(page->rebuild()->explanation().contains(QLatin1String("no index to rebuild")));
    QVERIFY(!page->rebuild()->startButton()->isVisible());
    press(page->audit()->compareButton());
    QTRY_COMPARE_WITH_TIMEOUT(page->audit()->stateText(), QStringLiteral("In step"), Patience);
    QVERIFY(page->audit()->resultText().startsWith(QLatin1String("The only article is in step")));
    QVERIFY(!page->audit()->repairButton()->isVisible());
}

void TestStoresPage::cacheCard_saysHowOftenItAnswers()
{
    Tests::EmbeddedWorkspace workspace;
    auto page = shown(*workspace);
    QCOMPARE(page->cards().size(), 3);
    const StoreCard *card = page->cards().at(int(Core::StoreRole::Counters));
    QVERIFY(card->cacheText().contains(QLatin1String("nothing was read")));
    QVERIFY(page->cards().first()->cacheText().isEmpty());
    const auto saved = wait(workspace->stores().articles.save(
        article(QStringLiteral("A"), QStringLiteral("Text"), Core::Status::Published),
        QStringLiteral("test"), {}));
    QVERIFY(saved);
    QVERIFY(!wait(workspace->stores().cache.get(saved->id, {}))->has_value());
    QVERIFY(wait(workspace->stores().cache.fill(*saved, {})));
    QVERIFY(wait(workspace->stores().cache.get(saved->id, {}))->has_value());
    click(page->checkButton());
    QTRY_VERIFY2(card->cacheText().contains(QLatin1String("50 % of 2")),
                 qPrintable(card->cacheText()));
}

void TestStoresPage::loginThatMayNotRelay_isToldWhy()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    const QString prefix = Support::uniqueName(QStringLiteral("p"));
    const QString login = prefix + QStringLiteral("_ed");
    const QString password = QStringLiteral("a secret");
    QVERIFY(wait(stores.workspace().setUpRights(prefix, {})));
    QVERIFY(wait(
        stores.workspace().grantLogin(prefix, {login, {QStringLiteral("editor")}, password}, {})));
    Profiles::Profile profile = stores.workspace().profile();
    profile.postgres = stores.database().dsn(login, password);
    {
        const auto opened = wait(Workspace::Workspace::open(
            *Profiles::normalised(profile, {}), Workspace::Workspace::RelayMode::InBackground, {}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        auto page = shown(**opened);
        QVERIFY(page->outbox()->waitingText().startsWith(QLatin1String("This login may not")));
        QVERIFY(page->rebuild()->startButton()->isVisible());
        QVERIFY(!page->rebuild()->startButton()->isEnabled());
        QVERIFY(!page->rebuild()->rollBackButton()->isEnabled());
        QVERIFY(page->rebuild()->explanation().startsWith(QLatin1String("This login may not")));
        QVERIFY(!page->audit()->compareButton()->isEnabled());
        QVERIFY(page->audit()->resultText().startsWith(QLatin1String("This login may not")));
    }
    QStringList roles{login};
    for (const QString &role : Workspace::roleNames())
        roles << prefix + QLatin1Char('_') + role;
    const QString all = roles.join(QStringLiteral(", "));
    stores.database().execute(QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(all));
}

void TestStoresPage::refusedDocument_isSeenAndTakenAfterARetry()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.makeSectionsNumbers();
    Core::Article refused = article(QStringLiteral("A page of the arts"), QStringLiteral("Text"));
    refused.section = QStringLiteral("arts");
    refused = stores.save(refused);
    const QString outbox = QStringLiteral("SELECT count(*) FROM outbox WHERE ");
    for (int pass = 0; pass < 20; ++pass) {
        Tests::waitFor(stores.workspace().relay().drain({}));
        if (stores.database().value(outbox + QStringLiteral("dead")) == QLatin1String("1"))
            break;
        // Its time of rest is over at once.
        stores.database().execute(QStringLiteral("UPDATE outbox SET lease_until = '-infinity'"));
    }
    QCOMPARE(stores.database().value(outbox + QStringLiteral("dead")), QStringLiteral("1"));

    Desk desk(stores.handle());
    desk.resize(1'200, 1'500);
    desk.show();
    QVERIFY(QTest::qWaitForWindowActive(&desk));
    stores.workspace().upkeep().lookAtOutbox();
    QTRY_VERIFY_WITH_TIMEOUT(desk.status()->refusedButton()->isVisible(), 20'000);
    QCOMPARE(desk.status()->refusedButton()->text(), QStringLiteral("1 change refused"));
    const auto items = desk.sidebar()->items();
    const auto place = std::find_if(items.begin(), items.end(), [](const SidebarItem *item) {
        return item->section().kind == Section::Kind::Stores;
    });
    QVERIFY((*place)->accessibleDescription().contains(QLatin1String("1 change refused")));

    // From the status bar to the page, with the keyboard on what can be done.
    QTest::mouseClick(desk.status()->refusedButton(), Qt::LeftButton);
    QTRY_VERIFY(qobject_cast<StoresPage *>(desk.currentPage()));
    OutboxPanel *panel = desk.stores()->outbox();
    QTRY_COMPARE(QApplication::focusWidget(), panel->retryAllButton());
    QCOMPARE(panel->stateText(), QStringLiteral("1 refused"));
    QCOMPARE(panel->list()->rows().size(), 1);
    QCOMPARE(panel->list()->rows().first().title, refused.title);
    QCOMPARE(panel->list()->rows().first().kind, Kind::Refused);
    QVERIFY2(panel->list()->rows().first().aside.contains(QLatin1String("tried 10 times")),
             qPrintable(panel->list()->rows().first().aside));
    QVERIFY(panel->list()->rows().first().facts.contains(QLatin1String("refused")));
    QVERIFY2(panel->list()->rows().first().tip.contains(QLatin1String("section")),
             qPrintable(panel->list()->rows().first().tip));
    QVERIFY(!panel->retryButton()->isEnabled());
    picture(&desk, "refused");
    const QList<QAction *> actions = desk.pageActions();
    QVERIFY(std::any_of(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text() == QLatin1String("Retry All Refused Changes") && action->isEnabled();
    }));

    // The cause is mended: the index takes the article again, and the letter stays until it is
    // retried.
    refused.section = QStringLiteral("7");
    refused = stores.save(refused);
    stores.relay();
    QCOMPARE(stores.document(refused.id.toString())
                 .value(QLatin1String("_source"))[QLatin1String("section")]
                 .toString(),
             QStringLiteral("7"));
    panel->list()->setFocus();
    QTest::keyClick(panel->list(), Qt::Key_Home);
    QTest::keyClick(panel->list(), Qt::Key_Space);
    press(panel->retryButton());
    QTRY_VERIFY_WITH_TIMEOUT(panel->notice()->isVisible(), Patience);
    QCOMPARE(panel->notice()->message(), QStringLiteral("1 change is tried again."));
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("In step"), Patience);
    QVERIFY(panel->list()->rows().isEmpty());
    QVERIFY(!desk.status()->refusedButton()->isVisible());
    QCOMPARE(stores.database().value(outbox + QStringLiteral("true")), QStringLiteral("0"));
}

void TestStoresPage::refusedByAFilling_isListedUntilItGoesIn()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(2);
    const Core::Article refused =
        stores.save(article(QStringLiteral("Of the year 10000"), QStringLiteral("Text")));
    stores.setCreated(refused.id, QStringLiteral("10000-01-01T00:00:00Z"));
    // From before there was an index: nothing of it waits in the outbox.
    stores.database().execute(QStringLiteral("DELETE FROM outbox"));
    stores.http("DELETE", QLatin1Char('/') + stores.current());
    QVERIFY(wait(stores.workspace().fillIndex(Workspace::Workspace::Fill::Always,
                                              Core::Call::within(std::chrono::minutes(1)))));
    const auto page = shown(stores.workspace());
    OutboxPanel *panel = page->outbox();
    QTRY_COMPARE_WITH_TIMEOUT(panel->list()->rows().size(), 1, Patience);
    QCOMPARE(panel->stateText(), QStringLiteral("1 refused"));
    QCOMPARE(panel->list()->rows().first().title, refused.title);
    QCOMPARE(panel->list()->rows().first().article, refused.id);
    QVERIFY2(panel->list()->rows().first().facts.contains(QLatin1String("refused")),
             qPrintable(panel->list()->rows().first().facts));
    picture(page.get(), "refused-by-a-filling");

    // A comparison knows it, and does not call it missing.
    click(page->audit()->compareButton());
    QTRY_COMPARE_WITH_TIMEOUT(page->audit()->list()->rows().size(), 1, Patience);
    QCOMPARE(page->audit()->list()->rows().first().kind, Kind::Refused);
    QCOMPARE(page->audit()->stateText(), QStringLiteral("1 refused"));

    stores.setCreated(refused.id, QStringLiteral("2026-01-01T00:00:00Z"));
    click(panel->retryAllButton());
    QTRY_VERIFY_WITH_TIMEOUT(
        stores.document(refused.id.toString())[QLatin1String("_source")][QLatin1String("title")] ==
            refused.title,
        Patience);
    QTRY_COMPARE_WITH_TIMEOUT(panel->list()->rows().size(), 0, Patience);
    QTRY_COMPARE(panel->stateText(), QStringLiteral("In step"));
}

void TestStoresPage::drift_isFoundOpenedAndRepaired()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    const QList<Core::Article> articles = stores.seed(5);
    const QString forged = articles.at(1).id.toString();
    stores.http("POST", QStringLiteral("/%1/_update/%2").arg(stores.alias(), forged),
                {{QStringLiteral("doc"),
                  QJsonObject{{QStringLiteral("title"), QStringLiteral("Forged")}}}});
    QJsonObject strange =
        stores.document(articles.at(2).id.toString()).value(QLatin1String("_source")).toObject();
    const QString stranger = Core::ArticleId::create().toString();
    strange.insert(QStringLiteral("id"), stranger);
    stores.http("PUT", QStringLiteral("/%1/_doc/%2").arg(stores.alias(), stranger), strange);
    QCOMPARE(stores.differences().size(), 2);

    Desk desk(stores.handle());
    desk.resize(1'200, 1'800);
    desk.show();
    QVERIFY(QTest::qWaitForWindowActive(&desk));
    desk.showSection({Section::Kind::Stores});
    AuditPanel *panel = desk.stores()->audit();
    const QAbstractItemModelTester tester(panel->list()->model());
    click(panel->compareButton());
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("2 differ"), Patience);
    QVERIFY2(panel->resultText().contains(QLatin1String("1 orphaned")),
             qPrintable(panel->resultText()));
    QCOMPARE(panel->list()->rows().size(), 2);
    qsizetype wrong = -1;
    for (qsizetype i = 0; i < panel->list()->rows().size(); ++i) {
        if (panel->list()->rows().at(i).kind == Kind::Wrong)
            wrong = i;
    }
    QVERIFY(wrong >= 0);
    QCOMPARE(panel->list()->rows().at(wrong).title, articles.at(1).title);
    QCOMPARE(panel->list()->rows().at(1 - wrong).kind, Kind::Orphaned);
    picture(&desk, "drift");
    // Nothing was mended by looking.
    QCOMPARE(stores.differences().size(), 2);

    doubleClick(panel->list(), int(wrong));
    QTRY_VERIFY(qobject_cast<ReadingPage *>(desk.currentPage()));
    QTRY_COMPARE(desk.reader()->articleId(), articles.at(1).id);
    desk.showSection({Section::Kind::Stores});

    press(panel->repairButton());
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("In step"), Patience);
    QCOMPARE(panel->notice()->message(),
             QStringLiteral("2 articles were rewritten from the database."));
    QCOMPARE(panel->list()->rows().first().kind, Kind::Mended);
    QCOMPARE(stores.differences(), QStringList());
    click(panel->compareButton());
    QTRY_VERIFY_WITH_TIMEOUT(panel->resultText().startsWith(QLatin1String("All 5 articles")),
                             Patience);
    QVERIFY(!panel->repairButton()->isVisible());
    QVERIFY(panel->list()->rows().isEmpty());
}

void TestStoresPage::cacheThatIsAway_isNotCalledInStep()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::Redis redis;
    Stores stores(Support::elasticsearchUrl().toString(), redis.address());
    const QList<Core::Article> articles = stores.seed(3);
    for (const Core::Article &article : articles)
        QVERIFY(wait(stores.workspace().stores().cache.fill(article, {})));
    const QString key = QStringLiteral("triptych:1:article:") + articles.first().id.toString();
    QString forged = redis.cli({QStringLiteral("HGET"), key, QStringLiteral("b")});
    QVERIFY(forged.contains(QLatin1String("harbours")));
    forged.replace(QLatin1String("harbours"), QLatin1String("nothing"));
    redis.cli({QStringLiteral("HSET"), key, QStringLiteral("b"), forged});

    auto page = shown(stores.workspace());
    AuditPanel *panel = page->audit();
    click(panel->compareButton());
    QTRY_COMPARE_WITH_TIMEOUT(panel->list()->rows().size(), 1, Patience);
    QVERIFY(!panel->resultText().contains(QLatin1String("could not be compared")));

    // What was found stays found where nobody can mend it.
    redis.kill();
    press(panel->repairButton());
    QTRY_VERIFY_WITH_TIMEOUT(panel->notice()->isVisible(), Patience);
    QVERIFY2(panel->notice()->message().startsWith(QLatin1String("0 mended, 1 left")),
             qPrintable(panel->notice()->message()));
    QVERIFY2(panel->resultText().contains(QLatin1String("The cache could not be compared")),
             qPrintable(panel->resultText()));
    QCOMPARE(panel->list()->rows().size(), 1);
    QCOMPARE(panel->list()->rows().first().kind, Kind::Wrong);
    QVERIFY(panel->repairButton()->isVisible());

    click(panel->compareButton());
    QTRY_COMPARE_WITH_TIMEOUT(panel->stateText(), QStringLiteral("Cache not compared"), Patience);
    QCOMPARE(panel->resultText(),
             QStringLiteral("The search index says what the database says of 3 articles; the cache "
                            "could not be compared."));
    QVERIFY(!panel->notice()->message().isEmpty());
    picture(page.get(), "cacheaway");
}

QTEST_MAIN(TestStoresPage)
#include "tst_storespage.moc"
