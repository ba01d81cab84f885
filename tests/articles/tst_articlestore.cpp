#include "fullarticle.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>
#include <support/olderschema.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ArticleId;
using Core::ErrorKind;

class TestArticleStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saved_comesBackWhole_data() { addDialects(); }
    void saved_comesBackWhole();
    void eachSave_writesOneRevisionAndOneOutboxRow_data() { addDialects(); }
    void eachSave_writesOneRevisionAndOneOutboxRow();
    void outboxRow_carriesTheArticle_data() { addDialects(); }
    void outboxRow_carriesTheArticle();
    void staleSave_conflicts_data() { addDialects(); }
    void staleSave_conflicts();
    void concurrentSavers_haveOneWinner_data() { addDialects(); }
    void concurrentSavers_haveOneWinner();
    void slug_isUniqueInItsLanguage_data() { addDialects(); }
    void slug_isUniqueInItsLanguage();
    void concurrentTitles_getDifferentSlugs_data() { addDialects(); }
    void concurrentTitles_getDifferentSlugs();
    void manyOfOneTitle_areNumbered_data() { addDialects(); }
    void manyOfOneTitle_areNumbered();
    void saveAll_failsOneByOne_data() { addDialects(); }
    void saveAll_failsOneByOne();
    void scan_seesEverythingOnce_data() { addDialects(); }
    void scan_seesEverythingOnce();
    void standings_areThoseOfTheArticles_data() { addDialects(); }
    void standings_areThoseOfTheArticles();
    void overview_counts_data() { addDialects(); }
    void overview_counts();
    void olderSchema_getsItsTagsCountedAnew_data() { addDialects(); }
    void olderSchema_getsItsTagsCountedAnew();
};

void TestArticleStore::saved_comesBackWhole()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const Article wanted = fullArticle();
    const auto saved = fixture.save(wanted);
    VERIFY_RESULT(saved);
    QVERIFY(saved->sameContent(wanted));
    QCOMPARE(saved->version, 1);
    QVERIFY(!saved->id.isNull());
    QCOMPARE(saved->createdBy, QStringLiteral("ann"));
    QCOMPARE(saved->updatedBy, QStringLiteral("ann"));
    QVERIFY(qAbs(saved->updatedAt.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
    const auto read = fixture.store.article(saved->id, {}).result();
    VERIFY_RESULT(read);
    QCOMPARE(Core::articleToJson(*read, Core::JsonDetail::Internal),
             Core::articleToJson(*saved, Core::JsonDetail::Internal));
    QVERIFY(*read == *saved);
    const auto several = fixture.store.articles({saved->id, ArticleId::create()}, {}).result();
    VERIFY_RESULT(several);
    QCOMPARE(several->size(), 1);
    QVERIFY(several->constFirst() == *saved);
    const auto slugs = fixture.store.idsBySlug(QStringLiteral("every-field"), {}).result();
    VERIFY_RESULT(slugs);
    QCOMPARE(*slugs, QList<ArticleId>{saved->id});
    COMPARE_KIND(fixture.store.article(ArticleId::create(), {}).result(), ErrorKind::NotFound);
}

void TestArticleStore::standings_areThoseOfTheArticles()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QHash<ArticleId, Core::Standing> wanted;
    QList<ArticleId> ids{ArticleId::create()};
    for (const Core::Status status : {Core::Status::Draft, Core::Status::Review,
                                      Core::Status::Published, Core::Status::Archived}) {
        for (const auto &moment :
             {QDateTime(), Core::utcNow().addYears(-2000), Core::utcNow().addYears(5)}) {
            Article article = fullArticle();
            article.slug.clear();
            article.source.reset();
            article.status = status;
            article.setPublishMoment(moment);
            const auto saved = fixture.save(article);
            VERIFY_RESULT(saved);
            ids << saved->id;
            wanted.insert(saved->id, saved->standing());
        }
    }
    VERIFY_RESULT(fixture.store.remove(ids.constLast(), 1, QStringLiteral("ann"), {}).result());
    wanted[ids.constLast()].version = 2;
    wanted[ids.constLast()].isDeleted = true;
    const auto found = fixture.store.standings(ids, {}).result();
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), wanted.size());
    const QDateTime now = Core::utcNow();
    for (const Core::Standing &standing : *found) {
        QVERIFY(standing == wanted.value(standing.id));
        const auto article = fixture.store.article(standing.id, {}).result();
        QCOMPARE(standing.isPublic(now), article && article->isPublic(now));
    }
    VERIFY_RESULT(fixture.store.standings({}, {}).result());
    COMPARE_KIND(fixture.store.standings(QList<ArticleId>(1001, ids.first()), {}).result(),
                 ErrorKind::Usage);
}

