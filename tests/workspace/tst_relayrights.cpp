#include "people.h"

#include <newsroom/waitfor.h>
#include <ports/articlestore.h>
#include <ports/outbox.h>
#include <support/olderschema.h>
#include <sync/relay.h>

using namespace Triptych;
using Core::ErrorKind;
using Test::article;
using Test::Psql;
using Test::Refused;
using Test::text;
using Test::wait;
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

private:
    QString asOwner(const QString &sql) const { return m_people->database().value(sql); }
    /** Back to the schema before migration 7, as an earlier Triptych left it. */
    void takeBackFiniteTimes() const
    {
        m_people->database().execute(
            Support::takeBackFiniteTimes() +
            QStringLiteral("DELETE FROM schema_version WHERE version > 6"));
    }
    Core::Result<Sync::RelayReport> drain(Space &workspace) const
    {
        return Test::waitFor(workspace.relay().drain(Core::Call::within(std::chrono::minutes(1))));
    }

    std::optional<Test::People> m_people;
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
    QCOMPARE(insert(", created_at", ", 'infinity'"), Refused);
    QCOMPARE(insert(", last_error", ", 'x'"), Refused);
    // Another way to write the same id is another article to who reads the rows.
    QCOMPARE(
        ann.run(row.arg(QStringLiteral("upper(%1)").arg(text(draft.id)), QString(), QString())),
        Refused);
    QCOMPARE(insert("", ""), QStringLiteral("1"));
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
    Psql ann = m_people->psql("ann");
    const QString insert =
        QStringLiteral("INSERT INTO articles (id, version, slug, language, title, summary, body, "
                       "authors, tags, section, status, fields, source_digest, created_by, "
                       "updated_by, created_at, updated_at, publish_at, deleted_at) VALUES "
                       "(gen_random_uuid(), 1, 'odd', 'en', 'Odd', '', '', '{}', '{}', '', "
                       "'draft', '{}', '', '%1', '%1', %2)")
            .arg(m_people->login("ann"));
    for (const char *times : {"'infinity', now(), NULL, NULL", "now(), '-infinity', NULL, NULL",
                              "now(), now(), 'infinity', NULL", "now(), now(), NULL, 'infinity'"})
        QCOMPARE(ann.run(insert.arg(QLatin1String(times))), Violated);
    QCOMPARE(ann.run(QStringLiteral("UPDATE articles SET publish_at = '-infinity', "
                                    "version = version + 1 WHERE id = ") +
                     text(draft.id)),
             Violated);
    QCOMPARE(ann.run(QStringLiteral("INSERT INTO revisions VALUES (%1, 1, 'x', '{}', 'infinity', "
                                    "'%2')")
                         .arg(text(draft.id), m_people->login("ann"))),
             Violated);
    QCOMPARE(ann.run(QStringLiteral("INSERT INTO working_copies VALUES (gen_random_uuid(), '%1', "
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
    const auto read = wait(desk->articles().articles({never.id, ever.id, kept.id}, {}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->size(), 3);
    const auto report = drain(*desk);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->published, 3);
    timesWithoutEnd_areRefused();
}

QTEST_GUILESS_MAIN(TestRelayRights)
#include "tst_relayrights.moc"
