#include "shownlist.h"

#include <support/fakelistplaces.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace Triptych::Tests {

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
    void title_isFoundWhereverItStands_data();
    void title_isFoundWhereverItStands();
};

void TestArticleFeed::shortList_isExactAtOnce()
{
    FakeListPlaces places(5'000);
    ShownList shown(places);
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
    ShownList shown(places);
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
    ShownList shown(places);
    QAbstractItemModelTester tester(&shown.model);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), int(90'000 * estimated));
    shown.scrollTo(top);
    QTRY_VERIFY(shown.isShown());
    QList<Core::ArticleId> before = shown.model.idsBetween(top, top + ShownList::Height - 1);
    QCOMPARE(before.size(), ShownList::Height);
    const QPersistentModelIndex current(shown.model.index(top + 3));
    places.holds = {};
    places.release();
    QTRY_VERIFY(shown.model.isCountExact());
    QCOMPARE(shown.model.idsBetween(shown.top(), shown.top() + ShownList::Height - 1), before);
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
    ShownList shown(places);
    shown.feed.setQuery({});
    QTRY_COMPARE(shown.model.rowCount(), 86'400);
    shown.scrollTo(86'400 - ShownList::Height);
    QTRY_VERIFY(shown.isShown());
    QCOMPARE(shown.model.idAt(86'399), std::optional(places.idAt(89'999)));
    QCOMPARE(shown.model.idAt(86'380), std::optional(places.idAt(89'980)));
}

void TestArticleFeed::everyRow_isRightOnceCounted()
{
    FakeListPlaces places(30'500);
    places.estimated = 1.04;
    ShownList shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    for (const int top : {0, 990, 1'000, 17'777, 30'480, 29'990, 64}) {
        shown.scrollTo(top);
        QTRY_VERIFY(shown.isShown());
        for (int row = top; row < top + ShownList::Height; ++row)
            QCOMPARE(shown.model.idAt(row), std::optional(places.idAt(row)));
    }
}

void TestArticleFeed::windowWantedLast_isReadNext()
{
    FakeListPlaces places(30'000);
    ShownList shown(places);
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
    ShownList shown(places);
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
    ShownList shown(places);
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
    ShownList shown(places);
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
        for (int row = top; row < top + ShownList::Height; ++row)
            QCOMPARE(shown.model.idAt(row), std::optional(places.idAt(row)));
    }
    QCOMPARE(shown.model.rowCount(), 29'999);
}

void TestArticleFeed::articleGoneElsewhere_leavesAShortList()
{
    FakeListPlaces places(2'000);
    ShownList shown(places);
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
    ShownList shown(places);
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

void TestArticleFeed::title_isFoundWhereverItStands_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("short list") << 5'000;
    QTest::newRow("long list") << 70'000;
}

void TestArticleFeed::title_isFoundWhereverItStands()
{
    QFETCH(int, count);
    FakeListPlaces places(count);
    ShownList shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery({});
    QTRY_VERIFY(shown.model.isCountExact());
    QSignalSpy found(&shown.feed, &ArticleFeed::titleFound);
    shown.feed.findTitle(QStringLiteral("Article 99"));
    shown.feed.findTitle(QStringLiteral("article 3000000")); // of row 3,000
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.first().at(1).toInt(), 3'000);
    // A change elsewhere meanwhile hinders nothing.
    shown.feed.findTitle(QStringLiteral("Article 3000000"));
    shown.feed.refresh();
    QTRY_COMPARE(found.size(), 2);
    // Asked for before the rows are counted it is found afterwards.
    Core::ArticleQuery drafts;
    drafts.status = Core::Status::Draft;
    shown.feed.setQuery(drafts);
    shown.feed.findTitle(QStringLiteral("Article 4000000"));
    QTRY_COMPARE(found.size(), 3);
    QCOMPARE(found.last().at(1).toInt(), 4'000);
}

} // namespace Triptych::Tests

QTEST_GUILESS_MAIN(Triptych::Tests::TestArticleFeed)
#include "tst_articlefeed.moc"
