#include "../articles/storefixture.h"

#include <articles/sqlbulkstore.h>
#include <newsroom/bulkrun.h>
#include <support/waiting.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Core::Article;
using Core::ArticleId;
using Core::BulkAction;
using Core::BulkChange;
using Core::BulkState;
using Core::ErrorKind;
using Tests::StoreFixture;
using Tests::wait;
using Tests::waitFor;

/** A change of many articles from its preview to its undo, in both dialects. */
class TestBulkRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void change_isDoneWithRevisionsAndOutbox_data() { Tests::addDialects(); }
    void change_isDoneWithRevisionsAndOutbox();
    void whatSomebodyChanged_isSkippedAndListed_data() { Tests::addDialects(); }
    void whatSomebodyChanged_isSkippedAndListed();
    void takenSlug_isSkippedAlone_data() { Tests::addDialects(); }
    void takenSlug_isSkippedAlone();
    void preview_saysWhatTheChangeDoes_data() { Tests::addDialects(); }
    void preview_saysWhatTheChangeDoes();
    void pausedAndUnfinished_isGoneOnWithByAnother_data() { Tests::addDialects(); }
    void pausedAndUnfinished_isGoneOnWithByAnother();
    void twoDesksInOneAction_doEachArticleOnce_data() { Tests::addDialects(); }
    void twoDesksInOneAction_doEachArticleOnce();
    void undo_bringsBackWhatNobodyChangedSince_data() { Tests::addDialects(); }
    void undo_bringsBackWhatNobodyChangedSince();
    void undoOfADeletion_restoresButForTakenSlugs_data() { Tests::addDialects(); }
    void undoOfADeletion_restoresButForTakenSlugs();
    void undoOfAnUndo_doesItAgain_data() { Tests::addDialects(); }
    void undoOfAnUndo_doesItAgain();
    void laterMembersOfRevisions_stay_data() { Tests::addDialects(); }
    void laterMembersOfRevisions_stay();
    void slowExpression_endsWithTheTitleAndIsGoneOnWith_data() { Tests::addDialects(); }
    void slowExpression_endsWithTheTitleAndIsGoneOnWith();
    void actionsOfLongAgo_areForgotten_data() { Tests::addDialects(); }
    void actionsOfLongAgo_areForgotten();
    void singleSaves_areRelayedBeforeThoseOfAnAction();

private:
    /** A store with articles 0, 1, ... and one who changes them. */
    struct Desk
    {
        explicit Desk(Sql::Dialect dialect, int articles = 0)
            : fixture(dialect), bulk(fixture.test.database), run(fixture.store, bulk, u"ed"_s, {})
        {
            for (int i = 0; i < articles; ++i)
                ids << put(u"Article %1"_s.arg(i)).id;
        }
        Article put(const QString &title)
        {
            const auto saved = fixture.save(StoreFixture::article(title));
            if (!saved)
                qFatal("%s", qPrintable(saved.error().message + saved.error().detail));
            return *saved;
        }
        Article now(const ArticleId &id)
        {
            return wait(fixture.store.articles({id}, {})).value_or(QList<Article>()).value(0);
        }
        Core::Result<BulkAction> change(const QList<ArticleId> &which, const BulkChange &change)
        {
            const auto action = waitFor(run.begin(which, change, {}));
            if (!action)
                return Core::failure(action.error());
            return waitFor(run.run(*action, {}));
        }
        Core::Result<BulkAction> undo(const QUuid &action)
        {
            const auto undo = waitFor(run.beginUndo(action, {}));
            if (!undo)
                return Core::failure(undo.error());
            return waitFor(run.run(*undo, {}));
        }
        QList<Core::BulkOutcome> skipped(const QUuid &action)
        {
            return waitFor(run.skipped(action, {})).value_or(QList<Core::BulkOutcome>());
        }
        int number(const QString &select)
        {
            const auto number =
                fixture.test.database
                    ->run(Sql::Access::Read, {},
                          [select](Sql::Connection &connection) {
                              return connection.composed(select).one(
                                  [](const Sql::Row &row) { return int(row.integer("n")); });
                          })
                    .result();
            return number ? number->value_or(-1) : -1;
        }

        StoreFixture fixture;
        Articles::SqlBulkStore bulk;
        Newsroom::BulkRun run;
        QList<ArticleId> ids;
    };
    static BulkChange tagged(const QString &tag)
    {
        BulkChange change;
        change.addTags = QStringList{tag};
        return change;
    }
};

