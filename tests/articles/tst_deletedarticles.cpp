#include "fullarticle.h"

#include <core/storedarticle.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ArticleId;
using Core::ErrorKind;
using Core::Status;

/** Deleted articles: listed, restored however late, and erased for good. */
class TestDeletedArticles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deleted_areListedTheLastFirst_data() { addDialects(); }
    void deleted_areListedTheLastFirst();
    void published_comesBackAsADraft_data();
    void published_comesBackAsADraft();
    void takenSlug_isRefusedAndAFreeOneProposed_data() { addDialects(); }
    void takenSlug_isRefusedAndAFreeOneProposed();
    void olderVersion_isNotRestored_data() { addDialects(); }
    void olderVersion_isNotRestored();
    void erased_leavesATombstoneAndNoText_data() { addDialects(); }
    void erased_leavesATombstoneAndNoText();
    void erased_keepsWhatAnImportKnows_data() { addDialects(); }
    void erased_keepsWhatAnImportKnows();
    void living_isNotErased_data() { addDialects(); }
    void living_isNotErased();

private:
    static const inline QString Bob = QStringLiteral("bob");

    /** Saved by ann and deleted by bob, at version 2. */
    static Article deleted(StoreFixture &fixture, Article article)
    {
        const auto saved = fixture.save(article);
        if (!saved || !fixture.store.remove(saved->id, saved->version, Bob, {}).result())
            qFatal("no article to begin with");
        return *saved;
    }
    static Core::ArticleQuery query()
    {
        Core::ArticleQuery query;
        query.isDeleted = true;
        return query;
    }
};

void TestDeletedArticles::deleted_areListedTheLastFirst()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QVERIFY(fixture.store.list(query(), 10, {}, {}).result()->rows.isEmpty());
    VERIFY_RESULT(fixture.save(StoreFixture::article(QStringLiteral("Stays"))));
    QStringList titles;
    for (int i = 0; i < 5; ++i) {
        Article article = StoreFixture::article(QStringLiteral("Gone %1").arg(i));
        article.status = i % 2 == 0 ? Status::Published : Status::Draft;
        deleted(fixture, article);
        titles.prepend(article.title);
    }
    QStringList listed;
    QString after;
    do {
        const auto page = fixture.store.list(query(), 2, after, {}).result();
        VERIFY_RESULT(page);
        for (const Article &row : page->rows) {
            listed << row.title;
            QCOMPARE(row.updatedBy, Bob);
            QCOMPARE(row.createdBy, QStringLiteral("ann"));
            QVERIFY(row.isDeleted());
            QCOMPARE(row.deletedAt, row.updatedAt);
        }
        after = page->next;
    } while (!after.isEmpty());
    QCOMPARE(listed, titles);
    Core::ArticleQuery drafts = query();
    drafts.status = Status::Draft;
    QCOMPARE(fixture.store.list(drafts, 10, {}, {}).result()->rows.size(), 2);
    // A cursor of the one list continues not the other.
    const auto page = fixture.store.list(query(), 2, {}, {}).result();
    COMPARE_KIND(fixture.store.list({}, 2, page->next, {}).result(), ErrorKind::Usage);
    QCOMPARE(fixture.store.list({}, 10, {}, {}).result()->rows.size(), 1);
}

void TestDeletedArticles::published_comesBackAsADraft_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("publishIn"); // seconds from now; 0 = none
    QTest::addColumn<int>("after");
    for (const auto &[name, dialect] : {std::pair{"SQLite", Sql::Dialect::Sqlite},
                                        std::pair{"PostgreSQL", Sql::Dialect::PostgreSql}}) {
        const auto row = [name = name, dialect = dialect](const char *what, Status before, int in,
                                                          Status after) {
            QTest::addRow("%s, %s", name, what) << dialect << int(before) << in << int(after);
        };
        row("draft", Status::Draft, 0, Status::Draft);
        row("in review", Status::Review, 0, Status::Review);
        row("archived", Status::Archived, -5, Status::Archived);
        row("published", Status::Published, -5, Status::Draft);
        row("published without a time", Status::Published, 0, Status::Draft);
        row("scheduled", Status::Published, 5000, Status::Draft);
    }
}

