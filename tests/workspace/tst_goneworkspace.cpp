#include <ports/indexadmin.h>
#include <ports/searchindex.h>
#include <search/fallbacksearch.h>
#include <support/fakearticlestore.h>
#include <sync/audit.h>
#include <sync/reindex.h>
#include <workspace/indexkeeper.h>
#include <workspace/storemonitor.h>

#include <QTest>

using namespace Triptych;

namespace {

template<typename T> struct Held
{
    QPromise<Core::Result<T>> promise;

    Core::FutureResult<T> ask()
    {
        promise.start();
        return promise.future();
    }
    void answer(Core::Result<T> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

class FakeIndex final : public Ports::SearchIndex
{
public:
    Held<Core::SearchPage> *holds = nullptr;
    int searches = 0;

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery, Core::Call) override
    {
        ++searches;
        return holds ? holds->ask() : Core::ready<Core::SearchPage>(Core::SearchPage());
    }
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article>, Core::Call) override
    {
        return Core::ready<QList<Core::Result<void>>>(QList<Core::Result<void>>());
    }
    Core::FutureResult<Core::StorePing> ping(Core::Call) override
    {
        return Core::ready<Core::StorePing>(Core::StorePing());
    }
};

/** Says that the index is there and not verified; counts what it is asked. */
class FakeAdmin final : public Ports::IndexAdmin
{
public:
    Held<Ports::IndexInfo> *holds = nullptr;
    int asked = 0;

    Core::FutureResult<Ports::IndexInfo> info(Core::Call) override
    {
        ++asked;
        return holds ? holds->ask() : Core::ready<Ports::IndexInfo>(Ports::IndexInfo{true});
    }
    Core::FutureResult<Ports::IndexCounts> counts(Core::Call) override
    {
        ++asked;
        return Core::ready<Ports::IndexCounts>({});
    }
    Core::FutureResult<Ports::IndexInfo> ensure(Core::Call) override
    {
        ++asked;
        return Core::ready<Ports::IndexInfo>(Ports::IndexInfo{true});
    }
    Core::FutureResult<void> markVerified(QString, Core::Call) override { return done(); }
    Core::FutureResult<void> refresh(Core::Call) override { return done(); }
    Core::FutureResult<Ports::IndexRebuild> rebuild(Core::Call) override
    {
        return none<Ports::IndexRebuild>();
    }
    Core::FutureResult<Ports::IndexRebuild> startRebuild(Core::Call) override
    {
        return none<Ports::IndexRebuild>();
    }
    Core::FutureResult<void> noteRebuild(Ports::IndexRebuild, Core::Call) override
    {
        return none<void>();
    }
    Core::FutureResult<Published> fillRebuild(QList<Core::Article>, Core::Call) override
    {
        return none<Published>();
    }
    Core::FutureResult<Ports::IndexInfo> swap(Core::Call) override
    {
        return none<Ports::IndexInfo>();
    }
    Core::FutureResult<void> dropRebuild(Core::Call) override { return none<void>(); }
    Core::FutureResult<Ports::IndexInfo> rollBack(Core::Call) override
    {
        return none<Ports::IndexInfo>();
    }
    Core::FutureResult<QString> previous(Core::Call) override { return none<QString>(); }
    Core::FutureResult<void> refreshCopy(Ports::IndexCopy, Core::Call) override
    {
        return none<void>();
    }
    Core::FutureResult<Ports::IndexedPage> documents(Ports::IndexCopy, QString, QString, int,
                                                     Detail, Core::Call) override
    {
        return none<Ports::IndexedPage>();
    }
    Core::FutureResult<QStringList> strays(Ports::IndexCopy, int, Core::Call) override
    {
        return none<QStringList>();
    }
    Core::FutureResult<QList<Ports::IndexedDocument>> documentsNow(Ports::IndexCopy, QStringList,
                                                                   Core::Call) override
    {
        return none<QList<Ports::IndexedDocument>>();
    }
    QByteArray digest(const Core::Article &) const override { return {}; }
    Core::FutureResult<Published> rewrite(Ports::IndexCopy, QList<Ports::IndexRepair>,
                                          Core::Call) override
    {
        return none<Published>();
    }
    Core::FutureResult<Published> removeDocuments(Ports::IndexCopy, QList<Ports::IndexedDocument>,
                                                  Core::Call) override
    {
        return none<Published>();
    }
    Core::FutureResult<Published> noteRefused(Ports::IndexCopy, QList<Ports::IndexRefusal>,
                                              Core::Call) override
    {
        return none<Published>();
    }
    Core::FutureResult<Ports::IndexRefusals> refusals(Ports::IndexCopy, int, Core::Call) override
    {
        return none<Ports::IndexRefusals>();
    }

private:
    Core::FutureResult<void> done()
    {
        ++asked;
        return Core::ready<void>({});
    }
    template<typename T> Core::FutureResult<T> none()
    {
        ++asked;
        return Core::ready<T>(Core::failure(Core::ErrorKind::Unsupported, {}));
    }
};

/** Awaits `flow`, and tells the error that it ended with. */
template<typename T> QCoro::Task<void> tellEnd(Core::Task<T> flow, std::optional<Core::Error> *end)
{
    const auto result = co_await flow;
    *end = result ? Core::Error() : result.error();
}

} // namespace

