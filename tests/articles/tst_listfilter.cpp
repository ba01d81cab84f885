#include "storefixture.h"

#include <core/query.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::FilterDate;
using Core::FilterKey;
using Core::FilterTerm;

/** What a filter finds in either database is what looking at each article finds. */
class TestListFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyFilter_findsWhatPassesIt_data() { addDialects(); }
    void anyFilter_findsWhatPassesIt();
    void daysAndCases_areThoseOfTheSite_data() { addDialects(); }
    void daysAndCases_areThoseOfTheSite();
    void capitalsOfOtherLength_findNothingElse_data() { addDialects(); }
    void capitalsOfOtherLength_findNothingElse();
    void tooManyConditions_areUsage_data() { addDialects(); }
    void tooManyConditions_areUsage();
    void commonNames_areFoundInTheOrderOfTheList_data() { addDialects(); }
    void commonNames_areFoundInTheOrderOfTheList();
};

namespace {

const char *const Zone = "Asia/Kathmandu"; // no whole hours from UTC

Core::SiteZone zone()
{
    return *Core::SiteZone::fromName(QLatin1String(Zone));
}

QStringList some(QRandomGenerator &random, const QStringList &of, int most)
{
    QStringList list;
    for (int n = random.bounded(most + 1); n > 0; --n)
        list << of.at(random.bounded(int(of.size())));
    list.removeDuplicates();
    return list;
}

const QStringList Names{QStringLiteral("Ann"), QStringLiteral("Zoë O'Neill"), QStringLiteral("ann"),
                        QStringLiteral("Mara, Lindqvist")};
const QStringList Tags{QStringLiteral("harbour"), QStringLiteral("it's"), QStringLiteral("%"),
                       QStringLiteral("東京")};
const QStringList Sections{QStringLiteral("news"), QStringLiteral("News"), QStringLiteral("a b")};
const QStringList Languages{QStringLiteral("en"), QStringLiteral("en-GB"), QStringLiteral("eng"),
                            QStringLiteral("de")};
const QStringList Days{QStringLiteral("2024-02-29"), QStringLiteral("2024-02"),
                       QStringLiteral("2024"),       QStringLiteral("2023-12-31"),
                       QStringLiteral("today"),      QStringLiteral("9999-12-31"),
                       QStringLiteral("0001")};

/** Times around midnights of the zone. */
QDateTime someTime(QRandomGenerator &random)
{
    const QList<QDate> days{QDate(2024, 2, 29), QDate(2024, 3, 1), QDate(2024, 1, 1),
                            QDate(2023, 12, 31), QDateTime::currentDateTimeUtc().date()};
    return zone()
        .startOf(days.at(random.bounded(int(days.size()))))
        .addMSecs(random.bounded(-1, 2));
}

Article someArticle(QRandomGenerator &random, int i)
{
    Article article = StoreFixture::article(
        QStringLiteral("%1 %2").arg(QLatin1String(i % 2 ? "Flood" : "ÜBER flut")).arg(i % 7));
    article.status = Core::Status(random.bounded(4));
    if (random.bounded(3))
        article.publishAt =
            random.bounded(3) ? someTime(random) : QDateTime::currentDateTimeUtc().addDays(9);
    article.authors = some(random, Names, 3);
    article.tags = some(random, Tags, 3);
    article.section = some(random, Sections, 1).value(0);
    article.language = Languages.at(random.bounded(4));
    return article;
}

void fill(StoreFixture &fixture, int count)
{
    QRandomGenerator random(12);
    QList<Article> batch;
    for (int i = 0; i < count; ++i)
        batch << someArticle(random, i);
    VERIFY_RESULT(fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result());
    const auto stored = fixture.store.scan({}, 1000, {}).result();
    VERIFY_RESULT(stored);
    for (const Article &article : *stored) {
        const auto moved =
            fixture.test.database
                ->run(Sql::Access::Write, {},
                      [&](Sql::Connection &connection) -> Core::Result<int> {
                          return connection
                              .composed(QStringLiteral(
                                  "UPDATE articles SET updated_at = :updated, created_at = "
                                  ":created WHERE id = :id"))
                              .bind("updated", someTime(random))
                              .bind("created", someTime(random))
                              .bind("id", article.id)
                              .exec();
                      })
                .result();
        VERIFY_RESULT(moved);
    }
}

bool hasWord(const QStringList &texts, const QString &word)
{
    return std::any_of(texts.cbegin(), texts.cend(), [&word](const QString &text) {
        return text.toLower().contains(word.toLower());
    });
}

QDateTime dateOf(const FilterTerm &term, Core::Sort sort, const Article &article)
{
    FilterDate date = term.date;
    if (date == FilterDate::OfOrder) {
        const Core::SortKey key = Core::sortKey(sort);
        date = key == Core::SortKey::Publish   ? FilterDate::Published
               : key == Core::SortKey::Created ? FilterDate::Created
                                               : FilterDate::Changed;
    }
    return date == FilterDate::Published ? article.publishAt
           : date == FilterDate::Created ? article.createdAt
                                         : article.updatedAt;
}

bool hasDay(const FilterTerm &term, const QString &value, Core::Sort sort, const Article &article)
{
    const QDateTime time = dateOf(term, sort, article);
    if (!time.isValid())
        return false;
    const QDate today = zone().local(QDateTime::currentDateTimeUtc()).date();
    const Core::DaySpan days = Core::daysNamed(value, today).value();
    const QDate day = zone().local(time).date();
    return term.key == FilterKey::Before  ? day < days.first
           : term.key == FilterKey::After ? day > days.last
                                          : day >= days.first && day <= days.last;
}

bool has(const FilterTerm &term, const QString &value, Core::Sort sort, const Article &article)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (term.key) {
    case FilterKey::Words:
        return hasWord(QStringList(article.title) + article.authors + article.tags, value);
    case FilterKey::Title:
        return hasWord({article.title}, value);
    case FilterKey::Status:
        return value == QLatin1String("published")   ? article.isPublic(now)
               : value == QLatin1String("scheduled") ? article.isScheduled(now)
                                                     : Core::statusName(article.status) == value;
    case FilterKey::Author:
        return article.authors.contains(value);
    case FilterKey::Tag:
        return article.tags.contains(value);
    case FilterKey::Section:
        return article.section == value;
    case FilterKey::Language:
        return article.language == value || article.language.startsWith(value + QLatin1Char('-'));
    default:
        return hasDay(term, value, sort, article);
    }
}

