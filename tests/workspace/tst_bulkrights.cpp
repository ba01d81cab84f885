#include "people.h"

#include <newsroom/bulkrun.h>
#include <ports/articlestore.h>
#include <ports/bulkstore.h>
#include <support/outcome.h>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Core::BulkChange;
using Core::ErrorKind;
using Core::Status;
using Tests::article;
using Tests::wait;
using Tests::waitFor;

/** What each role may change of many articles, and see of the changes of others. */
class TestBulkRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TRIPTYCH_NEEDS(Support::postgresDsn());
        m_people.emplace();
    }
    void author_changesOwnDraftsAloneAndIsToldTheRest();
    void author_publishesNothing();
    void reader_changesNothing();
    void actions_areOnesOwnButForAnAdmin();
    void manyForbidden_areSkippedAlone();
    void rightsFromBefore_letOneChangeMany();
    void olderTables_areSaid();

private:
    using Space = std::shared_ptr<Workspace::Workspace>;

    static BulkChange tagged(const QString &tag)
    {
        BulkChange change;
        change.addTags = QStringList{tag};
        return change;
    }
    static Core::Result<Core::BulkAction>
    change(const Space &space, const QList<Core::ArticleId> &ids, const BulkChange &change)
    {
        const auto bulk = space->openBulk();
        const auto action = waitFor(bulk->begin(ids, change, {}));
        if (!action)
            return Core::failure(action.error());
        return waitFor(bulk->run(*action, {}));
    }
    Core::ArticleId put(const char *who, const QString &title, Status status = Status::Draft)
    {
        return m_people->saveAs(who, article(title, u"Words"_s, status)).id;
    }
    static QHash<Core::ArticleId, ErrorKind> skipped(const Space &space, const QUuid &action)
    {
        QHash<Core::ArticleId, ErrorKind> kinds;
        const auto bulk = space->openBulk();
        const auto list = waitFor(bulk->skipped(action, {}));
        for (const Core::BulkOutcome &one : list.value_or(QList<Core::BulkOutcome>()))
            kinds.insert(one.id, one.skip.kind);
        return kinds;
    }

    std::optional<Tests::People> m_people;
};

void TestBulkRights::author_changesOwnDraftsAloneAndIsToldTheRest()
{
    const auto own = put("ann", u"Own"_s);
    const auto hidden = put("bob", u"Hidden"_s);
    const auto shown = put("ed", u"Shown"_s, Status::Published);
    const auto ann = m_people->openAs("ann");
    const auto preview =
        waitFor(ann->openBulk()->preview({own, hidden, shown}, tagged(u"x"_s), {}));
    VERIFY_RESULT(preview);
    QCOMPARE(preview->willChange, 1);
    const auto done = change(ann, {own, hidden, shown}, tagged(u"x"_s));
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 1);
    const auto kinds = skipped(ann, done->id);
    QCOMPARE(kinds.size(), 2);
    QCOMPARE(kinds.value(hidden), ErrorKind::NotFound);
    QCOMPARE(kinds.value(shown), ErrorKind::Forbidden);
    const auto all = change(m_people->openAs("ed"), {own, hidden, shown}, tagged(u"y"_s));
    VERIFY_RESULT(all);
    QCOMPARE(all->changed, 3);
}

void TestBulkRights::author_publishesNothing()
{
    const auto own = put("ann", u"Not yet"_s);
    const auto ann = m_people->openAs("ann");
    BulkChange publish;
    publish.status = Status::Published;
    const auto done = change(ann, {own}, publish);
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 0);
    QCOMPARE(skipped(ann, done->id).value(own), ErrorKind::Forbidden);
    // Also where only the database refuses it: the store alone, told to write it.
    Ports::BulkStore &store = ann->stores().bulk;
    const QUuid action = QUuid::createUuid();
    VERIFY_RESULT(wait(store.begin(action, Core::bulkChangeToJson(publish), ann->actor(), {})));
    const auto other = put("ann", u"Stays a draft"_s);
    VERIFY_RESULT(wait(store.add(action, {own, other}, {})));
    VERIFY_RESULT(wait(store.setState(action, Core::BulkState::Running, {})));
    QList<Ports::BulkWrite> writes;
    for (const auto &[id, status] :
         {std::pair(own, Status::Published), std::pair(other, Status::Review)}) {
        Ports::BulkWrite write;
        write.article = *wait(ann->library().article(id, {}));
        write.article.status = status;
        write.isWritten = true;
        writes << write;
    }
    const auto outcomes = wait(store.apply(action, writes, ann->actor(), {}));
    VERIFY_RESULT(outcomes);
    QCOMPARE(outcomes->at(0).skip.kind, ErrorKind::Forbidden);
    QCOMPARE(outcomes->at(1).kind, Core::BulkOutcome::Kind::Changed);
    QCOMPARE(wait(ann->library().article(own, {}))->version, 1);
}

