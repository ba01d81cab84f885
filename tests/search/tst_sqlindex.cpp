#include "../articles/storefixture.h"

#include <search/sqlindex.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ErrorKind;
using Core::SearchPage;
using Core::SearchQuery;

class TestSqlIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_findAndAreMarked_data() { addDialects(); }
    void words_findAndAreMarked();
    void articleOfMatches_isFoundAndMarked_data();
    void articleOfMatches_isFoundAndMarked();
    void filters_filter_data() { addDialects(); }
    void filters_filter();
    void everyFilter_prepares_data() { addDialects(); }
    void everyFilter_prepares();
    void anyInput_isNoError_data() { addDialects(); }
    void anyInput_isNoError();
    void tagsAndBylines_areMarked_data() { addDialects(); }
    void tagsAndBylines_areMarked();
    void changes_areFoundAtOnce_data() { addDialects(); }
    void changes_areFoundAtOnce();
    void pages_showEachHitOnce_data() { addDialects(); }
    void pages_showEachHitOnce();
};

namespace {

QStringList titles(const Core::Result<SearchPage> &page)
{
    QStringList list;
    if (page) {
        for (const auto &hit : page->hits)
            list << hit.article.title;
    } else {
        list << page.error().detail;
    }
    return list;
}

SearchQuery query(const QString &words)
{
    SearchQuery query;
    query.words = words;
    return query;
}

Article article(const char *title, const char *body)
{
    Article article = StoreFixture::article(QString::fromUtf8(title));
    article.summary.clear();
    article.body = QString::fromUtf8(body);
    return article;
}

} // namespace

void TestSqlIndex::words_findAndAreMarked()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    VERIFY_RESULT(
        fixture.save(article("Harbour", "A storm closed the harbour. The ferries wait.")));
    VERIFY_RESULT(fixture.save(article("Ferries", "Nothing else.")));
    VERIFY_RESULT(fixture.save(article("Café", "Ein Häuserkampf & <b>markup</b>.")));
    const auto search = [&](const char *words) {
        return titles(index.search(query(QString::fromUtf8(words)), {}).result());
    };
    QCOMPARE(search("ferries").first(), QStringLiteral("Ferries"));
    QCOMPARE(search("ferries").size(), 2);
    QCOMPARE(search("ferry storms"), QStringList{QStringLiteral("Harbour")});
    QCOMPARE(search("\"closed the harbour\""), QStringList{QStringLiteral("Harbour")});
    QCOMPARE(search("\"harbour the closed\""), QStringList{});
    QCOMPARE(search("ferries -storm"), QStringList{QStringLiteral("Ferries")});
    QCOMPARE(search("storm nowhere"), QStringList{QStringLiteral("Harbour")});
    QCOMPARE(search("nowhere"), QStringList{});
    QCOMPARE(search(""), QStringList{});
    const auto page = index.search(query(QStringLiteral("storm")), {}).result();
    VERIFY_RESULT(page);
    QCOMPARE(page->total, 1);
    QVERIFY(!page->totalAtLeast);
    QVERIFY(page->hits.first().score > 0);
    QVERIFY(page->hits.first().article.body.isEmpty());
    const QString marked = Core::HighlightStart + QStringLiteral("storm") + Core::HighlightEnd;
    const QStringList fragments = page->hits.first().highlights.value(QStringLiteral("body"));
    QVERIFY2(fragments.size() == 1 && fragments.first().contains(marked),
             qPrintable(fragments.join(QLatin1Char('|'))));
    QVERIFY(!page->hits.first().highlights.contains(QStringLiteral("title")));
}