bool passes(const Core::ArticleQuery &query, const Article &article)
{
    return std::all_of(
        query.filter.terms.cbegin(), query.filter.terms.cend(), [&](const FilterTerm &term) {
            const bool any =
                std::any_of(term.values.cbegin(), term.values.cend(), [&](const QString &value) {
                    return has(term, value, query.sort, article);
                });
            return any != term.isExcluded;
        });
}

FilterTerm someTerm(QRandomGenerator &random, FilterKey key)
{
    static const QStringList statuses{QStringLiteral("draft"), QStringLiteral("review"),
                                      QStringLiteral("published"), QStringLiteral("scheduled"),
                                      QStringLiteral("archived")};
    static const QStringList words{QStringLiteral("fLOOD"), QStringLiteral("über"),
                                   QStringLiteral("o'n"), QStringLiteral("3"),
                                   QStringLiteral("東")};
    const QStringList &from = key <= FilterKey::Title      ? words
                              : key == FilterKey::Status   ? statuses
                              : key == FilterKey::Author   ? Names
                              : key == FilterKey::Tag      ? Tags
                              : key == FilterKey::Section  ? Sections
                              : key == FilterKey::Language ? Languages
                                                           : Days;
    FilterTerm term{key, {from.at(random.bounded(int(from.size())))}, random.bounded(3) == 0};
    if (key != FilterKey::Words && random.bounded(2))
        term.values << from.at(random.bounded(int(from.size())));
    if (key >= FilterKey::Before)
        term.date = FilterDate(random.bounded(4));
    return term;
}

QString said(const Core::ArticleQuery &query)
{
    QStringList parts{QString::number(int(query.sort))};
    for (const FilterTerm &term : query.filter.terms) {
        parts << QStringLiteral("%1%2.%3=%4")
                     .arg(QLatin1String(term.isExcluded ? "-" : ""))
                     .arg(int(term.key))
                     .arg(int(term.date))
                     .arg(term.values.join(u'|'));
    }
    return parts.join(u' ');
}

