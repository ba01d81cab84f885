// Lists of 30,000 articles on real stores, as a desk shows them.
#include "../articles/placescheck.h"
#include "../articles/storefixture.h"
#include "shownlist.h"

#include <articles/sqllistplaces.h>

using namespace Triptych;
using namespace Triptych::Tests;

class TestLongLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOrder_endsExactWithTheRightRows_data();
    void everyOrder_endsExactWithTheRightRows();
    void title_isFound_data() { addDialects(); }
    void title_isFound();

private:
    /** 30,000 articles, of which some are deleted: made once for each dialect. */
    StoreFixture &fixture(Sql::Dialect dialect);

    std::map<Sql::Dialect, std::unique_ptr<StoreFixture>> m_fixtures;
};

StoreFixture &TestLongLists::fixture(Sql::Dialect dialect)
{
    auto &made = m_fixtures[dialect];
    if (!made) {
        made = std::make_unique<StoreFixture>(dialect);
        const QString insert = insertSeries(dialect, 1, 30'000, QStringLiteral("ann"));
        const auto done =
            made->test.database
                ->run(Sql::Access::Write, Core::Call::within(std::chrono::minutes(2)),
                      [&insert](Sql::Connection &connection) { return connection.execute(insert); })
                .result();
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    return *made;
}

void TestLongLists::everyOrder_endsExactWithTheRightRows_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<Core::Sort>("sort");
    for (const auto dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
        for (const auto sort : {Core::Sort::UpdatedDescending, Core::Sort::TitleAscending,
                                Core::Sort::PublishDescending, Core::Sort::PublishAscending,
                                Core::Sort::AuthorDescending, Core::Sort::SectionAscending,
                                Core::Sort::StatusDescending}) {
            QTest::addRow("%s %d", dialect == Sql::Dialect::Sqlite ? "SQLite" : "PostgreSQL",
                          int(sort))
                << dialect << sort;
        }
    }
}

void TestLongLists::everyOrder_endsExactWithTheRightRows()
{
    FETCH_DIALECT();
    QFETCH(Core::Sort, sort);
    Articles::SqlListPlaces places(fixture(dialect).test.database);
    Core::ArticleQuery query;
    query.sort = sort;
    // All ids by going on from page to page.
    QList<Core::ArticleId> ids;
    QString next;
    do {
        const auto page = places.ids(query, next, 10'000, {}).result();
        VERIFY_RESULT(page);
        ids += page->ids;
        next = page->next;
    } while (!next.isEmpty());
    QVERIFY(ids.size() > 27'000);

    ShownList shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery(query);
    QTRY_VERIFY_WITH_TIMEOUT(shown.model.rowCount() > ArticleFeed::ShortList, 20'000);
    // At once to the end of what is perhaps an estimate only.
    shown.scrollTo(shown.model.rowCount() - ShownList::Height);
    QTRY_VERIFY_WITH_TIMEOUT(shown.model.isCountExact() && shown.isShown(), 20'000);
    QCOMPARE(shown.model.rowCount(), int(ids.size()));
    for (const int top : {shown.top(), 12'345, 1'000, 0, int(ids.size()) - ShownList::Height}) {
        shown.scrollTo(top);
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown(), 20'000);
        QCOMPARE(shown.model.idsBetween(top, top + ShownList::Height - 1),
                 ids.mid(top, ShownList::Height));
    }
}

void TestLongLists::title_isFound()
{
    FETCH_DIALECT();
    Articles::SqlListPlaces places(fixture(dialect).test.database);
    Core::ArticleQuery query;
    query.sort = Core::Sort::TitleAscending;
    ShownList shown(places);
    shown.scrollTo(0);
    shown.feed.setQuery(query);
    QTRY_VERIFY_WITH_TIMEOUT(shown.model.isCountExact() && shown.model.rowCount() > 27'000, 20'000);
    int found = -1;
    connect(&shown.feed, &ArticleFeed::titleFound, this,
            [&found](quint64, int row) { found = row; });
    shown.feed.findTitle(QStringLiteral("Title12"));
    QTRY_VERIFY_WITH_TIMEOUT(found > 0, 20'000);
    shown.scrollTo(found - 1);
    QTRY_VERIFY_WITH_TIMEOUT(shown.isShown(), 20'000);
    QVERIFY(shown.model.summaryAt(found - 1).title < QStringLiteral("title12"));
    QVERIFY(shown.model.summaryAt(found).title.startsWith(QStringLiteral("title12")));
    // In another order nobody knows where a title would stand.
    const auto refused = places.beforeTitle({}, QStringLiteral("t"), {}).result();
    QVERIFY(!refused && refused.error().kind == Core::ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(TestLongLists)
#include "tst_longlists.moc"
