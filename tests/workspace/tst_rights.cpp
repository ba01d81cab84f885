#include "people.h"

#include <ports/articlestore.h>
#include <ports/outbox.h>
#include <ports/viewcounter.h>
#include <sync/relay.h>

using namespace Triptych;
using Core::ErrorKind;
using Tests::article;
using Tests::Psql;
using Tests::Refused;
using Tests::text;
using Tests::wait;
using Space = Workspace::Workspace;

class TestRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void reader_seesPublicArticlesOnly();
    void author_seesOwnAndPublic();
    void author_cannotPublishNorTouchOthersByPsql();
    void author_cannotPretendToBeSomebodyElse();
    void author_savesDraftsByTheDesk();
    void author_isToldForbiddenByTheDesk();
    void author_getsAFreeSlugBesideHiddenDrafts();
    void editor_changesEverythingButDeletesNothing();
    void relay_seesEveryRowAndTheOutboxOnly();
    void admin_deletesAndGrants();
    void audit_namesTheLoginAndCannotBeAltered();
    void workspaces_knowWhatTheirLoginMay();
    void deskOfAnAuthor_neverRelays();

private:
    QString group(const char *role) const { return m_people->group(role); }
    QString login(const char *who) const { return m_people->login(who); }
    Psql psql(const char *who) const { return m_people->psql(who); }
    std::shared_ptr<Space> openAs(const char *who,
                                  Space::RelayMode relay = Space::RelayMode::OnDemand)
    {
        return m_people->openAs(who, relay);
    }
    Core::Article saveAs(const char *who, const Core::Article &wanted)
    {
        return m_people->saveAs(who, wanted);
    }

    std::optional<Tests::People> m_people;
    Core::Article m_annsDraft;
    Core::Article m_bobsDraft;
    Core::Article m_public;
};

void TestRights::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
    m_people->setUp(); // again, as after an update
    m_annsDraft = saveAs("ann", article(QStringLiteral("Ann's draft"), QStringLiteral("A")));
    m_bobsDraft = saveAs("bob", article(QStringLiteral("Bob's draft"), QStringLiteral("B")));
    m_public = saveAs(
        "ed", article(QStringLiteral("For all"), QStringLiteral("P"), Core::Status::Published));
    Core::Article later =
        article(QStringLiteral("For later"), QStringLiteral("L"), Core::Status::Published);
    later.publishAt = Core::utcNow().addDays(1);
    QCOMPARE(saveAs("ed", later).version, 1);
    QCOMPARE(m_annsDraft.createdBy, login("ann"));
}

void TestRights::reader_seesPublicArticlesOnly()
{
    Psql rita = psql("rita");
    QCOMPARE(rita.run(QStringLiteral("SELECT string_agg(title, ',') FROM articles")),
             QStringLiteral("For all"));
    for (const char *sql :
         {"UPDATE articles SET title = 'x'", "DELETE FROM articles", "SELECT 1 FROM outbox",
          "SELECT 1 FROM revisions", "SELECT 1 FROM working_copies", "SELECT 1 FROM audit",
          "TRUNCATE articles", "CREATE TABLE mine (a int)",
          "ALTER TABLE articles DISABLE ROW LEVEL SECURITY"})
        QCOMPARE(rita.run(QLatin1String(sql)), Refused);
    const auto desk = openAs("rita");
    QVERIFY(desk->isReadOnly());
    QVERIFY(wait(desk->library().article(m_public.id, {})).has_value());
    QCOMPARE(wait(desk->library().article(m_annsDraft.id, {})).error().kind, ErrorKind::NotFound);
    QCOMPARE(wait(desk->stores().views.increment(m_public.id, {})), Core::Result<qint64>(1));
    QCOMPARE(wait(desk->stores().views.increment(m_annsDraft.id, {})).error().kind,
             ErrorKind::Forbidden);
    QCOMPARE(wait(desk->library().save(article(QStringLiteral("x"), QStringLiteral("y")), {}))
                 .error()
                 .kind,
             ErrorKind::Forbidden);
}

void TestRights::author_seesOwnAndPublic()
{
    Psql ann = psql("ann");
    QCOMPARE(ann.run(QStringLiteral("SELECT string_agg(title, ',' ORDER BY title) FROM articles")),
             QStringLiteral("Ann's draft,For all"));
    QCOMPARE(ann.run(QStringLiteral("SELECT string_agg(title, ',') FROM revisions")),
             QStringLiteral("Ann's draft"));
    QCOMPARE(ann.run(QStringLiteral("SELECT 1 FROM outbox")), Refused);
    QCOMPARE(ann.run(QStringLiteral("SELECT 1 FROM audit")), Refused);
}

