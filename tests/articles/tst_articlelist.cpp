#include "storefixture.h"

#include <articles/articlelist.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ArticleQuery;
using Core::ErrorKind;
using Core::Sort;

class TestArticleList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFilterWithEverySort_works_data() { addDialects(); }
    void everyFilterWithEverySort_works();
    void paging_seesEachRowOnceInOrder_data() { addDialects(); }
    void paging_seesEachRowOnceInOrder();
    void filters_filter_data() { addDialects(); }
    void filters_filter();
    void words_areFoundInAnyCase_data() { addDialects(); }
    void words_areFoundInAnyCase();
    void foreignCursor_isUsage_data() { addDialects(); }
    void foreignCursor_isUsage();
    void firstPage_comesFromAnIndex_data() { addDialects(); }
    void firstPage_comesFromAnIndex();
};

namespace {

/** All of them. */
QList<Sort> sorts()
{
    QList<Sort> all;
    for (int i = 0; i <= int(Core::LastSort); ++i)
        all << Sort(i);
    return all;
}

Core::ArticleFilter wordsOf(const QStringList &words)
{
    Core::ArticleFilter filter;
    for (const QString &word : words)
        filter.terms << Core::FilterTerm{Core::FilterKey::Words, {word}};
    return filter;
}

/** Every combination of the nine filters, as the bits of `bits`. */
ArticleQuery query(int bits, Sort sort)
{
    ArticleQuery query;
    if (bits & 1)
        query.status = Core::Status::Published;
    if (bits & 2)
        query.scheduled = (bits & 4) != 0;
    if (bits & 8)
        query.author = QStringLiteral("Ann");
    if (bits & 16)
        query.tag = QStringLiteral("news");
    if (bits & 32)
        query.section = QStringLiteral("World");
    if (bits & 64)
        query.language = QStringLiteral("en");
    if (bits & 128)
        query.createdBy = QStringLiteral("ann");
    if (bits & 256)
        query.filter = wordsOf({QStringLiteral("TITLE"), QStringLiteral("eWs")});
    query.sort = sort;
    return query;
}

Core::Result<QList<Article>> allRows(StoreFixture &fixture, const ArticleQuery &query, int limit)
{
    QList<Article> rows;
    QString after;
    do {
        const auto page = fixture.store.list(query, limit, after, {}).result();
        if (!page)
            return Core::failure(page.error());
        rows << page->rows;
        after = page->next;
    } while (!after.isEmpty());
    return rows;
}

/** Sixty articles in few transactions, so that times tie; the titles tie as well. */
void fill(StoreFixture &fixture)
{
    QList<Article> batch;
    const QDateTime day(QDate(2024, 2, 29), QTime(12, 0), Qt::UTC);
    for (int i = 0; i < 60; ++i) {
        Article article =
            StoreFixture::article(QStringLiteral("%1 title").arg(QChar(u'A' + i % 5)));
        article.status = Core::Status(i % 4);
        if (i % 3)
            article.publishAt =
                i % 2 ? day.addMSecs(i % 7) : QDateTime::currentDateTimeUtc().addDays(1);
        article.authors =
            i % 2 ? QStringList{QStringLiteral("Ann"), QStringLiteral("Bob")} : QStringList{};
        article.tags =
            i % 5 ? QStringList{QStringLiteral("news"), QStringLiteral("it's")} : QStringList{};
        article.section = i % 3 ? QStringLiteral("World") : QString();
        article.language = i % 6 ? QStringLiteral("en") : QStringLiteral("de");
        batch << article;
    }
    VERIFY_RESULT(fixture.store.saveAll(batch.mid(0, 40), QStringLiteral("ann"), {}).result());
    VERIFY_RESULT(fixture.store.saveAll(batch.mid(40), QStringLiteral("bob"), {}).result());
    // Times of one transaction differ on SQLite's clock; make them tie.
    const auto tied =
        fixture.test.database
            ->run(
                Sql::Access::Write, {},
                [](Sql::Connection &c) {
                    return c.execute(QStringLiteral(
                        "UPDATE articles SET updated_at = (SELECT min(updated_at) FROM articles), "
                        "created_at = (SELECT min(created_at) FROM articles) WHERE status <> "
                        "'draft'"));
                })
            .result();
    VERIFY_RESULT(tied);
}

bool matches(const ArticleQuery &query, const Article &article)
{
    const QString looked = (article.title + QLatin1Char('\n') + article.authors.join(u'\n') +
                            QLatin1Char('\n') + article.tags.join(u'\n'))
                               .toLower();
    for (const Core::FilterTerm &word : query.filter.terms) {
        if (!looked.contains(word.values.constFirst().toLower()))
            return false;
    }
    const bool due =
        article.publishAt <= QDateTime::currentDateTimeUtc() || !article.publishAt.isValid();
    return (!query.status || article.status == *query.status) &&
           (!query.scheduled ||
            (article.status == Core::Status::Published && due == !*query.scheduled)) &&
           (query.author.isEmpty() || article.authors.contains(query.author)) &&
           (query.tag.isEmpty() || article.tags.contains(query.tag)) &&
           (query.section.isEmpty() || article.section == query.section) &&
           (query.language.isEmpty() || article.language == query.language) &&
           (query.createdBy.isEmpty() || article.createdBy == query.createdBy);
}

/** Whether `a` may stand before `b`. */
bool inOrder(Sort sort, const Article &a, const Article &b)
{
    const auto publish = [](const Article &article) {
        return article.publishAt.isValid() ? article.publishAt.toMSecsSinceEpoch()
                                           : std::numeric_limits<qint64>::min();
    };
    const auto text = [sort](const Article &article) {
        switch (Core::sortKey(sort)) {
        case Core::SortKey::Title:
            return article.title.toLower();
        case Core::SortKey::Author:
            return article.authors.value(0).toLower();
        case Core::SortKey::Section:
            return article.section;
        case Core::SortKey::Status:
            return Core::statusName(article.status);
        default:
            return QString();
        }
    };
    const auto time = [&](const Article &article) {
        switch (Core::sortKey(sort)) {
        case Core::SortKey::Publish:
            return publish(article);
        case Core::SortKey::Created:
            return article.createdAt.toMSecsSinceEpoch();
        case Core::SortKey::Title:
        case Core::SortKey::Author:
            return qint64(0);
        default:
            return article.updatedAt.toMSecsSinceEpoch();
        }
    };
    const auto whole = [&](const Article &article) {
        return std::tuple(text(article), time(article), article.id.toString());
    };
    return Core::isDescending(sort) ? whole(a) > whole(b) : whole(a) < whole(b);
}

/** The plan of a statement without placeholders. */
QString explain(StoreFixture &fixture, const QString &text)
{
    if (fixture.test.server)
        return fixture.test.server->value(QStringLiteral("EXPLAIN (FORMAT JSON) ") + text);
    const auto steps =
        fixture.test.database
            ->run(Sql::Access::Read, {},
                  [&text](Sql::Connection &connection) {
                      return connection.composed(QStringLiteral("EXPLAIN QUERY PLAN ") + text)
                          .all([](const Sql::Row &row) { return row.text("detail"); });
                  })
            .result();
    return steps ? steps->join(QLatin1Char('\n')) : steps.error().detail;
}

} // namespace

