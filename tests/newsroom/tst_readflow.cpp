#include "embedded.h"

#include <newsroom/articlefeed.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/articlereader.h>
#include <newsroom/livecounts.h>
#include <newsroom/searchsession.h>
#include <newsroom/viewreport.h>
#include <ports/articlecache.h>
#include <ports/viewcounter.h>

#include <QSignalSpy>

using namespace Triptych;
using Tests::article;
using Tests::wait;

/** A counter that is away, which no embedded one can be made to be. */
class AwayCounter final : public Ports::ViewCounter
{
public:
    Core::FutureResult<qint64> increment(Core::ArticleId, Core::Call) override
    {
        return away<qint64>();
    }
    Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId>, Core::Call) override
    {
        return away<QList<qint64>>();
    }
    Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>>, Core::Call) override
    {
        return away<qint64>();
    }
    Core::FutureResult<Core::StorePing> ping(Core::Call) override
    {
        return away<Core::StorePing>();
    }

private:
    template<typename T> Core::FutureResult<T> away()
    {
        return Core::ready<T>(Core::failure(Core::ErrorKind::Unreachable, QStringLiteral("away")));
    }
};

class TestReadFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedArticle_countsOneViewForEachOpening();
    void draft_countsNoView();
    void counterAway_stopsNoReader();
    void deletedArticle_isNotFound();
    void feed_bringsEveryRowOnceInOrder();
    void feed_askedAgainMeanwhile_asksOnce();
    void search_findsASavedArticleAndNotADeletedOne();
    void liveCounts_rise();

private:
    Core::Result<Newsroom::ReadArticle> open(Newsroom::ArticleReader &reader,
                                             const Core::ArticleId &id)
    {
        auto task = reader.open(id, {});
        std::optional<Core::Result<Newsroom::ReadArticle>> result;
        auto waiting =
            task.then([&](const Core::Result<Newsroom::ReadArticle> &read) { result = read; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
            return Core::failure(Core::ErrorKind::Timeout, QStringLiteral("not opened"));
        return *result;
    }
};

void TestReadFlow::publishedArticle_countsOneViewForEachOpening()
{
    Tests::EmbeddedWorkspace workspace;
    const auto saved = wait(workspace->library().save(
        article(QStringLiteral("T"), QStringLiteral("B"), Core::Status::Published), {}));
    Newsroom::ArticleReader reader(workspace->stores().articles, workspace->stores().cache,
                                   workspace->stores().views);
    for (int i = 1; i <= 3; ++i) {
        auto read = open(reader, saved->id);
        QVERIFY(read.has_value());
        QCOMPARE(read->article.title, saved->title);
        QVERIFY(read->views.isValid());
        QCOMPARE(wait(read->views), Core::Result<qint64>(i));
        if (i > 1)
            QVERIFY(read->fromCache);
    }
    QCOMPARE(*wait(Newsroom::viewsOf(workspace->stores().views, {saved->id}, {})),
             QList<qint64>{3});
}

void TestReadFlow::draft_countsNoView()
{
    Tests::EmbeddedWorkspace workspace;
    Core::Article scheduled =
        article(QStringLiteral("S"), QStringLiteral("B"), Core::Status::Published);
    scheduled.publishAt = Core::utcNow().addDays(1);
    Newsroom::ArticleReader reader(workspace->stores().articles, workspace->stores().cache,
                                   workspace->stores().views);
    for (const Core::Article &one :
         {article(QStringLiteral("D"), QStringLiteral("B")), scheduled}) {
        const auto saved = wait(workspace->library().save(one, {}));
        auto read = open(reader, saved->id);
        QVERIFY(read.has_value());
        QVERIFY(!read->fromCache);
        QVERIFY(!read->views.isValid());
        QCOMPARE(*wait(Newsroom::viewsOf(workspace->stores().views, {saved->id}, {})),
                 QList<qint64>{0});
        QVERIFY(!wait(workspace->stores().cache.get(saved->id, {}))->has_value());
    }
}

void TestReadFlow::counterAway_stopsNoReader()
{
    Tests::EmbeddedWorkspace workspace;
    const auto saved = wait(workspace->library().save(
        article(QStringLiteral("T"), QStringLiteral("B"), Core::Status::Published), {}));
    AwayCounter away;
    Newsroom::ArticleReader reader(workspace->stores().articles, workspace->stores().cache, away);
    auto read = open(reader, saved->id);
    QVERIFY(read.has_value());
    QVERIFY(!wait(read->views).has_value());

    Newsroom::LiveCounts counts(away);
    QSignalSpy availability(&counts, &Newsroom::LiveCounts::availabilityChanged);
    counts.watch({saved->id});
    QTRY_COMPARE(availability.size(), 1);
    QCOMPARE(availability.at(0).at(0).toBool(), false);
    QVERIFY(!counts.count(saved->id));
}

void TestReadFlow::deletedArticle_isNotFound()
{
    Tests::EmbeddedWorkspace workspace;
    const auto saved =
        wait(workspace->library().save(article(QStringLiteral("T"), QStringLiteral("B")), {}));
    QVERIFY(wait(workspace->library().remove(saved->id, saved->version, {})).has_value());
    Newsroom::ArticleReader reader(workspace->stores().articles, workspace->stores().cache,
                                   workspace->stores().views);
    const auto read = open(reader, saved->id);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, Core::ErrorKind::NotFound);
}