void TestBulkRun::change_isDoneWithRevisionsAndOutbox()
{
    FETCH_DIALECT();
    Desk desk(dialect, 7);
    desk.run.setBatch(3);
    BulkChange change = tagged(u"new"_s);
    change.status = Core::Status::Published;
    change.replacement = Core::TextReplacement{u"Text"_s, u"Words \"and\" more"_s};
    change.publish = Core::PublishChange{Core::PublishChange::Kind::SetDay, {}, QDate(2024, 2, 29)};
    change.fields = {{u"kicker"_s, QJsonObject{{u"deep"_s, 1.5}}}};
    QSignalSpy progressed(&desk.run, &Newsroom::BulkRun::progressed);
    const auto done = desk.change(desk.ids, change);
    VERIFY_RESULT(done);
    QCOMPARE(done->state, BulkState::Done);
    QCOMPARE(done->changed, 7);
    QCOMPARE(done->waiting + done->skipped + done->unchanged, 0);
    QCOMPARE(done->createdBy, u"ed"_s);
    QCOMPARE(progressed.constLast().at(0).toLongLong(), 7);
    for (const ArticleId &id : std::as_const(desk.ids)) {
        const Article now = desk.now(id);
        QCOMPARE(now.version, 2);
        QCOMPARE(now.tags, QStringList{u"new"_s});
        QCOMPARE(now.status, Core::Status::Published);
        QCOMPARE(now.publishDay, QDate(2024, 2, 29));
        QVERIFY(now.body.contains(u"Words \"and\" more"_s));
        QCOMPARE(now.fields, change.fields);
        QCOMPARE(now.updatedBy, u"ed"_s);
        QCOMPARE(now.createdBy, u"ann"_s);
        const auto revision = wait(desk.fixture.store.revision(id, 2, {}));
        VERIFY_RESULT(revision);
        QCOMPARE(*revision, now);
    }
    QCOMPARE(desk.fixture.rows(u"revisions"_s), 14);
    QCOMPARE(desk.fixture.rows(u"outbox"_s), 14);
    QCOMPARE(desk.number(u"SELECT count(*) AS n FROM outbox WHERE version = 2"_s), 7);
    // The same again changes nothing.
    const auto again = desk.change(desk.ids, tagged(u"new"_s));
    VERIFY_RESULT(again);
    QCOMPARE(again->unchanged, 7);
    QCOMPARE(desk.fixture.rows(u"revisions"_s), 14);
}

void TestBulkRun::whatSomebodyChanged_isSkippedAndListed()
{
    FETCH_DIALECT();
    Desk desk(dialect, 5);
    const auto action = waitFor(desk.run.begin(desk.ids, tagged(u"x"_s), {}));
    VERIFY_RESULT(action);
    // After it was confirmed, before its turn.
    Article other = desk.now(desk.ids.at(1));
    other.title = u"Other"_s;
    VERIFY_RESULT(wait(desk.fixture.store.save(other, u"bob"_s, {})));
    VERIFY_RESULT(wait(desk.fixture.store.remove(desk.ids.at(3), 1, u"cy"_s, {})));
    const auto done = waitFor(desk.run.run(*action, {}));
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 3);
    QCOMPARE(done->skipped, 2);
    const QList<Core::BulkOutcome> skipped = desk.skipped(*action);
    QCOMPARE(skipped.size(), 2);
    QCOMPARE(skipped.at(0).id, desk.ids.at(1));
    QCOMPARE(skipped.at(0).title, u"Other"_s);
    QCOMPARE(skipped.at(0).skip.kind, ErrorKind::Conflict);
    QVERIFY(skipped.at(0).skip.message.contains(u"bob"_s));
    QVERIFY(skipped.at(1).skip.message.contains(u"cy"_s));
    QCOMPARE(desk.now(desk.ids.at(1)).tags, QStringList());
    QVERIFY(desk.now(desk.ids.at(3)).isDeleted());
    // An id that never was.
    const auto unknown = desk.change({ArticleId::create()}, tagged(u"x"_s));
    VERIFY_RESULT(unknown);
    QCOMPARE(unknown->skipped, 1);
    QCOMPARE(desk.skipped(unknown->id).constFirst().skip.kind, ErrorKind::NotFound);
}