void TestRights::author_cannotPublishNorTouchOthersByPsql()
{
    Psql ann = psql("ann");
    const QString mine = text(m_annsDraft.id);
    QCOMPARE(
        ann.run(QStringLiteral(
                    "UPDATE articles SET status = 'published', version = version + 1 WHERE id = ") +
                mine),
        Refused);
    QCOMPARE(
        ann.run(QStringLiteral(
                    "UPDATE articles SET status = 'archived', version = version + 1 WHERE id = ") +
                mine),
        Refused);
    QCOMPARE(ann.run(QStringLiteral(
                         "UPDATE articles SET title = 'x', version = version + 1 WHERE id = ") +
                     text(m_bobsDraft.id)),
             QStringLiteral("0"));
    QCOMPARE(ann.run(QStringLiteral(
                         "UPDATE articles SET title = 'x', version = version + 1 WHERE id = ") +
                     text(m_public.id)),
             QStringLiteral("0"));
    QCOMPARE(ann.run(QStringLiteral("UPDATE articles SET title = 'x' WHERE id = ") + mine),
             Refused);
    QCOMPARE(
        ann.run(QStringLiteral(
                    "UPDATE articles SET created_by = 'bob', version = version + 1 WHERE id = ") +
                mine),
        Refused);
    QCOMPARE(ann.run(QStringLiteral("DELETE FROM articles WHERE id = ") + mine), Refused);
    QCOMPARE(ann.run(QStringLiteral("SET ROLE ") + group("editor")), Refused);
    QCOMPARE(ann.run(QStringLiteral("GRANT %1 TO %2").arg(group("editor"), login("ann"))), Refused);
    QCOMPARE(ann.run(QStringLiteral("UPDATE revisions SET title = 'x'")), Refused);
    // What she may: her own draft, as the next version.
    QCOMPARE(
        ann.run(
            QStringLiteral(
                "BEGIN; UPDATE articles SET status = 'review', version = version + 1 WHERE id = ") +
            mine),
        QStringLiteral("1"));
    QCOMPARE(ann.run(QStringLiteral("ROLLBACK")), QString());
}

void TestRights::author_cannotPretendToBeSomebodyElse()
{
    Psql ann = psql("ann");
    const QString insert = QStringLiteral(
        "INSERT INTO articles (id, version, slug, language, title, summary, body, authors, tags, "
        "section, status, fields, "
        "source_digest, created_at, updated_at, created_by, updated_by) VALUES (gen_random_uuid(), "
        "1, 'forged', 'en', "
        "'Forged', '', '', '{}', '{}', '', '%1', '{}', '', now(), now(), '%2', '%3')");
    QCOMPARE(ann.run(insert.arg(QStringLiteral("draft"), login("bob"), login("ann"))), Refused);
    QCOMPARE(ann.run(insert.arg(QStringLiteral("draft"), login("ann"), login("bob"))), Refused);
    QCOMPARE(ann.run(insert.arg(QStringLiteral("published"), login("ann"), login("ann"))), Refused);
    QCOMPARE(
        ann.run(
            QStringLiteral(
                "INSERT INTO revisions (article_id, version, title, content, saved_at, saved_by) "
                "VALUES (%1, 2, 'x', '{}', now(), '%2')")
                .arg(text(m_public.id), login("ann"))),
        Refused);
    // An outbox row is acted on by others: it must be of what she just saved.
    const QString row = QStringLiteral(
        "INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version) "
        "VALUES (gen_random_uuid(), 'article', %1, 'saved', "
        "jsonb_build_object('id', %1), %2)");
    QCOMPARE(ann.run(row.arg(text(m_public.id)).arg(1)), Refused);
    QCOMPARE(ann.run(row.arg(text(m_annsDraft.id)).arg(7)), Refused);
    QCOMPARE(
        ann.run(
            QStringLiteral(
                "INSERT INTO working_copies (article_id, owner, base_version, content, updated_at) "
                "VALUES (%1, '%2', 1, '{}', now())")
                .arg(text(m_public.id), login("bob"))),
        Refused);
}

void TestRights::author_savesDraftsByTheDesk()
{
    const auto desk = openAs("ann");
    QVERIFY(!desk->isReadOnly());
    auto saved =
        wait(desk->library().save(article(QStringLiteral("New"), QStringLiteral("N")), {}));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    saved->tags = {QStringLiteral("sea")};
    saved->status = Core::Status::Review;
    saved = wait(desk->library().save(*saved, {}));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    QCOMPARE(wait(desk->library().revisions(saved->id, {}))->size(), 2);
    QVERIFY(wait(desk->stores().articles.putWorkingCopy({*saved, QStringLiteral("here")},
                                                        desk->actor(), {}, {}))
                .has_value());
    QVERIFY(wait(desk->stores().articles.workingCopy(saved->id, desk->actor(), {}))->has_value());
    QVERIFY(wait(desk->stores().articles.dropWorkingCopy(saved->id, desk->actor(),
                                                         QStringLiteral("here"), {}))
                .has_value());
    QCOMPARE(wait(desk->library().remove(saved->id, 2, {})), Core::Result<qint64>(3));
    QCOMPARE(
        m_people->database().value(
            QStringLiteral("SELECT count(*) FROM outbox WHERE aggregateid = ") + text(saved->id)),
        QStringLiteral("3"));
}