void TestArticleList::everyFilterWithEverySort_works()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    fill(fixture);
    const auto everything = fixture.store.scan({}, 1000, {}).result();
    VERIFY_RESULT(everything);
    QCOMPARE(everything->size(), 60);
    const auto all = sorts();
    for (const Sort sort : all) {
        for (int bits = 0; bits < 512; ++bits) {
            if ((bits & 6) == 4)
                continue; // the same as without
            // Each order with each filter alone, and the usual ones with all of them.
            if (sort > Sort::CreatedDescending && qPopulationCount(quint32(bits)) > 2)
                continue;
            const ArticleQuery wanted = query(bits, sort);
            const auto rows = allRows(fixture, wanted, 7);
            QVERIFY2(rows, qPrintable(QStringLiteral("%1/%2: %3")
                                          .arg(int(sort))
                                          .arg(bits)
                                          .arg(rows ? QString() : rows.error().detail)));
            const auto expected = std::count_if(
                everything->begin(), everything->end(),
                [&wanted](const Article &article) { return matches(wanted, article); });
            QCOMPARE(rows->size(), expected);
            for (const Article &row : *rows)
                QVERIFY(matches(wanted, row) && row.body.isEmpty());
        }
    }
}

void TestArticleList::paging_seesEachRowOnceInOrder()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    fill(fixture);
    const auto allSorts = sorts();
    for (const Sort sort : allSorts) {
        for (const int limit : {1, 7, 60, 1000}) {
            ArticleQuery all;
            all.sort = sort;
            const auto rows = allRows(fixture, all, limit);
            VERIFY_RESULT(rows);
            QCOMPARE(rows->size(), 60);
            for (qsizetype i = 1; i < rows->size(); ++i)
                QVERIFY2(inOrder(sort, rows->at(i - 1), rows->at(i)),
                         qPrintable(QString::number(int(sort))));
        }
    }
}

void TestArticleList::filters_filter()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    fill(fixture);
    ArticleQuery hostile;
    hostile.tag = QStringLiteral("it's");
    QCOMPARE(fixture.store.list(hostile, 1000, {}, {}).result()->rows.size(), 48);
    hostile.tag = QStringLiteral("' OR 1=1 --");
    QCOMPARE(fixture.store.list(hostile, 1000, {}, {}).result()->rows.size(), 0);
    hostile.tag = QStringLiteral("NEWS");
    QCOMPARE(fixture.store.list(hostile, 1000, {}, {}).result()->rows.size(), 0);
    COMPARE_KIND(fixture.store.list({}, 0, {}, {}).result(), ErrorKind::Usage);
    COMPARE_KIND(fixture.store.list({}, 1001, {}, {}).result(), ErrorKind::Usage);
}