void TestSqlIndex::articleOfMatches_isFoundAndMarked_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("marked");
    // 40,000 matches, which SQLite's snippet() compares with each other for eleven seconds.
    const std::tuple<const char *, QString, QString, QString> texts[] = {
        {"one word", QStringLiteral("storm"), QStringLiteral("storm ").repeated(40'000),
         QStringLiteral("storm")},
        {"other endings and case", QStringLiteral("ferry"),
         QStringLiteral("Ferries, FERRY-\n").repeated(20'000), QStringLiteral("Ferries")},
        {"diacritics", QStringLiteral("\u00C9clair"),
         QStringLiteral("\u00C9clair: ").repeated(20'000), QStringLiteral("\u00C9clair")},
        {"a phrase", QStringLiteral("\"big storm\""),
         QStringLiteral("big storm. ").repeated(20'000), QStringLiteral("storm")},
        {"behind other words", QStringLiteral("storm"),
         QStringLiteral("The quiet harbour waits. ").repeated(1000) +
             QStringLiteral("storm, ").repeated(30'000),
         QStringLiteral("storm")},
        {"beyond what is looked at", QStringLiteral("storm"),
         QStringLiteral("storm ") + QStringLiteral("harbour ").repeated(60'000),
         QStringLiteral("storm")},
    };
    for (const auto dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
        for (const auto &[name, words, body, marked] : texts)
            QTest::addRow("%s, %s", qPrintable(Sql::dialectName(dialect)), name)
                << dialect << words << body << marked;
    }
}

void TestSqlIndex::articleOfMatches_isFoundAndMarked()
{
    FETCH_DIALECT();
    QFETCH(QString, words);
    QFETCH(QString, body);
    QFETCH(QString, marked);
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    Article saved = article("Of matches", "");
    saved.body = body;
    saved.summary = QStringLiteral("One ") + QString(words).remove(u'"') + QStringLiteral(" more");
    VERIFY_RESULT(fixture.save(saved));
    VERIFY_RESULT(fixture.save(article("Other", "Nothing of it.")));
    const auto page = index.search(query(words), {}).result();
    VERIFY_RESULT(page);
    QCOMPARE(page->hits.size(), 1);
    const QStringList fragments = page->hits.first().highlights.value(QStringLiteral("body"));
    QVERIFY(!fragments.isEmpty());
    QVERIFY2(fragments.first().contains(Core::HighlightStart + marked + Core::HighlightEnd),
             qPrintable(fragments.first()));
    QVERIFY2(fragments.first().size() < 1000, qPrintable(fragments.first()));
    QCOMPARE(page->hits.first().highlights.value(QStringLiteral("summary")).size(), 1);
}

void TestSqlIndex::tagsAndBylines_areMarked()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    Article saved = article("Harbour", "It was closed.");
    saved.tags = {QStringLiteral("City hall"), QStringLiteral("Schools \"A\"")};
    saved.authors = {QStringLiteral("Ann Author"), QStringLiteral("Bob Byline")};
    VERIFY_RESULT(fixture.save(saved));
    const auto highlights = [&](const char *words) {
        const auto page = index.search(query(QLatin1String(words)), {}).result();
        return page && page->hits.size() == 1 ? page->hits.first().highlights
                                              : QMap<QString, QStringList>();
    };
    const auto marked = [](const char *word) -> QString {
        return Core::HighlightStart + QLatin1String(word) + Core::HighlightEnd;
    };
    using Highlights = QMap<QString, QStringList>;
    // The value that matched, without the others.
    QCOMPARE(highlights("hall"),
             (Highlights{{QStringLiteral("tags"), {QStringLiteral("City ") + marked("hall")}}}));
    QCOMPARE(highlights("schools"), (Highlights{{QStringLiteral("tags"),
                                                 {marked("Schools") + QStringLiteral(" \"A\"")}}}));
    QCOMPARE(highlights("byline"), (Highlights{{QStringLiteral("authors"),
                                                {QStringLiteral("Bob ") + marked("Byline")}}}));
    QVERIFY(!highlights("closed").contains(QStringLiteral("tags")));
}

void TestSqlIndex::filters_filter()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    const auto add = [&](const char *title, Core::Status status, int days) {
        Article one = article(title, "common");
        one.status = status;
        one.publishAt = QDateTime::currentDateTimeUtc().addDays(days);
        one.tags = {QStringLiteral("it's"), QString::fromUtf8(title)};
        one.authors = {QStringLiteral("Ann ") + QString::fromUtf8(title)};
        one.language = days > 0 ? QStringLiteral("de") : QStringLiteral("en");
        VERIFY_RESULT(fixture.save(one));
    };
    add("a", Core::Status::Draft, -1);
    add("b", Core::Status::Published, -1);
    add("c", Core::Status::Published, 1);
    const auto search = [&](const std::function<void(SearchQuery &)> &change) {
        SearchQuery wanted = query(QStringLiteral("common"));
        change(wanted);
        QStringList found = titles(index.search(wanted, {}).result());
        found.sort();
        return found.join(QLatin1Char(' '));
    };
    QCOMPARE(search([](SearchQuery &) {}), QStringLiteral("a b c"));
    QCOMPARE(search([](SearchQuery &q) { q.publicOnly = true; }), QStringLiteral("b"));
    for (const auto &[login, seen] : {std::pair("ann", "a b c"), std::pair("bob", "b")}) {
        QCOMPARE(search([login](SearchQuery &q) {
                     q.publicOnly = true;
                     q.orCreatedBy = QLatin1String(login);
                 }),
                 QLatin1String(seen));
    }
    QCOMPARE(search([](SearchQuery &q) { q.orCreatedBy = QStringLiteral("bob"); }),
             QStringLiteral("a b c"));
    QCOMPARE(search([](SearchQuery &q) { q.status = Core::Status::Published; }),
             QStringLiteral("b c"));
    QCOMPARE(search([](SearchQuery &q) { q.tag = QStringLiteral("it's"); }),
             QStringLiteral("a b c"));
    QCOMPARE(search([](SearchQuery &q) { q.tag = QStringLiteral("a"); }), QStringLiteral("a"));
    QCOMPARE(search([](SearchQuery &q) { q.author = QStringLiteral("Ann c"); }),
             QStringLiteral("c"));
    QCOMPARE(search([](SearchQuery &q) { q.language = QStringLiteral("de"); }),
             QStringLiteral("c"));
    SearchQuery all = query(QStringLiteral("common"));
    all.status = Core::Status::Published;
    all.publicOnly = true;
    all.tag = QStringLiteral("b");
    all.author = QStringLiteral("Ann b");
    all.language = QStringLiteral("en");
    QCOMPARE(titles(index.search(all, {}).result()), QStringList{QStringLiteral("b")});
}

void TestSqlIndex::everyFilter_prepares()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    QList<Article> batch(3, article("same", "same"));
    VERIFY_RESULT(fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result());
    for (int bits = 0; bits < 64; ++bits) {
        SearchQuery wanted = query(QStringLiteral("same -other"));
        wanted.limit = 1;
        if (bits & 1)
            wanted.status = Core::Status::Draft;
        wanted.publicOnly = (bits & 2) != 0;
        if (bits & 4)
            wanted.author = QStringLiteral("Ann");
        if (bits & 8)
            wanted.tag = QStringLiteral("news");
        if (bits & 16)
            wanted.language = QStringLiteral("en");
        if (bits & 32)
            wanted.orCreatedBy = QStringLiteral("bob");
        const auto first = index.search(wanted, {}).result();
        QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
        QCOMPARE(first->hits.isEmpty(), (bits & 14) != 0);
        if (first->next.isEmpty())
            continue;
        wanted.after = first->next;
        VERIFY_RESULT(index.search(wanted, {}).result());
    }
}

void TestSqlIndex::anyInput_isNoError()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    VERIFY_RESULT(fixture.save(article("C++ and a:b*", "NEAR(x y) 100% OR title : it's")));
    for (const char *words : {"C++",   "\"",      "a:b*",      "NEAR(",   "title:x",
                              "OR",    "AND NOT", "-",         "-\"\"",   "'; DROP TABLE x; --",
                              "(((",   "*",       "^x",        "{title}", "100%",
                              "it's",  "\\",      "x & ! | y", "🗞",      "日本",
                              "-a -b", "<->",     ":words",    "?"}) {
        const auto page = index.search(query(QString::fromUtf8(words)), {}).result();
        QVERIFY2(page, qPrintable(QString::fromUtf8(words) + QLatin1Char(' ') +
                                  (page ? QString() : page.error().detail)));
    }
    QCOMPARE(titles(index.search(query(QStringLiteral("C++")), {}).result()).size(), 1);
    QCOMPARE(titles(index.search(query(QStringLiteral("it's")), {}).result()).size(), 1);
    SearchQuery wrong = query(QStringLiteral("x"));
    wrong.after = QStringLiteral("nonsense");
    COMPARE_KIND(index.search(wrong, {}).result(), ErrorKind::Usage);
    wrong.after.clear();
    wrong.limit = 0;
    COMPARE_KIND(index.search(wrong, {}).result(), ErrorKind::Usage);
}

void TestSqlIndex::changes_areFoundAtOnce()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    auto saved = fixture.save(article("One", "before"));
    VERIFY_RESULT(saved);
    const auto found = [&](const char *words) {
        return titles(index.search(query(QString::fromUtf8(words)), {}).result()).size();
    };
    QCOMPARE(found("before"), 1);
    saved->body = QStringLiteral("after");
    saved = fixture.save(*saved);
    VERIFY_RESULT(saved);
    QCOMPARE(found("before"), 0);
    QCOMPARE(found("after"), 1);
    VERIFY_RESULT(fixture.store.remove(saved->id, 2, QStringLiteral("ann"), {}).result());
    QCOMPARE(found("after"), 0);
    VERIFY_RESULT(fixture.store.restore(saved->id, 3, QStringLiteral("ann"), {}).result());
    QCOMPARE(found("after"), 1);
    const auto published = index.publish({*saved}, {}).result();
    VERIFY_RESULT(published);
    QCOMPARE(published->size(), 1);
}

void TestSqlIndex::pages_showEachHitOnce()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Search::SqlIndex index(fixture.test.database);
    QList<Article> batch;
    for (int i = 0; i < 23; ++i)
        batch << article("same", i % 3 ? "same words" : "same words, and some more of the same");
    VERIFY_RESULT(fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result());
    SearchQuery wanted = query(QStringLiteral("same"));
    wanted.limit = 5;
    QSet<Core::ArticleId> seen;
    double last = 1e9;
    do {
        const auto page = index.search(wanted, {}).result();
        VERIFY_RESULT(page);
        QCOMPARE(page->total, 23);
        for (const auto &hit : page->hits) {
            QVERIFY(!seen.contains(hit.article.id));
            QVERIFY(hit.score <= last);
            last = hit.score;
            seen.insert(hit.article.id);
        }
        wanted.after = page->next;
    } while (!wanted.after.isEmpty());
    QCOMPARE(seen.size(), 23);
}

QTEST_GUILESS_MAIN(TestSqlIndex)
#include "tst_sqlindex.moc"
