#include "fullarticle.h"

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ArticleId;
using Core::ErrorKind;

/** What the store keeps beside the current version: deleted articles, revisions, working copies. */
class TestKeptVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tombstone_isSeenOnlyWhereSaid_data() { addDialects(); }
    void tombstone_isSeenOnlyWhereSaid();
    void restored_isANewVersion_data() { addDialects(); }
    void restored_isANewVersion();
    void bySource_findsTombstonesToo_data() { addDialects(); }
    void bySource_findsTombstonesToo();
    void revisions_areNewestFirst_data() { addDialects(); }
    void revisions_areNewestFirst();
    void workingCopy_isOnesOwn_data() { addDialects(); }
    void workingCopy_isOnesOwn();
    void workingCopyOfAnotherComputer_isReplacedOnlyWhereItWasRead_data() { addDialects(); }
    void workingCopyOfAnotherComputer_isReplacedOnlyWhereItWasRead();
};

void TestKeptVersions::tombstone_isSeenOnlyWhereSaid()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    const auto removed = fixture.store.remove(saved->id, 0, QStringLiteral("bob"), {}).result();
    VERIFY_RESULT(removed);
    QCOMPARE(*removed, 2);
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 2);
    COMPARE_KIND(fixture.store.article(saved->id, {}).result(), ErrorKind::NotFound);
    COMPARE_KIND(fixture.store.remove(saved->id, 0, QStringLiteral("bob"), {}).result(),
                 ErrorKind::NotFound);
    COMPARE_KIND(fixture.store.remove(ArticleId::create(), 0, QStringLiteral("bob"), {}).result(),
                 ErrorKind::NotFound);
    QVERIFY(fixture.store.idsBySlug(saved->slug, {}).result()->isEmpty());
    QVERIFY(fixture.store.list({}, 10, {}, {}).result()->rows.isEmpty());
    const auto seen = fixture.store.articles({saved->id}, {}).result();
    VERIFY_RESULT(seen);
    QCOMPARE(seen->size(), 1);
    QVERIFY(seen->constFirst().isDeleted());
    QCOMPARE(seen->constFirst().version, 2);
    QCOMPARE(seen->constFirst().updatedBy, QStringLiteral("bob"));
    QCOMPARE(fixture.store.scan({}, 10, {}).result()->size(), 1);
    Article late = *saved;
    late.version = 2;
    late.body = QStringLiteral("late");
    COMPARE_KIND(fixture.save(late), ErrorKind::Conflict);
    QVERIFY(fixture.store.overview({}, {}).result()->tags.isEmpty());
}

void TestKeptVersions::restored_isANewVersion()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    COMPARE_KIND(fixture.store.restore(saved->id, 1, QStringLiteral("bob"), {}).result(),
                 ErrorKind::Conflict);
    VERIFY_RESULT(fixture.store.remove(saved->id, 1, QStringLiteral("bob"), {}).result());
    COMPARE_KIND(fixture.store.restore(saved->id, 1, QStringLiteral("bob"), {}).result(),
                 ErrorKind::Conflict);
    // Meanwhile another article took the slug.
    Article other = StoreFixture::article(QStringLiteral("Other"));
    other.slug = saved->slug;
    other.language = saved->language;
    VERIFY_RESULT(fixture.save(other));
    const auto restored = fixture.store.restore(saved->id, 2, QStringLiteral("bob"), {}).result();
    VERIFY_RESULT(restored);
    QCOMPARE(restored->version, 3);
    QCOMPARE(restored->slug, saved->slug + QStringLiteral("-2"));
    QVERIFY(!restored->isDeleted());
    const auto read = fixture.store.article(saved->id, {}).result();
    VERIFY_RESULT(read);
    QVERIFY(*read == *restored);
    QCOMPARE(read->body, saved->body);
    QCOMPARE(fixture.store.overview({}, {}).result()->tags.size(), saved->tags.size());
}

void TestKeptVersions::bySource_findsTombstonesToo()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    VERIFY_RESULT(fixture.store.remove(saved->id, 1, QStringLiteral("bob"), {}).result());
    const auto found = fixture.store
                           .bySource(QStringLiteral("markdown:x"),
                                     {QStringLiteral("a/b.md"), QStringLiteral("c")}, {})
                           .result();
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->constFirst().source, saved->source);
    QVERIFY(fixture.store.bySource(QStringLiteral("other"), {QStringLiteral("a/b.md")}, {})
                .result()
                ->isEmpty());
    Article twin = fullArticle();
    twin.slug.clear();
    COMPARE_KIND(fixture.save(twin), ErrorKind::Conflict);
}