void TestBulkRights::reader_changesNothing()
{
    const auto shown = put("ed", u"For readers"_s, Status::Published);
    const auto done = change(m_people->openAs("rita"), {shown}, tagged(u"x"_s));
    COMPARE_KIND(done, ErrorKind::Forbidden);
}

void TestBulkRights::actions_areOnesOwnButForAnAdmin()
{
    const auto own = put("ann", u"Ann's secret"_s);
    const auto done = change(m_people->openAs("ann"), {own}, tagged(u"secret"_s));
    VERIFY_RESULT(done);
    for (const char *who : {"bob", "ed"}) {
        auto psql = m_people->psql(who);
        const QString id = u'\'' + done->id.toString(QUuid::WithoutBraces) + u'\'';
        QCOMPARE(psql.run(u"SELECT count(*) FROM bulk_actions WHERE id = "_s + id), u"0"_s);
        QCOMPARE(psql.run(u"SELECT count(*) FROM bulk_rows WHERE action = "_s + id), u"0"_s);
        QCOMPARE(psql.run(u"UPDATE bulk_rows SET state = 'waiting' WHERE action = "_s + id),
                 u"0"_s);
        COMPARE_KIND(waitFor(m_people->openAs(who)->openBulk()->beginUndo(done->id, {})),
                     ErrorKind::NotFound);
    }
    const auto admin = m_people->openAs("ada");
    const auto bulk = admin->openBulk();
    const auto undo = waitFor(bulk->beginUndo(done->id, {}));
    VERIFY_RESULT(undo);
    const auto undone = waitFor(bulk->run(*undo, {}));
    VERIFY_RESULT(undone);
    QCOMPARE(undone->changed, 1);
}

void TestBulkRights::manyForbidden_areSkippedAlone()
{
    QList<Core::Article> drafts;
    for (int i = 0; i < 150; ++i)
        drafts << article(u"Many %1"_s.arg(i), u"Words"_s);
    QList<Core::ArticleId> ids;
    for (const char *who : {"ann", "bob"}) {
        const auto space = m_people->openAs(who);
        const auto saved = wait(space->stores().articles.saveAll(drafts, space->actor(), {}));
        VERIFY_RESULT(saved);
        for (const auto &one : *saved)
            ids << one->id;
    }
    const auto ann = m_people->openAs("ann");
    const auto done = change(ann, ids, tagged(u"x"_s));
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 150);
    QCOMPARE(done->skipped, 150);
}

void TestBulkRights::rightsFromBefore_letOneChangeMany()
{
    // As after an upgrade of a workspace whose rights are those of an older schema.
    Tests::Psql owner(m_people->database().dsn());
    owner.run(u"DROP TABLE bulk_rows"_s);
    owner.run(u"DROP TABLE bulk_actions"_s);
    owner.run(u"ALTER TABLE outbox DROP COLUMN bulk"_s);
    owner.run(u"DELETE FROM schema_version WHERE version >= 18"_s);
    const auto upgraded = m_people->ctl(m_people->database().dsn(), {u"setup"_s, u"--upgrade"_s});
    QVERIFY2(upgraded.code == 0, upgraded.err.constData());
    const auto own = put("ann", u"After the upgrade"_s);
    const auto done = change(m_people->openAs("ann"), {own}, tagged(u"x"_s));
    VERIFY_RESULT(done);
    QCOMPARE(done->changed, 1);
    QCOMPARE(m_people->psql("bob").run(u"SELECT count(*) FROM bulk_actions"_s), u"0"_s);
}

void TestBulkRights::olderTables_areSaid()
{
    Tests::Psql owner(m_people->database().dsn());
    owner.run(u"DELETE FROM schema_version WHERE version >= 18"_s);
    const auto own = put("ann", u"Before the upgrade"_s);
    COMPARE_KIND(change(m_people->openAs("ann"), {own}, tagged(u"x"_s)), ErrorKind::OlderSchema);
    owner.run(
        u"INSERT INTO schema_version (version, name, applied_at, usable_from, relayable_from) "
        "VALUES (18, '0018_bulk', now(), 9, 9)"_s);
}

QTEST_GUILESS_MAIN(TestBulkRights)
#include "tst_bulkrights.moc"