void TestBulkRun::takenSlug_isSkippedAlone()
{
    FETCH_DIALECT();
    Desk desk(dialect, 9);
    Article german = StoreFixture::article(u"Deutsch"_s);
    german.language = u"de"_s;
    german.slug = desk.now(desk.ids.at(4)).slug;
    VERIFY_RESULT(desk.fixture.save(german));
    BulkChange change;
    change.language = u"de"_s;
    const auto done = desk.change(desk.ids, change);
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 8);
    QCOMPARE(done->skipped, 1);
    QCOMPARE(desk.skipped(done->id).constFirst().id, desk.ids.at(4));
    QCOMPARE(desk.skipped(done->id).constFirst().skip.kind, ErrorKind::Invalid);
    QCOMPARE(desk.now(desk.ids.at(4)).language, u"en"_s);
    QCOMPARE(desk.number(u"SELECT count(*) AS n FROM articles WHERE language = 'de'"_s), 9);
    QCOMPARE(desk.number(u"SELECT count(*) AS n FROM revisions WHERE version = 2"_s), 8);
}

void TestBulkRun::preview_saysWhatTheChangeDoes()
{
    FETCH_DIALECT();
    Desk desk(dialect, 4);
    Article bare = StoreFixture::article(u"Bare"_s);
    bare.body.clear();
    const Article untitled = *desk.fixture.save(bare);
    Article out = StoreFixture::article(u"Out"_s);
    out.status = Core::Status::Published;
    out.tags = QStringList{u"x"_s};
    QList<ArticleId> ids = desk.ids;
    ids << untitled.id << desk.fixture.save(out)->id << ArticleId::create();
    BulkChange change = tagged(u"x"_s);
    change.status = Core::Status::Published;
    const auto preview = waitFor(desk.run.preview(ids, change, {}));
    VERIFY_RESULT(preview);
    QCOMPARE(preview->total, 7);
    QCOMPARE(preview->willChange, 4);
    QCOMPARE(preview->unchanged, 1);
    QCOMPARE(preview->skipped(), 2);
    QCOMPARE(preview->reasons.size(), 2);
    QCOMPARE(preview->examples.size(), 4);
    QCOMPARE(preview->examples.constFirst().before.status, Core::Status::Draft);
    QCOMPARE(preview->examples.constFirst().after.status, Core::Status::Published);
    QCOMPARE(desk.fixture.rows(u"bulk_actions"_s), 0);
    const auto done = desk.change(ids, change);
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, preview->willChange);
    QCOMPARE(done->unchanged, preview->unchanged);
    QCOMPARE(done->skipped, preview->skipped());

    BulkChange replace;
    replace.replacement = Core::TextReplacement{u"(Article)"_s, u"$1 no."_s, true};
    const auto hits = waitFor(desk.run.preview(desk.ids, replace, {}));
    QCOMPARE(hits->hits, 12); // title, summary, body of each
    QCOMPARE(hits->examples.constFirst().hits.size(), 3);
}

void TestBulkRun::pausedAndUnfinished_isGoneOnWithByAnother()
{
    FETCH_DIALECT();
    Desk desk(dialect, 10);
    desk.run.setBatch(3);
    const auto action = waitFor(desk.run.begin(desk.ids, tagged(u"x"_s), {}));
    connect(&desk.run, &Newsroom::BulkRun::batchDone, &desk.run, &Newsroom::BulkRun::pause);
    const auto paused = waitFor(desk.run.run(*action, {}));
    VERIFY_RESULT(paused);
    QCOMPARE(paused->state, BulkState::Running);
    QCOMPARE(paused->changed, 3);
    QCOMPARE(paused->waiting, 7);
    // Another program, a day later.
    Newsroom::BulkRun other(desk.fixture.store, desk.bulk, u"ed"_s, {});
    const auto listed = wait(other.actions(10, {}));
    VERIFY_RESULT(listed);
    QCOMPARE(listed->constFirst().waiting, 7);
    const auto done = waitFor(other.run(*action, {}));
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 10);
    QCOMPARE(done->state, BulkState::Done);
    QCOMPARE(desk.number(u"SELECT count(*) AS n FROM articles WHERE version = 2"_s), 10);
    QCOMPARE(waitFor(other.run(*action, {}))->changed, 10); // over: nothing more

    const auto next = waitFor(desk.run.begin(desk.ids, tagged(u"y"_s), {}));
    QCOMPARE(waitFor(desk.run.run(*next, {}))->changed, 3);
    QCOMPARE(waitFor(desk.run.cancel(*next, {}))->state, BulkState::Cancelled);
    QCOMPARE(waitFor(desk.run.run(*next, {}))->changed, 3);
    COMPARE_KIND(waitFor(desk.run.cancel(*next, {})).and_then([&](const BulkAction &) {
        return wait(desk.bulk.apply(*next, {}, u"ed"_s, {}));
    }),
                 ErrorKind::Conflict);
}