void TestArticleStore::eachSave_writesOneRevisionAndOneOutboxRow()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    for (int version = 2; version <= 4; ++version) {
        Article next = *saved;
        next.body += QStringLiteral(" More.");
        saved = fixture.save(next);
        VERIFY_RESULT(saved);
        QCOMPARE(saved->version, version);
        QCOMPARE(fixture.rows(QStringLiteral("revisions")), version);
        QCOMPARE(fixture.rows(QStringLiteral("outbox")), version);
    }
    // Nothing changed, so nothing is written.
    const auto again = fixture.save(*saved);
    VERIFY_RESULT(again);
    QVERIFY(*again == *saved);
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), 4);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 4);
    QCOMPARE(fixture.rows(QStringLiteral("articles")), 1);
}

void TestArticleStore::outboxRow_carriesTheArticle()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    struct Event
    {
        QUuid id;
        QString aggregate, key, type;
        QJsonObject payload;
    };
    const auto events =
        fixture.test.database
            ->run(Sql::Access::Read, {},
                  [](Sql::Connection &connection) {
                      return connection
                          .composed(QStringLiteral("SELECT id, aggregatetype, aggregateid, type, "
                                                   "CAST(payload AS text) AS payload FROM outbox"))
                          .all([](const Sql::Row &row) {
                              return Event{row.uuid("id"), row.text("aggregatetype"),
                                           row.text("aggregateid"), row.text("type"),
                                           row.object("payload")};
                          });
                  })
            .result();
    VERIFY_RESULT(events);
    QCOMPARE(events->size(), 1);
    const Event &event = events->constFirst();
    QVERIFY(!event.id.isNull());
    QCOMPARE(event.aggregate, QStringLiteral("article"));
    QCOMPARE(event.key, saved->id.toString());
    QCOMPARE(event.type, QStringLiteral("saved"));
    QCOMPARE(event.payload, Core::articleToStored(*saved));
}

void TestArticleStore::staleSave_conflicts()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto first = fixture.save(fullArticle());
    VERIFY_RESULT(first);
    Article mine = *first;
    mine.title = QStringLiteral("Mine");
    VERIFY_RESULT(fixture.save(mine));
    Article theirs = *first;
    theirs.title = QStringLiteral("Theirs");
    COMPARE_KIND(fixture.save(theirs), ErrorKind::Conflict);
    QCOMPARE(fixture.store.article(first->id, {}).result()->title, QStringLiteral("Mine"));
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), 2);
    Article unknown = *first;
    unknown.id = ArticleId::create();
    COMPARE_KIND(fixture.save(unknown), ErrorKind::NotFound);
    Article again = *first;
    again.version = 0;
    again.slug.clear();
    again.source.reset();
    COMPARE_KIND(fixture.save(again), ErrorKind::Conflict);
    COMPARE_KIND(fixture.store.remove(first->id, 1, QStringLiteral("bob"), {}).result(),
                 ErrorKind::Conflict);
}

void TestArticleStore::concurrentSavers_haveOneWinner()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlArticleStore other(std::make_shared<Sql::Database>(fixture.test.settings));
    auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    for (int round = 0; round < 20; ++round) {
        Article mine = *saved;
        mine.body = QStringLiteral("mine %1").arg(round);
        Article theirs = *saved;
        theirs.body = QStringLiteral("theirs %1").arg(round);
        auto first = fixture.store.save(mine, QStringLiteral("ann"), {});
        auto second = other.save(theirs, QStringLiteral("bob"), {});
        const auto a = first.result();
        const auto b = second.result();
        QVERIFY2(a.has_value() != b.has_value(), "not exactly one winner");
        COMPARE_KIND(a ? b : a, ErrorKind::Conflict);
        saved = a ? a : b;
        QCOMPARE(saved->version, round + 2);
    }
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), 21);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 21);
}

