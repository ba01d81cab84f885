#include "people.h"

#include <newsroom/embedded.h>
#include <ports/articlestore.h>
#include <ports/outbox.h>
#include <support/olderschema.h>

#include <sql/database.h>
#include <sync/relay.h>

using namespace Triptych;
using Core::ErrorKind;
using Tests::article;
using Tests::Psql;
using Tests::Refused;
using Tests::text;
using Tests::wait;
using Space = Workspace::Workspace;

/** What one login writes must not stop the relay of all. */
class TestRelayRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_people.emplace(); }
    void cleanup() { m_people.reset(); }

    void outboxRow_isNewAndDue();
    void timesWithoutEnd_areRefused();
    void olderTimesWithoutEnd_areMended();
    void olderGrants_areBroughtUpToDate();
    void grantsInPart_areToldOf();
    void delivered_isDoneWhereTheRestCannotBePutOff();
    void authorWhoRelays_addsOwnRowsOnly();
    void olderPolicyOfTheRelay_isTakenBack();

private:
    QString asOwner(const QString &sql) const { return m_people->database().value(sql); }
    /** Back to the schema before migration 7, as an earlier Triptych left it. */
    void takeBackFiniteTimes() const
    {
        m_people->database().execute(
            Support::takeBackFiniteTimes() + Support::takeBackTagChangeNumbers() +
            Support::takeBackUsableFrom() + Support::takeBackLimits() +
            QStringLiteral("DELETE FROM schema_version WHERE version > 6"));
    }
    /** The steps that are missing, and nothing about rights. */
    void upgradeSchemaAlone() const
    {
        auto settings = Sql::ConnectSettings::postgresql(m_people->database().dsn());
        QVERIFY(settings);
        settings->schema = Sql::ConnectSettings::Schema::Upgrade;
        const auto opened = Sql::Database(*settings).open({}).result();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    }
    /** As a setup left it that knew nothing of what is owed. */
    void takeBackOwes() const
    {
        m_people->database().execute(QStringLiteral("REVOKE UPDATE (owes) ON outbox FROM ") +
                                     m_people->group("relay"));
    }
    QString outboxRow(const Core::Article &of, const char *status) const
    {
        return QStringLiteral("INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, "
                              "version) VALUES (gen_random_uuid(), 'article', %1, 'saved', "
                              "jsonb_build_object('id', %1, 'status', '%2'), %3)")
            .arg(text(of.id), QLatin1String(status))
            .arg(of.version);
    }
    Core::Result<Sync::RelayReport> drain(Space &workspace) const
    {
        return Tests::waitFor(workspace.relay().drain(Core::Call::within(std::chrono::minutes(1))));
    }

    std::optional<Tests::People> m_people;
};

namespace {

/** SQLSTATE check_violation. */
const QString Violated = QStringLiteral("23514");

} // namespace

void TestRelayRights::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
}

void TestRelayRights::outboxRow_isNewAndDue()
{
    const Core::Article draft =
        m_people->saveAs("ann", article(QStringLiteral("Draft"), QStringLiteral("A")));
    Psql ann = m_people->psql("ann");
    const QString row =
        QStringLiteral("INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, "
                       "version%2) VALUES (gen_random_uuid(), 'article', %1, 'saved', "
                       "jsonb_build_object('id', %1, 'status', 'draft'), 1%3)");
    const auto insert = [&](const char *column, const char *value) {
        return ann.run(row.arg(text(draft.id), QLatin1String(column), QLatin1String(value)));
    };
    QCOMPARE(insert(", attempts", ", 2147483647"), Refused);
    QCOMPARE(insert(", lease_until", ", 'infinity'"), Refused);
    QCOMPARE(insert(", lease_until", ", '2999-01-01'"), Refused);
    QCOMPARE(insert(", last_error", ", 'x'"), Refused);
    // Another way to write the same id is another article to who reads the rows.
    QCOMPARE(
        ann.run(row.arg(QStringLiteral("upper(%1)").arg(text(draft.id)), QString(), QString())),
        Refused);
    QCOMPARE(insert("", ""), QStringLiteral("1"));
    QCOMPARE(insert(", created_at", ", 'infinity'"), QStringLiteral("1"));
    const auto service = m_people->openAs("rel");
    const auto report = drain(*service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->published, 1);
    QCOMPARE(asOwner(QStringLiteral("SELECT count(*) FROM outbox")), QStringLiteral("0"));
}