void TestBulkRun::twoDesksInOneAction_doEachArticleOnce()
{
    FETCH_DIALECT();
    Desk desk(dialect, 40);
    const auto action = waitFor(desk.run.begin(desk.ids, tagged(u"x"_s), {}));
    Newsroom::BulkRun other(desk.fixture.store, desk.bulk, u"ed"_s, {});
    desk.run.setBatch(4);
    other.setBatch(3);
    const auto first = Core::asFuture(desk.run.run(*action, {}));
    const auto second = Core::asFuture(other.run(*action, {}));
    VERIFY_RESULT(wait(first));
    VERIFY_RESULT(wait(second));
    const auto now = wait(desk.bulk.action(*action, {}));
    VERIFY_RESULT(now);
    QCOMPARE(now->state, BulkState::Done);
    QCOMPARE(now->changed, 40);
    QCOMPARE(desk.number(u"SELECT count(*) AS n FROM articles WHERE version = 2"_s), 40);
    QCOMPARE(desk.fixture.rows(u"revisions"_s), 80);
}

void TestBulkRun::undo_bringsBackWhatNobodyChangedSince()
{
    FETCH_DIALECT();
    Desk desk(dialect, 5);
    QList<Article> before;
    for (const ArticleId &id : std::as_const(desk.ids))
        before << desk.now(id);
    BulkChange change = tagged(u"x"_s);
    change.status = Core::Status::Archived;
    change.section = u"old"_s;
    change.replacement = Core::TextReplacement{u"e"_s, u"E"_s};
    const auto done = desk.change(desk.ids, change);
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 5);
    Article other = desk.now(desk.ids.at(2));
    other.summary = u"Other"_s;
    VERIFY_RESULT(wait(desk.fixture.store.save(other, u"bob"_s, {})));
    const auto undone = desk.undo(done->id);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->changed, 4);
    QCOMPARE(undone->skipped, 1);
    QCOMPARE(undone->undoes, std::optional(done->id));
    QCOMPARE(desk.skipped(undone->id).constFirst().id, desk.ids.at(2));
    for (int i = 0; i < 5; ++i) {
        if (i == 2)
            continue;
        const Article now = desk.now(desk.ids.at(i));
        QVERIFY(now.sameContent(before.at(i)));
        QCOMPARE(now.version, 3);
    }
    QVERIFY(wait(desk.bulk.action(done->id, {}))->isUndone);
    COMPARE_KIND(desk.undo(done->id), ErrorKind::Conflict);
    COMPARE_KIND(desk.undo(QUuid::createUuid()), ErrorKind::NotFound);
}

void TestBulkRun::undoOfADeletion_restoresButForTakenSlugs()
{
    FETCH_DIALECT();
    Desk desk(dialect, 3);
    const QString slug = desk.now(desk.ids.at(1)).slug;
    BulkChange deletion;
    deletion.isDeletion = true;
    const auto done = desk.change(desk.ids, deletion);
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 3);
    QVERIFY(desk.now(desk.ids.at(0)).isDeleted());
    QCOMPARE(desk.number(u"SELECT count(*) AS n FROM outbox WHERE type = 'deleted'"_s), 3);
    Article taker = StoreFixture::article(u"Taker"_s);
    taker.slug = slug;
    VERIFY_RESULT(desk.fixture.save(taker));
    const auto undone = desk.undo(done->id);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->changed, 2);
    QCOMPARE(undone->skipped, 1);
    QVERIFY(!desk.now(desk.ids.at(0)).isDeleted());
    QVERIFY(desk.now(desk.ids.at(1)).isDeleted());
    QVERIFY(desk.skipped(undone->id).constFirst().skip.message.contains(u"slug"_s));
}