void TestArticleStore::slug_isUniqueInItsLanguage()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto first = fixture.save(StoreFixture::article(QStringLiteral("Hello, World!")));
    const auto second = fixture.save(StoreFixture::article(QStringLiteral("Hello World")));
    const auto third = fixture.save(StoreFixture::article(QStringLiteral("hello world")));
    VERIFY_RESULT(third);
    QCOMPARE(first->slug, QStringLiteral("hello-world"));
    QCOMPARE(second->slug, QStringLiteral("hello-world-2"));
    QCOMPARE(third->slug, QStringLiteral("hello-world-3"));
    Article german = StoreFixture::article(QStringLiteral("Hello World"));
    german.language = QStringLiteral("de");
    const auto other = fixture.save(german);
    VERIFY_RESULT(other);
    QCOMPARE(other->slug, QStringLiteral("hello-world"));
    QCOMPARE(fixture.store.idsBySlug(QStringLiteral("hello-world"), {}).result()->size(), 2);
    Article given = StoreFixture::article(QStringLiteral("Other"));
    given.slug = QStringLiteral("hello-world-2");
    COMPARE_KIND(fixture.save(given), ErrorKind::Invalid);
    Article moved = *other;
    moved.language = QStringLiteral("en");
    COMPARE_KIND(fixture.save(moved), ErrorKind::Invalid);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 4);
    // A tombstone keeps no slug to itself.
    VERIFY_RESULT(fixture.store.remove(second->id, 1, QStringLiteral("ann"), {}).result());
    VERIFY_RESULT(fixture.save(given));
}

void TestArticleStore::concurrentTitles_getDifferentSlugs()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QList<Core::FutureResult<Article>> futures;
    for (int i = 0; i < 30; ++i)
        futures << fixture.store.save(StoreFixture::article(QStringLiteral("Same")),
                                      QStringLiteral("ann"), {});
    QSet<QString> slugs;
    for (auto &future : futures) {
        VERIFY_RESULT(future.result());
        slugs.insert(future.result()->slug);
    }
    QCOMPARE(slugs.size(), 30);
}

void TestArticleStore::manyOfOneTitle_areNumbered()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (int i = 1; i <= 40; ++i) {
        const auto saved = fixture.save(StoreFixture::article(QStringLiteral("!!!")));
        VERIFY_RESULT(saved);
        QCOMPARE(saved->slug,
                 i == 1 ? QStringLiteral("untitled") : QStringLiteral("untitled-%1").arg(i));
    }
}

void TestArticleStore::saveAll_failsOneByOne()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto first = fixture.save(fullArticle());
    VERIFY_RESULT(first);
    QList<Article> batch;
    for (int i = 0; i < 400; ++i)
        batch << StoreFixture::article(QStringLiteral("Import %1").arg(i));
    batch[7].body = QStringLiteral("a") + QChar(u'\0');
    batch[8].slug = QStringLiteral("import-3");
    batch[9] = *first;
    batch[9].version = 9;
    batch[11] = *first;
    batch[11].title = QStringLiteral("Changed");
    batch[12].title.clear();
    batch[12].body.clear();
    const auto saved = fixture.store.saveAll(batch, QStringLiteral("import"), {}).result();
    VERIFY_RESULT(saved);
    QCOMPARE(saved->size(), batch.size());
    const QMap<qsizetype, ErrorKind> bad{{7, ErrorKind::Invalid},
                                         {8, ErrorKind::Invalid},
                                         {9, ErrorKind::Conflict},
                                         {12, ErrorKind::Invalid}};
    for (qsizetype i = 0; i < saved->size(); ++i) {
        if (bad.contains(i))
            COMPARE_KIND(saved->at(i), bad.value(i));
        else
            VERIFY_RESULT(saved->at(i));
    }
    QCOMPARE(saved->at(11)->version, 2);
    QCOMPARE(fixture.rows(QStringLiteral("articles")), 1 + 400 - 5);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 1 + 400 - 4);
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), 1 + 400 - 4);
}

void TestArticleStore::scan_seesEverythingOnce()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QList<Article> batch;
    for (int i = 0; i < 25; ++i)
        batch << StoreFixture::article(QStringLiteral("A %1").arg(i));
    VERIFY_RESULT(fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result());
    QSet<ArticleId> seen;
    ArticleId after;
    while (true) {
        const auto page = fixture.store.scan(after, 10, {}).result();
        VERIFY_RESULT(page);
        for (const Article &article : *page) {
            QVERIFY(!seen.contains(article.id));
            QVERIFY(!article.body.isEmpty());
            seen.insert(article.id);
            after = article.id;
        }
        if (page->size() < 10)
            break;
    }
    QCOMPARE(seen.size(), 25);
    COMPARE_KIND(fixture.store.scan({}, 1001, {}).result(), ErrorKind::Usage);
}