void TestDeletedArticles::published_comesBackAsADraft()
{
    FETCH_DIALECT();
    QFETCH(int, before);
    QFETCH(int, publishIn);
    QFETCH(int, after);
    StoreFixture fixture(dialect);
    Article article = fullArticle();
    article.status = Status(before);
    article.setPublishMoment(publishIn == 0 ? QDateTime() : Core::utcNow().addSecs(publishIn));
    const Article saved = deleted(fixture, article);
    const auto found = fixture.store.tombstone(saved.id, {}).result();
    VERIFY_RESULT(found);
    QCOMPARE(found->freeSlug, saved.slug);
    QCOMPARE(found->article.body, saved.body);
    QCOMPARE(found->article.version, 2);
    const auto restored = fixture.store.restoreAsDraft(saved.id, 2, {}, Bob, {}).result();
    VERIFY_RESULT(restored);
    QCOMPARE(int(restored->status), after);
    const auto read = fixture.store.article(saved.id, {}).result();
    VERIFY_RESULT(read);
    QVERIFY(*read == *restored);
    Article expected = saved;
    expected.status = Status(after);
    QVERIFY(read->sameContent(expected));
    QCOMPARE(read->publishAt, saved.publishAt);
    QCOMPARE(read->updatedBy, Bob);
    // A save like any other: a version, a revision, an outbox row, and out of the list.
    QCOMPARE(read->version, 3);
    QCOMPARE(fixture.store.revisions(saved.id, {}).result()->constFirst().version, 3);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 3);
    QVERIFY(fixture.store.list(query(), 10, {}, {}).result()->rows.isEmpty());
    COMPARE_KIND(fixture.store.tombstone(saved.id, {}).result(), ErrorKind::NotFound);
}

void TestDeletedArticles::takenSlug_isRefusedAndAFreeOneProposed()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const Article saved = deleted(fixture, fullArticle());
    for (const QString &slug : QStringList{saved.slug, saved.slug + QStringLiteral("-2")}) {
        Article other = StoreFixture::article(QStringLiteral("Other"));
        other.slug = slug;
        other.language = saved.language;
        VERIFY_RESULT(fixture.save(other));
    }
    const auto found = fixture.store.tombstone(saved.id, {}).result();
    VERIFY_RESULT(found);
    QCOMPARE(found->freeSlug, saved.slug + QStringLiteral("-3"));
    const auto restore = [&](const QString &slug) {
        return fixture.store.restoreAsDraft(saved.id, 2, slug, Bob, {}).result();
    };
    COMPARE_KIND(restore({}), ErrorKind::Invalid);
    COMPARE_KIND(restore(saved.slug + QStringLiteral("-2")), ErrorKind::Invalid);
    COMPARE_KIND(restore(QStringLiteral("no slug/at all")), ErrorKind::Invalid);
    QCOMPARE(fixture.store.tombstone(saved.id, {}).result()->article.version, 2);
    const auto restored = restore(found->freeSlug);
    VERIFY_RESULT(restored);
    QCOMPARE(restored->slug, found->freeSlug);
}

void TestDeletedArticles::olderVersion_isNotRestored()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const Article saved = deleted(fixture, fullArticle());
    COMPARE_KIND(fixture.store.restoreAsDraft(saved.id, 1, {}, Bob, {}).result(),
                 ErrorKind::Conflict);
    COMPARE_KIND(fixture.store.restoreAsDraft(ArticleId::create(), 1, {}, Bob, {}).result(),
                 ErrorKind::NotFound);
    VERIFY_RESULT(fixture.store.restoreAsDraft(saved.id, 2, {}, Bob, {}).result());
    // Restored elsewhere just before.
    COMPARE_KIND(fixture.store.restoreAsDraft(saved.id, 2, {}, Bob, {}).result(),
                 ErrorKind::Conflict);
    COMPARE_KIND(fixture.store.erase(saved.id, 2, Bob, {}).result(), ErrorKind::Conflict);
}

