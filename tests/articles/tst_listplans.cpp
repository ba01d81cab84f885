#include "placescheck.h"
#include "storefixture.h"

#include <articles/articlelist.h>

#include <QRegularExpression>

using namespace Triptych;
using namespace Triptych::Tests;

/** How the databases find the first rows of a list of 50,000: by an index, in its order. */
class TestListPlans final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstRows_areReadInTheOrderOfAnIndex_data() { addDialects(); }
    void firstRows_areReadInTheOrderOfAnIndex();
};

namespace {

constexpr int Articles50k = 50'000;

Core::ArticleQuery filtered(Core::FilterKey key, const char *value, bool isExcluded,
                            Core::Sort sort)
{
    Core::ArticleQuery query;
    query.filter.terms << Core::FilterTerm{key, {QLatin1String(value)}, isExcluded};
    query.sort = sort;
    return query;
}

QList<Core::ArticleQuery> askedQueries()
{
    using Core::FilterKey;
    QList<Core::ArticleQuery> queries;
    for (int i = 0; i <= int(Core::LastSort); ++i) {
        const auto sort = Core::Sort(i);
        Core::ArticleQuery all;
        all.sort = sort;
        queries << all << filtered(FilterKey::Tag, "rare", false, sort)
                << filtered(FilterKey::Tag, "third1", false, sort)
                << filtered(FilterKey::Tag, "third1", true, sort)
                << filtered(FilterKey::Tag, "nobody has this", false, sort)
                << filtered(FilterKey::Author, "Ann2", false, sort)
                << filtered(FilterKey::Status, "published", false, sort)
                << filtered(FilterKey::Section, "section1", false, sort)
                << filtered(FilterKey::Language, "de", false, sort);
    }
    return queries;
}

/** Fills both, without what triggers do for each row. */
void fill(StoreFixture &fixture, Sql::Dialect dialect)
{
    VERIFY_RESULT(fixture.test.database->open({}).result());
    QStringList commands{insertSeries(dialect, 1, Articles50k, QStringLiteral("ann"))};
    if (dialect == Sql::Dialect::PostgreSql) {
        commands.prepend(QStringLiteral("SET LOCAL session_replication_role = replica"));
        for (const QString &name : {QStringLiteral("tag"), QStringLiteral("author")}) {
            commands << QStringLiteral("INSERT INTO article_%1s SELECT name, id, updated_at, "
                                       "status, publish_key, created_by FROM articles, "
                                       "unnest(%1s) AS name WHERE deleted_at IS NULL")
                            .arg(name);
        }
    }
    commands << QStringLiteral("ANALYZE");
    const auto done = fixture.test.database
                          ->run(Sql::Access::Write, Core::Call::within(std::chrono::minutes(2)),
                                [&commands](Sql::Connection &connection) {
                                    return connection.transaction([&]() -> Core::Result<void> {
                                        for (const QString &command : commands) {
                                            if (auto run = connection.execute(command); !run)
                                                return run;
                                        }
                                        return {};
                                    });
                                })
                          .result();
    VERIFY_RESULT(done);
}

/** The statement as it is read, with its values, and its plan. */
std::pair<QString, QString> planOf(StoreFixture &fixture, const Core::ArticleQuery &query)
{
    const auto list = Articles::ArticleList::create(query, 50, {});
    const auto read = fixture.test.database
                          ->run(Sql::Access::Read, {},
                                [&](Sql::Connection &connection) -> Core::Result<QString> {
                                    return list->chosenText(connection);
                                })
                          .result();
    if (!read)
        return {read.error().detail, QStringLiteral("Seq Scan")};
    QString text = *read;
    text.replace(QStringLiteral(":limit"), QStringLiteral("51"));
    if (!query.filter.terms.isEmpty()) {
        // Languages are found at the beginning of "de-".
        const bool isLanguage = query.filter.terms.constFirst().key == Core::FilterKey::Language;
        const QRegularExpression placeholder(
            QStringLiteral("(?<!:):(tag|author|status|section|language)_0_0"));
        text.replace(placeholder, QLatin1Char('\'') +
                                      query.filter.terms.constFirst().values.constFirst() +
                                      QLatin1String(isLanguage ? "-'" : "'"));
    }
    if (fixture.test.server) {
        const QString all =
            fixture.test.server->value(QStringLiteral("EXPLAIN (FORMAT JSON) ") + text);
        return {text, all};
    }
    // A prepared EXPLAIN goes on with the plan of its preparation, whatever was dropped since.
    static int asked = 0;
    const QString again(++asked, u' ');
    const auto steps =
        fixture.test.database
            ->run(Sql::Access::Write, {}, // where an index was dropped
                  [&](Sql::Connection &connection) {
                      return connection
                          .composed(QStringLiteral("EXPLAIN QUERY PLAN ") + again + text)
                          .all([](const Sql::Row &row) { return row.text("detail"); });
                  })
            .result();
    return {text, steps ? steps->join(u'\n') : QStringLiteral("Seq Scan") + steps.error().detail};
}

/** Neither reads the whole table nor sorts the whole list; the few articles of a rare name are
 * sorted. */
bool isQuick(const std::pair<QString, QString> &plan)
{
    static const QRegularExpression wholeTable(QStringLiteral("Seq Scan|SCAN articles(?! USING)"));
    const bool isOfFew = plan.first.contains(QLatin1String("ANY (ARRAY(SELECT")) ||
                         plan.first.contains(QLatin1String("number IN (SELECT"));
    static const QRegularExpression sorted(
        QStringLiteral("\"(Incremental )?Sort\"|TEMP B-TREE FOR ORDER"));
    return !plan.second.contains(wholeTable) && (isOfFew || !plan.second.contains(sorted));
}

} // namespace

void TestListPlans::firstRows_areReadInTheOrderOfAnIndex()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    fill(fixture, dialect);
    const QList<Core::ArticleQuery> queries = askedQueries();
    for (const Core::ArticleQuery &query : queries) {
        const auto plan = planOf(fixture, query);
        QVERIFY2(isQuick(plan), qPrintable(plan.first + QLatin1Char('\n') + plan.second));
    }
    const auto drop = [&](const char *index) {
        const QString command = QStringLiteral("DROP INDEX ") + QLatin1String(index);
        return fixture.test.database
            ->run(Sql::Access::Write, {},
                  [&command](Sql::Connection &connection) { return connection.execute(command); })
            .result();
    };
    Core::ArticleQuery byTitle;
    byTitle.sort = Core::Sort::TitleAscending;
    const auto noTitle = drop("articles_title");
    VERIFY_RESULT(noTitle);
    const auto byTitlePlan = planOf(fixture, byTitle);
    QVERIFY2(!isQuick(byTitlePlan), qPrintable(byTitlePlan.second));
    if (dialect == Sql::Dialect::PostgreSql) {
        const auto noTags = drop("article_tags_updated");
        VERIFY_RESULT(noTags);
        const auto byTag = planOf(fixture, filtered(Core::FilterKey::Tag, "third1", false,
                                                    Core::Sort::UpdatedDescending));
        QVERIFY2(!isQuick(byTag), qPrintable(byTag.second));
    }
}

QTEST_GUILESS_MAIN(TestListPlans)
#include "tst_listplans.moc"