void TestReadFlow::feed_bringsEveryRowOnceInOrder()
{
    Tests::EmbeddedWorkspace workspace;
    constexpr int Count = 300;
    for (int i = 0; i < Count; ++i) {
        QVERIFY(wait(workspace->library().save(
                         article(QStringLiteral("Article %1").arg(i), QStringLiteral("B")), {}))
                    .has_value());
    }
    Newsroom::ArticleFeed feed(workspace->stores().places);
    QList<Core::ArticleSummary> rows;
    QList<Core::ArticleId> ids;
    bool atEnd = false;
    quint64 shown = feed.generation() + 1;
    connect(
        &feed, &Newsroom::ArticleFeed::rowsArrived, this,
        [&](quint64 generation, int first, const QList<Core::ArticleSummary> &arrived, bool end) {
            QCOMPARE(generation, feed.generation());
            shown = generation;
            QCOMPARE(first, 0);
            rows = arrived;
            atEnd = end;
        });
    connect(&feed, &Newsroom::ArticleFeed::idsArrived, this,
            [&](quint64, const QList<Core::ArticleId> &arrived) { ids = arrived; });
    connect(&feed, &Newsroom::ArticleFeed::articlesArrived, this,
            [&](quint64, const QList<Core::ArticleId> &,
                const QList<Core::ArticleSummary> &arrived) { rows += arrived; });
    feed.setQuery({});
    QTRY_VERIFY(!rows.isEmpty());
    QCOMPARE(rows.size(), Newsroom::ArticleFeed::FirstPage);
    QVERIFY(!atEnd);
    QTRY_COMPARE(ids.size(), Count);
    feed.needWindow(Newsroom::ArticleFeed::FirstPage, Count, feed.generation());
    QTRY_COMPARE(rows.size(), Count);
    std::sort(rows.begin(), rows.end(), [&ids](const auto &a, const auto &b) {
        return ids.indexOf(a.id) < ids.indexOf(b.id);
    });
    for (int i = 0; i < Count; ++i)
        QCOMPARE(rows.at(i).id, ids.at(i));
    for (int i = 1; i < Count; ++i)
        QVERIFY(rows.at(i - 1).updatedAt >= rows.at(i).updatedAt);
    QVERIFY(rows.constFirst().body.isEmpty());

    // A late answer of an older query never reaches a newer generation.
    const quint64 before = feed.generation();
    Core::ArticleQuery published;
    published.status = Core::Status::Published;
    feed.setQuery({});
    feed.setQuery(published);
    QCOMPARE(feed.generation(), before + 2);
    QTRY_COMPARE(shown, before + 2);
    QVERIFY(atEnd && rows.isEmpty());
}

void TestReadFlow::feed_askedAgainMeanwhile_asksOnce()
{
    Tests::EmbeddedWorkspace workspace;
    QVERIFY(wait(workspace->library().save(
                     article(QStringLiteral("The first"), QStringLiteral("B")), {}))
                .has_value());
    Newsroom::ArticleFeed feed(workspace->stores().places);
    QSignalSpy started(&feed, &Newsroom::ArticleFeed::started);
    QSignalSpy arrived(&feed, &Newsroom::ArticleFeed::rowsArrived);
    Core::ArticleQuery byTitle;
    byTitle.sort = Core::Sort::TitleAscending;
    feed.setQuery(byTitle);
    feed.setQuery(byTitle);
    QCOMPARE(started.count(), 1);
    QTRY_COMPARE(arrived.count(), 1);

    // What arrived may be old by now: then it is asked again.
    feed.setQuery(byTitle);
    QCOMPARE(started.count(), 2);
    QTRY_COMPARE(arrived.count(), 2);
    // A change elsewhere is asked for in any case.
    feed.setQuery(byTitle);
    feed.refresh();
    QCOMPARE(started.count(), 4);
    QTRY_COMPARE(arrived.count(), 3);
}

void TestReadFlow::search_findsASavedArticleAndNotADeletedOne()
{
    Tests::EmbeddedWorkspace workspace;
    const auto saved = wait(
        workspace->library().save(article(QStringLiteral("On lighthouses"),
                                          QStringLiteral("The keeper trims the lamp at dusk.")),
                                  {}));
    Newsroom::SearchSession session(workspace->stores().search, workspace->stores().articles);
    Core::SearchPage page;
    connect(&session, &Newsroom::SearchSession::pageArrived, this,
            [&](const Core::SearchPage &arrived) { page = arrived; });
    QSignalSpy arrived(&session, &Newsroom::SearchSession::pageArrived);
    Core::SearchQuery query;
    query.words = QStringLiteral("keeper dusk");
    session.setQuery(query);
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(page.hits.size(), 1);
    QCOMPARE(page.hits.constFirst().article.id, saved->id);
    QVERIFY(page.hits.constFirst()
                .highlights.value(QStringLiteral("body"))
                .join(QChar())
                .contains(Core::HighlightStart + QStringLiteral("keeper") + Core::HighlightEnd));

    QVERIFY(wait(workspace->library().remove(saved->id, 0, {})).has_value());
    session.searchNow();
    QTRY_COMPARE(arrived.size(), 2);
    QVERIFY(page.hits.isEmpty());
}

void TestReadFlow::liveCounts_rise()
{
    Tests::EmbeddedWorkspace workspace;
    const auto saved = wait(workspace->library().save(
        article(QStringLiteral("T"), QStringLiteral("B"), Core::Status::Published), {}));
    Newsroom::LiveCounts counts(workspace->stores().views);
    counts.watch({saved->id});
    QTRY_COMPARE(counts.count(saved->id), std::optional<qint64>(0));
    QVERIFY(wait(workspace->stores().views.increment(saved->id, {})).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(counts.count(saved->id), std::optional<qint64>(1), 20'000);
}

QTEST_GUILESS_MAIN(TestReadFlow)
#include "tst_readflow.moc"