void TestRelayRights::timesWithoutEnd_areRefused()
{
    const Core::Article draft =
        m_people->saveAs("ann", article(QStringLiteral("Draft"), QStringLiteral("A")));
    // An author takes the server's times; an admin brings them (tst_rightsattacks has the rest).
    Psql ann = m_people->psql("ann"), ada = m_people->psql("ada");
    QCOMPARE(ann.run(QStringLiteral("UPDATE articles SET publish_at = '-infinity', "
                                    "version = version + 1 WHERE id = ") +
                     text(draft.id)),
             Violated);
    for (const char *time : {"publish_at = 'infinity'", "created_at = 'infinity'",
                             "updated_at = '-infinity'", "deleted_at = 'infinity'"})
        QCOMPARE(ada.run(QStringLiteral("UPDATE articles SET ") + QLatin1String(time)), Violated);
    QCOMPARE(ada.run(QStringLiteral("INSERT INTO revisions VALUES (%1, 2, 'x', '{}', 'infinity', "
                                    "'%2')")
                         .arg(text(draft.id), m_people->login("ann"))),
             Violated);
    QCOMPARE(ada.run(QStringLiteral("INSERT INTO working_copies VALUES (gen_random_uuid(), '%1', "
                                    "0, '{}', 'infinity')")
                         .arg(m_people->login("ann"))),
             Violated);
    m_people->database().execute(QStringLiteral("UPDATE articles SET publish_at = '9999-12-31', "
                                                "deleted_at = NULL"));
}

void TestRelayRights::olderTimesWithoutEnd_areMended()
{
    const Core::Article never = m_people->saveAs(
        "ed", article(QStringLiteral("Never"), QStringLiteral("N"), Core::Status::Published));
    const Core::Article ever = m_people->saveAs(
        "ed", article(QStringLiteral("Ever"), QStringLiteral("E"), Core::Status::Published));
    const Core::Article kept =
        m_people->saveAs("ann", article(QStringLiteral("Kept"), QStringLiteral("K")));
    const QString keptRow =
        QStringLiteral("SELECT articles::text FROM articles WHERE id = ") + text(kept.id);
    const QString before = asOwner(keptRow);
    takeBackFiniteTimes();
    m_people->database().execute(QStringLiteral(
        "UPDATE articles SET publish_at = 'infinity', deleted_at = NULL WHERE title = 'Never';"
        "UPDATE articles SET publish_at = '-infinity', created_at = 'infinity', "
        "updated_at = 'infinity', deleted_at = '-infinity' WHERE title = 'Ever';"
        "UPDATE revisions SET saved_at = 'infinity' WHERE title = 'Ever';"
        "INSERT INTO working_copies VALUES (gen_random_uuid(), 'somebody', 0, '{}', 'infinity');"
        "UPDATE outbox SET created_at = 'infinity', lease_until = 'infinity'"));
    upgradeSchemaAlone();
    const auto desk = m_people->open(m_people->database().dsn());
    // What was never to be seen is not, and what is brought up to date is told of.
    QCOMPARE(asOwner(QStringLiteral("SELECT string_agg(concat_ws(' ', title, "
                                    "publish_at AT TIME ZONE 'UTC', deleted_at IS NULL), ', ' "
                                    "ORDER BY title) FROM articles WHERE title <> 'Kept'")),
             QStringLiteral("Ever f, Never 9999-12-31 00:00:00 t"));
    QCOMPARE(asOwner(keptRow), before);
    QCOMPARE(asOwner(QStringLiteral("SELECT count(*) FROM pg_class WHERE relforcerowsecurity AND "
                                    "relname IN ('articles', 'revisions', 'working_copies', "
                                    "'outbox')")),
             QStringLiteral("4"));
    for (const char *sql :
         {"SELECT count(*) FROM articles WHERE NOT isfinite(created_at) OR NOT "
          "isfinite(updated_at)",
          "SELECT count(*) FROM revisions WHERE NOT isfinite(saved_at)",
          "SELECT count(*) FROM working_copies WHERE NOT isfinite(updated_at)",
          "SELECT count(*) FROM outbox WHERE NOT isfinite(created_at) OR lease_until > now()"})
        QCOMPARE(asOwner(QLatin1String(sql)), QStringLiteral("0"));
    const auto read = wait(desk->stores().articles.articles({never.id, ever.id, kept.id}, {}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->size(), 3);
    const auto report = drain(*desk);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->published, 3);
    timesWithoutEnd_areRefused();
}

void TestRelayRights::olderGrants_areBroughtUpToDate()
{
    takeBackOwes();
    takeBackFiniteTimes();
    m_people->database().execute(QStringLiteral("COMMENT ON POLICY admin_all ON articles IS '6'"));
    upgradeSchemaAlone();
    QVERIFY(m_people->open(m_people->database().dsn())->hasOldRights());
    // The migration gave it what it cannot do without.
    const auto service = m_people->openAs("rel");
    QVERIFY(service->mayRelay());
    QVERIFY(service->hasOldRights());
    m_people->saveAs("ann", article(QStringLiteral("Draft"), QStringLiteral("A")));
    const auto claims = wait(service->stores().outbox.claim(1, 60, Ports::AllTargets, {}));
    QVERIFY(claims && claims->size() == 1);
    const auto postponed = wait(service->stores().outbox.postpone(
        {{claims->constFirst().rows, QStringLiteral("Away."), 0, {}, Ports::OutboxTarget::Cache}},
        {}));
    QVERIFY2(postponed, postponed ? "" : qPrintable(postponed.error().detail));
    m_people->setUp();
    for (const char *who : {"rita", "ann", "rel", "ada"})
        QVERIFY(!m_people->openAs(who)->hasOldRights());
}