Core::Result<QStringList> found(StoreFixture &fixture, const Core::ArticleQuery &query)
{
    QStringList ids;
    QString after;
    do {
        const auto page = fixture.store.list(query, 23, after, {}).result();
        if (!page)
            return Core::failure(page.error());
        for (const Article &row : page->rows)
            ids << row.id.toString();
        after = page->next;
    } while (!after.isEmpty());
    ids.sort();
    return ids;
}

QStringList expected(const QList<Article> &all, const Core::ArticleQuery &query)
{
    QStringList ids;
    for (const Article &article : all) {
        if (passes(query, article))
            ids << article.id.toString();
    }
    ids.sort();
    return ids;
}

} // namespace

void TestListFilter::anyFilter_findsWhatPassesIt()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    fill(fixture, 300);
    const auto all = fixture.store.scan({}, 1000, {}).result();
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 300);
    QRandomGenerator random(2024);
    QList<bool> finds(int(FilterKey::After) + 1, false);
    for (int round = 0; round < 600; ++round) {
        Core::ArticleQuery query;
        query.zone = zone();
        query.sort = Core::Sort(random.bounded(int(Core::LastSort) + 1));
        const FilterKey first = FilterKey(round % (int(FilterKey::After) + 1));
        query.filter.terms << someTerm(random, first);
        for (int i = round % 3; i > 0; --i)
            query.filter.terms << someTerm(random,
                                           FilterKey(random.bounded(int(FilterKey::After) + 1)));
        const auto ids = found(fixture, query);
        QVERIFY2(ids, qPrintable(said(query) + u' ' + (ids ? QString() : ids.error().detail)));
        QVERIFY2(*ids == expected(*all, query), qPrintable(said(query)));
        if (!ids->isEmpty() && ids->size() < 300)
            finds[int(first)] = true;
    }
    QVERIFY(!finds.contains(false)); // else the articles would not try that filter
}

void TestListFilter::daysAndCases_areThoseOfTheSite()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Article article = StoreFixture::article(QStringLiteral("One"));
    article.publishAt = QDateTime(QDate(2024, 2, 28), QTime(18, 15), Qt::UTC);
    article.language = QStringLiteral("pt-BR");
    VERIFY_RESULT(fixture.save(article));
    const auto count = [&](FilterKey key, const char *value, const Core::SiteZone &zone) {
        Core::ArticleQuery query;
        query.zone = zone;
        query.filter.terms << FilterTerm{key, {QLatin1String(value)}, false, FilterDate::Published};
        const auto page = fixture.store.list(query, 10, {}, {}).result();
        return page ? int(page->rows.size()) : -1;
    };
    // The first moment of 29 February in Kathmandu, and still the 28th in UTC.
    QCOMPARE(count(FilterKey::On, "2024-02-29", zone()), 1);
    QCOMPARE(count(FilterKey::On, "2024-02-29", {}), 0);
    QCOMPARE(count(FilterKey::On, "2024-02-28", {}), 1);
    QCOMPARE(count(FilterKey::After, "2024-02-28", zone()), 1);
    QCOMPARE(count(FilterKey::After, "2024-02-29", zone()), 0);
    QCOMPARE(count(FilterKey::Before, "2024-03", zone()), 1);
    QCOMPARE(count(FilterKey::Before, "2024-02-29", zone()), 0);
    QCOMPARE(count(FilterKey::Language, "PT", {}), 1);
    QCOMPARE(count(FilterKey::Language, "pt-br", {}), 1);
    QCOMPARE(count(FilterKey::Language, "p", {}), 0);
    QCOMPARE(count(FilterKey::On, "soon", {}), -1);
}

void TestListFilter::capitalsOfOtherLength_findNothingElse()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (const char *title : {"Straße", "MESSE", "Office"})
        VERIFY_RESULT(fixture.save(StoreFixture::article(QString::fromUtf8(title))));
    const auto count = [&](FilterKey key, const char *value) {
        Core::ArticleQuery query;
        query.filter.terms << FilterTerm{key, {QString::fromUtf8(value)}};
        const auto page = fixture.store.list(query, 10, {}, {}).result();
        return page ? int(page->rows.size()) : -1;
    };
    for (const FilterKey key : {FilterKey::Title, FilterKey::Words}) {
        QCOMPARE(count(key, "ß"), 1);
        QCOMPARE(count(key, "ﬃ"), 0); // one sign, three in capitals
        QCOMPARE(count(key, "messe"), 1);
    }
}

