#include <models/articlelistmodel.h>
#include <newsroom/articlefeed.h>
#include <support/fakelistplaces.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace Triptych::Tests {

using Models::ArticleListModel;
using Newsroom::ArticleFeed;

namespace {

/** A feed with a model, of which 20 rows are on screen. */
class Shown final : public QObject
{
public:
    static constexpr int Height = 20;

    explicit Shown(FakeListPlaces &places) : feed(places)
    {
        connect(&feed, &ArticleFeed::started, &model,
                [this](quint64 generation) { model.beginGeneration(generation, false); });
        connect(&feed, &ArticleFeed::outdated, &model, &ArticleListModel::outdate);
        connect(&feed, &ArticleFeed::rowsArrived, &model, &ArticleListModel::rowsArrived);
        connect(&feed, &ArticleFeed::idsArrived, &model, &ArticleListModel::idsArrived);
        connect(&feed, &ArticleFeed::articlesArrived, &model, &ArticleListModel::articlesArrived);
        connect(&feed, &ArticleFeed::counted, &model, &ArticleListModel::counted);
        connect(&feed, &ArticleFeed::renumbered, &model, &ArticleListModel::renumbered);
        connect(&feed, &ArticleFeed::failed, &model, &ArticleListModel::feedFailed);
        connect(&model, &ArticleListModel::windowNeeded, &feed, &ArticleFeed::needWindow);
        connect(&model, &ArticleListModel::rowTakenOut, &feed, &ArticleFeed::onRowTakenOut);
        // As the view does: what is on screen stays.
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) {
                    if (m_top > 0 && first <= m_top)
                        scrollTo(m_top + last - first + 1);
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) {
                    if (first < m_top)
                        scrollTo(m_top - (std::min(last + 1, m_top) - first));
                });
    }

    int top() const { return m_top; }
    void scrollTo(int top)
    {
        m_top = top;
        feed.setFirstVisible(top);
        model.setVisibleRows(top, top + Height - 1);
    }
    bool isShown() const
    {
        for (int row = m_top; row < std::min(m_top + Height, model.rowCount()); ++row) {
            if (!model.isThere(row))
                return false;
        }
        return model.rowCount() > 0;
    }

    ArticleFeed feed;
    ArticleListModel model;

private:
    int m_top = 0;
};

} // namespace

class TestArticleFeed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortList_isExactAtOnce();
    void longList_isAboutUntilItIsCounted();
    void rowsOnScreen_stayWhenNumbersAreCorrected_data();
    void rowsOnScreen_stayWhenNumbersAreCorrected();
    void end_isTheRealEndWhileTheLengthIsAnEstimate();
    void everyRow_isRightOnceCounted();
    void windowWantedLast_isReadNext();
    void answerOfAnOlderQuery_isDropped();
    void articleThatCameBefore_movesNothingOnScreen();
    void removedArticle_letsTheOthersMoveUp();
    void articleGoneElsewhere_leavesAShortList();
    void windowThatFails_keepsWhatIsShown();
};

