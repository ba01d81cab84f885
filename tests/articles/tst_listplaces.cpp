#include "placescheck.h"
#include "storefixture.h"

#include <articles/sqllistplaces.h>

#include <QSet>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** Where the rows of a list stand is where looking at each article puts them. */
class TestListPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyListInEveryOrder_isAsBruteForceSays_data() { addDialects(); }
    void everyListInEveryOrder_isAsBruteForceSays();
    void emptyAndOneRow_areExact_data() { addDialects(); }
    void emptyAndOneRow_areExact();
    void tenThousand_areExact_oneMoreIsAbout_data() { addDialects(); }
    void tenThousand_areExact_oneMoreIsAbout();
    void rowsThatComeAndGo_areCountedWhereTheyAre_data() { addDialects(); }
    void rowsThatComeAndGo_areCountedWhereTheyAre();
    void idsAndRows_areThoseAskedFor_data() { addDialects(); }
    void idsAndRows_areThoseAskedFor();
    void outOfRange_isUsage_data() { addDialects(); }
    void outOfRange_isUsage();
};

namespace {

void execute(StoreFixture &fixture, const QString &command)
{
    const auto done =
        fixture.test.database
            ->run(Sql::Access::Write, {},
                  [&command](Sql::Connection &connection) { return connection.execute(command); })
            .result();
    VERIFY_RESULT(done);
}

void addSeries(StoreFixture &fixture, Sql::Dialect dialect, int first, int last)
{
    execute(fixture, insertSeries(dialect, first, last, QStringLiteral("ann")));
}

} // namespace

void TestListPlaces::everyListInEveryOrder_isAsBruteForceSays()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlListPlaces places(fixture.test.database);
    addSeries(fixture, dialect, 1, 1500);
    const auto all = everyArticle(fixture.store);
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 1500);
    const QList<CheckedQuery> queries = checkedQueries();
    for (qsizetype list = 0; list < queries.size(); ++list) {
        const CheckedQuery &checked = queries.at(list);
        for (int i = 0; i <= int(Core::LastSort); ++i) {
            // Each order with some lists, and each list with some orders.
            if (list > 0 && (list + i) % 3 > 0)
                continue;
            Core::ArticleQuery query = checked.query;
            query.sort = Core::Sort(i);
            const QString wrong =
                wrongPlaces(places, query, expectedIds(*all, checked, query.sort));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 by %2: %3")
                                                     .arg(QLatin1String(checked.name))
                                                     .arg(i)
                                                     .arg(wrong)));
        }
    }
}