void TestKeptVersions::revisions_areNewestFirst()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto first = fixture.save(fullArticle());
    VERIFY_RESULT(first);
    Article changed = *first;
    changed.title = QStringLiteral("Second");
    const auto second = fixture.store.save(changed, QStringLiteral("bob"), {}).result();
    VERIFY_RESULT(second);
    const auto history = fixture.store.revisions(first->id, {}).result();
    VERIFY_RESULT(history);
    QCOMPARE(history->size(), 2);
    QCOMPARE(history->at(0).version, 2);
    QCOMPARE(history->at(0).title, QStringLiteral("Second"));
    QCOMPARE(history->at(0).savedBy, QStringLiteral("bob"));
    QCOMPARE(history->at(0).savedAt, second->updatedAt);
    const auto old = fixture.store.revision(first->id, 1, {}).result();
    VERIFY_RESULT(old);
    QVERIFY(*old == *first);
    COMPARE_KIND(fixture.store.revision(first->id, 3, {}).result(), ErrorKind::NotFound);
}

void TestKeptVersions::workingCopy_isOnesOwn()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const QString ann = QStringLiteral("ann");
    const QString here = QStringLiteral("here");
    Article draft;
    draft.id = ArticleId::create();
    VERIFY_RESULT(fixture.store.putWorkingCopy({draft, here}, ann, {}, {}).result());
    draft.title = QStringLiteral("Begun");
    draft.version = 3;
    VERIFY_RESULT(fixture.store.putWorkingCopy({draft, here}, ann, {}, {}).result());
    const auto mine = fixture.store.workingCopy(draft.id, ann, {}).result();
    VERIFY_RESULT(mine);
    QVERIFY(mine->has_value());
    QVERIFY((*mine)->article.sameContent(draft));
    QCOMPARE((*mine)->article.version, 3);
    QCOMPARE((*mine)->device, here);
    QVERIFY(!fixture.store.workingCopy(draft.id, QStringLiteral("bob"), {}).result()->has_value());
    QCOMPARE(fixture.store.workingCopies(ann, {}).result()->size(), 1);
    QCOMPARE(fixture.rows(QStringLiteral("articles")), 0);
    Article bad = draft;
    bad.body = QString(QChar(0xD800));
    COMPARE_KIND(fixture.store.putWorkingCopy({bad, here}, ann, {}, {}).result(),
                 ErrorKind::Invalid);
    VERIFY_RESULT(fixture.store.dropWorkingCopy(draft.id, ann, here, {}).result());
    QVERIFY(fixture.store.workingCopies(ann, {}).result()->isEmpty());
    VERIFY_RESULT(fixture.store.dropWorkingCopy(draft.id, ann, here, {}).result());
}

void TestKeptVersions::workingCopyOfAnotherComputer_isReplacedOnlyWhereItWasRead()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const QString ann = QStringLiteral("ann");
    const QString here = QStringLiteral("here");
    const QString there = QStringLiteral("there");
    Article draft;
    draft.id = ArticleId::create();
    draft.title = QStringLiteral("From there");
    draft.updatedAt = Core::utcNow();
    VERIFY_RESULT(fixture.store.putWorkingCopy({draft, there}, ann, {}, {}).result());
    const auto theirs = fixture.store.workingCopy(draft.id, ann, {}).result();
    VERIFY_RESULT(theirs);

    Article mine = draft;
    mine.title = QStringLiteral("From here");
    mine.updatedAt = draft.updatedAt.addSecs(9);
    COMPARE_KIND(fixture.store.putWorkingCopy({mine, here}, ann, {}, {}).result(),
                 ErrorKind::Conflict);
    VERIFY_RESULT(fixture.store.dropWorkingCopy(draft.id, ann, here, {}).result());
    QCOMPARE(fixture.store.workingCopy(draft.id, ann, {}).result()->value().article.title,
             draft.title);

    // Gone on with there since it was read here.
    draft.updatedAt = draft.updatedAt.addSecs(1);
    VERIFY_RESULT(fixture.store.putWorkingCopy({draft, there}, ann, {}, {}).result());
    COMPARE_KIND(fixture.store.putWorkingCopy({mine, here}, ann, *theirs, {}).result(),
                 ErrorKind::Conflict);
    const auto newer = fixture.store.workingCopy(draft.id, ann, {}).result();
    VERIFY_RESULT(fixture.store.putWorkingCopy({mine, here}, ann, *newer, {}).result());
    QCOMPARE(fixture.store.workingCopy(draft.id, ann, {}).result()->value().article.title,
             mine.title);
    VERIFY_RESULT(fixture.store.dropWorkingCopy(draft.id, ann, here, {}).result());
    QVERIFY(fixture.store.workingCopies(ann, {}).result()->isEmpty());
}

QTEST_GUILESS_MAIN(TestKeptVersions)
#include "tst_keptversions.moc"