void TestArticleList::words_areFoundInAnyCase()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (const QString &title :
         {QStringLiteral("Über die Brücke"), QStringLiteral("ÜBER DEN FLUSS"),
          QStringLiteral("100 % of a_b"), QStringLiteral("100 of aXb"),
          QStringLiteral("Говорит Москва"), QStringLiteral("\u6771\u4eac\u30bf\u30ef\u30fc")})
        VERIFY_RESULT(fixture.save(StoreFixture::article(title)));
    Article tagged = StoreFixture::article(QStringLiteral("Nothing in its title"));
    tagged.tags = QStringList{QStringLiteral("Hafen \"Nord\"")};
    tagged.authors = QStringList{QStringLiteral("Zoë O'Neill")};
    VERIFY_RESULT(fixture.save(tagged));
    const auto found = [&](const QStringList &words) {
        ArticleQuery query;
        query.filter = wordsOf(words);
        const auto page = fixture.store.list(query, 50, {}, {}).result();
        return page ? page->rows.size() : -1;
    };
    QCOMPARE(found({QStringLiteral("über")}), 2);
    QCOMPARE(found({QStringLiteral("ÜBER"), QStringLiteral("brü")}), 1);
    QCOMPARE(found({QStringLiteral("%")}), 1);
    QCOMPARE(found({QStringLiteral("a_b")}), 1);
    QCOMPARE(found({QStringLiteral("москва")}), 1);
    QCOMPARE(found({QStringLiteral("\u4eac\u30bf")}), 1);
    QCOMPARE(found({QStringLiteral("hafen"), QStringLiteral("zoë"), QStringLiteral("o'neill")}), 1);
    QCOMPARE(found({QStringLiteral("' OR 1=1 --")}), 0);
    QCOMPARE(found({QStringLiteral("summary")}), 0);
    // Not in the signs that a list is stored with.
    QCOMPARE(found({QStringLiteral("[")}), 0);
    QCOMPARE(found({QStringLiteral("\"nord\"")}), 1);
    QCOMPARE(found({QStringLiteral("\"")}), 1);
    ArticleQuery broken;
    broken.filter = wordsOf({QString(QChar(0))});
    COMPARE_KIND(fixture.store.list(broken, 50, {}, {}).result(), ErrorKind::Invalid);
}

void TestArticleList::foreignCursor_isUsage()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    fill(fixture);
    ArticleQuery all;
    const QString cursor = fixture.store.list(all, 5, {}, {}).result()->next;
    QVERIFY(!cursor.isEmpty());
    VERIFY_RESULT(fixture.store.list(all, 5, cursor, {}).result());
    ArticleQuery other = all;
    other.tag = QStringLiteral("news");
    COMPARE_KIND(fixture.store.list(other, 5, cursor, {}).result(), ErrorKind::Usage);
    other = all;
    other.sort = Sort::TitleAscending;
    COMPARE_KIND(fixture.store.list(other, 5, cursor, {}).result(), ErrorKind::Usage);
    for (const QString &text : {QStringLiteral("x"), QStringLiteral("e30"), cursor.chopped(3)})
        COMPARE_KIND(fixture.store.list(all, 5, text, {}).result(), ErrorKind::Usage);
}

void TestArticleList::firstPage_comesFromAnIndex()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    VERIFY_RESULT(fixture.test.database->open({}).result());
    if (dialect == Sql::Dialect::PostgreSql) {
        // An empty table is read as a whole, whatever indexes there are.
        const QString alter = QStringLiteral("ALTER DATABASE %1 SET %2 = off");
        for (const char *plan : {"enable_seqscan", "enable_bitmapscan"})
            fixture.test.server->execute(
                alter.arg(fixture.test.server->name(), QLatin1String(plan)));
    }
    QList<ArticleQuery> queries;
    const auto all = sorts();
    for (const Sort sort : all) {
        queries << query(0, sort);
        if (sort <= Sort::CreatedDescending || Core::sortKey(sort) <= Core::SortKey::Title)
            queries << query(1, sort); // with the status, too
    }
    queries << query(32, Sort::UpdatedDescending) << query(32, Sort::SectionAscending);
    ArticleQuery deleted;
    deleted.isDeleted = true;
    queries << deleted;
    for (const ArticleQuery &asked : std::as_const(queries)) {
        QString text = Articles::ArticleList::create(asked, 50, {}).value().text(dialect);
        text.replace(QStringLiteral(":limit"), QStringLiteral("50"))
            .replace(QStringLiteral(":status_0_0"), QStringLiteral("'published'"))
            .replace(QStringLiteral(":section_0_0"), QStringLiteral("'World'"));
        const QString steps = explain(fixture, text);
        QVERIFY2(steps.contains(QStringLiteral("articles_")) &&
                     !steps.contains(QStringLiteral("Sort\"")) &&
                     !steps.contains(QStringLiteral("TEMP B-TREE")),
                 qPrintable(text + QLatin1Char('\n') + steps));
    }
}

QTEST_GUILESS_MAIN(TestArticleList)
#include "tst_articlelist.moc"