/** Answers that come when the workspace that asked is gone. */
class TestGoneWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keeper_asksNothingMore_data();
    void keeper_asksNothingMore();
    void search_isAnsweredAllTheSame_data();
    void search_isAnsweredAllTheSame();
    void stoppedFlow_asksNothingMore_data();
    void stoppedFlow_asksNothingMore();
};

void TestGoneWorkspace::keeper_asksNothingMore_data()
{
    QTest::addColumn<QString>("held");
    QTest::newRow("what it sees") << QStringLiteral("seesEverything");
    QTest::newRow("overview") << QStringLiteral("overview");
    QTest::newRow("a page of the filling") << QStringLiteral("scan");
}

void TestGoneWorkspace::keeper_asksNothingMore()
{
    QFETCH(QString, held);
    const auto store = std::make_shared<Tests::FakeArticleStore>();
    const auto index = std::make_shared<FakeIndex>();
    const auto admin = std::make_shared<FakeAdmin>();
    QStringList asked;
    bool isHeld = false;
    store->holds = [&](const QString &call) {
        asked << call;
        isHeld = isHeld || call == held;
        return call == held;
    };
    Workspace::StoreMonitor monitor;
    monitor.add(Core::StoreRole::Search, {}, {}, Workspace::StoreMonitor::WhileAway::Probe,
                [](Core::Call) { return Core::ready<Core::StorePing>(Core::StorePing()); });
    auto switching =
        std::make_shared<Search::FallbackSearch>(index, admin, index, [](const Core::Error &) {});
    auto keeper = std::make_unique<Workspace::IndexKeeper>(store, index, admin, switching, monitor,
                                                           true, true, std::chrono::minutes(1));
    monitor.start();
    QTRY_VERIFY(isHeld);
    monitor.stop();
    keeper.reset();
    switching.reset();
    const QStringList before = asked;
    const int askedOfIndex = admin->asked;
    store->release();
    // Whatever goes on does so in the event loop.
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(asked, before);
    QCOMPARE(admin->asked, askedOfIndex);
}

void TestGoneWorkspace::search_isAnsweredAllTheSame_data()
{
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("while the index is asked what it is") << false;
    QTest::newRow("while the index searches") << true;
}

void TestGoneWorkspace::search_isAnsweredAllTheSame()
{
    QFETCH(bool, isKnown);
    Held<Core::SearchPage> page;
    Held<Ports::IndexInfo> info;
    auto primary = std::make_shared<FakeIndex>();
    primary->holds = &page;
    auto admin = std::make_shared<FakeAdmin>();
    admin->holds = &info;
    auto fallback = std::make_shared<FakeIndex>();
    int troubles = 0;
    auto switching = std::make_unique<Search::FallbackSearch>(
        primary, admin, fallback, [&troubles](const Core::Error &) { ++troubles; });
    if (isKnown)
        switching->setUsable(true);
    Core::SearchQuery query;
    query.words = QStringLiteral("harbour");
    const auto found = switching->search(query, {});
    switching.reset();
    const std::weak_ptr<FakeIndex> needed = std::exchange(fallback, nullptr);
    QVERIFY2(!needed.expired(), "what answers instead went with the asker");
    const Core::Error away{Core::ErrorKind::Unreachable, QStringLiteral("gone"), {}};
    if (isKnown)
        page.answer(Core::failure(away));
    else
        info.answer(Core::failure(away));
    QTRY_VERIFY(found.isFinished());
    QVERIFY(found.result().has_value());
    QCOMPARE(troubles, 1);
}

void TestGoneWorkspace::stoppedFlow_asksNothingMore_data()
{
    QTest::addColumn<bool>("isAudit");
    QTest::newRow("audit") << true;
    QTest::newRow("rebuild") << false;
}

void TestGoneWorkspace::stoppedFlow_asksNothingMore()
{
    QFETCH(bool, isAudit);
    Tests::FakeArticleStore store;
    QStringList asked;
    store.holds = [&asked](const QString &call) {
        asked << call;
        return call == QLatin1String("seesEverything");
    };
    Held<Ports::IndexInfo> info;
    FakeAdmin admin;
    admin.holds = &info;
    std::stop_source stop;
    const Core::Call call = Core::Call::within(std::chrono::minutes(1), stop.get_token());
    std::optional<Core::Error> end;
    if (isAudit)
        tellEnd(Sync::audit({store, &admin, nullptr}, {}, call), &end);
    else
        tellEnd(Sync::reindex(store, admin, {}, call), &end);
    const QStringList before = asked;
    const int askedOfIndex = admin.asked;
    // Whoever stops may be gone with the stores, and the answer may be on its way already.
    stop.request_stop();
    if (isAudit)
        info.answer(Ports::IndexInfo{true});
    else
        store.release();
    QTRY_VERIFY(end);
    QCOMPARE(end->kind, Core::ErrorKind::Cancelled);
    QCOMPARE(asked, before);
    QCOMPARE(admin.asked, askedOfIndex);
}

QTEST_GUILESS_MAIN(TestGoneWorkspace)
#include "tst_goneworkspace.moc"