void TestListPlaces::emptyAndOneRow_areExact()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlListPlaces places(fixture.test.database);
    const Core::ListMap none{0, true, {}};
    QCOMPARE(places.estimate({}, {}).result().value(), none);
    QCOMPARE(places.anchors({}, {}, 1, 1000, {}).result().value(), none);
    QVERIFY(places.ids({}, {}, 10'001, {}).result()->ids.isEmpty());
    addSeries(fixture, dialect, 1, 1);
    const Core::ListMap one{1, true, {}};
    QCOMPARE(places.estimate({}, {}).result().value(), one);
    QCOMPARE(places.anchors({}, {}, 1, 1000, {}).result().value(), one);
    QCOMPARE(places.ids({}, {}, 1, {}).result()->ids.size(), 1);
    QCOMPARE(places.ids({}, {}, 1, {}).result()->next, QString());
}

void TestListPlaces::tenThousand_areExact_oneMoreIsAbout()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlListPlaces places(fixture.test.database);
    addSeries(fixture, dialect, 1, 10'999);
    const auto all = everyArticle(fixture.store);
    VERIFY_RESULT(all);
    const CheckedQuery checked = checkedQueries().constFirst();
    QCOMPARE(expectedIds(*all, checked, {}).size(), 9'999);
    addSeries(fixture, dialect, 11'001, 11'001);
    const auto exact = places.estimate({}, {}).result();
    VERIFY_RESULT(exact);
    QVERIFY(exact->isExact);
    QCOMPARE(exact->count, 10'000);
    QCOMPARE(exact->anchors.size(), 999);
    addSeries(fixture, dialect, 11'002, 11'002);
    const auto now = everyArticle(fixture.store);
    VERIFY_RESULT(now);
    for (const Core::Sort sort : {Core::Sort::UpdatedDescending, Core::Sort::TitleAscending}) {
        Core::ArticleQuery query;
        query.sort = sort;
        const QList<Core::ArticleId> expected = expectedIds(*now, checked, sort);
        QCOMPARE(expected.size(), 10'001);
        QCOMPARE(wrongPlaces(places, query, expected), QString());
        const auto about = places.estimate(query, {}).result();
        VERIFY_RESULT(about);
        QVERIFY(!about->isExact);
        QCOMPARE(about->count, 10'001); // the whole list is counted
        QVERIFY(about->anchors.size() > 300);
        qint64 before = 0;
        for (const Core::ListAnchor &anchor : about->anchors) {
            QVERIFY(anchor.row >= before && anchor.row < about->count);
            before = anchor.row;
            const auto behind = idsOfPage(places, query, anchor.cursor, 0, 1);
            VERIFY_RESULT(behind);
            if (behind->isEmpty())
                continue; // the last row was in the sample
            // Six standard deviations of the place of one of 625.
            QVERIFY2(qAbs(expected.indexOf(behind->constFirst()) - anchor.row) < 1'200,
                     qPrintable(QString::number(anchor.row)));
        }
    }
}

void TestListPlaces::rowsThatComeAndGo_areCountedWhereTheyAre()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlListPlaces places(fixture.test.database);
    addSeries(fixture, dialect, 1, 300);
    Core::ArticleQuery query;
    query.sort = Core::Sort::UpdatedAscending;
    const auto first = places.anchors(query, {}, 100, 1, {}).result();
    VERIFY_RESULT(first);
    const Core::ListAnchor anchor = first->anchors.value(0);
    const auto before = idsOfPage(places, query, anchor.cursor, 0, 10);
    VERIFY_RESULT(before);
    // The row that the anchor stands behind goes, and others come at the end.
    const auto rows = places.ids(query, {}, 100, {}).result();
    VERIFY_RESULT(rows);
    execute(fixture, QStringLiteral("UPDATE articles SET deleted_at = updated_at WHERE id = '%1'")
                         .arg(rows->ids.constLast().toString()));
    addSeries(fixture, dialect, 301, 400);
    const auto after = idsOfPage(places, query, anchor.cursor, 0, 10);
    VERIFY_RESULT(after);
    QCOMPARE(*after, *before);
    const auto all = everyArticle(fixture.store);
    VERIFY_RESULT(all);
    const auto expected = expectedIds(*all, checkedQueries().constFirst(), query.sort);
    QCOMPARE(wrongPlaces(places, query, expected), QString());
    // `from.row` is taken as right: 100 rows, of which one is gone now.
    const auto rest = places.anchors(query, anchor, 1000, 1000, {}).result();
    VERIFY_RESULT(rest);
    QVERIFY(rest->isExact);
    QCOMPARE(rest->count, expected.size() + 1);
}

void TestListPlaces::idsAndRows_areThoseAskedFor()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlListPlaces places(fixture.test.database);
    addSeries(fixture, dialect, 1, 44);
    const auto first = places.ids({}, {}, 15, {}).result();
    VERIFY_RESULT(first);
    QCOMPARE(first->ids.size(), 15);
    const auto second = places.ids({}, first->next, 1000, {}).result();
    VERIFY_RESULT(second);
    QCOMPARE(second->ids.size(), 25);
    QVERIFY(second->next.isEmpty());
    Core::ArticleQuery bin;
    bin.isDeleted = true;
    const auto deleted = places.ids(bin, {}, 1000, {}).result();
    VERIFY_RESULT(deleted);
    QCOMPARE(deleted->ids.size(), 4);
    const QList<Core::ArticleId> asked =
        first->ids.mid(3, 2) + deleted->ids.mid(0, 1) + QList{Core::ArticleId::create()};
    const auto rows = places.rows(asked, {}).result();
    VERIFY_RESULT(rows);
    QSet<QString> got;
    for (const Core::ArticleSummary &row : *rows) {
        got << row.id.toString();
        QVERIFY(row.body.isEmpty());
        QCOMPARE(row.tags.constFirst(), QStringLiteral("common"));
    }
    QCOMPARE(got, (QSet<QString>{asked.at(0).toString(), asked.at(1).toString(),
                                 asked.at(2).toString()}));
}

void TestListPlaces::outOfRange_isUsage()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlListPlaces places(fixture.test.database);
    addSeries(fixture, dialect, 1, 30);
    const auto anchor = places.anchors({}, {}, 10, 1, {}).result();
    VERIFY_RESULT(anchor);
    const Core::ListAnchor from = anchor->anchors.constFirst();
    COMPARE_KIND(places.page({}, {}, -1, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.page({}, {}, 1001, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.page({}, {}, 0, 1001, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.page({}, {}, 0, 0, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.ids({}, {}, 10'002, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.anchors({}, from, 0, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.anchors({}, from, 1001, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.anchors({}, from, 10, 1001, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.anchors({}, {-1, {}}, 10, 10, {}).result(), ErrorKind::Usage);
    Core::ArticleQuery other;
    other.sort = Core::Sort::TitleAscending;
    COMPARE_KIND(places.anchors(other, from, 10, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.page(other, from.cursor, 0, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.ids(other, from.cursor, 10, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(places.rows(QList<Core::ArticleId>(1001, Core::ArticleId::create()), {}).result(),
                 ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(TestListPlaces)
#include "tst_listplaces.moc"