void TestRights::author_isToldForbiddenByTheDesk()
{
    const auto desk = openAs("ann");
    Core::Article published = m_annsDraft;
    published.status = Core::Status::Published;
    Core::Article others = m_public;
    others.title = QStringLiteral("Mine now");
    Core::Article unseen = m_bobsDraft;
    unseen.title = QStringLiteral("Mine now");
    for (const Core::Article &wanted : {published, others, unseen}) {
        const auto refused = wait(desk->library().save(wanted, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QVERIFY(!refused.error().message.isEmpty());
    }
    QCOMPARE(wait(desk->library().remove(m_public.id, 1, {})).error().kind, ErrorKind::Forbidden);
    QCOMPARE(wait(desk->library().remove(m_bobsDraft.id, 1, {})).error().kind,
             ErrorKind::Forbidden);
    Core::Article stale = m_annsDraft;
    stale.version = 9;
    QCOMPARE(wait(desk->library().save(stale, {})).error().kind, ErrorKind::Conflict);
}

void TestRights::author_getsAFreeSlugBesideHiddenDrafts()
{
    for (int i = 0; i < 7; ++i)
        QCOMPARE(saveAs("bob", article(QStringLiteral("Same title"), QStringLiteral("B"))).version,
                 1);
    const Core::Article saved =
        saveAs("ann", article(QStringLiteral("Same title"), QStringLiteral("A")));
    QCOMPARE(saved.version, 1);
    QVERIFY(saved.slug.startsWith(QLatin1String("same-title-")));
    Core::Article taken = article(QStringLiteral("Other"), QStringLiteral("A"));
    taken.slug = QStringLiteral("same-title");
    QCOMPARE(wait(openAs("ann")->library().save(taken, {})).error().kind, ErrorKind::Invalid);
}

void TestRights::editor_changesEverythingButDeletesNothing()
{
    Core::Article bobs = m_bobsDraft;
    bobs.status = Core::Status::Published;
    const Core::Article published = saveAs("ed", bobs);
    QCOMPARE(published.version, 2);
    QCOMPARE(published.createdBy, login("bob"));
    QCOMPARE(published.updatedBy, login("ed"));
    Core::Article again = published;
    again.title = QStringLiteral("By Bob again");
    QCOMPARE(wait(openAs("bob")->library().save(again, {})).error().kind, ErrorKind::Forbidden);
    again.title = m_bobsDraft.title;
    again.status = Core::Status::Draft;
    m_bobsDraft = saveAs("ed", again);
    QCOMPARE(m_bobsDraft.version, 3);
    Psql ed = psql("ed");
    for (const char *sql :
         {"DELETE FROM articles", "DELETE FROM revisions", "SELECT 1 FROM outbox",
          "SELECT 1 FROM audit", "UPDATE articles SET updated_by = 'x', version = version + 1",
          "UPDATE articles SET created_by = 'x', version = version + 1"})
        QCOMPARE(ed.run(QLatin1String(sql)), Refused);
}

void TestRights::relay_seesEveryRowAndTheOutboxOnly()
{
    Psql rel = psql("rel");
    QCOMPARE(rel.run(QStringLiteral("SELECT count(*) FROM articles")),
             m_people->database().value(QStringLiteral("SELECT count(*) FROM articles")));
    QVERIFY(rel.run(QStringLiteral("SELECT count(*) FROM outbox")).toInt() > 0);
    for (const char *sql :
         {"UPDATE articles SET title = 'x'", "DELETE FROM articles", "SELECT 1 FROM working_copies",
          "SELECT 1 FROM revisions", "SELECT 1 FROM audit", "INSERT INTO outbox DEFAULT VALUES"})
        QCOMPARE(rel.run(QLatin1String(sql)), Refused);
    const auto service = openAs("rel");
    QVERIFY(service->mayRelay());
    QVERIFY(service->isReadOnly());
    auto draining = [&]() -> Core::Task<Sync::RelayReport> {
        auto task = service->relay().drain({});
        co_return co_await task;
    };
    const auto report = QCoro::waitFor(draining());
    QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
    QVERIFY(report->published > 0);
    QCOMPARE(report->postponed, 0);
    QCOMPARE(m_people->database().value(QStringLiteral("SELECT count(*) FROM outbox")),
             QStringLiteral("0"));
}

void TestRights::admin_deletesAndGrants()
{
    const Core::Article gone = saveAs("ann", article(QStringLiteral("Gone"), QStringLiteral("G")));
    Psql ada = psql("ada");
    QCOMPARE(ada.run(QStringLiteral("DELETE FROM outbox WHERE aggregateid = ") + text(gone.id)),
             QStringLiteral("1"));
    QCOMPARE(
        ada.run(QStringLiteral("BEGIN; DELETE FROM revisions WHERE article_id = ") + text(gone.id)),
        QStringLiteral("1"));
    QCOMPARE(ada.run(QStringLiteral("DELETE FROM articles WHERE id = ") + text(gone.id)),
             QStringLiteral("1"));
    QCOMPARE(ada.run(QStringLiteral("COMMIT")), QString());
    QCOMPARE(
        m_people->database().value(
            QStringLiteral("SELECT count(*) FROM revisions WHERE article_id = ") + text(gone.id)),
        QStringLiteral("0"));
    QCOMPARE(ada.run(QStringLiteral("GRANT %1 TO %2").arg(group("author"), login("rita"))),
             QString());
    const QString mayWrite = QStringLiteral("SELECT has_table_privilege('articles', 'INSERT')");
    QCOMPARE(psql("rita").run(mayWrite), QStringLiteral("t"));
    QCOMPARE(ada.run(QStringLiteral("REVOKE %1 FROM %2").arg(group("author"), login("rita"))),
             QString());
    QCOMPARE(psql("rita").run(mayWrite), QStringLiteral("f"));
    QVERIFY(openAs("ada")->mayRelay());
}

void TestRights::audit_namesTheLoginAndCannotBeAltered()
{
    const Core::Article saved =
        saveAs("ann", article(QStringLiteral("Audited"), QStringLiteral("A")));
    Core::Article published = saved;
    published.status = Core::Status::Published;
    saveAs("ed", published);
    QVERIFY(wait(openAs("ed")->library().remove(saved.id, 2, {})).has_value());
    Psql ada = psql("ada");
    QCOMPARE(
        ada.run(
            QStringLiteral("SELECT string_agg(concat_ws(' ', login, action, old_version, "
                           "new_version, new_status, "
                           "is_tombstone), ', ' ORDER BY number) FROM audit WHERE article_id = ") +
            text(saved.id)),
        QStringLiteral("%1 insert 1 draft f, %2 update 1 2 published f, %2 update 2 3 published t")
            .arg(login("ann"), login("ed")));
    QVERIFY(ada.run(QStringLiteral("SELECT max(at) > now() - interval '1 minute' FROM audit")) ==
            QLatin1String("t"));
    for (const char *who : {"ada", "ed", "ann", "rel", "rita"}) {
        Psql session = psql(who);
        for (const char *sql :
             {"UPDATE audit SET login = 'x'", "DELETE FROM audit", "TRUNCATE audit",
              "INSERT INTO audit (login, action, article_id, title, is_tombstone) VALUES ('x', "
              "'insert', "
              "gen_random_uuid(), '', false)",
              "DROP TABLE audit", "ALTER TABLE articles DISABLE TRIGGER articles_audit",
              "SELECT audit_article()"})
            QCOMPARE(session.run(QLatin1String(sql)), Refused);
    }
}

void TestRights::workspaces_knowWhatTheirLoginMay()
{
    const auto rita = openAs("rita"), ann = openAs("ann"), ed = openAs("ed"),
               owner = m_people->open(m_people->database().dsn());
    QVERIFY(rita->isReadOnly() && !rita->mayRelay());
    QVERIFY(!ann->isReadOnly() && !ann->mayRelay());
    QVERIFY(!ed->isReadOnly() && !ed->mayRelay());
    QVERIFY(!owner->isReadOnly() && owner->mayRelay());
}

void TestRights::deskOfAnAuthor_neverRelays()
{
    const auto desk = openAs("ann", Space::RelayMode::InBackground);
    const auto saved =
        wait(desk->library().save(article(QStringLiteral("Waits"), QStringLiteral("W")), {}));
    QVERIFY(saved.has_value());
    const auto admin = openAs("ada", Space::RelayMode::InBackground);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_people->database().value(QStringLiteral("SELECT count(*) FROM outbox")),
        QStringLiteral("0"), 20'000);
    // Its row was taken by the admin's desk: the author's login may not even look.
    QCOMPARE(wait(desk->stores().outbox.claim(1, 1, Ports::AllTargets, {})).error().kind,
             ErrorKind::Forbidden);
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