void TestArticleFeed::shortList_isExactAtOnce()
{
    FakeListPlaces places(5'000);
    Shown shown(places);
    QAbstractItemModelTester tester(&shown.model);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), 5'000);
    QVERIFY(shown.model.isCountExact());
    QVERIFY(!places.calls.contains(QStringLiteral("estimate")));
    shown.scrollTo(4'970);
    QVERIFY(!shown.isShown());
    QTRY_VERIFY(shown.isShown());
    for (int row = 4'970; row < 4'990; ++row)
        QCOMPARE(shown.model.idAt(row), std::optional(places.idAt(row)));
    QCOMPARE(shown.model.rowOf(places.idAt(2'500)), 2'500); // though nothing else is known of it
}

void TestArticleFeed::longList_isAboutUntilItIsCounted()
{
    FakeListPlaces places(90'000);
    places.estimated = 0.96;
    places.holds = [](const QString &call) { return call == QLatin1String("anchors"); };
    Shown shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), 86'400);
    QVERIFY(!shown.model.isCountExact());
    places.holds = {};
    places.release();
    QTRY_VERIFY(shown.model.isCountExact());
    QCOMPARE(shown.model.rowCount(), 90'000);
    // In small calls: the list is longer than one of them reaches.
    QVERIFY(places.calls.count(QStringLiteral("anchors")) >= 2);
}

void TestArticleFeed::rowsOnScreen_stayWhenNumbersAreCorrected_data()
{
    QTest::addColumn<double>("estimated");
    QTest::addColumn<int>("top");
    QTest::newRow("really farther") << 0.96 << 40'000;
    QTest::newRow("really nearer") << 1.04 << 40'000;
    QTest::newRow("near the beginning") << 1.04 << 30;
    QTest::newRow("at the end") << 0.96 << 86'375;
}

void TestArticleFeed::rowsOnScreen_stayWhenNumbersAreCorrected()
{
    QFETCH(double, estimated);
    QFETCH(int, top);
    FakeListPlaces places(90'000);
    places.estimated = estimated;
    places.holds = [](const QString &call) { return call == QLatin1String("anchors"); };
    Shown shown(places);
    QAbstractItemModelTester tester(&shown.model);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), int(90'000 * estimated));
    shown.scrollTo(top);
    QTRY_VERIFY(shown.isShown());
    QList<Core::ArticleId> before = shown.model.idsBetween(top, top + Shown::Height - 1);
    QCOMPARE(before.size(), Shown::Height);
    const QPersistentModelIndex current(shown.model.index(top + 3));
    places.holds = {};
    places.release();
    QTRY_VERIFY(shown.model.isCountExact());
    QCOMPARE(shown.model.idsBetween(shown.top(), shown.top() + Shown::Height - 1), before);
    QCOMPARE(shown.model.idAt(current.row()), std::optional(before.at(3)));
    // And they stand where they really are.
    QCOMPARE(shown.model.rowCount(), 90'000);
    QCOMPARE(places.idAt(shown.top()), before.first());
    QTRY_VERIFY(shown.isShown());
}

void TestArticleFeed::end_isTheRealEndWhileTheLengthIsAnEstimate()
{
    FakeListPlaces places(90'000);
    places.estimated = 0.96;
    places.holds = [](const QString &call) { return call == QLatin1String("anchors"); };
    Shown shown(places);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), 86'400);
    shown.scrollTo(86'400 - Shown::Height);
    QTRY_VERIFY(shown.isShown());
    QCOMPARE(shown.model.idAt(86'399), std::optional(places.idAt(89'999)));
    QCOMPARE(shown.model.idAt(86'380), std::optional(places.idAt(89'980)));
}

void TestArticleFeed::everyRow_isRightOnceCounted()
{
    FakeListPlaces places(30'500);
    places.estimated = 1.04;
    Shown shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    for (const int top : {0, 990, 1'000, 17'777, 30'480, 29'990, 64}) {
        shown.scrollTo(top);
        QTRY_VERIFY(shown.isShown());
        for (int row = top; row < top + Shown::Height; ++row)
            QCOMPARE(shown.model.idAt(row), std::optional(places.idAt(row)));
    }
}

void TestArticleFeed::windowWantedLast_isReadNext()
{
    FakeListPlaces places(30'000);
    Shown shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    QTRY_VERIFY(shown.isShown());
    places.calls.clear();
    places.holds = [](const QString &) { return true; };
    // As the bar is dragged: only the first place was asked for, and then the last.
    for (int top = 1'000; top <= 20'000; top += 1'000)
        shown.scrollTo(top);
    QCOMPARE(places.calls, QStringList{QStringLiteral("page")});
    places.holds = {};
    places.release();
    QTRY_VERIFY(shown.isShown());
    QCOMPARE(places.calls.size(), 2);
    QCOMPARE(shown.model.idAt(20'000), std::optional(places.idAt(20'000)));
}

void TestArticleFeed::answerOfAnOlderQuery_isDropped()
{
    FakeListPlaces places(30'000);
    Shown shown(places);
    shown.scrollTo(0);
    places.holds = [](const QString &) { return true; };
    shown.feed.setQuery({});
    Core::ArticleQuery other;
    other.sort = Core::Sort::UpdatedAscending;
    shown.feed.setQuery(other);
    places.holds = {};
    places.release();
    QTRY_VERIFY(shown.model.isCountExact());
    QCOMPARE(shown.model.idAt(0), std::optional(places.idAt(29'999)));
}

void TestArticleFeed::articleThatCameBefore_movesNothingOnScreen()
{
    FakeListPlaces places(30'000);
    Shown shown(places);
    QAbstractItemModelTester tester(&shown.model);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    shown.scrollTo(20'000);
    QTRY_VERIFY(shown.isShown());
    const auto before = shown.model.idsBetween(20'000, 20'019);
    places.keys.insert(places.keys.begin(), {-3'000, -2'000, -1'000});
    shown.feed.refresh();
    QTRY_COMPARE(shown.model.rowCount(), 30'003);
    QCOMPARE(shown.top(), 20'003);
    QCOMPARE(shown.model.idsBetween(20'003, 20'022), before);
    // At the beginning they are shown.
    shown.scrollTo(0);
    QTRY_VERIFY(shown.isShown());
    QCOMPARE(shown.model.idAt(0), std::optional(places.idAt(0)));
    places.keys.insert(places.keys.begin(), -4'000);
    shown.feed.refresh();
    QTRY_COMPARE(shown.model.idAt(0), std::optional(places.idAt(0)));
    QCOMPARE(shown.model.idAt(1), std::optional(places.idAt(1)));
}

void TestArticleFeed::removedArticle_letsTheOthersMoveUp()
{
    FakeListPlaces places(30'000);
    Shown shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    shown.scrollTo(20'000);
    QTRY_VERIFY(shown.isShown());
    const auto gone = places.idAt(20'005);
    places.keys.erase(places.keys.begin() + 20'005);
    shown.model.articleRemoved(gone);
    shown.feed.refresh();
    for (const int top : {20'000, 25'000}) {
        shown.scrollTo(top);
        QTRY_VERIFY(shown.isShown());
        for (int row = top; row < top + Shown::Height; ++row)
            QCOMPARE(shown.model.idAt(row), std::optional(places.idAt(row)));
    }
    QCOMPARE(shown.model.rowCount(), 29'999);
}

void TestArticleFeed::articleGoneElsewhere_leavesAShortList()
{
    FakeListPlaces places(2'000);
    Shown shown(places);
    QAbstractItemModelTester tester(&shown.model);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), 2'000);
    places.keys.erase(places.keys.begin() + 1'005);
    shown.scrollTo(1'000);
    QTRY_VERIFY(shown.isShown());
    QCOMPARE(shown.model.rowCount(), 1'999);
    QCOMPARE(shown.model.idAt(1'005), std::optional(places.idAt(1'005)));
    // What came is there after the list is read again.
    places.keys.insert(places.keys.begin(), -1'000);
    shown.feed.refresh();
    QTRY_COMPARE(shown.model.rowCount(), 2'000);
    QCOMPARE(shown.top(), 1'001);
    QTRY_VERIFY(shown.isShown());
}

void TestArticleFeed::windowThatFails_keepsWhatIsShown()
{
    FakeListPlaces places(30'000);
    Shown shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    QTRY_VERIFY(shown.isShown());
    places.trouble = [](const QString &) {
        return Core::Error{Core::ErrorKind::Unreachable, QStringLiteral("away"), {}};
    };
    shown.scrollTo(10'000);
    QTRY_COMPARE(shown.model.state(), ArticleListModel::State::Failed);
    QCOMPARE(shown.model.rowCount(), 30'000);
    QVERIFY(shown.model.isThere(0));
    places.trouble = {};
    shown.feed.refresh();
    QTRY_VERIFY(shown.isShown());
    QCOMPARE(shown.model.state(), ArticleListModel::State::Ready);
    QCOMPARE(shown.model.idAt(10'000), std::optional(places.idAt(10'000)));
}

} // namespace Triptych::Tests

QTEST_GUILESS_MAIN(Triptych::Tests::TestArticleFeed)
#include "tst_articlefeed.moc"