void TestRelayRights::grantsInPart_areToldOf()
{
    const auto relayOnce = [this] {
        const Tests::CtlRun run = m_people->ctl(
            m_people->dsn("rel"), {QStringLiteral("relay"), QStringLiteral("--once")});
        return std::pair(run.code, run.err);
    };
    QCOMPARE(relayOnce(), std::pair(0, QByteArray()));
    takeBackOwes();
    const auto service = m_people->openAs("rel");
    QVERIFY(!service->mayRelay());
    QVERIFY(service->hasOldRights());
    const auto [code, said] = relayOnce();
    QCOMPARE(code, 4);
    QVERIFY2(said.contains("triptychctl setup"), said.constData());
}

void TestRelayRights::delivered_isDoneWhereTheRestCannotBePutOff()
{
    const auto service = m_people->openAs("rel");
    m_people->saveAs("ann", article(QStringLiteral("Delivered"), QStringLiteral("D")));
    const Core::Article late =
        m_people->saveAs("ann", article(QStringLiteral("Late"), QStringLiteral("L")));
    // A row of a version that is not to be seen yet is put off.
    m_people->database().execute(
        QStringLiteral("UPDATE outbox SET version = 99 WHERE aggregateid = ") + text(late.id));
    takeBackOwes();
    QCOMPARE(drain(*service).error().kind, ErrorKind::Forbidden);
    QCOMPARE(asOwner(QStringLiteral("SELECT string_agg(aggregateid, ' ') FROM outbox")),
             late.id.toString());

    // It claims, so relaying is its work: it goes on by itself once it may again.
    Sync::Relay &relay = service->relay();
    int passes = 0;
    connect(&relay, &Sync::Relay::passed, this, [&passes] { ++passes; });
    relay.setRetryInterval(std::chrono::milliseconds(50));
    relay.start();
    // More often than at the start and after one lease.
    const auto isLookedAtAgain = [&] {
        m_people->database().execute(QStringLiteral("UPDATE outbox SET lease_until = '-infinity'"));
        return passes > 3;
    };
    QVERIFY(QTest::qWaitFor(isLookedAtAgain, 20'000));
    m_people->setUp();
    QTRY_COMPARE_WITH_TIMEOUT(
        asOwner(QStringLiteral("SELECT count(*) FROM outbox WHERE last_error <> ''")),
        QStringLiteral("1"), 20'000);
    relay.stop();
    QTRY_VERIFY(!relay.isPassing());
}

void TestRelayRights::authorWhoRelays_addsOwnRowsOnly()
{
    const auto owner = m_people->open(m_people->database().dsn());
    QVERIFY(
        wait(owner->grantLogin(
                 m_people->prefix(),
                 {m_people->login("ann"), {QStringLiteral("author"), QStringLiteral("relay")}, {}},
                 {}))
            .has_value());
    const Core::Article own =
        m_people->saveAs("ann", article(QStringLiteral("Own"), QStringLiteral("A")));
    const Core::Article other =
        m_people->saveAs("bob", article(QStringLiteral("Other"), QStringLiteral("B")));
    Psql ann = m_people->psql("ann");
    QCOMPARE(ann.run(outboxRow(other, "draft")), Refused);
    QCOMPARE(ann.run(outboxRow(own, "draft")), QStringLiteral("1"));
    QCOMPARE(m_people->psql("rel").run(outboxRow(own, "draft")), Refused);
    const auto desk = m_people->openAs("ann");
    QVERIFY(desk->mayRelay());
    const auto report = drain(*desk);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->published, 2);
    // What is moved here was saved by others.
    QCOMPARE(m_people->psql("ada").run(outboxRow(other, "draft")), QStringLiteral("1"));
}

void TestRelayRights::olderPolicyOfTheRelay_isTakenBack()
{
    m_people->database().execute(
        QStringLiteral("CREATE POLICY relay_all ON outbox TO %1 USING (true) WITH CHECK (true);"
                       "DROP POLICY relay_changes ON outbox; DROP POLICY admin_adds ON outbox")
            .arg(m_people->group("relay")));
    m_people->setUp();
    QCOMPARE(
        asOwner(QStringLiteral(
            "SELECT string_agg(concat_ws(' ', polname, polcmd), ', ' ORDER BY polname) "
            "FROM pg_policy WHERE polrelid = 'outbox'::regclass")),
        QStringLiteral("admin_adds a, own_new a, relay_changes w, relay_deletes d, relay_reads r"));
    authorWhoRelays_addsOwnRowsOnly();
}

QTEST_GUILESS_MAIN(TestRelayRights)
#include "tst_relayrights.moc"