void TestListFilter::tooManyConditions_areUsage()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Core::ArticleQuery query;
    const FilterTerm tag{FilterKey::Tag, {QStringLiteral("a")}};
    query.filter.terms = QList<FilterTerm>(Core::ArticleFilter::MostTerms, tag);
    VERIFY_RESULT(fixture.store.list(query, 10, {}, {}).result());
    query.filter.terms << tag;
    COMPARE_KIND(fixture.store.list(query, 10, {}, {}).result(), Core::ErrorKind::Usage);
    query.filter.terms = {tag};
    query.filter.terms[0].values =
        QStringList(Core::ArticleFilter::MostValues, QStringLiteral("a"));
    VERIFY_RESULT(fixture.store.list(query, 10, {}, {}).result());
    query.filter.terms[0].values << QStringLiteral("b");
    COMPARE_KIND(fixture.store.list(query, 10, {}, {}).result(), Core::ErrorKind::Usage);
}

void TestListFilter::commonNames_areFoundInTheOrderOfTheList()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    // 6,000 articles have one tag, 10 of them the other: which of the two leads changes nothing.
    const QString make =
        dialect == Sql::Dialect::Sqlite
            ? QStringLiteral(
                  "INSERT INTO articles (id, version, slug, language, title, summary, authors, "
                  "tags, section, status, fields, source_digest, created_at, updated_at, "
                  "created_by, updated_by, body) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                  "i + 1 FROM n WHERE i < 6000) SELECT printf('00000000-0000-7000-8000-%012d', i), "
                  "1, 's' || i, 'en', 't', '', '[\"Ann\"]', CASE WHEN i % 600 = 0 THEN "
                  "'[\"common\",\"rare\"]' ELSE '[\"common\"]' END, '', 'draft', '{}', '', i, i, "
                  "'ann', 'ann', '' FROM n")
            : QStringLiteral(
                  "INSERT INTO articles (id, version, slug, language, title, summary, authors, "
                  "tags, section, status, fields, source_digest, created_at, updated_at, "
                  "created_by, updated_by, body) SELECT CAST('00000000-0000-7000-8000-' || "
                  "lpad(CAST(i AS text), 12, '0') AS uuid), 1, 's' || i, 'en', 't', '', "
                  "ARRAY['Ann'], CASE WHEN i % 600 = 0 THEN ARRAY['common','rare'] ELSE "
                  "ARRAY['common'] END, '', 'draft', '{}', '', to_timestamp(i), to_timestamp(i), "
                  "'ann', 'ann', '' FROM generate_series(1, 6000) AS i");
    VERIFY_RESULT(fixture.test.database->open({}).result());
    VERIFY_RESULT(
        fixture.test.database
            ->run(Sql::Access::Write, {}, [&make](Sql::Connection &c) { return c.execute(make); })
            .result());
    const auto rows = [&](const QList<FilterTerm> &terms) {
        Core::ArticleQuery query;
        query.filter.terms = terms;
        const auto ids = found(fixture, query);
        return ids ? int(ids->size()) : -1;
    };
    const FilterTerm common{FilterKey::Tag, {QStringLiteral("common")}};
    const FilterTerm rare{FilterKey::Tag, {QStringLiteral("rare")}};
    const FilterTerm ann{FilterKey::Author, {QStringLiteral("Ann")}};
    FilterTerm either = common;
    either.values << QStringLiteral("rare");
    FilterTerm notRare = rare;
    notRare.isExcluded = true;
    QCOMPARE(rows({common}), 6000);
    QCOMPARE(rows({rare}), 10);
    QCOMPARE(rows({common, rare, ann}), 10);
    QCOMPARE(rows({rare, common}), 10);
    QCOMPARE(rows({either}), 6000);
    QCOMPARE(rows({ann, notRare}), 5990);
}

QTEST_GUILESS_MAIN(TestListFilter)
#include "tst_listfilter.moc"
