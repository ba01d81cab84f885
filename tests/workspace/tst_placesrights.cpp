#include "../articles/placescheck.h"
#include "people.h"

#include <ports/articlestore.h>
#include <support/outcome.h>

using namespace Triptych;
using Tests::checkedQueries;
using Tests::CheckedQuery;

/** Each role's lists are those of the articles that it may see. */
class TestPlacesRights final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRole_hasThePlacesOfWhatItSees_data();
    void eachRole_hasThePlacesOfWhatItSees();

private:
    std::optional<Tests::People> m_people;
};

void TestPlacesRights::eachRole_hasThePlacesOfWhatItSees_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("articles");
    QTest::newRow("reader") << QStringLiteral("rita") << 514;
    QTest::newRow("author") << QStringLiteral("ann") << 714;
    QTest::newRow("editor") << QStringLiteral("ed") << 1000;
}

void TestPlacesRights::eachRole_hasThePlacesOfWhatItSees()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    if (!m_people) {
        m_people.emplace();
        Tests::Psql owner(m_people->database().dsn());
        QCOMPARE(owner.run(Tests::insertSeries(Sql::Dialect::PostgreSql, 1, 1000,
                                               m_people->login("ann"))),
                 QStringLiteral("1000"));
    }
    QFETCH(QString, who);
    QFETCH(int, articles);
    const auto space = m_people->openAs(qPrintable(who));
    const Workspace::Stores stores = space->stores();
    const auto all = Tests::everyArticle(stores.articles);
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), articles);
    const QList<CheckedQuery> queries = checkedQueries();
    for (const CheckedQuery &checked : queries) {
        for (const Core::Sort sort : {Core::Sort::UpdatedDescending, Core::Sort::PublishAscending,
                                      Core::Sort::TitleAscending, Core::Sort::AuthorDescending,
                                      Core::Sort::StatusAscending, Core::Sort::SectionDescending}) {
            Core::ArticleQuery query = checked.query;
            query.sort = sort;
            const QString wrong =
                Tests::wrongPlaces(stores.places, query, Tests::expectedIds(*all, checked, sort));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 by %2: %3")
                                                     .arg(QLatin1String(checked.name))
                                                     .arg(int(sort))
                                                     .arg(wrong)));
        }
    }
}

QTEST_GUILESS_MAIN(TestPlacesRights)
#include "tst_placesrights.moc"