void TestBulkRun::undoOfAnUndo_doesItAgain()
{
    FETCH_DIALECT();
    Desk desk(dialect, 3);
    const auto done = desk.change(desk.ids, tagged(u"x"_s));
    const auto undone = desk.undo(done->id);
    VERIFY_RESULT(undone);
    QCOMPARE(desk.now(desk.ids.at(0)).tags, QStringList());
    const auto again = desk.undo(undone->id);
    VERIFY_RESULT(again);
    QCOMPARE(again->changed, 3);
    QCOMPARE(desk.now(desk.ids.at(0)).tags, QStringList{u"x"_s});
}

void TestBulkRun::laterMembersOfRevisions_stay()
{
    FETCH_DIALECT();
    Desk desk(dialect, 1);
    Article later = desk.now(desk.ids.at(0));
    later.unknown = {{u"mood"_s, u"blue"_s}, {u"format"_s, 2}};
    later.section = u"s"_s;
    VERIFY_RESULT(desk.fixture.save(later));
    VERIFY_RESULT(desk.change(desk.ids, tagged(u"x"_s)));
    const auto revision = wait(desk.fixture.store.revision(desk.ids.at(0), 3, {}));
    VERIFY_RESULT(revision);
    QCOMPARE(revision->unknown, later.unknown);
    QCOMPARE(revision->tags, QStringList{u"x"_s});
}

void TestBulkRun::slowExpression_endsWithTheTitleAndIsGoneOnWith()
{
    FETCH_DIALECT();
    Desk desk(dialect, 3);
    Article slow = StoreFixture::article(u"Slow one"_s);
    slow.body = QString(60, u'a') + u'!';
    const ArticleId slowId = desk.fixture.save(slow)->id;
    BulkChange change;
    change.replacement = Core::TextReplacement{u"(a+)+$"_s, u"b"_s, true};
    QList<ArticleId> ids = desk.ids;
    ids << slowId;
    const auto preview = waitFor(desk.run.preview(ids, change, {}));
    COMPARE_KIND(preview, ErrorKind::Timeout);
    QVERIFY(preview.error().message.contains(u"Slow one"_s));
    const auto action = waitFor(desk.run.begin(ids, change, {}));
    COMPARE_KIND(waitFor(desk.run.run(*action, {})), ErrorKind::Timeout);
    QVERIFY(!desk.run.isRunning());
    const auto known = wait(desk.bulk.action(*action, {}));
    QCOMPARE(known->state, BulkState::Running);
    QCOMPARE(known->waiting, 4);
}

void TestBulkRun::actionsOfLongAgo_areForgotten()
{
    FETCH_DIALECT();
    Desk desk(dialect, 2);
    const auto old = desk.change(desk.ids, tagged(u"x"_s));
    VERIFY_RESULT(old);
    const auto aged =
        desk.fixture.test.database
            ->run(
                Sql::Access::Write, {},
                [dialect](Sql::Connection &connection) {
                    return connection.execute(
                        dialect == Sql::Dialect::Sqlite
                            ? u"UPDATE bulk_actions SET created_at = created_at - 31 * 86400000"_s
                            : u"UPDATE bulk_actions SET created_at = created_at - interval '31 days'"_s);
                })
            .result();
    VERIFY_RESULT(aged);
    VERIFY_RESULT(desk.change(desk.ids, tagged(u"y"_s)));
    QCOMPARE(desk.fixture.rows(u"bulk_actions"_s), 1);
    QCOMPARE(desk.fixture.rows(u"bulk_rows"_s), 2);
    COMPARE_KIND(wait(desk.bulk.action(old->id, {})), ErrorKind::NotFound);
}

void TestBulkRun::singleSaves_areRelayedBeforeThoseOfAnAction()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Desk desk(Sql::Dialect::PostgreSql, 30);
    const auto claim = [&desk](int articles) {
        return desk.fixture.outbox.claim(articles, 60, Ports::AllTargets, {}).result();
    };
    VERIFY_RESULT(claim(100)); // of the first saves
    VERIFY_RESULT(desk.change(desk.ids, tagged(u"x"_s)));
    const Article single = desk.put(u"Single"_s);
    const auto claimed = claim(5);
    VERIFY_RESULT(claimed);
    QCOMPARE(claimed->size(), 5);
    QVERIFY(std::any_of(claimed->begin(), claimed->end(),
                        [&single](const auto &row) { return row.article == single.id; }));
}

QTEST_GUILESS_MAIN(TestBulkRun)
#include "tst_bulkrun.moc"