void TestDeletedArticles::erased_leavesATombstoneAndNoText()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Article article = fullArticle();
    article.body = QStringLiteral("Unmistakable words of a body");
    const Article saved = deleted(fixture, article);
    Ports::WorkingCopy copy{saved, QStringLiteral("computer")};
    VERIFY_RESULT(fixture.store.putWorkingCopy(copy, QStringLiteral("carol"), {}, {}).result());
    const Article kept = deleted(fixture, StoreFixture::article(QStringLiteral("Beside")));
    const int revisions = fixture.rows(QStringLiteral("revisions"));

    const auto erased = fixture.store.erase(saved.id, 2, Bob, {}).result();
    VERIFY_RESULT(erased);
    QCOMPARE(*erased, 3);
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), revisions - 1);
    QCOMPARE(fixture.rows(QStringLiteral("working_copies")), 0);
    const auto left = fixture.store.articles({saved.id}, {}).result();
    VERIFY_RESULT(left);
    const Article tombstone = left->value(0);
    QVERIFY(tombstone.isErased());
    QCOMPARE(tombstone.version, 3);
    QCOMPARE(tombstone.updatedBy, Bob);
    QVERIFY(Core::articleToStored(tombstone).value(QLatin1String("fields")).toObject().isEmpty());
    QVERIFY(tombstone.tags.isEmpty() && tombstone.authors.isEmpty() && tombstone.summary.isEmpty());
    QVERIFY(!tombstone.slug.contains(saved.slug));
    // One row is left for the index and the cache, and it says nothing of the text; those of the
    // other article stay.
    const auto waiting = [&fixture](const QString &where) {
        return fixture.rows(QStringLiteral("outbox WHERE ") + where);
    };
    QCOMPARE(waiting(QStringLiteral("aggregateid = '%1'").arg(saved.id.toString())), 1);
    QCOMPARE(waiting(QStringLiteral("CAST(payload AS text) LIKE '%Unmistakable%'")), 0);
    QCOMPARE(waiting(QStringLiteral("type = 'deleted' AND version = 3")), 1);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 3);

    // It is gone from the list, and nothing brings it back.
    const auto rows = fixture.store.list(query(), 10, {}, {}).result()->rows;
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.constFirst().id, kept.id);
    COMPARE_KIND(fixture.store.tombstone(saved.id, {}).result(), ErrorKind::NotFound);
    COMPARE_KIND(fixture.store.restoreAsDraft(saved.id, 3, {}, Bob, {}).result(),
                 ErrorKind::Conflict);
    COMPARE_KIND(fixture.store.restore(saved.id, 3, Bob, {}).result(), ErrorKind::Conflict);
    COMPARE_KIND(fixture.store.erase(saved.id, 3, Bob, {}).result(), ErrorKind::Conflict);
    Article again = saved;
    again.version = 0;
    COMPARE_KIND(fixture.save(again), ErrorKind::Conflict);
}

void TestDeletedArticles::erased_keepsWhatAnImportKnows()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Article article = fullArticle();
    article.source = Core::ImportSource{QStringLiteral("site"), QStringLiteral("posts/a.md"),
                                        QStringLiteral("0123abcd")};
    const Article saved = deleted(fixture, article);
    VERIFY_RESULT(fixture.store.erase(saved.id, 2, Bob, {}).result());
    const auto known =
        fixture.store.bySource(QStringLiteral("site"), {QStringLiteral("posts/a.md")}, {}).result();
    VERIFY_RESULT(known);
    QCOMPARE(known->size(), 1);
    QVERIFY(known->constFirst().isErased());
    QVERIFY(known->constFirst().source == saved.source);
    const auto notShown = fixture.store.notShown({}, 10, {}).result();
    VERIFY_RESULT(notShown);
    QCOMPARE(notShown->size(), 1);
}

void TestDeletedArticles::living_isNotErased()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    COMPARE_KIND(fixture.store.erase(saved->id, 1, Bob, {}).result(), ErrorKind::Conflict);
    COMPARE_KIND(fixture.store.tombstone(saved->id, {}).result(), ErrorKind::NotFound);
    QCOMPARE(fixture.store.article(saved->id, {}).result()->body, saved->body);
    QCOMPARE(fixture.rows(QStringLiteral("revisions")), 1);
}

QTEST_GUILESS_MAIN(TestDeletedArticles)
#include "tst_deletedarticles.moc"