void TestArticleStore::overview_counts()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QList<Article> batch;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto add = [&](Core::Status status, const QDateTime &publishAt, const QStringList &tags) {
        batch << StoreFixture::article(QStringLiteral("A %1").arg(batch.size()));
        batch.last().status = status;
        batch.last().publishAt = publishAt;
        batch.last().tags = tags;
    };
    add(Core::Status::Draft, {}, {QStringLiteral("a")});
    add(Core::Status::Draft, now.addDays(1),
        {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")});
    add(Core::Status::Review, {}, {});
    add(Core::Status::Published, {}, {QStringLiteral("c")});
    add(Core::Status::Published, now.addDays(-1), {QStringLiteral("a")});
    add(Core::Status::Published, now.addDays(1), {});
    add(Core::Status::Archived, {}, {});
    const auto saved = fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result();
    VERIFY_RESULT(saved);
    VERIFY_RESULT(
        fixture.store.save(StoreFixture::article(QStringLiteral("B")), QStringLiteral("bob"), {})
            .result());
    const auto counts = fixture.store.overview(QStringLiteral("bob"), {}).result();
    VERIFY_RESULT(counts);
    QCOMPARE(counts->all, (Core::BoundedCount{8, false}));
    QCOMPARE(counts->mine.value, 1);
    QCOMPARE(counts->draft.value, 3);
    QCOMPARE(counts->review.value, 1);
    QCOMPARE(counts->published.value, 2);
    QCOMPARE(counts->scheduled.value, 1);
    QCOMPARE(counts->archived.value, 1);
    QCOMPARE(counts->tags,
             (QList<Core::TagCount>{
                 {QStringLiteral("a"), 3}, {QStringLiteral("b"), 1}, {QStringLiteral("c"), 1}}));
    Article changed = *saved->at(0);
    changed.tags = {QStringLiteral("c"), QStringLiteral("d")};
    VERIFY_RESULT(fixture.save(changed));
    VERIFY_RESULT(fixture.store.remove(saved->at(1)->id, 0, QStringLiteral("ann"), {}).result());
    QCOMPARE(fixture.store.overview({}, {}).result()->tags,
             (QList<Core::TagCount>{
                 {QStringLiteral("c"), 2}, {QStringLiteral("a"), 1}, {QStringLiteral("d"), 1}}));
}

void TestArticleStore::olderSchema_getsItsTagsCountedAnew()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (const char *tag : {"a", "b", "b"}) {
        Article one = StoreFixture::article(QLatin1String(tag));
        one.tags = {QLatin1String(tag)};
        VERIFY_RESULT(fixture.save(one));
    }
    // As it was before the database counted, with counts that somebody meddled with.
    QStringList older{QStringLiteral("UPDATE tag_counts SET articles = 77"),
                      QStringLiteral("INSERT INTO tag_counts VALUES ('forged', 99)"),
                      QStringLiteral("ALTER TABLE outbox DROP COLUMN owes"),
                      QStringLiteral("DELETE FROM schema_version WHERE version > 4")};
    if (dialect == Sql::Dialect::PostgreSql)
        older << QStringLiteral("DROP FUNCTION note_tags() CASCADE")
              << QStringLiteral("DROP TABLE tag_changes")
              << QStringLiteral("DROP FUNCTION count_tags()")
              << Support::takeBackFiniteTimes() + Support::takeBackLimits();
    else
        older << Support::takeBackLimitsOfFile().split(QLatin1Char(';'), Qt::SkipEmptyParts)
              << QStringLiteral("DROP TRIGGER articles_tags_new")
              << QStringLiteral("DROP TRIGGER articles_tags_changed")
              << QStringLiteral("DROP TRIGGER articles_tags_gone");
    older << Support::takeBackUsableFrom().split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &sql : std::as_const(older)) {
        VERIFY_RESULT(
            fixture.test.database
                ->run(Sql::Access::Write, {},
                      [sql](Sql::Connection &connection) { return connection.execute(sql); })
                .result());
    }
    auto upgrading = fixture.test.settings;
    upgrading.schema = Sql::ConnectSettings::Schema::Upgrade;
    const auto again = std::make_shared<Sql::Database>(upgrading);
    VERIFY_RESULT(again->open({}).result());
    Articles::SqlArticleStore store(again);
    const QList<Core::TagCount> counted{{QStringLiteral("b"), 2}, {QStringLiteral("a"), 1}};
    QCOMPARE(store.overview({}, {}).result()->tags, counted);
    Article one = StoreFixture::article(QStringLiteral("c"));
    one.tags = {QStringLiteral("a"), QStringLiteral("c")};
    VERIFY_RESULT(store.save(one, QStringLiteral("ann"), {}).result());
    QCOMPARE(store.overview({}, {}).result()->tags,
             (QList<Core::TagCount>{
                 {QStringLiteral("a"), 2}, {QStringLiteral("b"), 2}, {QStringLiteral("c"), 1}}));
}

QTEST_GUILESS_MAIN(TestArticleStore)
#include "tst_articlestore.moc"
